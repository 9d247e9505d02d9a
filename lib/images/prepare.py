"""Photo → what a network takes: cropped to its shape, reduced, grey where it sees grey.

Reduction takes the mean of the area that becomes one pixel, as a camera would; values stay 0 to 255.
"""

from typing import Literal, get_args

import cv2
import numpy as np

from lib.checks import spelled, whole
from lib.errors import InvalidSetting
from lib.text import _

Mode = Literal["crop", "pad", "squash"]
_GROUND = 0.55  # share of the range of greys above which the rim counts as a light ground
_LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)


def fit(
    pixels: np.ndarray,
    height: int,
    width: int,
    channels: int,
    *,
    mode: Mode = "crop",
    share: float = 1.0,
    invert: bool = False,
) -> np.ndarray:
    """A photo as a network gets it.

    Args:
        pixels: uint8 (H, W, 3), (H, W, 1) or (H, W), any size from 1×1.
        height: rows that the network takes, at least 1.
        width: columns that the network takes, at least 1.
        channels: 1 for grey, 3 for RGB.
        mode: "crop" takes the largest box of the network's shape from the middle, "pad" shows the whole photo on the
            mean colour of its rim, "squash" bends it into the shape.
        share: of the sides of that largest box that "crop" takes, above 0 and up to 1.
        invert: 255 − value, for a network that knows light things on a dark ground only.

    Returns:
        float32 (height, width, channels), values 0 to 255. A picture that has this size already keeps its values, where
        all of it is taken.

    Raises:
        InvalidSetting: the pixels are of another type or shape, or a setting is out of its range.
    """
    picture = _three_axes(pixels)
    _check(height, width, channels, mode)
    if mode == "crop":
        top, left, rows, columns = crop_box(*picture.shape[:2], height, width, share)
        picture = picture[top : top + rows, left : left + columns]
    elif mode == "pad":
        picture = _pad(picture, height, width)
    picture = _resize(picture.astype(np.float32), height, width)
    picture = _channels(picture, channels)  # last, on the few pixels that are left: the order does not matter
    return 255 - picture if invert else picture


def crop_box(height: int, width: int, target_h: int, target_w: int, share: float = 1.0) -> tuple[int, int, int, int]:
    """The largest box in the middle of a photo that has the shape of the target, or a smaller one around its middle.

    Args:
        height: rows of the photo, at least 1.
        width: columns of the photo, at least 1.
        target_h: rows of the target; only the ratio to `target_w` counts.
        target_w: columns of the target.
        share: of the sides of the largest box, above 0 and up to 1.

    Returns:
        (top, left, rows, columns) in whole pixels, at least 1×1; an odd pixel too many is cut at the bottom or right.

    >>> crop_box(300, 451, 32, 32)
    (0, 75, 300, 300)
    """
    if height * target_w > width * target_h:  # taller than the target
        rows, columns = max(1, round(width * target_h / target_w)), width
    else:
        rows, columns = height, max(1, round(height * target_w / target_h))
    rows, columns = max(1, round(rows * share)), max(1, round(columns * share))
    return (height - rows) // 2, (width - columns) // 2, rows, columns


def pad_box(height: int, width: int, target_h: int, target_w: int) -> tuple[int, int, int, int]:
    """Where a whole photo stands in the target when it is padded; an odd pixel too many is at the bottom or right.

    Args:
        height, width: of the photo, at least 1.
        target_h, target_w: pixels of the target, at least 1.

    Returns:
        (top, left, rows, columns) in whole pixels of the target.

    >>> pad_box(300, 600, 96, 96)
    (24, 0, 48, 96)
    """
    scale = min(target_h / height, target_w / width)
    rows, columns = max(1, round(height * scale)), max(1, round(width * scale))
    return (target_h - rows) // 2, (target_w - columns) // 2, rows, columns


def shuffled(picture: np.ndarray, seed: int) -> np.ndarray:
    """The pixels of a picture in a fixed order that has nothing to do with their places.

    Args:
        picture: (h, w, c); the channels of a pixel stay together.
        seed: of NumPy's default generator; the same seed and size always give the same order.

    Returns:
        (h, w, c), the same dtype and the same pixels.
    """
    height, width, channels = picture.shape
    order = np.random.default_rng(seed).permutation(height * width)
    return picture.reshape(-1, channels)[order].reshape(picture.shape)


def dark_on_light(pixels: np.ndarray) -> bool:
    """Whether a photo shows a dark thing on a light ground, which a network for light things must have inverted.

    The middle of the photo is reduced to 28×28 grey. Its rim, one pixel wide, is taken for the ground:

        (mean of the rim − darkest) / (lightest − darkest) > 0.55

    A photo of one grey has no thing, and gives False. Measured, and reproduced by tests/unit/images/test_prepare.py:

        test pictures of Fashion-MNIST and of MNIST, light on dark    0 of 20,000 taken for dark on light (most: 0.372)
        the same, inverted                                           20,000 of 20,000 (least: 0.628)
        the same, inverted, at 45 % contrast, with a shadow across   20,000 of 20,000 (least: 0.578)
        scikit-image's photos of the app                             camera, horse and text, which are; chelsea (0.69),
                                                                     a cat lighter at the rim, is a false alarm;
                                                                     the other eight are not taken for it

    Args:
        pixels: uint8 (H, W, 3), (H, W, 1) or (H, W), any size from 1×1.
    """
    small = fit(pixels, 28, 28, 1)[..., 0]
    darkest, lightest = small.min(), small.max()
    rim = np.concatenate([small[0], small[-1], small[1:-1, 0], small[1:-1, -1]])
    return bool(rim.mean() - darkest > _GROUND * (lightest - darkest))


def _three_axes(pixels: np.ndarray) -> np.ndarray:
    """The photo as (H, W, 1) or (H, W, 3).

    Raises:
        InvalidSetting: it is none; a fourth channel is not dropped, since what stands behind it is not known here.
    """
    allowed = _("a NumPy array of uint8, values 0 to 255")
    if not isinstance(pixels, np.ndarray):
        raise InvalidSetting(name=_("The photo"), value=type(pixels).__name__, allowed=allowed)
    if pixels.dtype != np.uint8:
        raise InvalidSetting(name=_("The photo"), value=_("of {dtype}").format(dtype=pixels.dtype), allowed=allowed)
    picture = pixels[..., None] if pixels.ndim == 2 else pixels
    if picture.ndim != 3 or picture.shape[2] not in (1, 3) or picture.size == 0:
        allowed = _("(rows, columns, 3), (rows, columns, 1) or (rows, columns), each at least 1")
        raise InvalidSetting(name=_("The shape of the photo"), value=pixels.shape, allowed=allowed)
    return picture


def _check(height: int, width: int, channels: int, mode: str) -> None:
    """Refuse a shape that no network takes, and a mode that is none."""
    whole(_("The height"), height)
    whole(_("The width"), width)
    if channels not in (1, 3):
        raise InvalidSetting(name=_("The number of channels"), value=spelled(channels), allowed=_("1 or 3"))
    if mode not in get_args(Mode):
        raise InvalidSetting(name=_("The mode"), value=spelled(mode), allowed=", ".join(get_args(Mode)))


def _channels(picture: np.ndarray, channels: int) -> np.ndarray:
    """Grey (h, w, 1) or RGB (h, w, 3). Grey that came as RGB keeps its exact values."""
    has = picture.shape[2]
    if has == channels:
        return picture
    if channels == 3:
        return np.repeat(picture, 3, axis=2)  # (h, w, 1) → (h, w, 3)
    red, green, blue = (picture[..., c] for c in range(3))
    if np.array_equal(red, green) and np.array_equal(green, blue):
        return picture[..., :1]
    return (picture @ _LUMINANCE)[..., None]  # (h, w, 3) → (h, w, 1)


def _pad(picture: np.ndarray, target_h: int, target_w: int) -> np.ndarray:
    """The whole picture, as large as it fits, in the middle of the mean colour of its rim; float32, target's shape."""
    channels = picture.shape[2]
    top, left, rows, columns = pad_box(*picture.shape[:2], target_h, target_w)
    rim = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])  # (2h + 2w, c)
    whole = np.empty((target_h, target_w, channels), np.float32)
    whole[:] = rim.mean(axis=0)
    whole[top : top + rows, left : left + columns] = _resize(picture.astype(np.float32), rows, columns)
    return whole


def _resize(picture: np.ndarray, height: int, width: int) -> np.ndarray:
    """Mean of areas where it shrinks, linear in between where it grows."""
    if picture.shape[:2] == (height, width):
        return picture
    shrinks = picture.shape[0] >= height and picture.shape[1] >= width
    resized = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    return resized.reshape(height, width, picture.shape[2])  # cv2 drops a channel axis of 1
