"""Kernels taken apart, joined, normalised and flipped: by hand, and against plain NumPy on pictures."""

import numpy as np
import pytest
from scipy.signal import convolve2d, correlate2d

from lib.errors import InvalidSetting
from lib.kernel_algebra import flipped, in_sequence, normalised, rank, separated, singular_values
from lib.kernels import KERNELS, NAMES, kernel

SEED = 20261121
EVERY = [(name, size) for name in NAMES for size in KERNELS[name].sizes]
NAMED = pytest.mark.parametrize(("name", "size"), EVERY)
WITHOUT_HALVES = ("sharpen", "laplacian", "emboss", "outline", "motion", "random")


def random_kernels(count=40):
    """Weights of many sizes: floats, whole numbers, and floats of very different sizes."""
    print(f"seed {SEED}")
    rng = np.random.default_rng(SEED)
    for case in range(count):
        shape = tuple(rng.integers(1, 12, 2))
        weights = rng.normal(size=shape) * 10.0 ** rng.integers(-6, 6)
        yield (rng.integers(-9, 10, shape).astype(float) if case % 3 == 0 else weights), rng


def slid(image, weights):
    """The sum under the kernel at every place, by loops."""
    height, width = np.subtract(image.shape, weights.shape) + 1
    places = [
        [(image[r : r + len(weights), c : c + weights.shape[1]] * weights).sum() for c in range(width)]
        for r in range(height)
    ]
    return np.array(places)


class TestSeparated:
    @pytest.mark.parametrize(
        ("name", "column", "row"),
        [
            ("sobel_x", [1, 2, 1], [-1, 0, 1]),
            ("sobel_y", [-1, 0, 1], [1, 2, 1]),
            ("prewitt_x", [1, 1, 1], [-1, 0, 1]),
            ("prewitt_y", [-1, 0, 1], [1, 1, 1]),
            ("scharr_x", [3, 10, 3], [-1, 0, 1]),
            ("identity", [0, 1, 0], [0, 1, 0]),
            ("box", [1 / 3] * 3, [1 / 3] * 3),
        ],
    )
    def test_known_kernels_have_plain_halves(self, name, column, row):
        found = separated(kernel(name))
        assert found[0].tolist() == pytest.approx(column)
        assert found[1].tolist() == pytest.approx(row)

    def test_larger_sobel_kernels_are_a_mean_and_a_difference(self):
        column, row = separated(kernel("sobel_x", 5))
        assert (column * 16).tolist() == [1, 4, 6, 4, 1]
        assert row.tolist() == [-1, -2, 0, 2, 1]

    @pytest.mark.parametrize(
        ("column", "row"),
        [([2, 3], [2, 3]), ([1, 2, 1], [-2, 0, 2]), ([0, 5], [7, 0, 0]), ([-1, 0, 1], [-1, 0, 1]), ([1], [3])],
    )
    def test_whole_halves_are_found_again(self, column, row):
        found = separated(np.outer(column, row))
        assert found[0].tolist() == column
        assert found[1].tolist() == row

    @NAMED
    def test_halves_of_named_kernels_multiply_to_them(self, name, size):
        weights = kernel(name, size)
        halves = separated(weights)
        assert (halves is None) == (np.linalg.matrix_rank(weights) != 1)
        if halves is not None:
            assert np.allclose(np.outer(*halves), weights, rtol=0, atol=1e-12 * np.abs(weights).max())

    @pytest.mark.parametrize("name", WITHOUT_HALVES)
    def test_some_named_kernels_have_no_halves(self, name):
        assert separated(kernel(name, 5)) is None

    def test_random_products_are_taken_apart_to_what_gives_the_same_output(self):
        for weights, rng in random_kernels():
            product = np.outer(weights[:, 0] + 1e-3, weights[0] + 1e-3)
            column, row = separated(product)
            image = rng.uniform(0, 255, (15, 16))
            expected = slid(image, product)
            near = 1e-10 * np.abs(product).sum() * 255
            assert np.allclose(slid(slid(image, column[:, None]), row[None]), expected, rtol=0, atol=near)

    def test_a_kernel_changed_in_one_cell_is_no_product_any_more(self):
        for weights, rng in random_kernels():
            if min(weights.shape) < 2:
                continue
            product = np.outer(rng.uniform(1, 2, weights.shape[0]), rng.uniform(1, 2, weights.shape[1]))
            product[0, 0] += 1e-6
            assert separated(product) is None
            assert rank(product) == 2

    @pytest.mark.parametrize("weights", [np.zeros((3, 3)), [[1e-320]], [[1, 1e-320], [0, 1]]])
    def test_nothing_and_nearly_nothing_have_no_halves(self, weights):
        assert separated(weights) is None

    @pytest.mark.parametrize("weights", [[1, 2], np.zeros((0, 3)), [[np.nan]], [[1, np.inf]], [["a"]], [[1], [1, 2]]])
    def test_what_is_no_kernel_is_explained(self, weights):
        with pytest.raises(InvalidSetting, match="kernel"):
            separated(weights)


class TestRank:
    @NAMED
    def test_it_is_that_of_numpy(self, name, size):
        assert rank(kernel(name, size)) == np.linalg.matrix_rank(kernel(name, size))

    def test_singular_values_give_the_sum_of_squares_and_fall(self):
        for weights, _rng in random_kernels():
            values = singular_values(weights)
            assert (values**2).sum() == pytest.approx((weights**2).sum())
            assert (np.diff(values) <= 0).all()


class TestInSequence:
    def test_two_differences_make_a_second_difference(self):
        assert in_sequence([[-1, 1]], [[-1, 1]]).tolist() == [[1, -2, 1]]

    def test_random_kernels_give_one_that_does_the_work_of_both(self):
        for first, rng in random_kernels():
            second = rng.normal(size=tuple(rng.integers(1, 6, 2)))
            image = rng.uniform(0, 255, (18, 19))
            both = in_sequence(first, second)
            assert both.shape == tuple(np.add(first.shape, second.shape) - 1)
            near = 1e-11 * 255 * np.abs(first).sum() * np.abs(second).sum()
            assert np.allclose(slid(image, both), slid(slid(image, first), second), rtol=0, atol=near)

    @pytest.mark.parametrize("first", NAMES)
    def test_named_kernels_are_joined_as_scipy_convolves(self, first):
        for second in map(kernel, NAMES):
            expected = convolve2d(kernel(first, 5), second)
            assert np.allclose(in_sequence(kernel(first, 5), second), expected, rtol=0, atol=1e-12)

    def test_the_order_does_not_matter(self):
        for first, rng in random_kernels():
            second = rng.normal(size=(3, 4))
            assert np.allclose(in_sequence(first, second), in_sequence(second, first))


class TestNormalised:
    @NAMED
    def test_named_kernels_add_up_to_one_or_to_nothing(self, name, size):
        weights = kernel(name, size)
        done = normalised(weights)
        assert np.allclose(done.weights * done.divisor, weights)
        if abs(weights.sum()) > 1e-9:
            assert done.by == "sum"
            assert done.weights.sum() == pytest.approx(1)
        else:
            assert done.by == "sizes"
            assert np.abs(done.weights).sum() == pytest.approx(1)

    def test_random_kernels_add_up_to_one(self):
        for weights, _rng in random_kernels():
            if abs(weights.sum()) > 1e-3 * np.abs(weights).sum():
                assert normalised(weights).weights.sum() == pytest.approx(1)

    def test_a_sum_left_by_rounding_is_none(self):
        done = normalised([[-0.333333, 0, 0.333334]])
        assert done.by == "sizes"
        assert done.divisor == pytest.approx(0.666667)

    def test_a_negative_sum_turns_the_signs(self):
        assert normalised([[-3, 1]]).weights.tolist() == [[1.5, -0.5]]

    def test_zeros_stay(self):
        done = normalised(np.zeros((2, 2)))
        assert (done.by, done.divisor) == ("nothing", 1)
        assert not done.weights.any()

    def test_channels_add_up_to_one_together(self):
        done = normalised(np.ones((3, 3, 3)))
        assert done.weights.shape == (3, 3, 3)
        assert done.divisor == 27


class TestFlipped:
    @NAMED
    def test_the_effect_is_what_happens_to_a_picture(self, name, size):
        weights = kernel(name, size)
        done = flipped(weights)
        image = np.random.default_rng(SEED).uniform(0, 255, (15, 17))
        plain, turned = correlate2d(image, weights, "valid"), convolve2d(image, weights, "valid")
        assert np.allclose(correlate2d(image, done.weights, "valid"), turned)
        assert (done.effect == "unchanged") == np.allclose(turned, plain)
        assert (done.effect == "opposite") == np.allclose(turned, -plain)

    def test_random_kernels_are_turned_by_half_a_turn(self):
        for weights, _rng in random_kernels():
            assert np.array_equal(flipped(weights).weights, np.rot90(weights, 2))
            assert flipped(weights + np.rot90(weights, 2)).effect == "unchanged"

    def test_half_a_turn_twice_is_none(self):
        for weights, _rng in random_kernels():
            assert np.array_equal(flipped(flipped(weights).weights).weights, weights)

    def test_each_channel_is_turned_by_itself(self):
        weights = np.random.default_rng(SEED).normal(size=(3, 5, 3))
        assert np.array_equal(flipped(weights).weights, weights[::-1, ::-1])

    @pytest.mark.parametrize(
        ("name", "word"), [("box", "as it is"), ("sobel_x", "changes sign"), ("emboss", "another kernel")]
    )
    def test_the_sentence_says_which(self, name, word):
        assert word in flipped(kernel(name)).said
