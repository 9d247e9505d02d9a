"""A kernel as a column times a row: the same output for fewer multiplications, or why that cannot be."""

import numpy as np
import streamlit as st

from lib.kernel_algebra import NOTHING, rank, separated, singular_values
from lib.text import _, figure, number
from lib.ui.views import coloured

NEARLY = 1e-3
"""A second singular value below this share of the first is said to be small."""


def show(kernel: np.ndarray, dark: bool) -> None:
    """The kernel with its column and row round it and what they save, or the sentence why it has none.

    Args:
        kernel: float (kh, kw).
        dark: draw for the dark theme.
    """
    halves = separated(kernel)
    if halves is None:
        st.markdown(why_not(kernel))
        return
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        caption = _("The kernel: the column at its left times the row above it")
        st.html(coloured.style() + coloured.product(*halves, kernel, caption, dark), width="content")
        with st.container(width="stretch"):
            st.markdown(saving(*kernel.shape))


def saving(rows: int, cols: int) -> str:
    """What two passes cost beside one, in a sentence.

    >>> saving(3, 3)[-58:]
    'for each output instead of 3 · 3 = **9**, 1.5 times fewer.'
    """
    both, one = rows + cols, rows * cols
    if both < one:
        end = _("{times} times fewer.").format(times=number(one / both, 1))
    else:
        end = _("which saves nothing at this size.")
    words = _(
        "First the row, then the column: {rows} + {cols} = **{both}** multiplications for each output instead of "
        "{rows} · {cols} = **{one}**, {end}"
    )
    return words.format(rows=rows, cols=cols, both=both, one=one, end=end)


def why_not(kernel: np.ndarray) -> str:
    """Why a kernel is no column times a row: its rank, and its singular values."""
    values, needed = singular_values(kernel), rank(kernel)
    if not needed and np.any(kernel):
        return _("All weights are below {least}, which counts as 0 here, so there is nothing to take apart.").format(
            least=figure(NOTHING)
        )
    if not needed:
        return _("All weights are 0, so there is nothing to take apart.")
    listed = ", ".join(figure(value if value > 1e-12 * values[0] else 0) for value in values)
    words = _(
        "This kernel is no column times a row: its rank is {rank}, so it takes the sum of {rank} such products "
        "(singular values {listed}; for one product all but the first would be 0)."
    ).format(rank=needed, listed=listed)
    share = float(values[1] / values[0]) if len(values) > 1 else 1.0
    if share < NEARLY:
        words += _(" It comes close: the second is {share} of the first.").format(share=figure(share))
    return words
