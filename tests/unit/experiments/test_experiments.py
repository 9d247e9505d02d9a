"""What holds for every experiment, whatever the picture, the kernel and the settings."""

import numpy as np
import pytest

from lib import experiments
from lib.errors import InvalidSetting
from lib.experiments import Setup, names, run, title
from lib.experiments._result import told
from lib.kernels import kernel
from tests.unit.experiments.cases import NAMED, photo, random_setups

each = pytest.mark.parametrize("name", names())


@each
def test_every_experiment_is_whole_at_random_settings(name):
    for setup in random_setups():
        found = run(name, setup)
        assert found.question
        assert len(found.options) == len(set(found.options)) == 3
        assert found.answer in range(3)
        assert found.said.endswith(".")
        assert found.also.endswith(".")
        assert "{" not in found.said + found.also + found.question
        outputs = [picture.values for picture in found.pictures if picture.kind == "output"]
        assert len(outputs) >= 2
        assert found.limit == max(np.abs(values).max() for values in outputs) > 0
        assert all(np.isfinite(picture.values).all() and picture.values.size for picture in found.pictures)


@each
@pytest.mark.parametrize(("kind", "size"), NAMED)
def test_every_named_kernel_can_be_tried(name, kind, size):
    assert run(name, Setup(photo(), kernel(kind, size), stride=2)).said


@each
def test_the_same_settings_give_the_same_words(name):
    first, again = (run(name, Setup(photo(), kernel("emboss"))) for _time in range(2))
    assert (first.question, first.options, first.answer, first.said) == (
        again.question,
        again.options,
        again.answer,
        again.said,
    )


@each
@pytest.mark.parametrize("value", [0, 1, 255])
def test_a_flat_picture_is_replaced_and_that_is_said(name, value):
    found = run(name, Setup(np.full((20, 30), value, np.uint8), kernel("sobel_x")))
    assert found.notes or (name, value) == ("sum", 255), "flat ground shows well what a sum does"
    outputs = [picture.values.ravel() for picture in found.pictures if picture.kind == "output"]
    assert np.ptp(np.concatenate(outputs)) > 0


@each
@pytest.mark.parametrize("weights", [np.zeros((3, 3)), np.ones((11, 11))])
def test_a_kernel_that_shows_nothing_or_does_not_fit_is_replaced_and_that_is_said(name, weights):
    found = run(name, Setup(photo(8, 9), weights, dilation=2, stride=3))
    if weights.any() or name != "sum":
        assert found.notes
    assert found.limit > 0


@each
def test_a_single_pixel_is_enough(name):
    assert run(name, Setup(np.array([[7]], np.uint8), kernel("sobel_x"))).notes


@each
def test_kernels_of_channels_act_as_their_sum(name):
    weights = np.random.default_rng(1).normal(size=(3, 3, 3))
    together = run(name, Setup(photo(), weights))
    assert together.said == run(name, Setup(photo(), weights.sum(axis=2))).said


@each
def test_the_picture_and_the_kernel_stay_as_they_are(name):
    picture, weights = photo(), kernel("sobel_x")
    run(name, Setup(picture, weights, padding="same"))
    assert np.array_equal(picture, photo())
    assert np.array_equal(weights, kernel("sobel_x"))


def test_an_unknown_experiment_is_explained():
    with pytest.raises(InvalidSetting, match="'melt', but it must be one of checkerboard, flip"):
        run("melt", Setup(photo(), kernel("box")))


@pytest.mark.parametrize(
    ("image", "weights"),
    [(np.zeros((3, 3, 3)), [[1.0]]), (photo(), [1.0]), (photo(), [["a"]]), (np.zeros((0, 3)), [[1]])],
)
def test_what_is_no_picture_or_kernel_is_explained(image, weights):
    with pytest.raises(InvalidSetting):
        Setup(image, weights)


def test_every_experiment_has_a_title_of_its_own():
    titles = [title(name) for name in names()]
    assert len(set(titles)) == len(titles) == 5
    assert set(experiments.names()) == {"checkerboard", "flip", "shift", "shuffle", "sum"}


@pytest.mark.parametrize(
    ("value", "near", "words"),
    [(-0.0004, 0.001, "0"), (1234.56, 0, "1,234.6"), (-3.00001, 0.01, "−3"), (0.5, 0, "0.500")],
)
def test_figures_are_written_for_a_sentence(value, near, words):
    assert told(value, near) == words
