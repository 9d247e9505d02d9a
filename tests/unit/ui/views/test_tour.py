"""The pictures of the tour are what the app computes, not drawings of it."""

import base64
import re

import cv2
import numpy as np
import pytest

from lib import networks, render
from lib.convolution import convolve
from lib.images.grey import grey
from lib.images.prepare import fit
from lib.images.samples import load_sample
from lib.kernels import kernel
from lib.text import percent
from lib.ui.views.tour import maps_layer, strongest, tour

NETWORK = next(found for found in map(networks.load, networks.names()) if maps_layer(found))
PIXELS = load_sample("chelsea").pixels


def picture(html: str) -> np.ndarray:
    """The first picture in some HTML, RGB."""
    data = re.search(r"base64,([^\"]+)", html)[1]
    decoded = cv2.imdecode(np.frombuffer(base64.b64decode(data), np.uint8), cv2.IMREAD_COLOR)
    return decoded[..., ::-1]


@pytest.fixture(scope="module", params=[False, True], ids=["light", "dark"])
def dark(request):
    return request.param


@pytest.fixture(scope="module")
def made(dark):
    return tour(PIXELS, NETWORK, invert=False, dark=dark)


def test_the_figures_are_pixels_of_the_photo(made):
    half = np.rint(fit(PIXELS, 56, 42, 3)).astype(np.uint8)
    assert np.array_equal(picture(made.numbers), half)
    values = np.array([int(text) for text in re.findall(r">(\d+)</i>", made.numbers)]).reshape(4, 3)
    windows = np.lib.stride_tricks.sliding_window_view(grey(half), (4, 3))
    assert (windows == values).all(axis=(2, 3)).any()


def test_the_edges_are_the_convolution_of_the_photo(made, dark):
    middle = grey(np.rint(fit(PIXELS, 56, 84, 3)).astype(np.uint8))
    edges = convolve(middle, kernel("sobel_x"))
    limit = float(np.percentile(np.abs(edges), 98))
    assert np.array_equal(picture(made.edges), render.diverging(edges, limit, dark))
    blocks = edges[:52, :80].reshape(13, 4, 20, 4).max(axis=(1, 3))
    assert np.array_equal(picture(made.pooled), render.diverging(blocks, limit, dark))


def test_the_maps_are_those_of_the_layer_that_is_named(made, dark):
    maps = NETWORK.run(NETWORK.prepare(PIXELS)[None])[made.layer][0]
    assert made.count == maps.shape[-1]
    assert made.shown == min(6, made.count)
    first = strongest(maps)[0]
    corner = picture(made.maps)[1 : 1 + first.shape[0], 1 : 1 + first.shape[1]]  # round it one pixel of gap
    limit = float(render.largest(strongest(maps)))
    assert np.array_equal(corner, render.diverging(first, limit, dark))


def test_the_answer_is_the_networks(made):
    for label, share in NETWORK.classify(PIXELS)[:3]:
        assert f"<span>{label}</span><span class='cs-figure'>{percent(share)}</span>" in made.answer


def test_the_strongest_maps_vary_most_and_keep_their_order():
    maps = np.zeros((2, 2, 8), np.float32)
    maps[0, 0] = [0, 5, 1, 9, 2, 8, 7, 6]
    assert strongest(maps)[:, 0, 0].tolist() == [5, 9, 2, 8, 7, 6]


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (900, 1), (1024, 3)])
def test_photos_of_any_shape_have_a_tour(shape):
    made = tour(np.full((*shape, 3), 99, np.uint8), NETWORK, invert=False, dark=False)
    assert picture(made.edges).shape == (54, 82, 3)
    assert picture(made.pooled).shape == (13, 20, 3)
