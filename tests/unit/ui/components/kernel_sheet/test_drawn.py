"""The sheets of kernels: a row a filter, a pixel a weight, in the colours of its value."""

import io

import numpy as np
import pytest
from PIL import Image

from lib import networks
from lib.networks.kernels import has_kernels, in_order, kernels
from lib.networks.snapshots import kernel
from lib.render import diverging
from lib.ui.components.kernel_sheet import SIDE, drawn


def opened(drawing: dict, row: int) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(drawing["pictures"]["v"][row].as_py())).convert("RGB"))


@pytest.mark.parametrize("name", networks.names())
@pytest.mark.parametrize("dark", [False, True])
def test_each_weight_is_a_pixel_of_its_colour(name: str, dark: bool) -> None:
    network = networks.load(name)
    for layer in network.layers:
        if not has_kernels(layer):
            continue
        found = kernels(network, layer)
        n, channels, height, width = found.slices.shape
        sheet = opened(drawn(found, None, dark), 0)
        if found.colour:
            wanted = 128 + 127 * found.slices.transpose(0, 2, 3, 1) / found.limit
            assert np.abs(sheet.reshape(n, height, width, 3) - wanted).max() <= 1
        else:
            wanted = diverging(found.slices, found.limit, dark)  # (n, channels, h, w, 3)
            tiled = sheet.reshape(n, height, channels, width, 3).transpose(0, 2, 1, 3, 4)
            assert np.array_equal(tiled, wanted)


@pytest.mark.parametrize("name", networks.names())
def test_no_picture_is_larger_than_its_room(name: str) -> None:
    network = networks.load(name)
    for layer in filter(has_kernels, network.layers):
        drawing = drawn(kernels(network, layer), None, False)
        across = drawing["columns"] * drawing["w"] * drawing["cell"]
        assert across <= SIDE or drawing["cell"] == 1, layer.name
        assert across <= 2 * SIDE, layer.name


def test_earlier_kernels_stand_in_the_same_order_on_the_same_scale() -> None:
    network = networks.load("tiny_vgg")
    found = kernels(network, network.card.layer("conv2d_1_2"))
    earlier = in_order(network, found, kernel("tiny_vgg", "conv2d_1_2", 0))
    drawing = drawn(found, earlier, False)
    sheet = opened(drawing, 1).reshape(10, 3, 10, 3, 3).transpose(0, 2, 1, 3, 4)
    assert np.array_equal(sheet, diverging(earlier, found.limit))
    norm = float(np.linalg.norm(earlier[0]))
    assert drawing["tiles"][0]["said"].endswith(f"earlier, norm {norm:.2f}")
    assert len(drawing["spread"]["counts"]) == len(drawing["spread"]["earlier"])
