"""The first kernels of every network under models/: those of its file of weights, and of what it computes."""

import numpy as np
import pytest

from lib import networks
from lib.convolution import convolve_all
from lib.errors import NetworkError
from lib.images.samples import load_sample
from lib.networks.learned import learned, teachers
from lib.networks.registry import MODELS

TEACHERS = teachers()
each_teacher = pytest.mark.parametrize("name", TEACHERS)


def test_networks_that_begin_with_a_convolution_are_teachers():
    assert {"cifar10_cnn", "fashion_cnn", "tiny_vgg", "mnist_lenet5"} <= set(TEACHERS)
    assert not [name for name in TEACHERS if "mlp" in name]


@each_teacher
def test_the_weights_are_those_of_the_file(name):
    with np.load(MODELS / name / "weights.npz") as saved:
        first = saved[saved.files[0]]  # (kh, kw, C, filters)
    found = learned(networks.load(name))
    assert sorted(each.index for each in found) == list(range(first.shape[3]))
    for each in found:
        assert each.weights.dtype == np.float64
        assert np.array_equal(each.weights, first[..., each.index])


@each_teacher
def test_the_largest_norm_comes_first(name):
    norms = [np.linalg.norm(each.weights) for each in learned(networks.load(name))]
    assert norms == pytest.approx(sorted(norms, reverse=True))


@each_teacher
def test_on_rescaled_pixels_they_give_what_the_network_computes(name):
    network = networks.load(name)
    picture = network.prepare(load_sample("chelsea").pixels)
    (scaled,) = [layer.name for layer in network.layers if layer.kind == "Rescaling"]
    pixels = network.run(picture[None], [scaled])[scaled][0]
    for each in learned(network):
        layer = network.card.layer(each.layer)
        wanted = network.run(picture[None], [each.layer])[each.layer][0, :, :, each.index]
        how = {"stride": layer.config["strides"][0], "padding": layer.config["padding"]}
        found = convolve_all(pixels, each.weights, each.bias, **how)
        assert np.allclose(found, wanted, rtol=0, atol=1e-4 * np.abs(wanted).max())


def test_the_title_names_network_layer_and_filter():
    (seventh,) = [each for each in learned(networks.load("cifar10_cnn")) if each.index == 7]
    assert seventh.title == "CIFAR-10 CNN, conv2d_1, kernel 7"


def test_a_network_without_a_first_convolution_is_explained():
    with pytest.raises(NetworkError, match=r"no convolution. Choose one of cats_vs_dogs, .*fashion_cnn"):
        learned(networks.load("fashion_mlp"))
