"""What is chosen on the Convolution page, what comes of it, and how the window stepper shows it."""

from dataclasses import dataclass

import numpy as np

from lib import convolution, kernels
from lib.errors import DoesNotFit
from lib.text import _, number
from lib.ui.views.stepper import Scale, View, decimals_of

MODES = ("grey", "each", "all")
PADDINGS = ("valid", "same")
STRIDES, DILATIONS = (1, 8), (1, 4)
GREY = 3  # the plane of the pixel store
DEFAULT, DEFAULT_SIZE = "sobel_x", 3
OPERATION = (
    *("kernel", "size", "stride", "padding", "dilation"),
    *("mode", "channel", "bias", "relu", "seed", "cells"),
)
COLOURS = ("red", "green", "blue")


@dataclass(frozen=True)
class Settings:
    """What is chosen on the Convolution page."""

    name: str
    weights: np.ndarray
    stride: int
    padding: str
    dilation: int
    mode: str
    channel: int
    bias: float
    relu: bool
    as_picture: bool

    def planes(self) -> list[int]:
        """The planes of the pixel store that are summed."""
        return {"grey": [GREY], "each": [self.channel], "all": [0, 1, 2]}[self.mode]


def own_weights(cells: str, size: int) -> np.ndarray:
    """The person's weights; those of the identity while there are none, or none that can be read."""
    try:
        return kernels.parse(cells) if cells else kernels.kernel("custom", size)
    except DoesNotFit:
        return kernels.kernel("custom", size)


def kept_settings(values: dict[str, object]) -> Settings:
    """The operation that values of an address describe; what is missing or not allowed is the page's own start.

    Args:
        values: by the names of the address (`kernel`, `size`, `stride`, …), as text or as the widgets hold them.
    """

    def whole(name: str, low: int, high: int, start: int) -> int:
        text = str(values.get(name, start))
        return min(max(int(text), low), high) if text.isdecimal() else start

    def one_of(name: str, options: tuple[str, ...]) -> str:
        return values[name] if values.get(name) in options else options[0]

    name = values["kernel"] if values.get("kernel") in kernels.NAMES else DEFAULT
    size = kernels.nearest_size(name, whole("size", kernels.SMALLEST, kernels.LARGEST, DEFAULT_SIZE))
    own = own_weights(str(values.get("cells", "")), size)
    return Settings(
        name,
        own if name == "custom" else kernels.kernel(name, size, whole("seed", 0, 9999, 0)),
        whole("stride", *STRIDES, 1),
        one_of("padding", PADDINGS),
        whole("dilation", *DILATIONS, 1),
        one_of("mode", MODES),
        COLOURS.index(one_of("channel", COLOURS)),
        _finite(values.get("bias", 0)),
        str(values.get("relu", False)).lower() == "true",
        as_picture=False,
    )


def _finite(value: object) -> float:
    try:
        found = float(str(value))
    except ValueError:
        return 0.0
    return found if abs(found) <= 1e6 else 0.0


def outputs(planes: np.ndarray, settings: Settings) -> np.ndarray:
    """The operation on the planes of the pixel store: float32 (n, H', W'), one for each channel or one in all.

    Raises:
        KernelTooLarge: the kernel spans more cells than the planes have.
    """
    how = {"stride": settings.stride, "padding": settings.padding, "dilation": settings.dilation}
    if settings.mode == "all":
        image = planes[:GREY].transpose(1, 2, 0).astype(np.float32)
        values = convolution.convolve_all(image, settings.weights, settings.bias, **how)[None]
    else:
        chosen = planes[GREY:] if settings.mode == "grey" else planes[:GREY]
        values = np.stack([convolution.convolve(plane.astype(np.float32), settings.weights, **how) for plane in chosen])
    return np.maximum(values, 0) if settings.relu else values


def view(name: str, planes: np.ndarray, settings: Settings) -> View:
    """What the window stepper shows of the operation."""
    values = outputs(planes, settings)
    size = settings.weights.shape
    how = {"stride": settings.stride, "padding": settings.padding, "dilation": settings.dilation}
    pads = [convolution.pads(cells, k, **how)[0] for cells, k in zip(planes.shape[1:], size, strict=True)]
    kernel_decimals = decimals_of(settings.weights)
    bias_decimals = decimals_of(np.array([settings.bias]))
    total = number(settings.weights.sum(), kernel_decimals)
    decimals = {"output": min(2, max(kernel_decimals, bias_decimals)), "kernel": kernel_decimals, "bias": bias_decimals}
    return View(
        input=name,
        shape=planes.shape[1:],
        planes=settings.planes(),
        shown=GREY if settings.mode == "grey" else settings.channel,
        operation="convolution",
        size=size,
        pads=(pads[0], pads[1]),
        outputs=values,
        labels=[_("output")] if len(values) == 1 else [_("red"), _("green"), _("blue")],
        input_scale=Scale(),
        output_scale=Scale() if settings.as_picture else Scale(limit=float(np.abs(values).max())),
        formula=formula(planes.shape[1:], size, settings),
        words={
            "kernel": _("Kernel"),
            "kernelNote": _("sum {sum}").format(sum=total),
        },
        kernel=settings.weights,
        stride=settings.stride,
        dilation=settings.dilation,
        bias=settings.bias,
        relu=settings.relu,
        chosen=settings.channel if settings.mode == "each" else 0,
        decimals=decimals,
    )


def formula(shape: tuple[int, int], size: tuple[int, int], settings: Settings) -> list[tuple[str, str]]:
    """The size of the output with the person's numbers in it, as (what is computed, result) for rows and columns."""
    lines = []
    for cells, kernel in zip(shape, size, strict=True):
        span = convolution.span(kernel, settings.dilation)
        result = convolution.output_size(
            cells, kernel, stride=settings.stride, padding=settings.padding, dilation=settings.dilation
        )
        valid = f"⌊({cells}−{span})/{settings.stride}⌋+1"
        lines.append((valid if settings.padding == "valid" else f"⌈{cells}/{settings.stride}⌉", str(result)))
    return lines
