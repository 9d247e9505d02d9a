"""`python -m lib.networks FOLDER --network NAME`: a folder answered as a table or as CSV."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from lib import networks
from lib.images.samples import load_sample
from lib.networks.__main__ import main
from tests.source import ROOT


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Three sample photos."""
    for name in ("chelsea", "coffee", "rocket"):
        Image.fromarray(load_sample(name).pixels).save(tmp_path / f"{name}.png")
    return tmp_path


def answers(photos: Path) -> dict[str, tuple[str, float]]:
    """File → (class, probability), as the app has them."""
    network = networks.load("cifar10_cnn")
    return {
        str(photos / f"{name}.png"): network.classify(load_sample(name).pixels)[0]
        for name in ("chelsea", "coffee", "rocket")
    }


def test_a_table_tells_each_file_and_counts_the_answers(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(photos), "--network", "cifar10_cnn"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for line, (path, (label, share)) in zip(lines, answers(photos).items(), strict=False):
        assert line.split() == [f"{share:.1%}", label, path]
    assert lines[3] == "3 pictures"
    assert sum(int(line.split()[0]) for line in lines[4:]) == 3


def test_csv_has_the_probability_of_every_class(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(photos), "--network", "cifar10_cnn", "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["file"], row["answer"]) for row in rows] == [(path, at[0]) for path, at in answers(photos).items()]
    for row, (label, share) in zip(rows, answers(photos).values(), strict=True):
        assert float(row[label]) == pytest.approx(share, abs=1e-5)
        assert sum(float(row[name]) for name in networks.load("cifar10_cnn").classes) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("form", [[], ["--csv"]])
def test_a_file_that_is_no_picture_is_told_apart(
    form: list[str], photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "notes\x1b[2J.txt").write_text("seen today", encoding="utf-8")
    assert main([str(photos), "--network", "cifar10_cnn", *form]) == 1
    told = capsys.readouterr()
    assert "notes\N{REPLACEMENT CHARACTER}[2J.txt: This is not a picture" in told.err
    assert "\x1b" not in told.out + told.err
    assert "rocket.png" in told.out


@pytest.mark.parametrize(("folder", "name"), [("gone", "cifar10_cnn"), (".", "resnet")])
def test_what_is_not_there_is_a_sentence(folder: str, name: str, photos: Path, capsys: pytest.CaptureFixture) -> None:
    assert main([str(photos / folder), "--network", name]) == 1
    assert capsys.readouterr().err.startswith(("There is no network resnet", f"{photos / 'gone'} is not a folder"))


def test_it_runs_without_tensorflow(photos: Path) -> None:
    code = (
        "import sys; from lib.networks.__main__ import main; "
        f"main([{str(photos)!r}, '--network', 'cifar10_cnn']); print('tensorflow' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
