"""The colours of values: one diverging map, zero in its middle, the same for kernels and layers.

Purple lies below zero, orange above, and zero has the colour of the ground that the map stands on. The two arms are
straight lines in OKLab, a colour space in which equal steps look equal, so a value twice as far from zero looks
twice as far from the ground. Purple and orange stay apart for all common kinds of colour blindness.

Source:
    Björn Ottosson, A perceptual color space for image processing (2020), https://bottosson.github.io/posts/oklab
"""

from functools import lru_cache

import numpy as np

ANCHORS = {False: ("#5E3C99", "#FCFBF9", "#D6600A"), True: ("#B296E8", "#212832", "#FFB05C")}
"""For light and dark: the colours of −limit, zero and +limit."""
NOT_A_NUMBER_COLOUR = {False: "#8C8C8C", True: "#7A7A7A"}

NOT_A_NUMBER = 0
"""The palette's place for NaN."""
ZERO = 128
"""The palette's place for zero; −limit is 1 and +limit is 255."""
_STEPS = 127

_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LMS_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


@lru_cache(maxsize=2)
def palette(dark: bool = False) -> np.ndarray:
    """The 256 colours of values, uint8 (256, 3).

    Places 1 to 255 run evenly from −limit over zero (128) to +limit; place 0 is what is not a number. Read-only.
    """
    below, zero, above = (_to_oklab(_rgb(colour)) for colour in ANCHORS[bool(dark)])
    away = np.linspace(0, 1, _STEPS + 1)[:, None]
    arms = np.concatenate([(zero + away * (below - zero))[:0:-1], zero + away * (above - zero)])
    colours = np.concatenate([[_rgb(NOT_A_NUMBER_COLOUR[bool(dark)])], _from_oklab(arms)])
    colours.setflags(write=False)
    return colours


def indices(values: np.ndarray, limit: float | np.ndarray) -> np.ndarray:
    """The palette's place of each value, uint8 of the same shape.

    Args:
        values: any shape, any real type; NaN and infinities are allowed.
        limit: the value drawn in the strongest colour, a scalar or broadcastable to `values`. What lies beyond is drawn
            as the limit; where the limit is zero or not finite, everything is drawn as zero.
    """
    limit = np.asarray(limit, np.float32)
    usable = np.isfinite(limit) & (limit > 0)
    with np.errstate(over="ignore", invalid="ignore"):
        scale = np.where(usable, _STEPS / np.where(usable, limit, 1), 0).astype(np.float32)
        places = np.asarray(np.asarray(values, np.float32) * scale)  # stays an array without axes too
        places += ZERO + 0.5
        np.clip(places, 1, 255, out=places)
        unknown = np.isnan(places) if places.size and np.isnan(places.min()) else None
        chosen = places.astype(np.uint8)
    if unknown is not None:
        chosen[unknown] = NOT_A_NUMBER
    return chosen


def diverging(values: np.ndarray, limit: float | np.ndarray, dark: bool = False) -> np.ndarray:
    """The colour of each value, uint8 (…, 3): purple below zero, the ground at zero, orange above.

    Args:
        values: any shape; NaN becomes grey.
        limit: as in `indices`.
        dark: True for the dark theme.
    """
    return palette(dark)[indices(values, limit)]


def largest(values: np.ndarray, axis: tuple[int, ...] | int | None = None) -> np.ndarray:
    """The largest distance from zero, float32, over `axis` (all axes without it); 0 where nothing is finite."""
    values = np.asarray(values, np.float32)
    away = np.maximum(values.max(axis=axis, initial=0), -values.min(axis=axis, initial=0))
    if np.isfinite(away).all():
        return away
    return np.where(np.isfinite(values), np.abs(values), 0).max(axis=axis, initial=0)


def readable(colours: np.ndarray) -> np.ndarray:
    """Black or white for text on these colours, uint8 (…, 3): whichever has the higher contrast.

    Args:
        colours: uint8 (…, 3), RGB.
    Source:
        WCAG 2.2, contrast ratio (L1 + 0.05) / (L2 + 0.05): both are equal at a luminance of √(1.05 · 0.05) − 0.05.
    """
    luminance = _linear(np.asarray(colours)) @ np.array([0.2126, 0.7152, 0.0722])
    white = luminance < np.sqrt(1.05 * 0.05) - 0.05
    return np.repeat(np.where(white, 255, 0)[..., None], 3, axis=-1).astype(np.uint8)


def css(colour: np.ndarray) -> str:
    """A colour as CSS writes it.

    >>> css(palette()[ZERO])
    '#fcfbf9'
    """
    return "#" + "".join(f"{int(part):02x}" for part in colour)


def _rgb(colour: str) -> np.ndarray:
    """uint8 (3,) of "#RRGGBB"."""
    return np.frombuffer(bytes.fromhex(colour[1:]), np.uint8)


def _linear(rgb: np.ndarray) -> np.ndarray:
    """Light of 8-bit sRGB, 0 to 1."""
    parts = rgb / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _to_oklab(rgb: np.ndarray) -> np.ndarray:
    """OKLab (…, 3) of 8-bit sRGB (…, 3)."""
    return np.cbrt(_linear(rgb) @ _TO_LMS.T) @ _LMS_TO_LAB.T


def _from_oklab(lab: np.ndarray) -> np.ndarray:
    """8-bit sRGB (…, 3) of OKLab (…, 3); what no screen shows is moved to the nearest that it does, part by part."""
    light = (lab @ np.linalg.inv(_LMS_TO_LAB).T) ** 3 @ np.linalg.inv(_TO_LMS).T
    light = np.clip(light, 0, 1)
    parts = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.round(parts * 255).astype(np.uint8)
