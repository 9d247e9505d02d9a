"""What pages compute once and share: keyed by the photo's digest and the settings, and bounded."""

import numpy as np
import streamlit as st

from lib import convolution, images, kernels, networks, render
from lib.images.grey import grey
from lib.images.prepare import crop_box
from lib.images.shrink import shrink
from lib.networks.learned import learned

GALLERY_SIDE = 112
"""Pixels along the long side of the photo that the gallery's tiles are made of."""
_TILE = (64, 96)


@st.cache_data(max_entries=24, show_spinner=False)
def planes(digest: str, detail: int, _photo: images.Photo) -> np.ndarray:
    """Red, green, blue and grey of the photo at most `detail` pixels long: uint8 (4, H, W)."""
    pixels = shrink(_photo.pixels, detail)
    return np.concatenate([pixels.transpose(2, 0, 1), grey(pixels)[None]])


@st.cache_data(max_entries=48, show_spinner=False)
def kernel_tiles(digest: str, dark: bool, custom: str, _photo: images.Photo, _custom: np.ndarray) -> bytes:
    """A JPEG of one tile a named kernel, side by side: what each makes of the middle of the photo."""
    middle = grey(_middle(shrink(_photo.pixels, GALLERY_SIDE))).astype(np.float32)
    return render.jpeg(np.concatenate([_tile(middle, _weights(name, _custom), dark) for name in kernels.NAMES], axis=1))


def _weights(name: str, custom: np.ndarray) -> np.ndarray:
    return custom if name == "custom" else kernels.kernel(name, 3)


@st.cache_data(max_entries=24, show_spinner=False)
def learned_tiles(digest: str, network: str, dark: bool, _photo: images.Photo) -> bytes:
    """A JPEG of one tile a kernel of the network's first layer, side by side, in the order of `learned`."""
    middle = _middle(shrink(_photo.pixels, GALLERY_SIDE))
    flat = grey(middle).astype(np.float32)
    found = learned(networks.load(network))
    return render.jpeg(np.concatenate([_learned_tile(middle, flat, each.weights, dark) for each in found], axis=1))


def _learned_tile(middle: np.ndarray, flat: np.ndarray, weights: np.ndarray, dark: bool) -> np.ndarray:
    """Three channels meet the photo's colours, one meets its grey."""
    if weights.shape[2] == 1:
        return _coloured(convolution.convolve(flat, weights[..., 0], padding="same"), dark)
    return _coloured(convolution.convolve_all(middle, weights, padding="same"), dark)


def _middle(pixels: np.ndarray) -> np.ndarray:
    """The middle of the photo in the shape of a tile, uint8 (h, w, 3)."""
    top, left, height, width = crop_box(*pixels.shape[:2], *_TILE)
    return np.ascontiguousarray(pixels[top : top + height, left : left + width])


def _tile(image: np.ndarray, weights: np.ndarray, dark: bool) -> np.ndarray:
    values = convolution.convolve(image, weights, padding="same")
    if shows_picture(weights):
        return _fitted(np.repeat(np.clip(values, 0, 255).astype(np.uint8)[..., None], 3, axis=2))
    return _coloured(values, dark)


def _coloured(values: np.ndarray, dark: bool) -> np.ndarray:
    return _fitted(render.diverging(values, float(np.percentile(np.abs(values), 98)), dark))


def _fitted(coloured: np.ndarray) -> np.ndarray:
    """The nearest pixel for each of a tile's: (h, w, 3) → (*_TILE, 3)."""
    rows = np.arange(_TILE[0]) * coloured.shape[0] // _TILE[0]
    columns = np.arange(_TILE[1]) * coloured.shape[1] // _TILE[1]
    return coloured[rows][:, columns]


def shows_picture(weights: np.ndarray) -> bool:
    """Whether a kernel's output is again a picture: its weights add up to 1, so that flat ground keeps its level."""
    return bool(abs(float(np.sum(weights)) - 1) < 1e-6)
