"""The pieces of training: parts of the data, augmentation, recipes, judging."""

from pathlib import Path

import keras
import numpy as np
import pytest

from lib import datasets, networks
from lib.datasets import Split
from lib.errors import DataError
from lib.training import data, evaluate, recipe
from lib.training.augment import shift_and_flip
from lib.training.judge import Evaluation
from lib.training.judge import evaluate as judge
from lib.training.progress import spoken
from tests import data as real
from tests.unit.datasets import make


def split_of(n: int) -> Split:
    return Split(make.pictures(n, (28, 28, 1)), np.arange(n) % 10, tuple("0123456789"), "here")


class TestParts:
    def test_a_tenth_is_left_out_to_validate_always_the_same(self) -> None:
        whole = split_of(200)
        train, validation = data.divide(whole)
        assert (len(train), len(validation)) == (180, 20)
        assert set(train.digests()) | set(validation.digests()) == set(whole.digests())
        np.testing.assert_array_equal(data.divide(whole)[1].pixels, validation.pixels)

    def test_one_picture_cannot_be_divided(self) -> None:
        with pytest.raises(DataError, match="has 1 pictures to train on"):
            data.divide(split_of(1))

    def test_pictures_of_any_size_get_the_networks_shape(self, tmp_path: Path) -> None:
        images = [make.pictures(1, shape)[0] for shape in ((40, 60, 1), (28, 28, 1), (90, 30, 1))]
        make.class_folders(tmp_path / "train", {"1": images})
        part = data.part("mnist", "train", (28, 28, 1), tmp_path)
        assert part.pixels.shape == (3, 28, 28, 1)
        assert part.pixels.dtype == np.uint8
        np.testing.assert_array_equal(part.pixels[1], images[1])

    def test_data_come_from_the_given_folder_else_the_data_folder_that_has_the_part_else_keras(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make.class_folders(tmp_path / "mnist" / "test", {"1": list(make.pictures(1, (28, 28, 1)))})
        monkeypatch.setenv("CONVSCOPE_DATA", str(tmp_path))
        given = tmp_path / "given"
        assert data.folder_of("mnist", "test", given) == given
        assert data.folder_of("mnist", "test", None) == tmp_path
        assert data.folder_of("mnist", "train", None) is None

    def test_a_validation_part_of_the_folders_own_is_taken(self, tmp_path: Path) -> None:
        for name in ("train", "val", "test"):
            make.class_folders(tmp_path / name, {"1": list(make.pictures(3, (28, 28, 1), len(name)))})
        parts = data.load("mnist", (28, 28, 1), tmp_path)
        assert [len(part) for part in (parts.train, parts.validation, parts.test)] == [3, 3, 3]

    @pytest.mark.parametrize("name", sorted({recipe.load(each).data_set for each in recipe.names()}))
    def test_without_a_folder_keras_fetches_the_set(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        about = datasets.describe(name)
        shape = (28, 28) if about.channels == 1 else (32, 32, 3)
        labels = np.array([[1], [2]]) if about.channels == 3 else np.array([1, 2])  # CIFAR's labels are a column
        fake = make.pictures(2, shape), labels
        monkeypatch.setattr(getattr(keras.datasets, name), "load_data", lambda: (fake, fake))
        part = data.part(name, "test", (*shape, 1)[:3], None)
        assert part.pixels.shape == (2, *(*shape, 1)[:3])
        assert part.labels.tolist() == [1, 2]
        assert part.classes == about.classes
        assert part.origin == f"keras.datasets.{name}"


class TestAugmentation:
    PICTURES = make.pictures(64, (12, 10, 3))

    def test_each_picture_is_moved_or_mirrored_and_nothing_else(self) -> None:
        moved = shift_and_flip(self.PICTURES, np.random.default_rng(3), most=1)
        wide = np.pad(self.PICTURES, ((0, 0), (1, 1), (1, 1), (0, 0)), mode="reflect")
        for picture, found in zip(wide, moved, strict=True):
            windows = [picture[top : top + 12, left : left + 10] for top in range(3) for left in range(3)]
            known = [*windows, *(window[:, ::-1] for window in windows)]
            assert any(np.array_equal(found, window) for window in known)

    def test_the_same_chance_gives_the_same_pictures(self) -> None:
        twice = [shift_and_flip(self.PICTURES, np.random.default_rng(5)) for _again in range(2)]
        np.testing.assert_array_equal(*twice)
        assert not np.array_equal(twice[0], shift_and_flip(self.PICTURES, np.random.default_rng(6)))


class TestRecipes:
    @pytest.mark.parametrize("name", recipe.names())
    def test_builds_a_network_whose_layers_can_all_be_seen(self, name: str) -> None:
        chosen = recipe.load(name)
        model = chosen.build(chosen.input_shape, 10)
        layers = model.layers[1:]
        assert isinstance(layers[0], keras.layers.Rescaling)
        assert isinstance(layers[-1], keras.layers.Softmax)
        assert layers[-2].name == "logits"
        assert model.output_shape == (None, 10)
        assert model.count_params() <= 400_000
        assert chosen.data_set in datasets.names()

    def test_the_rate_rises_and_falls_to_nothing(self) -> None:
        rate = recipe.cosine(0.1, 100, warm_up=0.1)
        values = [float(rate(step)) for step in (0, 5, 10, 55, 100)]
        np.testing.assert_allclose(values, [0, 0.05, 0.1, 0.05, 0], atol=1e-7)
        assert float(recipe.cosine(0.1, 100)(0)) == pytest.approx(0.1)


class TestJudging:
    def test_counts_the_right_answers_with_their_interval(self) -> None:
        probabilities = np.eye(4, dtype=np.float32)[[0, 1, 2, 3, 0, 1, 1, 1]]
        answers = Evaluation(np.array([0, 1, 2, 3, 0, 1, 2, 3]), probabilities, np.array(["x"] * 8))
        result = answers.result
        assert (result.accuracy, result.n) == (0.75, 8)
        assert result.low < 0.75 < result.high
        assert answers.weakest() == (2, 0.5)

    def test_pictures_of_other_classes_are_refused(self) -> None:
        network = networks.load("fashion_cnn")
        with pytest.raises(DataError, match=r"has the classes 0, 1, .* but Fashion CNN knows T-shirt"):
            judge(network, split_of(3))

    def test_the_command_holds_a_card_to_its_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert evaluate.main(["--data", str(real.require("fashion_mnist")), "fashion_lenet5"]) == 0
        told = networks.load("fashion_lenet5").card.results["test"]
        assert f"fashion_lenet5: {told.accuracy:.4f} of 10,000" in capsys.readouterr().out


@pytest.mark.parametrize(("seconds", "words"), [(0, "0 s"), (59.6, "1 min 0 s"), (42, "42 s"), (3725, "62 min 5 s")])
def test_time_left_is_said_in_minutes(seconds: float, words: str) -> None:
    assert spoken(seconds) == words
