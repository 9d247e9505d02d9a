"""What an experiment is done with: a picture, a kernel and how it moves; and what is taken where that shows nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from lib.checks import real
from lib.convolution import Padding, convolve
from lib.errors import InvalidSetting, KernelTooLarge
from lib.kernels import kernel as named
from lib.text import _

ROUNDING = 1e-5
"""Outputs that differ by less than this share of what the kernel can reach are equal: sums are of 32 bits."""
_DISC = 64


@dataclass(frozen=True, eq=False)
class Setup:
    """One picture under one kernel.

    Attributes:
        image: (H, W), values 0 to 255; kept as float32.
        kernel: (kh, kw), or (kh, kw, C): on one plane, the kernels of all channels act as their sum. Kept as float64.
        stride, padding, dilation: as in `lib.convolution.output_size`.
        notes: what was taken instead of the page's own, a sentence each.

    Raises:
        InvalidSetting: the image or the kernel is no such array.
    """

    image: np.ndarray
    kernel: np.ndarray
    stride: int = 1
    padding: Padding = "valid"
    dilation: int = 1
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        image, kernel = real(_("The image"), self.image), real(_("The kernel"), self.kernel)
        kernel = kernel.sum(axis=2) if kernel.ndim == 3 else kernel
        for name, array in ((_("The shape of the image"), image), (_("The shape of the kernel"), kernel)):
            if array.ndim != 2 or array.size == 0:
                raise InvalidSetting(name=name, value=array.shape, allowed=_("(rows, columns), each at least 1"))
        object.__setattr__(self, "image", image.astype(np.float32))
        object.__setattr__(self, "kernel", kernel.astype(np.float64))

    def output(self) -> np.ndarray:
        """The convolution, float32 (H', W'), without bias and ReLU.

        Raises:
            KernelTooLarge: the kernel spans more cells than the image has.
        """
        return convolve(self.image, self.kernel, stride=self.stride, padding=self.padding, dilation=self.dilation)

    def other(self, note: str = "", **changes: object) -> "Setup":
        """The same with changes, and a sentence that says why."""
        return replace(self, notes=(*self.notes, note) if note else self.notes, **changes)

    @property
    def near(self) -> float:
        """Up to which difference two outputs are equal."""
        return ROUNDING * float(np.abs(self.kernel).sum()) * max(1.0, float(np.abs(self.image).max()))

    def varies(self) -> bool:
        """Whether its output is not the same number everywhere."""
        return float(np.ptp(self.output())) > self.near


def first_that_shows(setup: Setup, shows: Callable[[Setup], bool]) -> Setup:
    """The setup where the experiment shows something; else with a plain kernel, or on a drawn picture, and it says so.

    Args:
        shows: whether there is something to see; a kernel that does not fit the picture shows nothing.
    """
    candidates = list(_candidates(setup))
    return next((each for each in candidates if _shows(each, shows)), candidates[-1])


def _shows(setup: Setup, shows: Callable[[Setup], bool]) -> bool:
    try:
        return shows(setup)
    except KernelTooLarge:
        return False


def _candidates(setup: Setup) -> Iterator[Setup]:
    plain = {"kernel": named("identity"), "dilation": 1}
    yield setup
    yield setup.other(_("With this kernel there is nothing to see here: the identity, 3×3, is taken instead."), **plain)
    drawn = setup.other(
        _("On this picture there is nothing to see here: a bright disc on dark ground is taken instead."), image=disc()
    )
    yield drawn
    both = _(
        "On this picture, with this kernel, there is nothing to see: a bright disc and the identity are taken instead."
    )
    yield setup.other(both, image=disc(), **plain)


def disc() -> np.ndarray:
    """A disc of 215 on a ground of 40: float32 (64, 64)."""
    away = np.hypot(*(np.indices((_DISC, _DISC)) - (_DISC - 1) / 2))
    return np.where(away < _DISC / 3, 215, 40).astype(np.float32)
