"""Pooling: Keras is the judge."""

import keras
import numpy as np
import pytest

from lib.convolution import output_size
from lib.errors import InvalidSetting, KernelTooLarge
from lib.pooling import pool, twice, window

SEED = 20261122
TOLERANCE = 1e-4


def random_cases(count):
    """Images of 1×1 up to 33×33 with values of order one, below and above zero; only what has an output."""
    rng = np.random.default_rng(SEED)
    cases = []
    while len(cases) < count:
        height, width = rng.choice([1, 2, 3, 4, 7, 12, 33], 2)
        size = tuple(map(int, rng.integers(1, 8, 2))) if rng.random() < 0.3 else int(rng.integers(1, 12))
        setting = {
            "size": size,
            "kind": str(rng.choice(["max", "average"])),
            "stride": None if rng.random() < 0.4 else int(rng.integers(1, 9)),
            "padding": str(rng.choice(["valid", "same"])),
        }
        kh, kw = size if isinstance(size, tuple) else (size, size)
        if setting["padding"] == "same" or (kh <= height and kw <= width):
            cases.append((rng.standard_normal((height, width, rng.integers(1, 5))).astype(np.float32) - 1, setting))
    return cases


def by_keras(image, *, size, kind, stride, padding):
    operation = {"max": keras.ops.max_pool, "average": keras.ops.average_pool}[kind]
    pooled = operation(image[None], size, strides=stride, padding=padding, data_format="channels_last")
    return keras.ops.convert_to_numpy(pooled)[0]


class TestPool:
    def test_it_equals_keras_on_random_cases(self):
        print(f"seed {SEED}")
        for image, setting in random_cases(240):
            expected, given = by_keras(image, **setting), pool(image, **setting)
            assert given.dtype == np.float32
            assert given.shape == expected.shape, f"seed {SEED}: {image.shape} {setting}"
            assert np.abs(given - expected).max() < TOLERANCE, f"seed {SEED}: {image.shape} {setting}"

    def test_output_size_is_the_size_keras_gives(self):
        for image, setting in random_cases(120):
            kernels = np.broadcast_to(setting["size"], 2)
            sizes = [
                output_size(int(side), int(k), stride=setting["stride"] or int(k), padding=setting["padding"])
                for side, k in zip(image.shape[:2], kernels, strict=True)
            ]
            assert tuple(sizes) == by_keras(image, **setting).shape[:2]

    def test_max_and_average_by_hand(self):
        image = np.array([[1, 2, 5, 6], [3, 4, 7, 8]])
        assert pool(image, 2).tolist() == [[4, 8]]
        assert pool(image, 2, kind="average").tolist() == [[2.5, 6.5]]

    def test_padding_never_wins_a_maximum_of_negative_values(self):
        assert pool(np.full((3, 3), -5.0), 2, padding="same").tolist() == [[-5, -5], [-5, -5]]

    def test_padding_does_not_count_in_an_average(self):
        assert pool(np.full((3, 3), 6.0), 2, kind="average", padding="same").tolist() == [[6, 6], [6, 6]]

    def test_pixels_are_averaged_without_overflow(self):
        assert pool(np.full((4, 4), 255, np.uint8), 4, kind="average").tolist() == [[255]]

    def test_the_image_is_left_as_it_was(self):
        image = np.arange(9, dtype=np.float32).reshape(3, 3)
        pool(image, 2, stride=1)
        assert image.ravel().tolist() == list(range(9))

    @pytest.mark.parametrize("kind", ["max", "average"])
    @pytest.mark.parametrize("shape", [(1203, 907, 1), (700, 611, 3), (9, 18, 200)])
    @pytest.mark.parametrize("size", [2, 3, (1, 9)])
    @pytest.mark.parametrize("padding", ["valid", "same"])
    def test_pictures_of_many_blocks_and_channels_equal_keras(self, kind, shape, size, padding):
        image = np.random.default_rng(SEED).standard_normal(shape).astype(np.float32)
        for stride in (1, 2, 3):
            setting = {"size": size, "kind": kind, "stride": stride, "padding": padding}
            expected, given = by_keras(image, **setting), pool(image, **setting)
            assert given.shape == expected.shape
            assert np.abs(given - expected).max() < TOLERANCE

    @pytest.mark.parametrize("kind", ["max", "average"])
    def test_every_view_of_an_array_gives_what_its_copy_gives(self, kind):
        whole = np.random.default_rng(SEED).standard_normal((40, 60, 3))
        for view in (whole[::-1, ::2, 1], whole.T[0], whole[3:, 5:-4], whole[:, :, :1], np.asfortranarray(whole)):
            for dtype in (np.float64, np.float32, np.int8, bool):
                given = pool(view.astype(dtype, order="K"), 2, kind=kind)
                assert given.tolist() == pool(view.astype(dtype).copy(), 2, kind=kind).tolist()

    @pytest.mark.parametrize("kind", ["max", "average"])
    @pytest.mark.parametrize("stride", [127, 128, 129, 300])
    def test_wide_strides_keep_every_so_manieth_window(self, kind, stride):
        image = np.random.default_rng(SEED).standard_normal((310, 640))
        every = pool(image, 3, kind=kind, stride=1)
        assert np.allclose(pool(image, 3, kind=kind, stride=stride), every[::stride, ::stride], atol=1e-6)

    def test_a_stride_far_beyond_the_image_leaves_one_window(self):
        image = np.arange(12.0).reshape(3, 4)
        assert pool(image, 2, stride=10**12).tolist() == [[5]]
        assert pool(image, 2, stride=10**12, padding="same", kind="average").tolist() == [[2.5]]

    def test_one_window_over_a_large_picture_is_its_mean(self):
        image = np.random.default_rng(SEED).random((1024, 1024), dtype=np.float32)
        assert pool(image, 1024, kind="average")[0, 0] == pytest.approx(image.mean(dtype=np.float64), abs=1e-5)

    def test_a_window_larger_than_the_image_is_explained(self):
        with pytest.raises(KernelTooLarge, match="Choose a window of 3 or less"):
            pool(np.ones((5, 3)), 4)

    def test_an_unknown_kind_is_explained(self):
        with pytest.raises(InvalidSetting, match="'min', but it must be 'max' or 'average'"):
            pool(np.ones((5, 3)), 2, kind="min")


class TestWindow:
    def test_the_first_of_equal_maxima_is_named_in_input_coordinates(self):
        image = np.array([[0, 0, 0, 0], [0, 0, 9, 9]])
        opened = window(image, 2, 0, 1)
        assert opened.largest == ((1, 2),)
        assert opened.result.tolist() == [9]

    def test_a_corner_with_padding_counts_only_cells_inside(self):
        opened = window(np.arange(1.0, 10).reshape(3, 3), 2, 1, 1, kind="average", padding="same")
        assert opened.count == 1
        assert opened.inside.tolist() == [[True, False], [False, False]]
        assert opened.result.tolist() == [9]

    def test_random_windows_give_the_cell_of_the_output(self):
        for image, setting in random_cases(80):
            output = pool(image, **setting)
            row, col = output.shape[0] // 2, output.shape[1] - 1
            opened = window(image, setting.pop("size"), row, col, **setting)
            assert np.abs(opened.result - output[row, col]).max() < TOLERANCE, f"seed {SEED}: {image.shape} {setting}"


class TestTwice:
    def random_pairs(self):
        rng = np.random.default_rng(SEED)
        for _case in range(60):
            size, stride = (int(cells) for cells in rng.integers(1, 6, 2))
            yield size, stride, rng.standard_normal(rng.integers(30, 60, 2))

    def test_maxima_of_maxima_are_those_of_one_window_where_no_cell_is_skipped(self):
        for size, stride, image in self.random_pairs():
            one, step = twice(size, stride)
            again, at_once = pool(pool(image, size, stride=stride), size, stride=stride), pool(image, one, stride=step)
            assert again.shape == at_once.shape
            if stride <= size:
                assert np.array_equal(again, at_once), f"seed {SEED}: {size} {stride}"

    def test_a_maximum_between_two_windows_is_seen_only_by_the_one(self):
        image = np.zeros((5, 5))
        image[2, 2] = 9
        assert twice(2, 3) == (5, 9)
        assert pool(pool(image, 2, stride=3), 2, stride=3).tolist() == [[0]]
        assert pool(image, 5, stride=9).tolist() == [[9]]

    def test_means_of_means_are_those_of_one_window_only_where_windows_touch(self):
        for size, stride, image in self.random_pairs():
            one, step = twice(size, stride)
            again = pool(pool(image, size, kind="average", stride=stride), size, kind="average", stride=stride)
            at_once = pool(image, one, kind="average", stride=step)
            alike = bool(np.abs(again - at_once).max() < TOLERANCE)
            assert alike == (stride == size or size == 1), f"seed {SEED}: {size} {stride}"
