"""What training says of its time."""

import pytest

from lib.training.progress import Progress, spoken

ROW = {"loss": 1.0, "accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "seconds": 30.0}


@pytest.mark.parametrize(("seconds", "words"), [(0, "0 s"), (59.6, "1 min 0 s"), (42, "42 s"), (3725, "62 min 5 s")])
def test_time_left_is_said_in_minutes(seconds: float, words: str) -> None:
    assert spoken(seconds) == words


def test_time_left_is_reckoned_from_the_epochs_of_this_run_alone(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(10, 4)
    progress.epoch(5, ROW)
    progress.epoch(6, ROW | {"seconds": 50.0})
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("30 s, 2 min 30 s left")
    assert second.endswith("50 s, 2 min 40 s left")
