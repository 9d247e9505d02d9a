"""What is chosen on the Convolution page, what comes of it, and how the window stepper shows it."""

from dataclasses import dataclass

import numpy as np

from lib import convolution, kernels
from lib.errors import DoesNotFit, InvalidSetting
from lib.questions.figures import decimals_of
from lib.text import _, number
from lib.ui.views.stepper import Scale, View, size_lines

MODES = ("grey", "each", "all")
PADDINGS = ("valid", "same")
STRIDES, DILATIONS = (1, 8), (1, 4)
GREY = 3  # the plane of the pixel store
DEFAULT, DEFAULT_SIZE = "sobel_x", 3
OPERATION = (
    *("kernel", "size", "stride", "padding", "dilation"),
    *("mode", "channel", "bias", "relu", "seed", "cells", "flip"),
)
COLOURS = ("red", "green", "blue")


@dataclass(frozen=True)
class Settings:
    """What is chosen on the Convolution page.

    `kernels` is float64 (kh, kw, C), as it is used, flipped or not: one for each summed channel, so C is 3 in mode
    "all" and 1 in the others, where the same kernel serves every channel.
    """

    name: str
    kernels: np.ndarray
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

    @property
    def how(self) -> dict[str, object]:
        """Stride, padding and dilation by the names that `lib.convolution` gives them."""
        return {"stride": self.stride, "padding": self.padding, "dilation": self.dilation}


def write_own(own: np.ndarray) -> str:
    """The person's kernels, (kh, kw, C), as one line for the address: one, or one a channel divided by "|"."""
    found = [kernels.write(own[..., c]) for c in range(own.shape[2])]
    return found[0] if len(set(found)) == 1 else "|".join(found)


def read_own(cells: str) -> np.ndarray:
    """What `write_own` wrote, or a person typed: float64 (size, size, C), C being 1 or 3.

    Raises:
        InvalidSetting: not one or three squares of one size, of 1 to 11 finite numbers a side.

    >>> read_own("1|2|3").tolist()
    [[[1.0, 2.0, 3.0]]]
    """
    found = [kernels.parse(part) for part in cells.split("|")]
    if len(found) not in (1, 3) or len({each.shape for each in found}) > 1:
        allowed = _("one kernel, or three of the same size divided by |, for red, green and blue")
        raise InvalidSetting(name=_("Your kernel"), value=repr(cells[:60]), allowed=allowed)
    return np.stack(found, axis=2)


def own_kernels(cells: str, size: int) -> np.ndarray:
    """The person's kernels, (size, size, C); the identity while there are none, or none that can be read."""
    try:
        return read_own(cells) if cells else kernels.kernel("custom", size)[..., None]
    except DoesNotFit:
        return kernels.kernel("custom", size)[..., None]


def for_mode(own: np.ndarray, mode: str, channel: int) -> np.ndarray:
    """Kernels (kh, kw, C) as a mode uses them: one for each channel in "all", else the one of the chosen channel."""
    if mode == "all":
        return np.repeat(own, 3, axis=2) if own.shape[2] == 1 else own
    return own[..., [0 if own.shape[2] == 1 or mode == "grey" else channel]]


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
    own = own_kernels(str(values.get("cells", "")), size)
    chosen = own if name == "custom" else kernels.kernel(name, size, whole("seed", 0, 9999, 0))[..., None]
    mode, channel = one_of("mode", MODES), COLOURS.index(one_of("channel", COLOURS))
    return Settings(
        name,
        turned(for_mode(chosen, mode, channel), _true(values.get("flip"))),
        whole("stride", *STRIDES, 1),
        one_of("padding", PADDINGS),
        whole("dilation", *DILATIONS, 1),
        mode,
        channel,
        _finite(values.get("bias", 0)),
        _true(values.get("relu")),
        as_picture=False,
    )


def turned(chosen: np.ndarray, flip: bool) -> np.ndarray:
    """Kernels (kh, kw, C) upside down and left to right where `flip`, else as they are."""
    return chosen[::-1, ::-1] if flip else chosen


def _true(value: object) -> bool:
    return str(value).lower() == "true"


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
    kernel, how = settings.kernels, settings.how
    if settings.mode == "all":
        image = planes[:GREY].transpose(1, 2, 0).astype(np.float32)
        values = convolution.convolve_all(image, kernel, settings.bias, **how)[None]
    else:
        chosen = planes[GREY:] if settings.mode == "grey" else planes[:GREY]
        values = np.stack([convolution.convolve(plane.astype(np.float32), kernel[..., 0], **how) for plane in chosen])
    return np.maximum(values, 0) if settings.relu else values


def view(name: str, planes: np.ndarray, settings: Settings) -> View:
    """What the window stepper shows of the operation."""
    values = outputs(planes, settings)
    size = settings.kernels.shape[:2]
    pads = [convolution.pads(cells, k, **settings.how)[0] for cells, k in zip(planes.shape[1:], size, strict=True)]
    kernel_decimals = decimals_of(settings.kernels)
    bias_decimals = decimals_of(np.array([settings.bias]))
    decimals = {"output": max(kernel_decimals, bias_decimals), "kernel": kernel_decimals, "bias": bias_decimals}
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
        formula=size_lines(planes.shape[1:], size, **settings.how),
        words={
            "kernel": _("Kernel"),
            "kernelNote": _sums(settings, kernel_decimals),
        },
        kernels=settings.kernels,
        stride=settings.stride,
        dilation=settings.dilation,
        bias=settings.bias,
        relu=settings.relu,
        chosen=settings.channel if settings.mode == "each" else 0,
        decimals=decimals,
    )


def _sums(settings: Settings, decimals: int) -> str:
    """What the weights of each kernel add up to, in the order of the channels."""
    sums = [number(total, decimals) for total in settings.kernels.sum(axis=(0, 1))]
    said = sums[0] if len(set(sums)) == 1 else ", ".join(sums)
    return _("sum {sum}").format(sum=said)
