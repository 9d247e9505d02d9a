"""What is measured of a network in a process of its own: real numbers, one at a time, and an end that is sure."""

import json
import sys
import time

import numpy as np
import pytest

from lib.errors import NetworkError
from lib.networks import load, measured, names


def python(code):
    """A command that runs this instead of a measurement."""
    return lambda _name: [sys.executable, "-c", code]


@pytest.fixture
def nothing_runs():
    """Wait for the measurement of another test."""
    while measured._current is not None and not measured._current.is_done:
        time.sleep(0.05)


@pytest.mark.usefixtures("nothing_runs")
class TestRun:
    def test_a_network_is_measured_and_no_second_one_at_the_same_time(self):
        run = measured.start("fashion_lenet5")
        assert measured.start("fashion_cnn") is None
        found = run.result()
        assert run.is_done
        assert 0 < found.one.low <= found.one.median <= found.one.high
        assert found.batch.median > found.one.median
        assert min(found.one.n, found.batch.n) >= 5
        if found.memory_one is not None:  # Linux
            assert found.memory_one > measured.file_size("fashion_lenet5")
            assert found.memory_batch >= found.memory_one

    def test_a_stopped_one_leaves_room_for_the_next(self):
        run = measured.start("fashion_cnn", python("import time; time.sleep(60)"))
        assert not run.is_done
        run.stop()
        assert run.is_done
        other = measured.start("fashion_cnn", python("pass"))
        other.stop()

    def test_what_takes_too_long_is_ended(self, monkeypatch):
        monkeypatch.setattr(measured, "LONGEST", 0.0)
        assert measured.start("fashion_cnn", python("import time; time.sleep(60)")).is_done

    @pytest.mark.parametrize("code", ["import sys; sys.exit(3)", "print('nothing')", "print('{}')"])
    def test_what_ends_without_a_result_is_explained(self, code):
        with pytest.raises(NetworkError, match="Measure again"):
            measured.start("fashion_cnn", python(code)).result()

    @pytest.mark.parametrize("name", ["nothing", "../models/fashion_cnn", "--help", None])
    def test_only_networks_are_measured(self, name):
        with pytest.raises(NetworkError, match="There is no network"):
            measured.start(name)


class TestSpread:
    def test_the_quartiles_are_those_of_the_runs(self):
        runs = np.random.default_rng(20261122).uniform(0, 1, 31)
        found = measured.spread(runs)
        ordered = sorted(runs)
        assert (found.low, found.median, found.high) == pytest.approx(
            ((ordered[7] + ordered[8]) / 2, ordered[15], (ordered[22] + ordered[23]) / 2)
        )
        assert found.n == 31

    def test_no_run_is_explained(self):
        with pytest.raises(ValueError, match="at least once"):
            measured.spread([])

    def test_runs_stop_at_the_most_or_when_the_time_is_gone(self):
        assert len(measured.timed(lambda: None, 5, 20, 60.0)) == 20
        assert len(measured.timed(lambda: time.sleep(0.01), 3, 1000, 0.02)) == 3


class TestTold:
    def test_memory_may_be_missing(self):
        found = measured.read(json.dumps({"one": [1.0], "batch": [2.0], "memory": [None, None]}))
        assert (found.memory_one, found.memory_batch) == (None, None)

    def test_the_mark_of_this_process_is_above_nothing(self):
        assert measured._above(None) is None
        assert measured._told("NoSuchField") is None

    def test_the_machine_is_named(self):
        assert "cores" in measured.machine()
        assert "LiteRT" in measured.machine()

    def test_the_file_is_the_one_that_the_card_names(self):
        for name in names():
            assert measured.file_size(name) > load(name).card.parameters
