"""The kinds of layers a network can be designed with, and what can be set of each. A kind's line here is all of it."""

from dataclasses import dataclass, replace

from lib.designs.argument import Argument, quoted
from lib.errors import DesignError
from lib.layers import ACTIVATIONS
from lib.text import _

MOST_UNITS, MOST_FILTERS, LARGEST_SIDE = 1_000_000, 65_536, 16_384


@dataclass(frozen=True)
class Kind:
    """A layer kind by Keras' class name, with its arguments; those that are always said come first."""

    title: str
    arguments: tuple[Argument, ...] = ()

    def __getitem__(self, name: str) -> Argument:
        return next(argument for argument in self.arguments if argument.name == name)

    def fresh(self) -> dict[str, object]:
        """A layer of this kind as it is put in."""
        usual = {argument.name: argument.usual for argument in self.arguments if argument.usual is not None}
        return {"type": self.title, **usual}


FILTERS = Argument("filters", "whole", 16, always=True, high=MOST_FILTERS)
UNITS = Argument("units", "whole", 64, always=True, high=MOST_UNITS)
KERNEL = Argument("kernel_size", "pair", 3, always=True)
STRIDES = Argument("strides", "pair", default=1, short="strides")
DILATION = Argument("dilation_rate", "pair", default=1, short="dilation", common=False)
PADDING = Argument("padding", "word", default="valid", choices=("valid", "same"))
GROUPS = Argument("groups", "whole", default=1, high=MOST_FILTERS, short="groups", common=False)
MULTIPLIER = Argument("depth_multiplier", "whole", default=1, short="multiplier")
BIAS = Argument("use_bias", "flag", default=True, short="nobias", common=False)
WINDOW = Argument("pool_size", "pair", 2, 2, always=True)
APART = Argument("strides", "pair", short="strides")  # without it the windows touch
RATE = Argument("rate", "real", 0.25, always=True, low=0, high=1)
AXIS = Argument("axis", "whole", default=-1, low=-4, high=4, short="axis", common=False)
KEEP = Argument("keepdims", "flag", default=False, short="keepdims", common=False)
SLOPE = Argument("negative_slope", "real", default=0.0, low=0, high=1e6, short="slope", common=False)
TRAINABLE = Argument("trainable", "flag", default=True, short="frozen", common=False)

# The names that lead a list of choices; the others follow in the order of the alphabet.
_FIRST = ("linear", "relu", "sigmoid", "tanh", "softmax")
_FUNCTIONS = (*_FIRST, *sorted(ACTIVATIONS - set(_FIRST)))
ACTIVATION = Argument("activation", "word", default="linear", choices=_FUNCTIONS)
FUNCTION = Argument("activation", "word", "relu", always=True, choices=_FUNCTIONS)

_WINDOWED = (STRIDES, PADDING, DILATION)
_LAST = (ACTIVATION, BIAS)
_POOLED = (WINDOW, APART, PADDING)
_METHODS = ("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5")
_ALL = (
    Kind("Conv2D", (FILTERS, KERNEL, *_WINDOWED, GROUPS, *_LAST)),
    Kind("DepthwiseConv2D", (KERNEL, *_WINDOWED, MULTIPLIER, *_LAST)),
    Kind("SeparableConv2D", (FILTERS, KERNEL, *_WINDOWED, MULTIPLIER, *_LAST)),
    Kind("MaxPooling2D", _POOLED),
    Kind("AveragePooling2D", _POOLED),
    Kind("GlobalAveragePooling2D", (KEEP,)),
    Kind("GlobalMaxPooling2D", (KEEP,)),
    Kind("Flatten"),
    Kind("Dense", (UNITS, *_LAST)),
    Kind("Dropout", (RATE,)),
    Kind(
        "BatchNormalization",
        (
            Argument("center", "flag", default=True, short="nocenter"),
            Argument("scale", "flag", default=True, short="noscale"),
            AXIS,
            Argument("momentum", "real", default=0.99, low=0, high=1, short="momentum", common=False),
            Argument("epsilon", "real", default=0.001, low=0, high=1, short="epsilon", common=False),
        ),
    ),
    Kind("Activation", (FUNCTION,)),
    Kind(
        "ReLU",
        (
            Argument("max_value", "real", low=0, high=1e6, short="max", common=False),
            SLOPE,
            Argument("threshold", "real", default=0.0, low=0, high=1e6, short="threshold", common=False),
        ),
    ),
    Kind("LeakyReLU", (replace(SLOPE, default=0.3),)),
    Kind("Softmax", (AXIS,)),
    Kind("ZeroPadding2D", (Argument("padding", "margins", 1, 1, always=True, low=0),)),
    Kind(
        "Conv2DTranspose",
        (
            *(FILTERS, KERNEL, *_WINDOWED),
            Argument("output_padding", "pair", low=0, short="extra", common=False),
            *_LAST,
        ),
    ),
    Kind(
        "UpSampling2D",
        (
            Argument("size", "pair", 2, 2, always=True),
            Argument("interpolation", "word", default="nearest", choices=_METHODS, common=False),
        ),
    ),
    Kind("SpatialDropout2D", (RATE,)),
    Kind("Reshape", (Argument("target_shape", "sizes", (-1,), always=True, high=10**9),)),
    Kind(
        "Rescaling",
        (
            Argument("scale", "real", 1 / 255, always=True, low=-1e6, high=1e6),
            Argument("offset", "real", default=0.0, low=-1e6, high=1e6, short="offset"),
        ),
    ),
    Kind("Add"),
    Kind("Concatenate", (AXIS,)),
)
KINDS = {kind.title: replace(kind, arguments=(*kind.arguments, TRAINABLE)) for kind in _ALL}

OFFERED = (
    *("Conv2D", "DepthwiseConv2D", "SeparableConv2D", "MaxPooling2D", "AveragePooling2D"),
    *("GlobalAveragePooling2D", "GlobalMaxPooling2D", "Flatten", "Dense", "Dropout", "BatchNormalization"),
    *("ReLU", "Activation", "Softmax", "ZeroPadding2D"),
)
"""What the builder puts in; the other kinds it shows and edits where a network has them."""
JOINING = ("Add", "Concatenate")
"""Kinds that read several layers."""


def kind_of(title: object) -> Kind:
    """The kind of that name.

    Raises:
        DesignError: there is none.
    """
    if not isinstance(title, str) or title not in KINDS:
        reason = _("There is no layer {layer}. Known are {known}.")
        raise DesignError(reason=reason.format(layer=quoted(title), known=", ".join(KINDS)))
    return KINDS[title]
