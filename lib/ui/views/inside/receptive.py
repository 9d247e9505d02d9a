"""The receptive field: which patch of the picture a cell sees, how it grew on the way, and how much of it matters."""

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np
import streamlit as st

from lib import networks, render
from lib.checks import pair
from lib.networks import Layer, Network
from lib.receptive_field import Field, Step, fields, largest, way
from lib.receptive_field.boxes import Boxes
from lib.text import _, number, percent
from lib.ui import activations, ask, theme
from lib.ui.components.receptive_field import Patch, receptive_field
from lib.ui.photo import CurrentPhoto
from lib.ui.views import activations as view
from lib.ui.views.activations import Choice
from lib.ui.views.inside import covered, jump
from lib.ui.views.inside.got import pixels, unshuffled
from lib.ui.views.inside.spot import Spot, name, spot, strongest, where
from lib.ui.views.sharp import sharp

_SIDE = 280  # CSS pixels of the photo in which shuffled pixels are found again
_FADED = 0.25  # what is left of the colour of pixels that are not seen
_FRAME = {dark: tuple(bytes.fromhex(theme.TOKENS[dark]["input"][1:])) for dark in (False, True)}


def show(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    """The patch that the chosen cell sees, on what the network got; how it grew; what of it matters."""
    jump.follow()
    if ask.hidden():
        st.markdown(_("In this link the answers stay closed, and this would give them away."))
        return
    network = choice.network
    picture, values = activations.values(network.name, shown.photo.digest, choice.invert, shown.photo)
    found = spot(choice, values)
    known = boxes(network.name)
    steps = way(network.layers, network.card.input.shape, found.layer.name, found.row, found.col, found.channel, known)
    field = steps[-1].field
    st.html(sentences(network, found, field, largest(known[found.layer.name])))
    _grown(network, picture, growing(steps), values)
    _in_the_photo(network, picture, field, dark)
    if field.area:
        covered.show(choice, shown, found, field, dark)


def _grown(network: Network, picture: np.ndarray, steps: list[Step], values: Mapping[str, np.ndarray]) -> None:
    """The patches on the picture, and their list; where a step is met by all maps, its strongest one opens."""

    def pick(place: int) -> None:
        step = steps[place]
        channel = strongest(values[step.name], step.row, step.col) if step.channel is None else step.channel
        jump.to(step.name, channel)
        if step.row is not None:
            view.pick_cell(step.row, step.col)

    about = _("What the network got")
    if network.card.input.shuffle is not None:
        about = _("What the network got: the pixels of the photo, shuffled in one fixed order")
    patches = [patch_of(network, step) for step in steps]
    receptive_field(pixels(picture), patches, about=about, on_pick=pick, key="receptive_field")


def _in_the_photo(network: Network, picture: np.ndarray, field: Field, dark: bool) -> None:
    """For a network that gets its pixels shuffled: where those of a patch stand in the photo."""
    seed = network.card.input.shuffle
    if seed is None or not 0 < field.area < picture.shape[0] * picture.shape[1]:
        return
    words = _("The same {count} pixels in the photo: what lies side by side for the network stands far apart here.")
    st.html(sharp(scattered(picture, field, seed, dark), words.format(count=number(field.area)), _SIDE))


@st.cache_resource(max_entries=8, show_spinner=False)
def boxes(name: str) -> dict[str, Boxes]:
    """The boxes of all cells of a network: at most 1.7 MB for those here."""
    network = networks.load(name)
    return fields(network.layers, network.card.input.shape)


def growing(steps: Sequence[Step]) -> list[Step]:
    """Those steps whose patch is larger than the one before, and the last; the others read cell by cell."""
    sizes = [(1, 1), *((step.field.rows, step.field.columns) for step in steps)]
    grown = [step for step, before, after in zip(steps[:-1], sizes, sizes[1:], strict=False) if after != before]
    return [*grown, steps[-1]]


def patch_of(network: Network, step: Step) -> Patch:
    """A step as the component draws it."""
    layer, field = network.card.layer(step.name), step.field
    place = name(network, layer, step.row, step.col, step.channel).removeprefix(f"{layer.name}, ")
    if place == layer.name:
        place = _("every unit")
    size = f"{field.rows}×{field.columns}"
    return Patch(step.name, rule(layer), place, size, (field.top, field.left, field.rows, field.columns))


def rule(layer: Layer) -> str:
    """How a layer reads, in a few signs.

    >>> rule(Layer("pool", "MaxPooling2D", {"pool_size": [2, 2], "strides": [3, 3]}, (4, 4, 1), 0, 0, ("input",)))
    'MaxPooling2D 2×2, stride 3'
    """
    config = layer.config
    size = config.get("kernel_size") or config.get("pool_size")
    if size is None:
        return layer.kind
    steps = pair("strides", config.get("strides") or (size if "pool_size" in config else 1))
    parts = [f"{layer.kind} {_by(pair('kernel_size', size))}"]
    if steps != (1, 1):
        parts.append(_("stride {steps}").format(steps=steps[0] if steps[0] == steps[1] else _by(steps)))
    gaps = pair("dilation_rate", config.get("dilation_rate", 1))
    if gaps != (1, 1):
        parts.append(_("dilation {gaps}").format(gaps=gaps[0] if gaps[0] == gaps[1] else _by(gaps)))
    return ", ".join(parts)


def sentences(network: Network, found: Spot, field: Field, most: tuple[int, int]) -> str:
    """HTML: the size of the patch in words, what the rim cuts off, and how the cell was found."""
    lines = [f"<b>{escape(found.name(network))}</b> {escape(size(network, field))}"]
    if field.area and (field.rows < most[0] or field.columns < most[1]):
        words = _("At the rim a part of its window lies outside of the picture; the cells that see most see {size}.")
        lines.append(escape(words.format(size=_by(most))))
    if found.why:
        lines.append(escape(found.why))
    return f'<p class="cs-line" style="color:var(--cs-text)">{" ".join(lines)}</p>'


def size(network: Network, field: Field) -> str:
    """What a cell sees, after its name."""
    height, width, _channels = network.card.input.shape
    if not field.area:
        return _("sees nothing of the picture: all that it reads is padding.")
    if field.area == height * width:
        return _("sees the whole picture: all {height}×{width} = {count} pixels.").format(
            height=height, width=width, count=number(height * width)
        )
    words = _("sees {rows}×{columns} of {height}×{width} pixels, {share} of the picture: {where}.")
    values = {"rows": field.rows, "columns": field.columns, "height": height, "width": width}
    return words.format(
        **values,
        share=percent(field.area / (height * width)),
        where=where(field.top, field.left, field.rows, field.columns),
    )


def scattered(picture: np.ndarray, field: Field, seed: int, dark: bool) -> np.ndarray:
    """Where the pixels of a patch stand in the photo, for a network that gets them in another order.

    Returns:
        uint8 (h · f, w · f, 3): the photo, enlarged, with those pixels framed and all others faded.
    """
    seen = np.zeros((*picture.shape[:2], 1), bool)
    seen[field.top : field.top + field.rows, field.left : field.left + field.columns] = True
    back, mask = unshuffled(picture, seed), unshuffled(seen, seed)
    faded = pixels(np.where(mask, back, 128 + (back - 128) * _FADED))
    factor = max(1, _SIDE // max(picture.shape[:2]))
    large = render.enlarge(np.dstack([faded] * 3) if faded.ndim == 2 else faded, factor)
    frame = np.ones((factor, factor), bool)
    frame[2:-2, 2:-2] = False
    large[np.kron(mask[..., 0], frame)] = _FRAME[dark]
    return large


def _by(both: tuple[int, int]) -> str:
    return f"{both[0]}×{both[1]}"
