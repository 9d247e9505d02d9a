"""Reduced decoding gives networks what whole decoding gives them."""

import io
from collections.abc import Callable

import cv2
import numpy as np
import pytest
from PIL import Image

from lib.images import ImageError, decode, quick
from lib.images.prepare import fit
from lib.images.quick import pixels_of
from lib.images.samples import SAMPLES, load_sample
from tests.image_files import profile
from tests.odd_case import OddImage
from tests.odd_images import CASES

# Outside pytest, importing lib.images.decode silences Pillow's warnings; pytest sets the filters anew for each test.
pytestmark = pytest.mark.filterwarnings("ignore::Warning:PIL")

SHOWN = [case for case in CASES if case.size and max(case.size) <= 1024]
REFUSED = [case for case in CASES if not case.size]


def jpeg(pixels: np.ndarray, **options: object) -> bytes:
    """A JPEG of quality 90."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=90, **options)
    return file.getvalue()


def enlarged(name: str, long_side: int) -> np.ndarray:
    """A sample photo with more pixels, uint8 (H, W, 3)."""
    pixels = load_sample(name).pixels
    scale = long_side / max(pixels.shape)
    size = (round(pixels.shape[1] * scale), round(pixels.shape[0] * scale))
    return cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC)


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case.name)
def test_an_odd_file_gives_the_pixels_of_whole_decoding(case: OddImage) -> None:
    assert np.array_equal(pixels_of(case.data), decode(case.data).pixels)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_file_that_cannot_be_shown_says_the_same(case: OddImage) -> None:
    with pytest.raises(ImageError) as wanted:
        decode(case.data)
    with pytest.raises(ImageError) as found:
        pixels_of(case.data)
    assert str(found.value) == str(wanted.value)


@pytest.mark.parametrize("subsampling", ["4:4:4", "4:2:2", "4:2:0"])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_small_jpeg_keeps_every_pixel(subsampling: str, progressive: bool) -> None:
    for name in SAMPLES:
        data = jpeg(load_sample(name).pixels, subsampling=subsampling, progressive=progressive)
        assert np.array_equal(pixels_of(data), decode(data).pixels), name


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_large_jpeg_stands_upright_as_its_exif_says(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    data = jpeg(enlarged("astronaut", 1600)[:1200], exif=exif)
    found, wanted = fit(pixels_of(data), 32, 32, 3), fit(decode(data).pixels, 32, 32, 3)
    assert np.abs(found - wanted).mean() < 1


@pytest.mark.parametrize(("side", "kept"), [(1024, 1024), (2047, 2047), (2048, 1024), (4095, 2048), (4100, 1025)])
def test_as_much_is_kept_as_whole_decoding_keeps(side: int, kept: int) -> None:
    assert pixels_of(jpeg(enlarged("horse", side))).shape[1] == kept


@pytest.mark.parametrize("side", [32, 96, 128])
def test_an_input_differs_no_more_than_without_reducing(side: int, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [jpeg(enlarged(name, 2048)) for name in SAMPLES]
    wanted = np.stack([fit(decode(data).pixels, side, side, 3) for data in files])
    reduced = np.stack([fit(pixels_of(data), side, side, 3) for data in files])
    monkeypatch.setattr(quick, "_REDUCED", {})
    whole = np.stack([fit(pixels_of(data), side, side, 3) for data in files])
    assert np.abs(reduced - wanted).mean() < np.abs(whole - wanted).mean() + 0.1 < 0.6


@pytest.mark.parametrize("long_side", [400, 2100])
def test_a_colour_profile_counts(long_side: int) -> None:
    pixels = enlarged("coffee", long_side)
    swapped = jpeg(pixels, icc_profile=profile(2.2, swap=True))
    found, wanted = fit(pixels_of(swapped), 32, 32, 3), fit(decode(swapped).pixels, 32, 32, 3)
    without = fit(pixels_of(jpeg(pixels)), 32, 32, 3)
    assert np.abs(found - wanted).mean() < 0.5
    assert np.abs(found - without).mean() > 10


def outcome(read: Callable[[bytes], np.ndarray], data: bytes) -> tuple[int, ...] | str:
    """The shape of the picture, or the sentence that says why there is none."""
    try:
        return read(data).shape
    except ImageError as error:
        return str(error)


def test_a_jpeg_with_damage_inside_is_taken_or_refused_as_by_whole_decoding() -> None:
    seed = 5
    rng = np.random.default_rng(seed)
    data = jpeg(load_sample("coffee").pixels)
    found = set()
    for case in range(60):
        broken = bytearray(data)
        places = rng.integers(2, len(data) - 2, 3) if case % 2 else rng.integers(2, 600, 3)  # the pixels, or the header
        for place in places:
            broken[place] = rng.integers(256)
        wanted = outcome(lambda file: decode(file).pixels, bytes(broken))
        assert outcome(pixels_of, bytes(broken)) == wanted, (seed, case)
        found.add(type(wanted))
    assert found == {str, tuple}
