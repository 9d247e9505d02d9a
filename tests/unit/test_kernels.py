"""Named kernels: known forms by hand, and what each must do at every size it has."""

import cv2
import numpy as np
import pytest

from lib.convolution import convolve
from lib.errors import InvalidSetting
from lib.kernels import KERNELS, NAMES, fitted, kernel, nearest_size, parse, sigma, write

EVERY = [(name, size) for name in NAMES for size in KERNELS[name].sizes]
EDGES = ("sobel_x", "sobel_y", "prewitt_x", "prewitt_y", "scharr_x")
DARKENS_NOTHING = ("identity", "box", "gaussian", "sharpen", "emboss", "motion", "custom")


@pytest.mark.parametrize(
    ("name", "weights"),
    [
        ("identity", [[0, 0, 0], [0, 1, 0], [0, 0, 0]]),
        ("sharpen", [[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
        ("sobel_x", [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
        ("sobel_y", [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]),
        ("prewitt_x", [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]),
        ("prewitt_y", [[-1, -1, -1], [0, 0, 0], [1, 1, 1]]),
        ("scharr_x", [[-3, 0, 3], [-10, 0, 10], [-3, 0, 3]]),
        ("laplacian", [[0, 1, 0], [1, -4, 1], [0, 1, 0]]),
        ("emboss", [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]]),
        ("outline", [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]),
    ],
)
def test_size_three_is_the_well_known_form(name, weights):
    assert kernel(name).tolist() == weights


@pytest.mark.parametrize(("name", "size"), EVERY)
def test_each_size_offered_gives_finite_weights_of_that_size(name, size):
    weights = kernel(name, size)
    assert weights.shape == (size, size)
    assert weights.dtype == np.float64
    assert np.isfinite(weights).all()
    assert weights.any()


@pytest.mark.parametrize("size", [3, 5, 7, 9, 11])
def test_every_name_has_every_odd_size_from_three(size):
    assert all(size in KERNELS[name].sizes for name in NAMES)


@pytest.mark.parametrize(("name", "size"), [case for case in EVERY if case[0] in DARKENS_NOTHING])
def test_weights_that_keep_brightness_add_up_to_one(name, size):
    assert kernel(name, size).sum() == pytest.approx(1)


@pytest.mark.parametrize(("name", "size"), [case for case in EVERY if case[0] in (*EDGES, "laplacian", "outline")])
def test_edge_kernels_are_silent_on_flat_ground(name, size):
    assert kernel(name, size).sum() == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("name", "size"), [case for case in EVERY if case[0] in EDGES])
def test_a_steady_slope_is_answered_alike_at_every_size(name, size):
    offsets = np.arange(size) - (size - 1) / 2
    ramp = np.tile(offsets, (size, 1)) if name.endswith("_x") else np.tile(offsets[:, None], (1, size))
    assert (kernel(name, size) * ramp).sum() == pytest.approx({"sobel": 8, "prewitt": 6, "scharr": 32}[name[:-2]])


@pytest.mark.parametrize("size", [3, 5, 7, 9, 11])
def test_larger_sobel_kernels_have_the_shape_of_those_of_opencv(size):
    across, down = cv2.getDerivKernels(1, 0, size)
    expected = np.outer(down.ravel(), across.ravel())
    assert np.allclose(kernel("sobel_x", size), expected / 4 ** (size - 3))


@pytest.mark.parametrize("size", [1, 3, 5, 7, 9, 11])
def test_the_gaussian_is_that_of_opencv_with_the_stated_sigma(size):
    row = cv2.getGaussianKernel(size, sigma(size), cv2.CV_64F).ravel()
    assert np.allclose(kernel("gaussian", size), np.outer(row, row))


@pytest.mark.parametrize("size", [2, 4, 6, 8, 10])
def test_an_even_gaussian_falls_with_the_square_of_the_distance(size):
    weights = kernel("gaussian", size)
    squares = ((np.indices((size, size)) - (size - 1) / 2) ** 2).sum(axis=0)
    assert np.allclose(np.log(weights / weights.max()), (squares.min() - squares) / (2 * sigma(size) ** 2))


@pytest.mark.parametrize("size", range(1, 12))
def test_the_identity_leaves_an_image_as_it_is_with_same_padding(size):
    image = np.random.default_rng(3).random((9, 13), dtype=np.float32)
    assert np.array_equal(convolve(image, kernel("identity", size), padding="same"), image)


def test_dark_to_bright_is_positive():
    step = np.repeat([[0, 0, 1, 1]], 4, axis=0)
    assert (convolve(step, kernel("sobel_x")) > 0).all()
    assert (convolve(step.T, kernel("sobel_y")) > 0).all()


def test_random_weights_follow_the_seed():
    assert np.array_equal(kernel("random", 5, seed=4), kernel("random", 5, seed=4))
    assert not np.array_equal(kernel("random", 5, seed=4), kernel("random", 5, seed=5))


def test_the_nearest_size_is_always_one_the_kernel_has():
    assert all(nearest_size(name, size) in KERNELS[name].sizes for name in NAMES for size in range(-3, 20))


def test_a_size_that_is_not_there_is_explained():
    with pytest.raises(InvalidSetting, match="sobel_x is 4, but it must be one of 3, 5, 7, 9, 11"):
        kernel("sobel_x", 4)


def test_an_unknown_name_is_explained():
    with pytest.raises(InvalidSetting, match="'sobel_z', but it must be one of identity, box"):
        kernel("sobel_z")


def test_every_kernel_says_what_it_shows():
    assert all(named.title and named.shows.endswith(".") for named in KERNELS.values())


@pytest.mark.parametrize(("name", "size"), EVERY)
def test_a_written_kernel_is_read_again_to_six_digits(name, size):
    weights = kernel(name, size)
    assert np.allclose(parse(write(weights)), weights, rtol=5e-6, atol=0)


def test_whole_and_short_weights_are_read_exactly():
    rng = np.random.default_rng(20261121)
    for _case in range(50):
        size = int(rng.integers(1, 12))
        weights = rng.integers(-9999, 10_000, (size, size)) / rng.choice([1, 2, 4, 10])
        assert np.array_equal(parse(write(weights)), weights), "seed 20261121"


@pytest.mark.parametrize(
    "text", ["", "1,2;3", "1,2", "a", "nan", "inf", "1e7", "1;2;3", ";".join(["0," * 11 + "0"] * 12), "1,,2;3,4,5"]
)
def test_what_is_no_square_of_weights_is_explained(text):
    with pytest.raises(InvalidSetting, match=r"Your kernel is .* a square of 1 to 11 rows"):
        parse(text)


@pytest.mark.parametrize("name", NAMES)
def test_a_larger_size_adds_zeros_round_the_kernel_and_the_smaller_one_cuts_them_off_again(name):
    weights = kernel(name, 5)
    grown = fitted(weights, 9)
    assert np.array_equal(grown[2:7, 2:7], weights)
    assert np.abs(grown).sum() == pytest.approx(np.abs(weights).sum())
    assert np.array_equal(fitted(grown, 5), weights)


@pytest.mark.parametrize("size", range(1, 12))
def test_the_identity_stays_the_identity_at_every_size(size):
    assert all(np.array_equal(fitted(kernel("identity", own), size), kernel("identity", size)) for own in range(1, 12))
