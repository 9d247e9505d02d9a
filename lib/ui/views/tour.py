"""The five pictures of the tour, each computed from the current photo, as HTML."""

import base64
from dataclasses import dataclass
from html import escape

import numpy as np

from lib import render
from lib.convolution import convolve
from lib.images.grey import grey
from lib.images.prepare import fit
from lib.images.values import liveliest
from lib.kernels import kernel
from lib.networks import Layer, Network
from lib.pooling import pool
from lib.text import _, percent

HEIGHT, WIDTH = 56, 84
"""Pixels of the photo's middle that the cards work on; each fills two by two on the screen."""
CELLS = (4, 3)
POOL = 4
MAPS = (2, 3)
TOP = 3
_ACTIVATIONS = ("ReLU", "Activation")


@dataclass(frozen=True)
class Tour:
    """The pictures as HTML, and the name, the maps and the maps shown of the layer in the fourth."""

    numbers: str
    edges: str
    pooled: str
    maps: str
    answer: str
    layer: str
    count: int
    shown: int


def tour(pixels: np.ndarray, network: Network, invert: bool, dark: bool) -> Tour:
    """What the app makes of a photo, step by step.

    Args:
        pixels: uint8 (H, W, 3).
        network: one with maps; it answers.
        invert: swap light and dark for it.
        dark: draw for the dark theme.
    """
    middle = grey(np.rint(fit(pixels, HEIGHT, WIDTH, 3)).astype(np.uint8))
    edges = convolve(middle, kernel("sobel_x"))
    limit = float(np.percentile(np.abs(edges), 98))
    layer = maps_layer(network)
    outputs = network.run(network.prepare(pixels, invert=invert)[None])
    maps = strongest(outputs[layer.name][0])
    return Tour(
        numbers=_numbers(pixels),
        edges=_values(edges, limit, dark, _("The photo after the kernel Sobel x")),
        pooled=_values(pool(edges, POOL), limit, dark, _("The same after max-pooling")),
        maps=_sheet(maps, dark, _("Feature maps of {layer}").format(layer=layer.name)),
        answer=_answer(network.classes, outputs[network.layers[-1].name][0]),
        layer=layer.name,
        count=layer.output_shape[-1],
        shown=len(maps),
    )


def maps_layer(network: Network) -> Layer | None:
    """The first activation with maps, which shows what the first kernels found and where; None without one."""
    with_maps = (layer for layer in network.layers if len(layer.output_shape) == 3)
    return next((layer for layer in with_maps if layer.kind in _ACTIVATIONS), None)


def strongest(maps: np.ndarray) -> np.ndarray:
    """The maps that vary most, in their own order: (h, w, c) → (n, h, w) with n at most six."""
    spread = maps.std(axis=(0, 1))
    chosen = np.sort(np.argsort(-spread, kind="stable")[: MAPS[0] * MAPS[1]])
    return maps.transpose(2, 0, 1)[chosen]


def _numbers(pixels: np.ndarray) -> str:
    """The middle of the photo, and beside it some of its pixels as figures, where they vary most."""
    half = np.rint(fit(pixels, HEIGHT, WIDTH // 2, 3)).astype(np.uint8)
    values = grey(half)
    top, left = liveliest(values, *CELLS)
    cells = "".join(_cell(int(value)) for value in values[top : top + CELLS[0], left : left + CELLS[1]].ravel())
    photo = _sharp(render.png(half), half.shape, 2, _("The middle of the photo"))
    said = _("Some of its pixels as numbers")
    return f'{photo}<div class="cs-cells" role="img" aria-label="{said}">{cells}</div>'


def _cell(value: int) -> str:
    colour = np.array([value] * 3, np.uint8)
    return f'<i style="background:{render.css(colour)};color:{render.css(render.readable(colour))}">{value}</i>'


def _values(values: np.ndarray, limit: float, dark: bool, said: str) -> str:
    return _sharp(render.png(render.diverging(values, limit, dark)), values.shape, WIDTH * 2 // values.shape[1], said)


def _sheet(maps: np.ndarray, dark: bool, said: str) -> str:
    """The maps beside one another, two rows of three, on one scale, with a gap in the colour of zero."""
    maps = np.pad(render.shrunk(maps, HEIGHT), ((0, 0), (1, 1), (1, 1)))
    high, wide = maps.shape[1:]
    rows, columns = -(-len(maps) // MAPS[1]), min(len(maps), MAPS[1])
    sheet = render.sprite(maps, float(render.largest(maps)), columns, dark)
    factor = max(1, min(WIDTH * 2 // (columns * wide), HEIGHT * 2 // (rows * high)))
    return _sharp(sheet, (rows * high, columns * wide), factor, said)


def _sharp(png: bytes, shape: tuple[int, ...], factor: int, said: str) -> str:
    """A picture whose pixels are `factor` CSS pixels wide; the style sheet may take half as many more."""
    data = base64.b64encode(png).decode()
    size = f"--rows:{shape[0]};--columns:{shape[1]};--factor:{factor}"
    return f'<img class="cs-sharp" alt="{said}" style="{size}" src="data:image/png;base64,{data}">'


def _answer(classes: tuple[str, ...], shares: np.ndarray) -> str:
    best = np.argsort(-shares, kind="stable")[:TOP]
    lines = "".join(
        f"<li><span>{escape(classes[label])}</span><span class='cs-figure'>{percent(float(shares[label]))}</span>"
        f"<i style='width:{100 * float(shares[label]):.2f}%'></i></li>"
        for label in best
    )
    return f'<ol class="cs-top">{lines}</ol>'
