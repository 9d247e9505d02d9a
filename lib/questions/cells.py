"""What a convolution writes into one cell: the next one, and one over a flat patch."""

import numpy as np

from lib.questions.figures import added, decimals_of, plain
from lib.questions.operation import Operation, covered
from lib.questions.question import Question, question
from lib.questions.rounding import Allowance, allowance
from lib.text import _, number

_MOST_PRODUCTS = 25  # that are asked of a head; those with weights that are not whole count twice
_WRITTEN_OUT = 12  # products in one sentence
_LARGEST_DIVISOR = 1e6  # that a sum is divided by in words; smaller weights are written as they are


def can_be_asked(operation: Operation) -> bool:
    """Whether the next cell is there, of so few products that a person can add them up, and of weights as written."""
    kernels = operation.kernels
    products = np.count_nonzero(kernels) * (1 if decimals_of(kernels) == 0 else 2)
    return operation.next_cell is not None and 0 < products <= _MOST_PRODUCTS and _allowed(operation) is not None


def flat_can_be_asked(operation: Operation) -> bool:
    """Whether the weights on the screen are exact enough to tell what a flat patch gives."""
    return _allowed_flat(operation) is not None


def next_cell(operation: Operation) -> Question:
    """What the cell after the open one will be."""
    row, col = operation.next_cell
    window, allowed = operation.window(row, col), _allowed(operation)
    decimals = operation.decimals
    text = _("What is the next cell, row {row}, column {col}?").format(row=row, col=col)
    return question(
        kind="next cell",
        text=text + to_decimals(decimals),
        labels=(_("cell"),),
        answer=(operation.result(window.total),),
        decimals=decimals,
        why=_cell_why(operation, window.values),
        wrong=[*_of_the_window(operation, row, col), *_of_the_sum(operation, window.values)],
        hint=covered(window.rows, window.cols) + _added_after(operation) + allowed.hint,
        tolerance=allowed.tolerance,
    )


def to_decimals(decimals: int) -> str:
    """How exact an answer is asked, to stand after the question."""
    return {0: "", 1: _(" To 1 decimal.")}.get(decimals, _(" To {decimals} decimals.").format(decimals=decimals))


def _added_after(operation: Operation) -> str:
    parts = [_("bias {bias}").format(bias=plain(operation.bias))] * bool(operation.bias) + [_("ReLU")] * operation.relu
    return _(" Then {parts}.").format(parts=_(" and ").join(parts)) if parts else ""


def _of_the_window(operation: Operation, row: int, col: int) -> list:
    """Wrong windows: (name, what the same kernel gives there)."""
    window, opened = operation.window(row, col), operation.window(operation.row, operation.col)
    near_cols = opened.cols + 1 if row == operation.row else window.cols
    rows, cols = window.rows, window.cols
    dense = rows[0] + np.arange(len(rows)), cols[0] + np.arange(len(cols))
    gaps = (operation.dilation - 1) * (np.array(operation.kernels.shape[:2]) - 1) // 2
    here = _("That is the cell that is open now, row {row}, column {col}.")
    return [
        (_FORGOT_STRIDE, _given(operation, _under(operation, rows, near_cols))),
        (_FORGOT_DILATION, _given(operation, _under(operation, *dense))),
        (_FORGOT_DILATION, _given(operation, _under(operation, dense[0] + gaps[0], dense[1] + gaps[1]))),
        (_RIM, _given(operation, _under(operation, rows, cols, nearest=True))),
        (here.format(row=operation.row, col=operation.col), [operation.result(opened.total)]),
    ]


def _of_the_sum(operation: Operation, values: np.ndarray) -> list:
    """Wrong sums over the right window: (name, what they give)."""
    kernels, bias, channels = operation.kernels, operation.bias, values.shape[2]
    sums = (values * kernels).sum(axis=(0, 1))
    total = sums.sum() + bias
    alone = [(_ONE_CHANNEL.format(name=name, given="{given}"), [sums[c] + bias]) for c, name in _channels(channels)]
    square = kernels.shape[0] == kernels.shape[1]
    rules = [
        (_FORGOT_BIAS, [total - bias]),
        *alone,
        (_BIAS_EACH, [sums.sum() + bias * channels]),
        (_FLIPPED, [(values * kernels[::-1, ::-1]).sum() + bias]),
        (_TRANSPOSED, [(values * kernels.swapaxes(0, 1)).sum() + bias] if square else None),
        (_SIGNS, [(values * np.abs(kernels)).sum() + bias]),
        (_UNWEIGHTED, [values.sum() + bias]),
        (_MEAN, [sums.sum() / kernels.size + bias]),
    ]
    with_relu = [(name, given and [operation.result(each) for each in given]) for name, given in rules]
    return [(_FORGOT_RELU, [total]), *with_relu, (_CUT, [max(0.0, total)]), (_CLIPPED, [min(255.0, max(0.0, total))])]


def _channels(count: int) -> list[tuple[int, str]]:
    """Number and name of each channel, where there are several."""
    names = (_("red"), _("green"), _("blue"))
    return list(enumerate(names if count == len(names) else map(str, range(count)))) if count > 1 else []


def _under(operation: Operation, rows: np.ndarray, cols: np.ndarray, *, nearest: bool = False) -> np.ndarray:
    """Values of any window, float64 (kh, kw, C): outside the image zeros, or the nearest pixel."""
    image = operation.image
    inside = [np.clip(at, 0, size - 1) for at, size in zip((rows, cols), image.shape[:2], strict=True)]
    values = image[np.ix_(*inside)].astype(np.float64)
    is_in = (rows == inside[0])[:, None] & (cols == inside[1])[None, :]
    return values if nearest else np.where(is_in[:, :, None], values, 0.0)


def _given(operation: Operation, values: np.ndarray) -> list[float]:
    return [operation.result(float((values * operation.kernels).sum()) + operation.bias)]


def _allowed(operation: Operation) -> Allowance | None:
    """How far the next cell may be off for weights that are rounded on the screen; None where that is too far."""
    values, kernels = operation.window(*operation.next_cell).values, operation.kernels
    return allowance(kernels, lambda other: abs(float((values * (other - kernels)).sum())), operation.decimals)


def _allowed_flat(operation: Operation) -> Allowance | None:
    """The same for a flat patch; the sum of the weights is rounded too."""
    kernels, value = operation.kernels, _middle(operation)
    total = float(kernels.sum())
    by_sum = abs(_sum(kernels) - total)
    return allowance(kernels, lambda other: value * max(by_sum, abs(float(other.sum()) - total)), operation.decimals)


def _cell_why(operation: Operation, values: np.ndarray) -> str:
    products = values * operation.kernels
    used = np.argwhere(operation.kernels != 0)
    ordered = used[np.lexsort((used[:, 1], used[:, 0], used[:, 2]))]  # channel by channel, row by row
    weights, under = (array[tuple(ordered.T)] for array in (operation.kernels, values))
    if len(used) > _WRITTEN_OUT:
        summed = added(products.sum(axis=(0, 1)) if values.shape[2] > 1 else products.sum(axis=(1, 2)))
    elif len(used) > 1 and np.ptp(weights) < 1e-12:
        summed = _in_common(float(weights[0]), under)
    else:
        summed = " + ".join(f"{plain(weight)}·{plain(value)}" for weight, value in zip(weights, under, strict=True))
    return summed + _ending(operation, float(products.sum()))


def _in_common(weight: float, values: np.ndarray) -> str:
    """Products of one weight, as its share of their sum."""
    part = 1 / weight
    if abs(part - round(part)) < 1e-9 and 1 < abs(part) < _LARGEST_DIVISOR:
        return f"({added(values)}) / {plain(round(part))}"
    return f"{plain(weight)}·({added(values)})"


def _ending(operation: Operation, total: float) -> str:
    """What follows a sum of products: the bias, the result, ReLU."""
    decimals = operation.decimals
    bias = f" {'−' if operation.bias < 0 else '+'} {plain(abs(operation.bias))}" if operation.bias else ""
    total += operation.bias
    relu = f" ReLU: max(0, {number(total, decimals)}) = {number(max(0.0, total), decimals)}." if operation.relu else ""
    return f"{bias} = {number(total, decimals)}.{relu}"


def flat_patch(operation: Operation) -> Question:
    """What a patch gives whose pixels are all as the one in the middle of the open window."""
    kernels = operation.kernels
    value, total = _middle(operation), float(kernels.sum())
    decimals, allowed = operation.decimals, _allowed_flat(operation)
    every = _("Suppose every pixel under the kernel is {value}, a flat patch")
    what = _(", in all channels") if kernels.shape[2] > 1 else ""
    return question(
        kind="flat patch",
        text=every.format(value=plain(value)) + what + _(". What comes out?") + to_decimals(decimals),
        labels=(_("cell"),),
        answer=(operation.result(value * total + operation.bias),),
        decimals=decimals,
        why=_flat_why(operation, value, total),
        wrong=_of_a_flat_patch(operation, value),
        hint=_("Add up the weights first.") + _added_after(operation) + allowed.hint,
        tolerance=allowed.tolerance,
    )


def _middle(operation: Operation) -> float:
    """The value of the first channel in the middle of the open window, or nearest to it."""
    window = operation.window(operation.row, operation.col)
    places = zip((window.rows, window.cols), operation.image.shape[:2], strict=True)
    row, col = (min(max(int(at[len(at) // 2]), 0), size - 1) for at, size in places)
    return float(operation.image[row, col, 0])


def _sum(kernels: np.ndarray) -> float:
    """The sum of the weights with the decimals that the weights are written with."""
    return round(float(kernels.sum()), decimals_of(kernels))


def _of_a_flat_patch(operation: Operation, value: float) -> list:
    kernels, bias = operation.kernels, operation.bias
    rules = [
        (_FORGOT_BIAS, kernels.sum() * value),
        *(
            (_ONE_CHANNEL.format(name=name, given="{given}"), kernels[..., c].sum() * value + bias)
            for c, name in _channels(kernels.shape[2])
        ),
        (_NO_CHANGE, value),
        (_NOTHING, 0.0),
        (_TIMES_COUNT, kernels.size * value + bias),
        (_SIGNS, np.abs(kernels).sum() * value + bias),
        (_ONLY_POSITIVE, kernels[kernels > 0].sum() * value + bias),
        (_SUM_ALONE, kernels.sum() + bias),
    ]
    relu = [(_FORGOT_RELU, [kernels.sum() * value + bias])]
    return relu + [(name, [operation.result(float(given))]) for name, given in rules]


def _flat_why(operation: Operation, value: float, total: float) -> str:
    shown = plain(_sum(operation.kernels))
    start = _("The weights add up to {sum}, and {sum}·{value}").format(sum=shown, value=plain(value))
    return start + _ending(operation, value * total)


_FORGOT_BIAS = _("You forgot the bias: {given} comes out without it.")
_FORGOT_RELU = _("You forgot ReLU: {given} is the sum before it.")
_FORGOT_STRIDE = _("You moved the window on by one cell only: {given} is what stride 1 would give.")
_FORGOT_DILATION = _("You forgot the dilation: {given} is what a kernel without gaps gives there.")
_RIM = _("You read the padding as if the rim went on in it, which gives {given}: the added cells are zeros.")
_ONE_CHANNEL = _("You took the {name} channel alone, which gives {given}: the channels are added up.")
_BIAS_EACH = _("You added the bias once for each channel, which gives {given}: it is added once in all.")
_FLIPPED = _("You flipped the kernel, which gives {given}: here, as in Keras, it is laid on as it stands.")
_TRANSPOSED = _("You swapped the kernel’s rows and columns, which gives {given}.")
_SIGNS = _("You left out the minus signs of the weights, which gives {given}.")
_UNWEIGHTED = _("You added the pixels without their weights, which gives {given}.")
_MEAN = _("You divided by the number of weights, which gives {given}: a convolution only multiplies and adds.")
_CUT = _("You cut at zero, but no ReLU follows here.")
_CLIPPED = _("You clipped to 0–255, as a picture is: the number itself is kept.")
_NO_CHANGE = _("You gave the pixel itself, {given}: it stays only where the weights add up to 1.")
_NOTHING = _("You gave 0: a flat patch gives 0 only where the weights add up to 0.")
_TIMES_COUNT = _("You multiplied by the number of weights, not by their sum, which gives {given}.")
_ONLY_POSITIVE = _("You added the positive weights alone, which gives {given}.")
_SUM_ALONE = _("You gave the sum of the weights, {given}: each of them still multiplies a pixel.")
