"""Networks to begin with: those of the lab, of the literature and of the study, and any trained one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from lib.designs.design import Design
from lib.designs.kinds import kind_of
from lib.designs.written import VERSION, read
from lib.parameters import INPUT
from lib.text import _


@dataclass(frozen=True)
class Preset:
    """A network to begin with.

    Attributes:
        name: a short one for code and tests.
        title: for the eye.
        source: where it comes from, and how it differs from there, in one line.
    """

    name: str
    title: str
    source: str
    design: Design


class Trained(Protocol):
    """What is read of a layer of a trained network's card."""

    name: str
    kind: str
    config: Mapping[str, object]
    inputs: Sequence[str]


_LAB = _("The lab “Lab08 – Redes Neurais – CNN”.")
_LENET = _(
    "LeCun, Bottou, Bengio & Haffner, Gradient-Based Learning Applied to Document Recognition (1998); as it is built "
    "today, each map of the second convolution seeing all six of the first, with softmax at the end."
)
_VGG = _("Simonyan & Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition (2015)")
_ALEXNET = _(
    "Krizhevsky, Sutskever & Hinton, ImageNet Classification with Deep Convolutional Neural Networks (2012), its two "
    "halves as groups of two; 227×227 so that the windows fit; without response normalisation, which learns nothing."
)
_STUDY = _(
    "Plain CNN {number} of the study “Visão computacional com Redes Convolucionais” (2019), in the notebooks of "
    "IvanBrasilico/projeto, without its dropout; activations and global average are our reading."
)
_POOL = "MaxPooling2D_2"


def _conv(*filters: int, size: int = 3, padding: str = "_same") -> str:
    """Convolutions with ReLU, one behind the other."""
    return "-".join(f"Conv2D_{each}_{size}{padding}_relu" for each in filters)


def _study(filters: Sequence[int], padding: str = "") -> str:
    """Convolutions 3×3 with a pooling behind each."""
    return "-".join(f"{_conv(each, padding=padding)}-{_POOL}" for each in filters)


_VALID = {"padding": ""}
_TEXTS = {
    "lab_cnn": (
        _("Lab: CNN for Fashion-MNIST"),
        _LAB,
        ("28x28x1", _conv(5), _POOL, "Flatten-Dense_120_relu-Dense_10_softmax"),
    ),
    "lab_dense_400": (_("Lab: dense 100 on 400×600 grey"), _LAB, ("400x600x1", "Flatten-Dense_100")),
    "lab_dense_800": (_("Lab: dense 100 on 800×600 grey"), _LAB, ("800x600x1", "Flatten-Dense_100")),
    "lab_conv": (_("Lab: 100 filters on 800×600 colour"), _LAB, ("800x600x3", "Conv2D_100_3")),
    "lab_conv_pool": (_("Lab: the same, then max-pool"), _LAB, ("800x600x3", "Conv2D_100_3", _POOL)),
    "mlp": (
        _("MLP 784-150-10"),
        _("One hidden layer as large as makes an MLP for 28×28 pictures cost about what the lab’s CNN costs."),
        ("28x28x1", "Flatten-Dense_150_relu-Dense_10_softmax"),
    ),
    "lenet5": (
        _("LeNet-5 (1998)"),
        _LENET,
        (
            "28x28x1-Conv2D_6_5_same_tanh-AveragePooling2D_2-Conv2D_16_5_tanh-AveragePooling2D_2",
            "Flatten-Dense_120_tanh-Dense_84_tanh-Dense_10_softmax",
        ),
    ),
    "tiny_vgg": (
        _("Tiny VGG"),
        _("Wang et al., CNN Explainer (2021): the network that it takes apart."),
        ("64x64x3", *(2 * (_conv(10, 10, **_VALID), _POOL)), "Flatten-Dense_10_softmax"),
    ),
    "alexnet": (
        _("AlexNet (2012)"),
        _ALEXNET,
        (
            "227x227x3-Conv2D_96_11_strides4_relu-MaxPooling2D_3_strides2",
            "Conv2D_256_5_same_groups2_relu-MaxPooling2D_3_strides2",
            "Conv2D_384_3_same_relu-Conv2D_384_3_same_groups2_relu-Conv2D_256_3_same_groups2_relu",
            "MaxPooling2D_3_strides2-Flatten-Dense_4096_relu-Dropout_0.5-Dense_4096_relu-Dropout_0.5",
            "Dense_1000_softmax",
        ),
    ),
    "vgg16": (
        _("VGG-16 (2014)"),
        _("{source}, configuration D, without its dropout.").format(source=_VGG),
        (
            *("224x224x3", _conv(64, 64), _POOL, _conv(128, 128), _POOL, _conv(256, 256, 256), _POOL),
            *(_conv(512, 512, 512), _POOL, _conv(512, 512, 512), _POOL),
            "Flatten-Dense_4096_relu-Dense_4096_relu-Dense_1000_softmax",
        ),
    ),
    "study_1": (
        _("Study: plain CNN 1"),
        _STUDY.format(number=1),
        (
            *("150x150x3", _study((16, 32, 64)), _conv(128, **_VALID), _conv(128, size=1, **_VALID), _POOL),
            *(_conv(256, **_VALID), _conv(512, size=1, **_VALID), "Flatten-Dense_512_relu-Dense_1_sigmoid"),
        ),
    ),
    "study_2": (
        _("Study: plain CNN 2"),
        _STUDY.format(number=2),
        (
            *("150x150x3", _study((16, 64, 128, 256)), _conv(256, **_VALID)),
            "GlobalAveragePooling2D-Dense_256_relu-Dense_1_sigmoid",
        ),
    ),
    "study_3": (
        _("Study: plain CNN 3"),
        _STUDY.format(number=3),
        (
            *("224x224x3", _study((16, 32, 64, 128), "_same"), _study((128,)), _conv(256, **_VALID)),
            "Flatten-Dense_256_relu-Dense_1_sigmoid",
        ),
    ),
}


@lru_cache(maxsize=1)
def presets() -> tuple[Preset, ...]:
    """Networks to begin with, the lab's CNN first."""
    return tuple(
        Preset(name, title, source, read("-".join((VERSION, *parts))))
        for name, (title, source, parts) in _TEXTS.items()
    )


def of_network(input_shape: Sequence[int], layers: Sequence[Trained]) -> Design:
    """The design of a trained network, from the layers of its card; ways that join are kept.

    Raises:
        DesignError: it has a layer or a setting that cannot be designed with.
    """
    befores = (INPUT, *(layer.name for layer in layers))
    afar = [tuple(layer.inputs) != (before,) for layer, before in zip(layers, befores, strict=False)]
    read_afar = {name for layer, far in zip(layers, afar, strict=True) if far for name in layer.inputs}
    return Design(
        tuple(input_shape),
        tuple(
            _settings(layer)
            | ({"name": layer.name} if layer.name in read_afar else {})
            | ({"inputs": tuple(layer.inputs)} if far else {})
            for layer, far in zip(layers, afar, strict=True)
        ),
    )


def _settings(layer: Trained) -> dict[str, object]:
    """The layer with those settings that a design has."""
    known = {argument.name for argument in kind_of(layer.kind).arguments}
    return {"type": layer.kind, **{name: value for name, value in layer.config.items() if name in known}}
