"""The lines that make of a photo what a network takes, for a photo of known size: no line that it does not need."""

from lib.code.photo import PHOTO
from lib.images.prepare import pad_box
from lib.networks import Input


def prepared(photo: tuple[int, int], takes: Input, *, invert: bool) -> list[str]:
    """Lines that leave `picture`, float32 (height, width, channels), values 0 to 255, as `Input.prepare` gives it.

    Args:
        photo: rows and columns of the file, which holds `Photo.pixels`.
        takes: what the network takes.
        invert: light and dark are swapped.
    """
    whole = f"({photo[0]}, {photo[1]}, 3), RGB"
    lines = [f'photo = cv2.imread("{PHOTO}")[..., ::-1].astype(np.float32)  # {whole}']
    lines += _padded(photo, takes) if takes.crop == "pad" else _cropped(photo, takes)
    if takes.channels == 1:
        lines.append("picture = (picture @ np.float32([0.299, 0.587, 0.114]))[..., None]  # grey")
    if invert:
        lines.append("picture = 255 - picture  # light and dark swapped")
    return lines + (_shuffled(takes) if takes.shuffle is not None else [])


def _cropped(photo: tuple[int, int], takes: Input) -> list[str]:
    top, left, rows, columns = takes.box(*photo)
    if (rows, columns) == photo:
        return ["picture = photo", *_resized("picture", photo, (takes.height, takes.width))]
    cut = f"picture = photo[{top}:{top + rows}, {left}:{left + columns}]  # the middle, which the network takes"
    return [cut, *_resized("picture", (rows, columns), (takes.height, takes.width))]


def _padded(photo: tuple[int, int], takes: Input) -> list[str]:
    top, left, rows, columns = pad_box(*photo, takes.height, takes.width)
    inside = f"{top}:{top + rows}, {left}:{left + columns}"
    return [
        "rim = np.concatenate([photo[0], photo[-1], photo[:, 0], photo[:, -1]])",
        *_resized("photo", photo, (rows, columns)),
        f"picture = np.full(({takes.height}, {takes.width}, 3), rim.mean(axis=0))  # the mean colour of the rim",
        f"picture[{inside}] = photo  # the whole photo on it",
    ]


def _resized(name: str, size: tuple[int, int], wanted: tuple[int, int]) -> list[str]:
    """The line that brings a picture to a size; OpenCV takes columns first."""
    if size == wanted:
        return []
    shrinks = size[0] >= wanted[0] and size[1] >= wanted[1]
    how, words = ("AREA", "each pixel the mean of its area") if shrinks else ("LINEAR", "linear in between")
    return [
        f"# ({wanted[0]}, {wanted[1]}, 3), {words}; OpenCV takes columns first",
        f"{name} = cv2.resize({name}, ({wanted[1]}, {wanted[0]}), interpolation=cv2.INTER_{how})",
    ]


def _shuffled(takes: Input) -> list[str]:
    pixels = takes.height * takes.width
    return [
        f"order = np.random.default_rng({takes.shuffle}).permutation({pixels})  # the network's order of pixels",
        f"picture = picture.reshape({pixels}, {takes.channels})[order].reshape{takes.shape}",
    ]
