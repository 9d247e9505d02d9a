"""The sample photos that scikit-image ships."""

import subprocess
import sys

import numpy as np
import pytest

from lib.images import ImageError
from lib.images.samples import DEFAULT, SAMPLES, folder, load_sample
from tests.source import ROOT


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_opens_and_says_whose_it_is(name):
    sample, photo = SAMPLES[name], load_sample(name)
    assert sample.name == name
    assert all((sample.title, sample.author, sample.licence, sample.source))
    assert min(photo.pixels.shape[:2]) >= 100
    assert photo.pixels.std() > 10


def test_there_are_at_least_eight_with_the_two_that_links_name():
    assert len(SAMPLES) >= 8
    assert {"chelsea", "coffee"} <= set(SAMPLES)
    assert DEFAULT == "chelsea"


def test_the_samples_are_those_of_scikit_image():
    data = pytest.importorskip("skimage.data", reason="scikit-image is not installed")
    assert np.array_equal(load_sample("chelsea").pixels, data.chelsea())
    assert np.array_equal(load_sample("coffee").pixels, data.coffee())
    assert load_sample("camera").pixels.shape == (*data.camera().shape, 3)


def test_what_is_said_of_a_sample_stands_in_scikit_images_own_words():
    words = (folder() / "_fetchers.py").read_text(encoding="utf-8")
    own = {"NASA", "Brooklyn Museum", "CC0Textures", "SpaceX"}
    for sample in SAMPLES.values():
        for word in (sample.source, sample.author):
            known = word in words or word in own or word in ("scikit-image", "not named", "linolafett (DeviantArt)")
            assert known, f"{sample.name}: {word}"


def test_an_unknown_sample_is_explained():
    with pytest.raises(ImageError, match=r"no sample photo called “tiger”\. There are chelsea, coffee"):
        load_sample("tiger")


def test_scikit_image_itself_is_not_imported():
    code = (
        "import sys; from lib.images.samples import load_sample; load_sample('coffee'); print('skimage' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
