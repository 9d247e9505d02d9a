"""The measurements of the Parameters page: files at once, times when asked, an end when cancelled."""

import pytest

from lib import networks
from lib.errors import NetworkError
from lib.networks import measured
from lib.networks.measured import Measured, Spread
from lib.ui.views.costs import measure, measured_table
from lib.ui.views.costs.figures import memory
from tests.pages.app import checked, opened, sentences

FOUND = Measured(Spread(2e-5, 1.9e-5, 2.5e-5, 200), Spread(4e-4, 3e-4, 5e-4, 30), 1_600_000, 2_200_000)


class Ready:
    """A measurement that has ended."""

    is_done = True
    stopped = False

    def result(self):
        return FOUND

    def stop(self):
        self.stopped = True


class Slow(Ready):
    """One that never ends."""

    is_done = False


class Broken(Ready):
    """One that ended without a result."""

    def result(self):
        raise NetworkError(reason="It ended. Measure again.")


def begun(monkeypatch, run):
    """A session that has asked for two networks, and the runs that it began."""
    started = []

    def start(name):
        started.append(name)
        return run

    monkeypatch.setattr(measured, "start", start)
    session = measure.Session()
    session.ask(["fashion_mlp", "fashion_cnn"])
    return session, started


class TestSession:
    def test_one_is_measured_after_the_other(self, monkeypatch):
        session, started = begun(monkeypatch, Ready())
        session.step()
        assert (session.waiting, started) == (["fashion_cnn"], ["fashion_mlp"])
        session.step()
        assert (session.waiting, session.found) == ([], {"fashion_mlp": FOUND, "fashion_cnn": FOUND})

    def test_it_waits_for_another_sessions_measurement(self, monkeypatch):
        session, started = begun(monkeypatch, None)
        session.step()
        session.step()
        assert started == ["fashion_mlp", "fashion_mlp"]
        assert (session.found, len(session.waiting)) == ({}, 2)

    def test_cancel_stops_what_runs_and_keeps_what_was_found(self, monkeypatch):
        run = Slow()
        session, _started = begun(monkeypatch, run)
        session.found["fashion_mlp"] = FOUND
        session.step()
        session.cancel()
        session.step()
        assert run.stopped
        assert (session.waiting, list(session.found)) == ([], ["fashion_mlp"])

    def test_what_ends_without_a_result_is_said_and_the_rest_not_begun(self, monkeypatch):
        session, started = begun(monkeypatch, Broken())
        session.step()
        assert session.problem == "It ended. Measure again."
        assert (session.waiting, started) == ([], ["fashion_mlp"])


class TestPage:
    def test_every_network_has_its_file_before_anything_is_measured(self):
        said = sentences(opened("parameters", part="measure"))
        for name in networks.names():
            assert networks.load(name).card.title in said
            assert memory(measured.file_size(name)) in said
        assert said.count("not measured") == len(networks.names())

    def test_the_button_measures_and_shows_what_was_found(self, monkeypatch):
        monkeypatch.setattr(measured, "start", lambda _name: Ready())
        app = opened("parameters", part="measure")
        app.selectbox(key="_measure").set_value("Fashion MLP").run()
        app.button(key="_begin").click()
        said = sentences(checked(app.run()))
        assert "1.6 MB / 2.2 MB" in said
        assert "0.0200</span> <small>0.0190–0.0250 (200)" in said
        assert measured.machine() in said

    def test_the_studys_table_stands_with_its_source_and_caveats(self):
        said = sentences(opened("parameters", part="measure"))
        assert "0.9245 / 1.0000" in said
        assert "22.2 s (9.58 ms each)" in said
        assert "Visão computacional com Redes Convolucionais" in said
        assert "no intervals" in said


class TestSaid:
    def test_time_follows_what_is_counted(self):
        names = ["fashion_mlp", "tiny_vgg", "cats_vs_dogs"]  # multiplications rise; Tiny VGG has the fewest parameters
        found = {
            name: Measured(Spread(ms, ms, ms, 5), FOUND.batch, None, None)
            for name, ms in zip(names, (0.1, 0.2, 0.3), strict=True)
        }
        assert measured_table.said(found) == (
            "Of 3 pairs of networks, the one with more **multiplications** takes longer for one picture in **3**; "
            "the one with more **parameters** in **2** of 3."
        )

    def test_one_network_alone_says_nothing(self):
        assert measured_table.said({"fashion_mlp": FOUND}) == ""

    @pytest.mark.parametrize(("seconds", "place"), [(1e-5, 0), (1e-2, 50), (10, 100), (0, 0), (99, 100)])
    def test_a_time_has_its_place_on_a_logarithmic_track(self, seconds, place):
        assert measured_table._place(seconds) == pytest.approx(place)
