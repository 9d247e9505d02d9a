"""`python -m lib.training.evaluate`: committed files beside what their cards say."""

import json
import shutil
from pathlib import Path

import keras
import pytest

from lib import datasets, networks
from lib.networks import Network
from lib.networks.registry import MODELS
from lib.training import evaluate, judge
from tests import data as real
from tests.unit.training import tiny

# TensorFlow's own, when Keras saves a variable under NumPy 2
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")

NAME = "fashion_cnn"
DECISION = {"label": "Coat", "threshold": 0.2, "chosen": "By hand."}


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty pictures for the place of Fashion-MNIST's test part."""
    return tiny.folder("fashion_mnist", tmp_path_factory.mktemp("data"))


@pytest.fixture
def folder(tmp_path: Path, pictures: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A network with a threshold, whose card says what it answers for these pictures."""
    copy = Path(shutil.copytree(MODELS / NAME, tmp_path / NAME))
    tell(copy, decision=DECISION)
    network = Network(copy)
    found = judge.result(judge.evaluate(network, datasets.load("fashion_mnist", "test", pictures)), network.card)
    tell(copy, results={"test": vars(found) | {"recalls": {name: vars(each) for name, each in found.recalls.items()}}})
    monkeypatch.setattr(evaluate, "MODELS", tmp_path)
    monkeypatch.setattr(networks, "load", lambda name: Network(tmp_path / name))
    return copy


def tell(folder: Path, **changes: object) -> None:
    path = folder / "card.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")


def asked(pictures: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str], str]:
    """(what the command returns, its lines, its complaints)."""
    code = evaluate.main([NAME, "--data", str(pictures)])
    told = capsys.readouterr()
    return code, told.out.splitlines(), told.err


def test_a_table_tells_result_interval_and_parity_and_each_class_at_the_threshold(
    folder: Path, pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, error = asked(pictures, capsys)
    assert (code, error) == (0, "")
    card = Network(folder).card
    told = card.results["test"]
    assert lines[0].split() == ["network", "pictures", "right", "95", "%", "interval", "off", "Keras", "card"]
    cells = lines[1].split()
    assert cells[:6] == [NAME, "60", f"{told.accuracy:.4f}", f"{told.low:.4f}", "to", f"{told.high:.4f}"]
    assert 0 <= float(cells[6]) < 1e-4
    assert cells[7] == "agrees"
    assert len(lines) == 2 + len(card.classes)
    coat = next(line for line in lines if line.startswith("  Coat, from 0.200 on  "))
    assert f"  {told.recalls['Coat'].recall:.4f}  " in coat
    starts = {line.index("agrees") for line in lines[1:]}
    assert starts == {lines[0].index("card")}, "the columns stand under their heads"


@pytest.mark.parametrize("field", ["accuracy", "recalls"])
def test_a_card_that_says_more_than_the_file_gives_is_told(
    folder: Path, pictures: Path, capsys: pytest.CaptureFixture[str], field: str
) -> None:
    results = json.loads((folder / "card.json").read_text(encoding="utf-8"))["results"]
    if field == "accuracy":
        results["test"]["accuracy"] = 0.9876
    else:
        results["test"]["recalls"]["Coat"]["recall"] = 0.9876
    tell(folder, results=results)
    code, lines, _error = asked(pictures, capsys)
    assert code == 1
    assert next(line.split("says ")[1] for line in lines if "says" in line).startswith("0.9876 of ")
    assert sum("says" in line for line in lines) == 1


def test_files_that_drifted_apart_are_told(folder: Path, pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = keras.models.load_model(folder / "model.keras")
    kernel, bias = model.get_layer("logits").get_weights()
    model.get_layer("logits").set_weights([kernel * 1.001, bias])
    model.save(folder / "model.keras")
    code, _lines, error = asked(pictures, capsys)
    assert code == 1
    assert f"{NAME}: LiteRT is " in error
    assert "off Keras, but may be 1e-04" in error


def test_without_its_data_a_network_is_told_of_and_the_others_go_on(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate.main([NAME, NAME, "--data", str(tmp_path / "nowhere")]) == 1
    told = capsys.readouterr()
    assert told.err.count(f"{NAME}: {tmp_path / 'nowhere'} is not a folder") == 2
    assert "Traceback" not in told.err


def test_a_card_is_held_to_all_real_test_pictures(capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.main(["--data", str(real.require("fashion_mnist")), "fashion_lenet5"]) == 0
    told = networks.load("fashion_lenet5").card.results["test"]
    line = capsys.readouterr().out.splitlines()[1]
    assert line.split()[:3] == ["fashion_lenet5", "10,000", f"{told.accuracy:.4f}"]
