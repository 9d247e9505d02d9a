"""What a convolution adds up to in numbers: weights, multiplications, zeros, and the places of its windows."""

from math import prod

import numpy as np

from lib import convolution
from lib.questions.operation import Operation
from lib.questions.question import Question, question
from lib.text import _, number


def weights(operation: Operation) -> Question:
    """How many parameters a layer with this kernel has."""
    rows, cols, channels = operation.kernels.shape
    cells, pixels = rows * cols, prod(operation.image.shape[:2])
    text = _("A layer has one {rows} × {cols} kernel over {channels}, and a bias. How many parameters does it learn?")
    answer = cells * channels + 1
    return question(
        kind="parameters",
        text=text.format(rows=rows, cols=cols, channels=_channels(channels)),
        labels=(_("parameters"),),
        answer=(answer,),
        decimals=0,
        why=f"{_product(rows, cols, channels)} + 1 = {number(answer)}.",
        wrong=[
            (_("You forgot the bias: {given} are the weights alone."), [cells * channels]),
            (_("You forgot the channels: {given} would do for one."), [cells + 1]),
            (_("You forgot the channels and the bias: {given} are the weights of one channel."), [cells]),
            (_("You gave each channel a bias, {given} in all: a filter has one."), [(cells + 1) * channels]),
            (
                _("You gave each pixel its own weight, {given} in all: a kernel is used at every place."),
                [pixels * channels + 1],
            ),
            (
                _("You counted the gaps of the dilation, {given} in all: nothing is learned there."),
                [_spread(operation) + 1],
            ),
        ],
    )


def products(operation: Operation) -> Question:
    """How many multiplications make one cell."""
    rows, cols, channels = operation.kernels.shape
    answer = rows * cols * channels
    text = _("How many multiplications make one cell of the output? Weights of zero count too.")
    return question(
        kind="multiplications",
        text=text,
        labels=(_("multiplications"),),
        answer=(answer,),
        decimals=0,
        why=f"{_product(rows, cols, channels)} = {number(answer)}.",
        wrong=[
            (_("You forgot the channels: {given} would do for one."), [rows * cols]),
            (
                _("You counted the gaps of the dilation: {given} cells are spanned, but only the weights multiply."),
                [_spread(operation)],
            ),
            (_("You left out the weights that are zero: {given} are not."), [np.count_nonzero(operation.kernels)]),
            (
                _("You added the sides of the kernel: {given}. Each row multiplies at each column."),
                [(rows + cols) * channels],
            ),
            (_("You counted the bias: {given}. It is added, not multiplied."), [answer + 1]),
            (_("You counted additions: {given} join the products."), [answer - 1]),
        ],
    )


def all_products(operation: Operation) -> Question:
    """How many multiplications the whole output takes."""
    rows, cols, channels = operation.kernels.shape
    height, width = operation.shape
    one, pixels = rows * cols * channels, prod(operation.image.shape[:2])
    answer = height * width * one
    return question(
        kind="all multiplications",
        text=_("How many multiplications make the whole output? Weights of zero count too."),
        labels=(_("multiplications"),),
        answer=(answer,),
        decimals=0,
        why=_("{one} for one cell, {height}·{width} cells: {all}.").format(
            height=number(height),
            width=number(width),
            one=f"{_product(rows, cols, channels)} = {number(one)}",
            all=number(answer),
        ),
        wrong=[
            (_("You counted one cell of the output: {given}."), [one]),
            (_("You forgot the channels: {given} would do for one."), [height * width * rows * cols]),
            (
                _("You took the cells of the input: {given}. The window stands once for each cell of the output."),
                [pixels * one],
            ),
            (_("You counted the cells of the output, {given}, not what each of them takes."), [height * width]),
        ],
        hint=_("Multiplications of one cell, times cells."),
    )


def has_zeros(operation: Operation) -> bool:
    """Whether padding adds anything."""
    return any(sum(pads) for pads in operation.pads)


def zeros(operation: Operation) -> Question:
    """How many zeros the padding adds to one channel."""
    (height, width), (rows, cols) = operation.image.shape[:2], operation.pads
    tall, wide = height + sum(rows), width + sum(cols)
    before, added = height * width, tall * wide - height * width
    corners = sum(rows) * sum(cols)
    dense = [convolution.pads(*axis, padding="same") for axis in operation.axes]
    text = _("How many zeros does the padding add round {height} × {width}{each}?")
    each = _(" of one channel") if operation.image.shape[2] > 1 else ""
    channels = operation.image.shape[2]
    return question(
        kind="zeros",
        text=text.format(height=number(height), width=number(width), each=each),
        labels=(_("zeros"),),
        answer=(added,),
        decimals=0,
        why=_zeros_why(operation, tall, wide),
        wrong=[
            (_("You forgot the corners: {given} stand beside the picture."), [added - corners]),
            (_("You counted the corners twice, which gives {given}."), [added + corners]),
            (_("You counted the whole padded picture: {given}."), [tall * wide]),
            (
                _("You padded one side only: {given} stand above and on the left."),
                [(height + rows[0]) * (width + cols[0]) - before],
            ),
            (
                _("You padded as for stride 1 without dilation, which adds {given}."),
                [_with(dense, height, width) - before],
            ),
            (_("You counted rows and columns of zeros, {given}, not their cells."), [sum(rows) + sum(cols)]),
            (_("You counted all channels: {given}."), [added * channels]),
        ],
        hint=_("{rows} rows and {cols} columns of zeros are added in all.").format(rows=sum(rows), cols=sum(cols)),
    )


def _with(pads: list[tuple[int, int]], height: int, width: int) -> int:
    return (height + sum(pads[0])) * (width + sum(pads[1]))


def _zeros_why(operation: Operation, tall: int, wide: int) -> str:
    height, width = operation.image.shape[:2]
    words = _(
        "With them it is {tall} × {wide} = {padded} cells, of which {before} are the picture’s: {added} are zeros."
    )
    return words.format(
        tall=number(tall),
        wide=number(wide),
        padded=number(tall * wide),
        before=number(height * width),
        added=number(tall * wide - height * width),
    )


def is_shifted(operation: Operation) -> bool:
    """Whether windows begin elsewhere than the output cells they give stand."""
    return operation.stride > 1 or has_zeros(operation)


def top_left(operation: Operation) -> Question:
    """Where the window of an output cell begins that is far down and right, but not the last, which tells the size."""
    place = tuple(3 * (size - 1) // 4 for size in operation.shape)
    before = [pads[0] for pads in operation.pads]
    windows = [convolution.taps(at, *axis, **operation.setting) for at, axis in zip(place, operation.axes, strict=True)]
    first = [int(window[0]) for window in windows]
    starts = [at * operation.stride for at in place]
    text = _(
        "On which row and column of the input does the window of the output cell in row {row}, column {col} begin?"
    )
    return question(
        kind="window",
        text=text.format(row=place[0], col=place[1]),
        labels=(_("row"), _("column")),
        answer=tuple(first),
        decimals=0,
        between=", ",
        why=_top_left_why(operation, place, before),
        wrong=[
            (
                _("You forgot the stride: {given} is where the cell stands in the output."),
                [at - pad for at, pad in zip(place, before, strict=True)],
            ),
            (_("You forgot the padding: the first window begins before the picture."), starts),
            (
                _("You added the padding, which gives {given}: the first window begins before the picture."),
                [at + pad for at, pad in zip(starts, before, strict=True)],
            ),
            (_("You counted from 1, which gives {given}: rows and columns begin at 0."), [at + 1 for at in first]),
            (_("You gave the middle of the window, {given}."), [int(window[len(window) // 2]) for window in windows]),
            (_("You gave the lower right corner, {given}."), [int(window[-1]) for window in windows]),
            (_("You swapped row and column: the row comes first."), first[::-1]),
        ],
    )


def _top_left_why(operation: Operation, place: tuple[int, int], before: list[int]) -> str:
    parts = []
    for name, at, pad in zip((_("Row:"), _("Column:")), place, before, strict=True):
        less = f" − {pad}" if pad else ""
        result = str(at * operation.stride - pad).replace("-", "−")
        parts.append(f"{name} {at}·{operation.stride}{less} = {result}.")
    return " ".join(parts)


def reuse(operation: Operation) -> Question:
    """In how many output cells one input pixel counts, the one in the middle of the open window."""
    window = operation.window(operation.row, operation.col)
    sides = []
    for taps, axis in zip((window.rows, window.cols), operation.axes, strict=True):
        cell = min(max(int(taps[len(taps) // 2]), 0), axis[0] - 1)
        sides.append((cell, _users(cell, axis, operation), axis))
    counts = [users for _cell, users, _axis in sides]
    (row, *_rest), (col, *_rest) = sides
    kernel = operation.kernels.shape[:2]
    text = _("In how many output cells does the input pixel at row {row}, column {col} count?")
    return question(
        kind="use of a pixel",
        text=text.format(row=row, col=col),
        labels=(_("cells"),),
        answer=(prod(counts),),
        decimals=0,
        why=_("It lies under the window at {rows} · {cols} places: {count}.").format(
            rows=counts[0], cols=counts[1], count=prod(counts)
        ),
        wrong=[
            (
                _("You forgot the stride: with stride 1 it would be {given}."),
                [prod(_users(cell, axis, operation, stride=1) for cell, _users_, axis in sides)],
            ),
            (_("You counted one cell for each weight, {given}: stride and rim leave some out."), [prod(kernel)]),
            (_("You counted the cell above it alone: neighbouring windows overlap."), [1]),
            (_("You added rows and columns, {given}: each row meets each column."), [sum(counts)]),
        ],
    )


def _users(cell: int, axis: tuple[int, int], operation: Operation, stride: int | None = None) -> int:
    """How many windows along one axis read an input cell."""
    setting = operation.setting | ({"stride": stride} if stride else {})
    size, kernel = axis
    before, _after = convolution.pads(size, kernel, **setting)
    starts = cell + before - np.arange(kernel) * operation.dilation
    positions = convolution.output_size(size, kernel, **setting)
    return int(((starts % setting["stride"] == 0) & (starts >= 0) & (starts // setting["stride"] < positions)).sum())


def _spread(operation: Operation) -> int:
    """Cells that the kernels span, gaps counted."""
    return (
        prod(convolution.span(size, operation.dilation) for size in operation.kernels.shape[:2])
        * operation.kernels.shape[2]
    )


def _product(rows: int, cols: int, channels: int) -> str:
    return f"{rows}·{cols}·{channels}" if channels > 1 else f"{rows}·{cols}"


def _channels(count: int) -> str:
    return _("one channel") if count == 1 else _("{count} channels").format(count=count)
