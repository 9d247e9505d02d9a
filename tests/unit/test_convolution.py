"""Convolution: Keras and a plain loop are the judges."""

import tracemalloc

import keras
import numpy as np
import pytest

from lib.convolution import convolve, convolve_all, output_size, pads, taps, window
from lib.errors import DoesNotFit, InvalidSetting, KernelTooLarge

SEED = 20261121
TOLERANCE = 1e-4


def random_cases(count):
    """Images of 1×1 up to 40×40, kernels to 11×11, weights that keep sums of order one; only what has an output."""
    rng = np.random.default_rng(SEED)
    cases = []
    while len(cases) < count:
        height, width = rng.choice([1, 2, 3, 5, 8, 13, 28, 40], 2)
        kh, kw = rng.integers(1, 12, 2)
        setting = {
            "stride": int(rng.integers(1, 5)),
            "padding": str(rng.choice(["valid", "same"])),
            "dilation": int(rng.integers(1, 4)),
        }
        image = rng.standard_normal((height, width, rng.integers(1, 7))).astype(np.float32)
        kernel = (rng.standard_normal((kh, kw)) / np.sqrt(kh * kw)).astype(np.float32)
        reach = [(side - 1) * setting["dilation"] + 1 for side in (kh, kw)]
        if setting["padding"] == "same" or (reach[0] <= height and reach[1] <= width):
            cases.append((image, kernel, setting))
    return cases


def by_keras(image, kernel, setting):
    stacked = np.repeat(kernel[:, :, None, None], image.shape[2], axis=2)
    return keras.ops.convert_to_numpy(
        keras.ops.depthwise_conv(
            image[None],
            stacked,
            strides=setting["stride"],
            padding=setting["padding"],
            data_format="channels_last",
            dilation_rate=setting["dilation"],
        )
    )[0]


def by_loop(image, kernel, *, stride, padding, dilation):
    """Every output cell summed by itself in float64, with "same" written out a second time."""
    height, width = image.shape[:2]
    sides = []
    for size, cells in zip((height, width), kernel.shape, strict=True):
        reach = dilation * (cells - 1) + 1
        count = -(-size // stride) if padding == "same" else -(-(size - reach + 1) // stride)
        before = max((count - 1) * stride + reach - size, 0) // 2 if padding == "same" else 0
        sides.append((count, before))
    (rows, top), (cols, left) = sides
    output = np.zeros((rows, cols, image.shape[2]))
    for r, c, i, j in np.ndindex(rows, cols, *kernel.shape):
        y, x = r * stride + i * dilation - top, c * stride + j * dilation - left
        if 0 <= y < height and 0 <= x < width:
            output[r, c] += float(kernel[i, j]) * image[y, x].astype(np.float64)
    return output


def described(image, kernel, setting):
    return f"seed {SEED}: image {image.shape}, kernel {kernel.shape}, {setting}"


class TestBasic:
    def test_it_equals_keras_on_random_cases(self):
        print(f"seed {SEED}")
        for image, kernel, setting in random_cases(260):
            expected, given = by_keras(image, kernel, setting), convolve(image, kernel, **setting)
            assert given.dtype == np.float32
            assert given.shape == expected.shape, described(image, kernel, setting)
            assert np.abs(given - expected).max() < TOLERANCE, described(image, kernel, setting)

    def test_stride_with_dilation_equals_a_plain_loop(self):
        print(f"seed {SEED}")
        cases = [case for case in random_cases(400) if 1 not in (case[2]["stride"], case[2]["dilation"])]
        assert len(cases) >= 100
        for image, kernel, setting in (case for case in cases[:100] if case[0].size * case[1].size < 300_000):
            expected = by_loop(image, kernel, **setting)
            assert np.abs(convolve(image, kernel, **setting) - expected).max() < TOLERANCE, described(
                image, kernel, setting
            )

    def test_output_size_is_the_size_keras_gives(self):
        for image, kernel, setting in random_cases(260):
            expected = by_keras(image[:, :, :1], kernel, setting).shape[:2]
            assert expected == tuple(
                map(lambda n, k: output_size(int(n), int(k), **setting), image.shape, kernel.shape)
            )

    def test_a_dilated_window_on_a_one_pixel_image_keeps_its_middle_tap(self):
        kernel = np.arange(9.0).reshape(3, 3)
        assert convolve(np.ones((1, 1)), kernel, padding="same", dilation=2).tolist() == [[4.0]]

    def test_taps_that_never_meet_the_image_cost_nothing_and_change_nothing(self):
        rng = np.random.default_rng(SEED)
        image = rng.standard_normal((6, 9, 2)).astype(np.float32)
        for kernel_shape, stride in (
            (shape, stride) for shape in ((3, 3), (2, 2), (5, 4), (21, 30)) for stride in (1, 3)
        ):
            kernel = rng.standard_normal(kernel_shape).astype(np.float32)
            for dilation in (1, 3, 5, 8, 11, 17):
                setting = {"stride": stride, "padding": "same", "dilation": dilation}
                given = convolve(image, kernel, **setting)
                assert np.abs(given - by_loop(image, kernel, **setting)).max() < TOLERANCE, described(
                    image, kernel, setting
                )

    def test_a_huge_dilation_takes_no_memory_of_its_size(self):
        kernel = np.arange(9.0).reshape(3, 3)
        tracemalloc.start()
        given = convolve(np.ones((20, 30)), kernel, padding="same", dilation=100_000)
        nothing = convolve(np.ones((20, 30)), kernel[:2, :2], padding="same", dilation=10**21)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert (given == 4).all()
        assert (nothing == 0).all()
        assert peak < 1_000_000

    def test_the_kernel_is_not_flipped(self):
        image = np.array([[0, 0, 1]])
        assert convolve(image, np.array([[1, 2, 3]])).tolist() == [[3.0]]

    def test_same_padding_puts_the_odd_zero_at_the_end(self):
        assert convolve(np.array([[1, 2, 3]]), np.array([[1, 10]]), padding="same").tolist() == [[21.0, 32.0, 3.0]]

    def test_a_grey_image_stays_without_a_channel_axis(self):
        assert convolve(np.ones((4, 5)), np.ones((2, 2))).shape == (3, 4)

    def test_one_channel_keeps_its_axis(self):
        assert convolve(np.ones((4, 5, 1)), np.ones((2, 2))).shape == (3, 4, 1)

    def test_the_image_is_left_as_it_was(self):
        image = np.ones((4, 4), dtype=np.float32)
        convolve(image, np.full((3, 3), 2.0), padding="same")
        assert (image == 1).all()

    @pytest.mark.parametrize("dtype", [np.uint8, np.int64, np.float64, bool])
    def test_any_real_dtype_is_taken(self, dtype):
        assert convolve(np.ones((3, 3), dtype), np.ones((3, 3))).tolist() == [[9.0]]


class TestAllChannels:
    def test_it_equals_a_keras_convolution_with_one_filter(self):
        rng = np.random.default_rng(SEED)
        image = rng.standard_normal((12, 9, 3)).astype(np.float32)
        kernels = rng.standard_normal((3, 2, 3)).astype(np.float32) / 4
        expected = keras.ops.conv(image[None], kernels[..., None], strides=2, padding="same") + 0.5
        given = convolve_all(image, kernels, 0.5, stride=2, padding="same")
        assert np.abs(given - keras.ops.convert_to_numpy(expected)[0, :, :, 0]).max() < TOLERANCE

    def test_one_kernel_serves_every_channel(self):
        image = np.arange(27.0).reshape(3, 3, 3)
        assert convolve_all(image, np.ones((3, 3)), bias=-1).tolist() == [[350.0]]

    def test_a_kernel_too_few_is_explained(self):
        with pytest.raises(InvalidSetting, match=r"\(3, 3, 2\), but it must be .*\(rows, columns, 3\)"):
            convolve_all(np.ones((3, 3, 3)), np.ones((3, 3, 2)))


class TestWindow:
    def test_the_lab_sum_by_hand(self):
        image = np.array([[60, 59, 28], [51, 70, 27], [64, 41, 24]], dtype=np.uint8)
        sobel = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
        opened = window(image, sobel, 0, 0)
        assert opened.products[:, :, 0].sum(axis=1).tolist() == [-32, -48, -40]
        assert opened.total == -120

    def test_each_cell_of_a_random_case_adds_up_to_the_output(self):
        for image, kernel, setting in random_cases(40):
            output = convolve(image, kernel, **setting)
            row, col = output.shape[0] - 1, output.shape[1] // 2
            opened = window(image, kernel, row, col, **setting)
            assert np.abs(opened.subtotals - output[row, col]).max() < TOLERANCE, described(image, kernel, setting)

    def test_padding_is_marked_and_counts_as_zero(self):
        opened = window(np.full((3, 3), 7), np.ones((3, 3)), 0, 0, padding="same")
        assert opened.inside.tolist() == [[False] * 3, [False, True, True], [False, True, True]]
        assert opened.rows.tolist() == [-1, 0, 1]
        assert opened.total == 28

    def test_channels_have_subtotals_and_the_bias_counts_once(self):
        opened = window(np.ones((2, 2, 3)) * [1, 2, 3], np.ones((2, 2)), 0, 0, bias=0.5)
        assert opened.subtotals.tolist() == [4, 8, 12]
        assert opened.total == 24.5

    def test_a_cell_outside_the_output_is_explained(self):
        with pytest.raises(InvalidSetting, match="position is 8, but it must be from 0 to 7"):
            window(np.ones((10, 10)), np.ones((3, 3)), 8, 0)


class TestSizes:
    @pytest.mark.parametrize(
        ("size", "kernel", "stride", "padding", "dilation", "expected"),
        [(12, 3, 1, "valid", 1, 10), (800, 3, 1, "valid", 1, 798), (7, 3, 2, "valid", 1, 3), (7, 3, 2, "same", 1, 4),
         (1, 1, 8, "valid", 1, 1), (1, 11, 3, "same", 4, 1), (9, 5, 1, "valid", 2, 1)],
    )  # fmt: skip
    def test_figures_by_hand(self, size, kernel, stride, padding, dilation, expected):
        assert output_size(size, kernel, stride=stride, padding=padding, dilation=dilation) == expected

    def test_padding_and_taps_cover_the_input_to_its_end(self):
        assert pads(7, 3, stride=2, padding="same") == (1, 1)
        assert pads(8, 3, stride=2, padding="same") == (0, 1)
        assert taps(3, 8, 3, stride=2, padding="same").tolist() == [6, 7, 8]

    def test_the_sentence_names_the_numbers_and_a_dilation(self):
        with pytest.raises(KernelTooLarge) as error:
            output_size(7, 5, dilation=2)
        assert str(error.value) == (
            "A 5-wide kernel with dilation 2 spans 9 cells, but the input has 7. "
            "Choose a dilation of 1 or a larger input."
        )

    def test_the_way_out_works_whatever_is_too_large(self):
        for size, kernel, dilation in np.ndindex(12, 12, 6):
            size, kernel, dilation = size + 1, kernel + 1, dilation + 1
            if (kernel - 1) * dilation + 1 <= size:
                continue
            with pytest.raises(KernelTooLarge) as error:
                output_size(size, kernel, dilation=dilation)
            offered = int("".join(filter(str.isdigit, error.value.values["way_out"])))
            smaller = (kernel, offered) if "dilation" in error.value.values["way_out"] else (offered, dilation)
            assert output_size(size, smaller[0], dilation=smaller[1]) >= 1
            grown = (kernel, offered + 1) if smaller[0] == kernel else (offered + 1, dilation)
            with pytest.raises(KernelTooLarge):
                output_size(size, grown[0], dilation=grown[1])

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [({"stride": 0}, "Stride is 0, but it must be a whole number of at least 1."),
         ({"stride": 1.5}, "Stride is 1.5, but it must be a whole number of at least 1."),
         ({"dilation": -1}, "Dilation is -1, but it must be a whole number of at least 1."),
         ({"padding": "full"}, "Padding is 'full', but it must be 'valid' or 'same'.")],
    )  # fmt: skip
    def test_a_setting_out_of_range_is_explained(self, changed, sentence):
        with pytest.raises(InvalidSetting) as error:
            output_size(9, 3, **changed)
        assert str(error.value) == sentence

    @pytest.mark.parametrize("shape", [(3,), (0, 3), (3, 3, 0), (1, 3, 3, 1)])
    def test_an_image_of_another_shape_is_explained(self, shape):
        with pytest.raises(DoesNotFit, match="shape of the image"):
            convolve(np.ones(shape), np.ones((1, 1)))

    @pytest.mark.parametrize("shape", [(3,), (0, 3), (3, 3, 1)])
    def test_a_kernel_of_another_shape_is_explained(self, shape):
        with pytest.raises(DoesNotFit, match="shape of the kernel"):
            convolve(np.ones((5, 5)), np.ones(shape))
