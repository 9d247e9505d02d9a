"""Covering what a cell sees: the network itself, run on one covered picture at a time, is the judge."""

import numpy as np
import pytest

from lib import networks
from lib.images.prepare import shuffled
from lib.images.samples import load_sample
from lib.networks.occlusion import Occlusion, occlude
from lib.receptive_field import Field, receptive_field

SEED = 20261123


def chosen(name, layer, *cell, photo="coffee"):
    network = networks.load(name)
    picture = network.prepare(load_sample(photo).pixels)
    place = cell if len(cell) == 3 else (None, None, *cell)
    return network, picture, receptive_field(network.layers, network.card.input.shape, layer, *place)


def test_each_piece_gives_what_the_network_gives_for_the_covered_picture():
    network, picture, field = chosen("tiny_vgg", "max_pool_2", 5, 7, 3)
    found = occlude(network, picture, "max_pool_2", (5, 7, 3), field)
    assert found.covered.shape == (8, 8)  # 16×16 pixels, which is more than can be covered one by one
    assert found.value == network.run(picture[None])["max_pool_2"][0, 5, 7, 3]
    for row, col in ((0, 0), (5, 7), (7, 7), found.strongest()):
        covered = picture.copy()
        rows, columns = slice(*found.tops[row : row + 2]), slice(*found.lefts[col : col + 2])
        covered[rows, columns] = picture.mean(axis=(0, 1))
        wanted = network.run(covered[None])["max_pool_2"][0, 5, 7, 3]
        assert found.covered[row, col] == pytest.approx(wanted, rel=1e-5, abs=1e-6)


def test_a_small_patch_is_covered_pixel_by_pixel():
    network, picture, field = chosen("fashion_cnn", "conv2d_1", 5, 6, 2)
    found = occlude(network, picture, "conv2d_1", (5, 6, 2), field)
    kernel = network.weights("conv2d_1")["kernel"][:, :, 0, 2]
    wanted = (picture.mean() - picture[4:7, 5:8, 0]) / 255 * kernel  # rescaled from 0–255 to 0–1, then weighed
    assert np.allclose(found.moved, wanted, atol=1e-5)


@pytest.mark.parametrize("name", networks.names())
def test_nothing_outside_of_the_receptive_field_moves_a_cell(name):
    print(f"seed {SEED}")
    rng, network = np.random.default_rng(SEED), networks.load(name)
    picture = network.prepare(load_sample("astronaut").pixels)
    height, width, _channels = picture.shape
    for layer in [each for each in network.layers if len(each.output_shape) == 3][::4]:
        row, col, channel = rng.integers(0, layer.output_shape).tolist()
        field = receptive_field(network.layers, picture.shape, layer.name, row, col, channel)
        for outside in (
            Field(0, 0, field.top, width),
            Field(field.top + field.rows, 0, height - field.top - field.rows, width),
            Field(0, 0, height, field.left),
            Field(0, field.left + field.columns, height, width - field.left - field.columns),
        ):
            if outside.area:
                found = occlude(network, picture, layer.name, (row, col, channel), outside, most=2)
                largest = max(1.0, abs(found.value))
                assert np.abs(found.moved).max() <= 1e-5 * largest, (layer.name, row, col, channel, outside)


def test_a_shuffled_network_is_covered_in_the_photos_own_order():
    network = networks.load("fashion_mlp_shuffled")
    twin = network.card.input
    photo = np.float32(np.random.default_rng(SEED).integers(0, 256, (28, 28, 1)))
    whole = Field(0, 0, 28, 28)
    found = occlude(network, photo, "logits", (3,), whole, arrange=lambda each: shuffled(each, twin.shuffle))
    covered = photo.copy()
    covered[found.tops[4] : found.tops[5], found.lefts[6] : found.lefts[7]] = photo.mean()
    wanted = network.run(shuffled(covered, twin.shuffle)[None])["logits"][0, 3]
    assert found.covered[4, 6] == pytest.approx(wanted, rel=1e-5)


def test_the_pieces_that_carry_half_are_counted():
    covered = np.array([[1, 2, 2], [2, 2, 8]], np.float32)
    found = Occlusion(2.0, covered, np.arange(3), np.arange(4))
    assert found.strongest() == (1, 2)
    assert found.carrying() == 1
    assert found.carrying(0.9) == 2
    assert Occlusion(2.0, np.full((2, 2), 2, np.float32), np.arange(3), np.arange(3)).carrying() == 0
