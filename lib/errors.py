"""What can go wrong, each as a sentence with its numbers and a way out.

    ValueError
    └── Explained                    a template and its values, kept apart so that it can be translated when shown
        ├── DoesNotFit               a size, kernel, stride, padding or dilation that gives no output
        │   ├── KernelTooLarge
        │   └── InvalidSetting
        ├── ImageError               an image file that cannot be shown
        ├── HistoryError             a training history that cannot be read
        ├── NetworkError             a network or layer that is not there or cannot run
        └── DataError                a data folder without what was asked of it
"""

from lib.text import _


class Explained(ValueError):
    """An error whose text is a sentence for the person in front of the screen.

    Subclasses set `template`, a `str.format` template; the constructor takes its values by name.
    """

    template = "{reason}"

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(_(self.template).format(**values))


class DoesNotFit(Explained):
    """A combination of sizes that has no output."""


class KernelTooLarge(DoesNotFit):
    """The kernel spans more cells than the input has."""

    template = (
        "A {kernel}-wide kernel with dilation {dilation} spans {span} cells, but the input has {size}. {way_out}"
    )


class InvalidSetting(DoesNotFit):
    """A setting outside its range."""

    template = "{name} is {value}, but it must be {allowed}."


class ImageError(Explained):
    """An image file that cannot be shown."""


class HistoryError(Explained):
    """A training history that cannot be read."""


class NetworkError(Explained):
    """A network or a layer that is not there, or cannot run."""


class DataError(Explained):
    """A data folder without what was asked of it."""
