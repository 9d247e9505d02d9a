"""The size of the output step by step, with the person's numbers, and the first setting that no longer fits."""

import streamlit as st

from lib.convolution import output_size, pads, span
from lib.errors import DoesNotFit
from lib.questions.sizes import written
from lib.text import _, escape_markdown, number
from lib.ui.views.convolution import Settings


def show(shape: tuple[int, int], settings: Settings) -> None:
    """Span, padding and size along both axes; and one case that does not fit, with its own sentence."""
    kernel = settings.kernels.shape[:2]
    words = (_("rows"), _("columns"))
    st.markdown("\n".join(_line(word, cells, k, settings) for word, cells, k in zip(words, shape, kernel, strict=True)))
    if kernel[0] == 1:
        st.markdown(_("A kernel of one cell fits into every picture, whatever its dilation."))
        return
    dilation = (min(shape) - 1) // (kernel[0] - 1) + 1
    problem = _problem(min(shape), kernel[0], dilation)
    said = _("What does not fit: with padding “valid”, a dilation of {dilation} would be the first. “{problem}”")
    st.markdown(said.format(dilation=dilation, problem=escape_markdown(problem)))


def _line(word: str, cells: int, kernel: int, settings: Settings) -> str:
    dilation, how = settings.dilation, settings.how
    start = _("- **{word}**: the kernel spans ({kernel} − 1) · {dilation} + 1 = {span} cells; ").format(
        word=word, kernel=kernel, dilation=dilation, span=span(kernel, dilation)
    )
    if settings.padding == "same":
        before, after = pads(cells, kernel, **how)
        start += _("zeros: {before} before, {after} after; ").format(before=before, after=after)
    return f"{start}{written(cells, kernel, **how)} = **{number(output_size(cells, kernel, **how))}**"


def _problem(cells: int, kernel: int, dilation: int) -> str:
    """What is said to a dilation that is too large.

    Raises:
        AssertionError: it fits after all.
    """
    try:
        output_size(cells, kernel, dilation=dilation)
    except DoesNotFit as error:
        return str(error)
    raise AssertionError((cells, kernel, dilation))
