"""Random settings of the three pages, their code, and what the pages show of them."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from lib import kernels, pooling
from lib.code import convolution as convolution_code
from lib.code import pixels as pixels_code
from lib.code import pooling as pooling_code
from lib.code.photo import PHOTO
from lib.errors import DoesNotFit
from lib.images.grey import WEIGHTS, grey, weighted
from lib.images.levels import quantise
from lib.images.samples import load_sample
from lib.images.shrink import shrink
from lib.render import png
from lib.ui.views.convolution import COLOURS, MODES, PADDINGS, Settings, kept_settings, outputs

DRIVER = Path(__file__).with_name("driver.py")
PHOTOS = ("chelsea", "coffee", "tall", "tiny")
DETAILS = (112, 224, 1024)


@dataclass(frozen=True)
class Frame:
    """Where the Image page looks."""

    row: int
    column: int
    top: int
    left: int
    cells: int


@dataclass(frozen=True)
class Look:
    """What the Image page shows of it."""

    channel: str
    form: str
    levels: int
    weights: Sequence[float]


@dataclass(frozen=True)
class Snippet:
    """Code with the photo it reads, and what it must leave and print."""

    photo: str
    code: str
    output: np.ndarray
    cell: float | str | np.ndarray


@dataclass(frozen=True)
class Ran:
    """What a piece of code left and printed."""

    output: np.ndarray
    printed: str


@cache
def photo(name: str) -> np.ndarray:
    """uint8 (H, W, 3); noise where it is no sample."""
    shapes = {"tall": (130, 51), "tiny": (13, 17)}
    if name in shapes:
        return np.random.default_rng(1).integers(0, 256, (*shapes[name], 3)).astype(np.uint8)
    return load_sample(name).pixels


@cache
def planes(name: str, detail: int) -> np.ndarray:
    """Red, green, blue and grey, uint8 (4, h, w), as the pages take them."""
    pixels = shrink(photo(name), detail)
    return np.concatenate([pixels.transpose(2, 0, 1), grey(pixels)[None]])


def executed(snippets: list[Snippet], folder: Path) -> list[Ran]:
    """All snippets run in one clean process."""
    for name in {snippet.photo for snippet in snippets}:
        (folder / name).mkdir()
        (folder / name / PHOTO).write_bytes(png(photo(name)))
    cases = [{"folder": str(folder / snippet.photo), "code": snippet.code} for snippet in snippets]
    (folder / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    subprocess.run([sys.executable, "-I", str(DRIVER), str(folder / "cases.json")], check=True, capture_output=True)
    said = json.loads((folder / "printed.json").read_text(encoding="utf-8"))
    raised = [(snippet.code, each["fault"]) for snippet, each in zip(snippets, said, strict=True) if "fault" in each]
    assert not raised, f"{len(raised)} of {len(said)} raise, the first:\n{raised[0][0]}\n{raised[0][1]}"
    return [Ran(np.load(folder / f"{number}.npy"), each["printed"]) for number, each in enumerate(said)]


def drawn(make: Callable[[np.random.Generator], Snippet], count: int, seed: int) -> list[Snippet]:
    """This many snippets with settings drawn at random, those that have no output left out."""
    print(f"seed {seed}")
    random = np.random.default_rng(seed)
    found: list[Snippet] = []
    while len(found) < count:
        try:
            found.append(make(random))
        except DoesNotFit:
            continue
    return found


def any_of(random: np.random.Generator, options: Sequence) -> object:
    """One of these, as Python's own type."""
    return options[int(random.integers(len(options)))]


def any_settings(random: np.random.Generator) -> Settings:
    """What the Convolution page makes of an address with any choices on it."""
    size = int(random.integers(1, 12))
    values = {
        "kernel": any_of(random, kernels.NAMES),
        "size": size,
        "seed": int(random.integers(99)),
        "cells": any_cells(random, size),
        "flip": bool(random.random() < 0.2),
        "stride": any_of(random, (1, 1, 2, 3, 8)),
        "padding": any_of(random, PADDINGS),
        "dilation": any_of(random, (1, 1, 2, 3, 4)),
        "mode": any_of(random, MODES),
        "channel": any_of(random, COLOURS),
        "bias": any_of(random, (0.0, 3.0, -12.25, 1e-3)),
        "relu": bool(random.random() < 0.3),
    }
    return kept_settings(values | ({"kernel": "custom"} if random.random() < 0.3 else {}))


def any_cells(random: np.random.Generator, size: int) -> str:
    """A kernel of one's own as the address holds it, or one for each channel."""
    digits = int(random.integers(0, 5))
    made = [kernels.write(random.normal(0, 3, (size, size)).round(digits)) for _channel in range(3)]
    return "|".join(made) if random.random() < 0.6 else made[0]


def any_place(random: np.random.Generator) -> tuple[str, np.ndarray]:
    """A photo, and its planes as the page takes them."""
    name = any_of(random, PHOTOS)
    return name, planes(name, any_of(random, (112, 112, *DETAILS)))


def sizes(name: str, image: np.ndarray) -> tuple[tuple[int, int], tuple[int, int]]:
    """Rows and columns of the photo and of planes (C, h, w)."""
    return photo(name).shape[:2], image.shape[1:]


def any_convolution(random: np.random.Generator) -> Snippet:
    """One view of the Convolution page."""
    name, image = any_place(random)
    settings = any_settings(random)
    output = outputs(image, settings)
    output = output.transpose(1, 2, 0) if settings.mode == "each" else output[0]
    row, col = (int(random.integers(cells)) for cells in output.shape[:2])
    cell = output[row, col, settings.channel] if settings.mode == "each" else output[row, col]
    return Snippet(name, convolution_code.code(*sizes(name, image), settings, row, col), output, float(cell))


def any_pooling(random: np.random.Generator) -> Snippet:
    """One view of the Pooling page."""
    name, image = any_place(random)
    after, output = None, image[3]
    if random.random() < 0.4:
        after = any_settings(random)
        output = outputs(image, after)[after.channel if after.mode == "each" else 0]
    kind, times = any_of(random, pooling.KINDS), any_of(random, (1, 1, 2))
    if random.random() < 0.2:
        how, times = {"kind": kind, "size": pooling_code.WHOLE}, 1
        output = np.float64([[output.max() if kind == "max" else output.mean(dtype=np.float64)]])
    else:
        size, stride = (int(random.integers(1, 9)) for _each in range(2))
        how = {"kind": kind, "size": size, "stride": stride, "padding": any_of(random, PADDINGS)}
        for _time in range(times):
            output = pooling.pool(output, **how)
    row, col = (int(random.integers(cells)) for cells in output.shape)
    code = pooling_code.code(*sizes(name, image), row, col, **how, times=times, after=after)
    return Snippet(name, code, output, float(output[row, col]))


def any_pixels(random: np.random.Generator) -> Snippet:
    """One view of the Image page."""
    name, image = any_place(random)
    weights = any_of(random, (WEIGHTS, (1 / 3, 1 / 3, 1 / 3), (1, 0, 0), tuple(random.normal(0.3, 1, 3).round(3))))
    levels = any_of(random, (256, 256, 2, 3, 16, 255))
    look = Look(any_of(random, ("grey", *COLOURS, "all")), any_of(random, ("0-255", "0-1", "hex")), levels, weights)
    frame = any_frame(random, image.shape[1:])
    colours = np.ascontiguousarray(image[:3].transpose(1, 2, 0))
    if look.channel == "grey":
        shown = weighted(colours, weights)
    else:
        shown = colours if look.channel == "all" else colours[..., COLOURS.index(look.channel)]
    shown = quantise(shown, levels)[frame.top : frame.top + frame.cells, frame.left : frame.left + frame.cells]
    shown = {"0-255": shown, "0-1": shown / 255, "hex": np.vectorize("{:02X}".format)(shown)}[look.form]
    cell = shown[frame.row - frame.top, frame.column - frame.left]
    return Snippet(name, pixels_code.code(*sizes(name, image), frame, look), shown, cell)


def any_frame(random: np.random.Generator, shape: tuple[int, int]) -> Frame:
    """A frame within an image, and a pixel in it."""
    cells = int(random.integers(8, 33))
    corner = [int(random.integers(length - min(cells, length) + 1)) for length in shape]
    row, column = (at + int(random.integers(min(cells, length))) for at, length in zip(corner, shape, strict=True))
    return Frame(row, column, *corner, cells)
