"""What can go wrong, each as a sentence with its numbers and a way out.

ValueError
└── Explained                    a template and its values, kept apart so that it can be translated when shown
    ├── DoesNotFit               a size, kernel, stride, padding or dilation that gives no output
    │   ├── KernelTooLarge       WindowTooLarge, for pooling
    │   ├── InvalidSetting
    │   └── LayerError           a layer that cannot stand where it stands
    ├── ImageError               an image file that cannot be shown
    │   ├── EmptyFile, FileTooLarge, TooManyPixels, UnpacksTooLarge, PieceTooLarge
    │   ├── CutOff, Damaged          a format we read, but not this file
    │   └── OtherFile                something else, or a format we do not read
    ├── HistoryError             a training history that cannot be read
    ├── NetworkError             a network or layer that is not there or cannot run
    ├── DataError                a data folder without what was asked of it
    └── DesignError              a network of a person's own that cannot be read or edited so
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
        "{article} {kernel}-wide kernel with dilation {dilation} spans {span} cells, but the input has {size}. "
        "{way_out}"
    )


class WindowTooLarge(KernelTooLarge):
    """A window of pooling has more cells than the input."""

    template = (
        "A window of {window} cells needs as many, but the input has {size}. "
        "Choose a window of {size} or less, padding 'same', or a larger input."
    )


class InvalidSetting(DoesNotFit):
    """A setting outside its range."""

    template = "{name} is {value}, but it must be {allowed}."


class LayerError(DoesNotFit):
    """A layer that is unknown, or cannot take what comes in."""


class ImageError(Explained):
    """An image file that cannot be shown."""


class EmptyFile(ImageError):
    """No bytes at all."""

    template = "The file is empty: it holds 0 bytes. Choose it again, or save the picture once more."


class FileTooLarge(ImageError):
    """More bytes than are read."""

    template = (
        "The file holds {megabytes} MB, but at most {limit} MB are read. "
        "Save the picture smaller, for example 2,000 pixels wide, or as a JPEG."
    )


class TooManyPixels(ImageError):
    """More pixels than are decoded."""

    template = (
        "The picture has {width} × {height} = {pixels} pixels, but at most {limit} are read. "
        "Make it smaller, for example 2,000 pixels wide."
    )


class UnpacksTooLarge(ImageError):
    """A TIFF whose samples take more memory than is given to one picture."""

    template = (
        "The {width} × {height} picture unpacks to {megabytes} MB, but at most {limit} MB are used for one. "
        "Save it with 8 bits per channel, or smaller."
    )


class PieceTooLarge(ImageError):
    """A TIFF stored in tiles or strips of which one alone takes more memory than is given to one picture."""

    template = (
        "The picture is stored in pieces of {width} × {height} pixels, and each unpacks to {megabytes} MB, but at most "
        "{limit} MB are used for one. Save it without tiles, or as PNG or JPEG."
    )


class CutOff(ImageError):
    """A file that ends before its picture does."""

    template = "The {kind} file is cut off: it ends before the picture does. Copy or download it once more."


class Damaged(ImageError):
    """A file of a known format that cannot be read as one."""

    template = (
        "This {kind} file is damaged or of a rare kind: no picture can be read from it. "
        "Copy it once more, or open it in another program and save it as PNG or JPEG."
    )


class OtherFile(ImageError):
    """A file that is no picture, or of a format that is not read."""

    template = "{what} {way_out}"


class HistoryError(Explained):
    """A training history that cannot be read; each of its many faults brings its own template."""

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        super().__init__(**values)


class NetworkError(Explained):
    """A network or a layer that is not there, or cannot run."""


class DataError(Explained):
    """A data folder without what was asked of it."""


class DesignError(Explained):
    """A network of a person's own that cannot be read, or an edit that it does not allow."""
