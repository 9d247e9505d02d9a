"""`python -m lib.training`: from a folder of pictures to a network that answers, stopped and resumed on the way."""

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from lib.networks.registry import MODELS
from lib.networks.runtime import Network
from lib.training import evaluate
from lib.training.__main__ import main
from tests.unit.datasets import make
from tests.unit.training import tiny

# TensorFlow's own, when Keras saves a variable under NumPy 2
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")

ROOT = MODELS.parent
CLASSES = ("left", "right")


def half_light(side: str, n: int, seed: int) -> list[np.ndarray]:
    """Pictures (28, 28, 1) whose left or right half is light."""
    pictures = np.random.default_rng(seed).integers(0, 60, (n, 28, 28, 1)).astype(np.uint8)
    half = slice(0, 14) if side == "left" else slice(14, 28)
    pictures[:, :, half] += 150
    return list(pictures)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of class folders with 60 + 6 + 20 pictures."""
    folder = tmp_path_factory.mktemp("halves")
    for part, n in (("train", 30), ("val", 3), ("test", 10)):
        make.class_folders(folder / part, {side: half_light(side, n, n + i) for i, side in enumerate(CLASSES)})
    return folder


def arguments(data: Path, folder: Path, *more: str) -> list[str]:
    return ["fashion_mlp", "--data", str(data), "--out", str(folder / "net"), "--work", str(folder / "work"), *more]


def epochs(folder: Path) -> list[int]:
    with (folder / "history.csv").open(encoding="utf-8") as file:
        return [int(row["epoch"]) for row in csv.DictReader(file)]


def test_one_command_makes_a_network_that_answers(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments(data, tmp_path, "--epochs", "2")) == 0
    told = capsys.readouterr().out
    assert "60 pictures to train, 6 to validate, 20 to test" in told
    assert "epoch 2/2" in told
    network = Network(tmp_path / "net")
    assert network.classes == CLASSES
    assert network.classify(half_light("right", 1, 99)[0])[0][0] == "right"
    assert network.card.results["test"].n == 20
    assert network.card.difference["overall"] < 1e-4
    assert epochs(tmp_path / "net") == [1, 2]


def test_stopped_and_resumed_it_ends_where_it_would_have_ended(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    through, stopped = tmp_path / "through", tmp_path / "stopped"
    assert main(arguments(data, through, "--epochs", "3")) == 0
    with monkeypatch.context() as patched:
        tiny.stop_after(patched, 2)
        assert main(arguments(data, stopped, "--epochs", "3")) == 130
    assert "Stopped after 2 of 3 epochs" in capsys.readouterr().out
    assert epochs(stopped / "net") == [1, 2]
    assert Network(stopped / "net").card.recipe["epochs"] == 2, "what was trained so far can be used"
    assert main(arguments(data, stopped, "--epochs", "3", "--resume")) == 0
    assert epochs(stopped / "net") == [1, 2, 3]
    for layer in ("dense_1", "logits"):
        for name, wanted in Network(through / "net").weights(layer).items():
            np.testing.assert_array_equal(Network(stopped / "net").weights(layer)[name], wanted)


def test_stopped_before_one_epoch_there_is_nothing_to_keep(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny.stop_after(monkeypatch, 0)
    assert main(arguments(data, tmp_path)) == 1
    assert "Stopped before the first epoch was whole" in capsys.readouterr().err
    assert not (tmp_path / "net").exists()


def test_a_checkpoint_of_another_run_is_not_resumed(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments(data, tmp_path, "--epochs", "1")) == 0
    assert main(arguments(data, tmp_path, "--epochs", "2", "--resume")) == 1
    assert "was made with another recipe or other data. Train without --resume." in capsys.readouterr().err


# A test run in the background ignores Ctrl-C, and what it starts does, too.
HEARING = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("lib.training", run_name="__main__", alter_sys=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a POSIX signal here")
def test_ctrl_c_keeps_the_whole_epochs(data: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", HEARING, *arguments(data, tmp_path, "--epochs", "2000")]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if line.startswith("epoch 2/"):
                break
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
    assert process.returncode == 130
    assert "Go on with --resume" in rest
    done = Network(tmp_path / "net").card.recipe["epochs"]
    assert 2 <= done < 2000
    assert epochs(tmp_path / "net") == list(range(1, done + 1))


@pytest.mark.parametrize("command", [main, evaluate.main])
def test_a_name_that_is_not_there_gets_a_sentence(command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["vgg19"]) == 1
    error = capsys.readouterr().err
    assert "vgg19. There are: " in error
    assert "Traceback" not in error


def test_a_folder_without_the_data_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fashion_mlp", "--data", str(tmp_path)]) == 1
    assert "holds no Fashion-MNIST" in capsys.readouterr().err
