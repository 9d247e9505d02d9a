"""What each question about a convolution asks, and each mistake in it, once more in plain loops."""

from math import ceil, prod

import numpy as np

from tests.unit.questions import slow


def relu(case, total):
    return max(0.0, total) if case.relu else total


def size_by(case, rule):
    sizes = [rule(case.image.shape[axis], case.kernels.shape[axis]) for axis in (0, 1)]
    return None if min(sizes) < 1 else tuple(sizes)


def span(case, kernel):
    return (kernel - 1) * case.dilation + 1


def moved(case, stride=None, padding=None, dilation=None):
    """The size with another stride, padding or dilation, found by moving the window."""
    return size_by(
        case,
        lambda size, kernel: slow.count(
            size, kernel, stride or case.stride, padding or case.padding, dilation or case.dilation
        ),
    )


def next_of(case):
    return slow.following(slow.shape(case), case.row, case.col)


def over(case, kernels=None, bias=None, **how):
    """What other weights, another window or another bias give for the next cell."""
    corner = how.pop("corner", None) or slow.start(case, *next_of(case))
    total = slow.products(case, kernels, corner=corner, **how)
    return (relu(case, total + (case.bias if bias is None else bias)),)


def one_further(case):
    row, col = slow.start(case, case.row, case.col)
    after = next_of(case)
    corner = (row, col + 1) if after[0] == case.row else slow.start(case, *after)
    return over(case, corner=corner)


def without_gaps(case):
    """Either window without gaps: at the same corner, or round the same middle."""
    row, col = slow.start(case, *next_of(case))
    gaps = [(case.dilation - 1) * (size - 1) // 2 for size in case.kernels.shape[:2]]
    return [over(case, corner=(row + i, col + j), dilation=1)[0] for i, j in ((0, 0), gaps)]


def under_next(case):
    """All that lies under the next window, in loops' order."""
    return over(case, np.ones_like(case.kernels))


def total(case):
    return slow.products(case, corner=slow.start(case, *next_of(case))) + case.bias


def flat(case, weights, *, bias=None):
    return (relu(case, patch(case) * float(weights) + (case.bias if bias is None else bias)),)


def patch(case):
    """The first channel's value in the middle of the open window, or the nearest to it."""
    corner = slow.start(case, case.row, case.col)
    place = [at + (size // 2) * case.dilation for at, size in zip(corner, case.kernels.shape[:2], strict=True)]
    row, col = (min(max(at, 0), size - 1) for at, size in zip(place, case.image.shape[:2], strict=True))
    return float(case.image[row, col, 0])


def users(case, stride=None):
    """Output cells that read the pixel of the patch, counted by visiting each."""
    stride = stride or case.stride
    corner = slow.start(case, case.row, case.col)
    place = [at + (size // 2) * case.dilation for at, size in zip(corner, case.kernels.shape[:2], strict=True)]
    sides = []
    for axis in (0, 1):
        size, kernel = case.image.shape[axis], case.kernels.shape[axis]
        cell = min(max(place[axis], 0), size - 1)
        before, _after = slow.pads(size, kernel, stride, case.padding, case.dilation)
        places = range(slow.count(size, kernel, stride, case.padding, case.dilation))
        taps = [[at * stride - before + tap * case.dilation for tap in range(kernel)] for at in places]
        sides.append(sum(cell in window for window in taps))
    return sides


def padded(case, stride=None, dilation=None):
    """(before, after) along rows and columns."""
    return [
        slow.pads(
            case.image.shape[axis], case.kernels.shape[axis], stride or case.stride, "same", dilation or case.dilation
        )
        for axis in (0, 1)
    ]


def rim(case, **how):
    """Zeros round the picture, counted cell by cell."""
    (top, bottom), (left, right) = padded(case, **how)
    height, width = case.image.shape[:2]
    grid = np.zeros((height + top + bottom, width + left + right), bool)
    grid[top : top + height, left : left + width] = True
    return grid, (top, bottom, left, right)


def far(case):
    return tuple(3 * (size - 1) // 4 for size in slow.shape(case))


def far_window(case, tap):
    """Row and column of a tap of the far cell's window."""
    corner = slow.start(case, *far(case))
    return tuple(at + tap(size) * case.dilation for at, size in zip(corner, case.kernels.shape[:2], strict=True))


RIGHT = {
    "next cell": lambda case: (relu(case, total(case)),),
    "output size": slow.shape,
    "flat patch": lambda case: flat(case, case.kernels.sum()),
    "parameters": lambda case: (case.kernels.size + 1,),
    "multiplications": lambda case: (case.kernels.size,),
    "zeros": lambda case: (int((~rim(case)[0]).sum()),),
    "window": lambda case: slow.start(case, *far(case)),
    "use of a pixel": lambda case: (prod(users(case)),),
    "all multiplications": lambda case: (prod(slow.shape(case)) * case.kernels.size,),
}
COLOURS = ("red", "green", "blue")
# The beginning of what is said, by kind, and the wrong rule once more.
WRONG = {
    "next cell": {
        "You moved the window on by one cell": one_further,
        "You forgot the dilation": without_gaps,
        "You read the padding": lambda case: over(case, outside="nearest"),
        "That is the cell that is open": lambda case: over(case, corner=slow.start(case, case.row, case.col)),
        "You forgot the bias": lambda case: over(case, bias=0),
        **{
            f"You took the {name} channel": lambda case, at=at: over(case, channels=[at])
            for at, name in enumerate(COLOURS)
        },
        "You added the bias once for each": lambda case: over(case, bias=3 * case.bias),
        "You flipped": lambda case: over(case, np.flip(case.kernels, (0, 1))),
        "You swapped": lambda case: over(case, case.kernels.transpose(1, 0, 2)),
        "You left out the minus": lambda case: over(case, np.abs(case.kernels)),
        "You added the pixels": under_next,
        "You divided": lambda case: over(case, case.kernels / case.kernels.size),
        "You forgot ReLU": lambda case: (total(case),),
        "You cut at zero": lambda case: (max(0.0, total(case)),),
        "You clipped": lambda case: (min(255.0, max(0.0, total(case))),),
    },
    "output size": {
        "You forgot the padding": lambda case: moved(case, padding="valid"),
        "You counted padding": lambda case: moved(case, padding="same"),
        "You forgot the dilation": lambda case: moved(case, dilation=1),
        "You forgot the + 1": lambda case: size_by(case, lambda n, k: (n - span(case, k)) // case.stride),
        "You forgot the stride": lambda case: moved(case, stride=1),
        "You rounded up": lambda case: size_by(case, lambda n, k: ceil((n - span(case, k)) / case.stride) + 1),
        "You rounded down": lambda case: size_by(case, lambda n, k: int(n / case.stride)),
        "You took the whole rim": lambda case: size_by(
            case, lambda n, k: (n - 2 * (span(case, k) - 1) - 1) // case.stride + 1
        ),
        "You added 1": lambda case: size_by(case, lambda n, k: ceil(n / case.stride) + 1),
        "You swapped": lambda case: slow.shape(case)[::-1],
        "You gave the size of the input": lambda case: case.image.shape[:2],
    },
    "flat patch": {
        "You forgot the bias": lambda case: flat(case, case.kernels.sum(), bias=0),
        **{
            f"You took the {name} channel": lambda case, at=at: flat(case, case.kernels[:, :, at].sum())
            for at, name in enumerate(COLOURS)
        },
        "You gave the pixel itself": lambda case: (patch(case),),
        "You gave 0": lambda case: (0.0,),
        "You multiplied by the number": lambda case: flat(case, case.kernels.size),
        "You left out the minus": lambda case: flat(case, np.abs(case.kernels).sum()),
        "You added the positive": lambda case: flat(case, case.kernels.clip(0).sum()),
        "You gave the sum": lambda case: (relu(case, case.kernels.sum() + case.bias),),
        "You forgot ReLU": lambda case: (patch(case) * case.kernels.sum() + case.bias,),
    },
    "parameters": {
        "You forgot the bias": lambda case: (case.kernels.size,),
        "You forgot the channels:": lambda case: (case.kernels[:, :, 0].size + 1,),
        "You forgot the channels and": lambda case: (case.kernels[:, :, 0].size,),
        "You gave each channel a bias": lambda case: (case.kernels.size + 3,),
        "You gave each pixel": lambda case: (case.image.size + 1,),
        "You counted the gaps": lambda case: (spanned(case) + 1,),
    },
    "multiplications": {
        "You forgot the channels": lambda case: (case.kernels[:, :, 0].size,),
        "You counted the gaps": lambda case: (spanned(case),),
        "You left out the weights": lambda case: (int((case.kernels != 0).sum()),),
        "You added the sides": lambda case: (sum(case.kernels.shape[:2]) * case.kernels.shape[2],),
        "You counted the bias": lambda case: (case.kernels.size + 1,),
        "You counted additions": lambda case: (case.kernels.size - 1,),
    },
    "zeros": {
        "You forgot the corners": lambda case: (int((~rim(case)[0]).sum()) - corners(case),),
        "You counted the corners twice": lambda case: (int((~rim(case)[0]).sum()) + corners(case),),
        "You counted the whole": lambda case: (rim(case)[0].size,),
        "You padded one side": lambda case: (one_side(case),),
        "You padded as for stride 1": lambda case: (int((~rim(case, stride=1, dilation=1)[0]).sum()),),
        "You counted rows and": lambda case: (sum(rim(case)[1]),),
        "You counted all channels": lambda case: (int((~rim(case)[0]).sum()) * 3,),
    },
    "window": {
        "You forgot the stride": lambda case: tuple(
            at - side[0] for at, side in zip(far(case), all_pads(case), strict=True)
        ),
        "You forgot the padding": lambda case: tuple(at * case.stride for at in far(case)),
        "You added the padding": lambda case: tuple(
            at * case.stride + side[0] for at, side in zip(far(case), all_pads(case), strict=True)
        ),
        "You counted from 1": lambda case: tuple(at + 1 for at in far_window(case, lambda size: 0)),
        "You gave the middle": lambda case: far_window(case, lambda size: size // 2),
        "You gave the lower right": lambda case: far_window(case, lambda size: size - 1),
        "You swapped": lambda case: far_window(case, lambda size: 0)[::-1],
    },
    "use of a pixel": {
        "You forgot the stride": lambda case: (prod(users(case, stride=1)),),
        "You counted one cell for each": lambda case: (case.kernels[:, :, 0].size,),
        "You counted the cell above": lambda case: (1,),
        "You added rows": lambda case: (sum(users(case)),),
    },
    "all multiplications": {
        "You counted one cell": lambda case: (case.kernels.size,),
        "You forgot the channels": lambda case: (prod(slow.shape(case)) * case.kernels[:, :, 0].size,),
        "You took the cells of the input": lambda case: (case.image[:, :, 0].size * case.kernels.size,),
        "You counted the cells of the output": lambda case: (prod(slow.shape(case)),),
    },
}


def all_pads(case):
    return padded(case) if case.padding == "same" else [(0, 0), (0, 0)]


def corners(case):
    top, bottom, left, right = rim(case)[1]
    return (top + bottom) * (left + right)


def one_side(case):
    top, _bottom, left, _right = rim(case)[1]
    return int((~np.pad(np.ones(case.image.shape[:2], bool), ((top, 0), (left, 0)))).sum())


def spanned(case):
    return prod(span(case, size) for size in case.kernels.shape[:2]) * case.kernels.shape[2]
