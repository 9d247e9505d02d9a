"""The Keras code of a convolution: the photo, the kernel as it is written on the screen, the whole output."""

from typing import Protocol

import numpy as np

from lib.code.photo import COLOURS, figure, grey, joined, read, rows_of
from lib.convolution import output_size, span

IMPORTS = ["import cv2", "import keras", "import numpy as np"]


class Operation(Protocol):
    """What is convolved and how; the settings of the Convolution page are one."""

    kernels: np.ndarray
    """Float64 (kh, kw, C): C is 3 in the mode "all", else 1."""
    stride: int
    padding: str
    dilation: int
    mode: str
    """"grey", "each" channel by itself, or "all" channels summed."""
    channel: int
    """The one looked at in the mode "each": 0 red, 1 green, 2 blue."""
    bias: float
    """Added in the mode "all" only."""
    relu: bool


def code(photo: tuple[int, int], image: tuple[int, int], operation: Operation, row: int, col: int) -> str:
    """Python code that convolves the photo, leaves the whole output in `output`, and prints one cell of it.

    `output` is (H', W'), or (H', W', 3) in the mode "each".

    Args:
        photo: rows and columns of the file, which holds `Photo.pixels`.
        image: rows and columns that the page reduced it to.
        operation: what is done.
        row, col: the cell of the output that is looked at, from 0.
    """
    height, width = size_after(image, operation)
    if operation.mode == "each":
        taken = f"output = keras.ops.convert_to_numpy(y)[0]  # ({height}, {width}, 3): red, green, blue"
        cell = f"print(output[{row}, {col}, {operation.channel}])  # row, column, {COLOURS[operation.channel]}"
    else:
        taken = f"output = keras.ops.convert_to_numpy(y)[0, :, :, 0]  # ({height}, {width})"
        cell = f"print(output[{row}, {col}])  # row, column"
    computed = [*_entering(image, operation), *_convolved(operation)]
    return joined(IMPORTS, _opened(photo, image, operation), _kernel(operation), computed, [taken, cell])


def before(photo: tuple[int, int], image: tuple[int, int], operation: Operation) -> list[list[str]]:
    """The pieces that leave one feature map in `y`, (1, H', W', 1), for what follows a convolution."""
    if operation.mode != "each":
        computed = [*_entering(image, operation), *_convolved(operation)]
    else:
        at = operation.channel
        shape = f"(1, {image[0]}, {image[1]}, 1): one picture, {COLOURS[at]} alone"
        computed = [f"x = image[None, :, :, {at}:{at + 1}].astype(float)  # {shape}"]
        computed += _convolved(operation, depthwise=False)
    return [IMPORTS, _opened(photo, image, operation), _kernel(operation), computed]


def size_after(image: tuple[int, int], operation: Operation) -> tuple[int, int]:
    """Rows and columns of the output.

    Raises:
        KernelTooLarge: the kernel spans more cells than the image has.
    """
    how = {"stride": operation.stride, "padding": operation.padding, "dilation": operation.dilation}
    sizes = zip(image, operation.kernels.shape[:2], strict=True)
    height, width = (output_size(cells, kernel, **how) for cells, kernel in sizes)
    return height, width


def _opened(photo: tuple[int, int], image: tuple[int, int], operation: Operation) -> list[str]:
    return read(photo, image) + (grey(image) if operation.mode == "grey" else [])


def _kernel(operation: Operation) -> list[str]:
    """Lines that leave `kernel`, (kh, kw), or (kh, kw, 3) where each channel has its own."""
    kernels = operation.kernels
    height, width, channels = kernels.shape
    if channels == 1:
        return ["kernel = np.array([", *_indented(kernels[:, :, 0]), f"], float)  # ({height}, {width})"]
    stacked = f"axis=-1).astype(float)  # ({height}, {width}, 3)"
    if (kernels == kernels[:, :, :1]).all():
        return ["weights = [", *_indented(kernels[:, :, 0]), "]", f"kernel = np.stack([weights] * 3, {stacked}"]
    lines = []
    for index, colour in enumerate(COLOURS):
        lines += [f"{colour} = [", *_indented(kernels[:, :, index]), "]"]
    return [*lines, f"kernel = np.stack([red, green, blue], {stacked}"]


def _indented(matrix: np.ndarray) -> list[str]:
    return [f"    {row}" for row in rows_of(matrix)]


def _entering(image: tuple[int, int], operation: Operation) -> list[str]:
    """The line that leaves the picture as Keras takes it: `x`, (1, H, W, C)."""
    height, width = image
    if operation.mode == "grey":
        return [f"x = grey[None, :, :, None].astype(float)  # (1, {height}, {width}, 1): one picture, one channel"]
    return [f"x = image[None].astype(float)  # (1, {height}, {width}, 3): one picture"]


def _convolved(operation: Operation, *, depthwise: bool | None = None) -> list[str]:
    """Lines that leave `y`, (1, H', W', C'), of `x` and `kernel`."""
    depthwise = operation.mode == "each" if depthwise is None else depthwise
    spread = operation.stride > 1 and operation.dilation > 1 and not depthwise
    lines = _spread(operation) if spread else []
    lines.append(_weights(operation, depthwise))
    options = f', strides={operation.stride}, padding="{operation.padding}"'
    if operation.dilation > 1 and not spread:
        options += f", dilation_rate={operation.dilation}"
    bias = _bias(operation.bias) if operation.mode == "all" else ""
    lines.append(f"y = keras.ops.{'depthwise_conv' if depthwise else 'conv'}(x, w{options}){bias}")
    return [*lines, "y = keras.ops.relu(y)"] if operation.relu else lines


def _spread(operation: Operation) -> list[str]:
    """Lines for a stride together with a dilation, which Keras does not take: the gaps become zeros of the kernel."""
    step, channels = operation.dilation, operation.kernels.shape[2]
    height, width = (span(cells, step) for cells in operation.kernels.shape[:2])
    shape = (height, width) if channels == 1 else (height, width, channels)
    return [
        "# Keras takes no stride with a dilation: zeros in the kernel make the gaps",
        f"spread = np.zeros({shape})",
        f"spread[::{step}, ::{step}] = kernel",
    ]


def _weights(operation: Operation, depthwise: bool) -> str:
    """The line that leaves `w`, the kernel in the four axes of Keras."""
    spread = operation.stride > 1 and operation.dilation > 1 and not depthwise
    name = "spread" if spread else "kernel"
    channels = operation.kernels.shape[2]
    height, width = (span(cells, operation.dilation if spread else 1) for cells in operation.kernels.shape[:2])
    if depthwise:
        return f"w = np.repeat(kernel[:, :, None, None], 3, axis=2)  # ({height}, {width}, 3, 1): one for each channel"
    index, taken = ("[:, :, None, None]", "one channel") if channels == 1 else ("[..., None]", "three channels")
    return f"w = {name}{index}  # ({height}, {width}, {channels}, 1): {taken} in, one out"


def _bias(bias: float) -> str:
    if bias == 0:
        return ""
    return f" {'-' if bias < 0 else '+'} {figure(abs(bias))}"
