"""What comes out of image files, good, odd and broken."""

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.images import ImageError, Photo, decode
from tests.image_files import noise, saved, scene
from tests.odd_case import OddImage
from tests.odd_images import CASES, plain
from tests.source import ROOT

# Outside pytest, importing lib.images.decode silences Pillow's warnings; pytest sets the filters anew for each test.
pytestmark = pytest.mark.filterwarnings("ignore::Warning:PIL")

SHOWN = [case for case in CASES if case.size]
REFUSED = [case for case in CASES if not case.size]


def by_name(case: OddImage) -> str:
    return case.name


@pytest.mark.parametrize("case", SHOWN, ids=by_name)
def test_an_odd_file_shows_its_picture(case):
    photo = decode(case.data)
    assert photo.size == case.size
    scale = min(1, 1024 / max(case.size))
    assert photo.pixels.shape == (*(max(1, round(side * scale)) for side in case.size), 3)
    for place, colour in case.colours:
        difference = np.abs(photo.pixels[place].astype(int) - colour)
        assert difference.max() <= case.tolerance, (place, photo.pixels[place], colour)


@pytest.mark.parametrize("case", REFUSED, ids=by_name)
def test_a_file_that_cannot_be_shown_says_why(case):
    with pytest.raises(ImageError) as caught:
        decode(case.data)
    assert case.says in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "{" not in str(caught.value)


def test_the_names_of_the_cases_differ():
    assert len({case.name for case in CASES}) == len(CASES) >= 60
    assert sum(case.browser for case in CASES) >= 10


def test_pixels_belong_to_the_photo_and_cannot_be_written():
    photo = decode(plain("PNG"))
    assert photo.pixels.dtype == np.uint8
    assert photo.pixels.flags["C_CONTIGUOUS"]
    with pytest.raises(ValueError, match="read-only"):
        photo.pixels[0, 0, 0] = 1


def test_a_photo_of_another_shape_is_an_error_of_ours():
    with pytest.raises(TypeError, match="uint8"):
        Photo(np.zeros((2, 2)), (2, 2), "")


def test_the_digest_is_that_of_the_file():
    data = plain("PNG")
    assert decode(data).digest == hashlib.sha256(data).hexdigest()


def test_a_small_lossless_picture_keeps_every_pixel():
    picture = noise(200, 300)
    assert np.array_equal(decode(saved(picture, "PNG")).pixels, picture)


def test_a_large_picture_is_averaged_not_sampled():
    """Lines one pixel wide, black and white in turn, become an even grey."""
    lines = np.zeros((4096, 64, 3), np.uint8)
    lines[::2] = 255
    pixels = decode(saved(lines, "PNG")).pixels
    assert pixels.shape == (1024, 16, 3)
    assert np.abs(pixels[8:-8].astype(int) - 128).max() <= 1


def test_a_large_jpeg_reduced_while_decoding_looks_like_one_reduced_afterwards():
    data = saved(scene(4000, 6000), "JPEG", quality=95)
    photo = decode(data)
    assert photo.size == (4000, 6000)
    expected = scene(683, 1024)
    assert (np.abs(photo.pixels.astype(int) - expected) > 8).mean() < 0.02


def test_exactly_50_megapixels_are_read():
    packed = saved(np.zeros((5000, 10_000), np.uint8), "PNG", compress_level=1)
    assert decode(packed).pixels.shape == (512, 1024, 3)


def test_threads_get_the_pictures_they_asked_for():
    cases = [case for case in SHOWN if case.colours][:40]
    alone = [decode(case.data).pixels for case in cases]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda case: decode(case.data).pixels, cases * 3))
    for i, pixels in enumerate(together):
        assert np.array_equal(pixels, alone[i % len(cases)])


def test_nothing_is_written_to_the_log():
    """In a fresh process, where warnings would be errors, and libtiff could write as it likes."""
    code = (
        "from lib.images import decode, ImageError\n"
        "from tests.odd_images import CASES\n"
        "shown = 0\n"
        "for case in CASES:\n"
        "    try:\n"
        "        decode(case.data); shown += 1\n"
        "    except ImageError: pass\n"
        "print(shown)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert int(done.stdout) == len(SHOWN)


SEEDS = [case.data for case in CASES if case.size and len(case.data) < 8000]


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_changed_file_is_a_photo_or_a_sentence(draw):
    data = bytearray(draw.draw(st.sampled_from(SEEDS)))
    for place, value in draw.draw(st.lists(st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255)), max_size=8)):
        data[place] = value
    cut = draw.draw(st.one_of(st.none(), st.integers(0, len(data))))
    photo_or_sentence(bytes(data[:cut]))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([b"", *(case.data[:16] for case in CASES)]), st.binary(max_size=300))
def test_random_bytes_are_a_photo_or_a_sentence(start, rest):
    photo_or_sentence(start + rest)


def photo_or_sentence(data: bytes) -> None:
    try:
        photo = decode(data)
    except ImageError:
        return
    assert photo.pixels.ndim == 3
    assert max(photo.pixels.shape) <= 1024
