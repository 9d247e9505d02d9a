"""The picture moved by one pixel: with stride 1 the output moves along, with a larger one it becomes another."""

import numpy as np

from lib.experiments._result import Experiment, Picture, told
from lib.experiments._setup import Setup, first_that_shows
from lib.text import _, number, percent

TITLE = _("The picture moved by one pixel")
_OTHER_STRIDE = 2
_REPEATS = (
    _("All {count} numbers stay, because the new places of the window look like the old ones."),
    _("It is the picture that repeats itself here, not the kernel that takes no notice."),
)
_SAME_HERE = (
    _("All {count} numbers stay, though the new places of the window do not look like the old ones."),
    _("The picture does not repeat itself, but what the kernel makes of it is the same at both places."),
)


def run(setup: Setup) -> Experiment:
    """All columns but the last, and all but the first: the picture moved one pixel to the left, nothing made up."""
    if setup.padding != "valid":
        setup = setup.other(_("There is no padding here, so that zeros at the rim change nothing."), padding="valid")
    setup = first_that_shows(setup, _changes_along_rows)
    before, after = outputs(setup)
    question = _("The picture moves one pixel to the left, and the kernel has a stride of {stride}. The output then …")
    options = (_("moves along, with the same numbers"), _("stays as it is"), _("gets other numbers"))
    back, left = laid_on(before, after)
    words = (_("Their difference"), _("Their difference, moved back by one cell"))
    pictures = (
        Picture(_("Output before"), before, "output"),
        Picture(_("Output of the moved picture"), after, "output"),
        Picture(words[back], left, "output"),
    )
    answer = _effect(before, after, setup.near)
    said, also = _said(answer, left, setup)
    return Experiment(question.format(stride=setup.stride), options, answer, pictures, said, also, setup.notes)


def outputs(setup: Setup) -> tuple[np.ndarray, np.ndarray]:
    """The output of the picture without its last column, and without its first."""
    image = setup.image
    return setup.other(image=image[:, :-1]).output(), setup.other(image=image[:, 1:]).output()


def laid_on(before: np.ndarray, after: np.ndarray) -> tuple[int, np.ndarray]:
    """By how many cells, 0 or 1, to move the new output back so that it lies best on the old one; their difference."""
    differences = [after - before, after[:, :-1] - before[:, 1:]]
    sizes = [np.abs(each).mean() if each.size else np.inf for each in differences]
    back = int(np.argmin(sizes))
    return back, differences[back]


def _changes_along_rows(setup: Setup) -> bool:
    """Whether there are neighbours that differ, so that a shift can be seen."""
    if setup.image.shape[1] < 2:
        return False
    before, _after = outputs(setup)
    return float(np.abs(np.diff(before, axis=1)).max(initial=0)) > setup.near


def _effect(before: np.ndarray, after: np.ndarray, near: float) -> int:
    """Which option holds for all outputs."""
    if (np.abs(after - before) <= near).all():
        return 1
    return 0 if (np.abs(after[:, :-1] - before[:, 1:]) <= near).all() else 2


def _said(answer: int, left: np.ndarray, setup: Setup) -> tuple[str, str]:
    values = _changed(left, setup.near) | {"stride": setup.stride}
    if answer == 2:
        said = _(
            "The window now stands between its old places: laid on the old output as well as can be, {share} of "
            "{count} numbers differ, by {mean} on average."
        )
        also = _("Only a shift by {stride} pixels would move the output by a whole cell.")
    elif answer == 1:
        said, also = _REPEATS if _columns_repeat(setup) else _SAME_HERE
    else:
        said = _("All {count} numbers are there again, one column further left: the window stands on every pixel.")
        wider = setup.other(stride=_OTHER_STRIDE)
        values |= _changed(laid_on(*outputs(wider))[1], wider.near) | {"count": values["count"], "stride": wider.stride}
        also = _("With a stride of {stride}, {share} of the numbers would differ, by {mean} on average.")
    return said.format(**values), also.format(**values)


def _columns_repeat(setup: Setup) -> bool:
    """Whether each column of the picture that a window reads is as the one to its right."""
    image, cols = setup.image, setup.kernel.shape[1]
    places = np.arange(setup.output().shape[1])[:, None] * setup.stride + np.arange(cols) * setup.dilation
    read = places[places < image.shape[1] - 1]
    return bool((image[:, read] == image[:, read + 1]).all())


def _changed(left: np.ndarray, near: float) -> dict[str, object]:
    """How many numbers there are, the share of those that differ, and the mean difference of all."""
    share = percent(float((np.abs(left) > near).mean()))
    return {"count": number(left.size), "share": share, "mean": told(np.abs(left).mean())}
