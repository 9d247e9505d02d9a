"""What a network got of a photo, as pixels to look at."""

import numpy as np

from lib.images.prepare import shuffled


def pixels(picture: np.ndarray) -> np.ndarray:
    """float (h, w, c), values 0 to 255, as uint8 (h, w) or (h, w, 3)."""
    found = np.rint(picture).clip(0, 255).astype(np.uint8)
    return found[..., 0] if found.shape[2] == 1 else found


def unshuffled(picture: np.ndarray, seed: int) -> np.ndarray:
    """The pixels of `lib.images.prepare.shuffled` back in their places: (h, w, c), the same dtype."""
    height, width, channels = picture.shape
    order = shuffled(np.arange(height * width).reshape(height, width, 1), seed).ravel()
    back = np.empty_like(picture.reshape(-1, channels))
    back[order] = picture.reshape(-1, channels)
    return back.reshape(picture.shape)
