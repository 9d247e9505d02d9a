"""How much of its patch matters to a cell: each piece covered in turn, and how far the number moves."""

import math
from dataclasses import replace
from functools import partial

import numpy as np
import streamlit as st

from lib import networks, render
from lib.images.prepare import shuffled
from lib.networks import Network
from lib.networks.occlusion import Occlusion, occlude, side_of
from lib.parameters import summarize
from lib.receptive_field import Field
from lib.text import _, escape_markdown, figure, ngettext, number
from lib.ui import activations, address
from lib.ui.components.network_view.drawing import legend
from lib.ui.components.occlusion_map import Piece, occlusion_map
from lib.ui.kept import Kept
from lib.ui.photo import CurrentPhoto
from lib.ui.views.activations import Choice, pick_cell
from lib.ui.views.inside import jump
from lib.ui.views.inside.got import pixels, unshuffled
from lib.ui.views.inside.spot import Spot, where

_CHEAP = 5_000_000_000
"""Multiplications up to which pieces are covered unasked: about a quarter of a second."""
_FOUND: Kept[tuple[Occlusion, np.ndarray]] = Kept(2_000_000)


@st.fragment
def show(choice: Choice, shown: CurrentPhoto, found: Spot, field: Field, dark: bool) -> None:
    """The patch and its map of movements; on request where it takes long. Where nothing moves, a cell where it does."""
    jump.follow()
    st.subheader(_("How much of it matters?"), anchor=False)
    if not _wanted(choice.network, field):
        return
    occlusion, picture = computed(choice, shown, found, field)
    name = found.name(choice.network)
    if not occlusion.moved.any():
        _stronger(choice, shown, found, told(occlusion, name))
        return
    ordered = choice.network.card.input.shuffle is not None and _is_whole(choice.network, field)
    occlusion_map(
        pixels(picture[field.top : field.top + field.rows, field.left : field.left + field.columns]),
        pieces(occlusion, dark),
        about=_("The photo, its pixels back in their places") if ordered else _("The patch"),
        tops=occlusion.tops.tolist(),
        lefts=occlusion.lefts.tolist(),
        names=[[_piece(occlusion, *at) for at in row] for row in _places(occlusion)],
        limit=figure(float(render.largest(occlusion.moved))),
        colours=legend(dark),
        lines=told(occlusion, name),
        key="occlusion_map",
    )


def _stronger(choice: Choice, shown: CurrentPhoto, found: Spot, lines: list[str]) -> None:
    """In place of nothing but zeros: what covering gave, and a way to the strongest cell of the map, or unit."""
    _picture, values = activations.values(choice.network.name, shown.photo.digest, choice.invert, shown.photo)
    output = values[found.layer.name]
    best = strongest_like(found, output)
    st.markdown(" ".join(map(escape_markdown, lines)))
    if output[best.cell] <= output[found.cell]:
        st.markdown(_("For this photo no number there is larger: choose another map or unit."))
        return
    value = figure(float(output[best.cell]))
    words = _("Take the strongest, {name}: {value}").format(name=best.name(choice.network), value=value)
    st.button(words, key="stronger", on_click=_take, args=(best,), icon=":material/my_location:")


def strongest_like(found: Spot, output: np.ndarray) -> Spot:
    """The largest number of the same map, or of all units.

    Args:
        output: of the layer, without the batch.
    """
    if found.row is None:
        return replace(found, channel=int(output.argmax()))
    row, col = np.unravel_index(output[..., found.channel].argmax(), output.shape[:2])
    return replace(found, row=int(row), col=int(col))


def _take(best: Spot) -> None:
    """Go there; a callback."""
    jump.to(best.layer.name, best.channel)
    if best.row is not None:
        pick_cell(best.row, best.col)


def computed(choice: Choice, shown: CurrentPhoto, found: Spot, field: Field) -> tuple[Occlusion, np.ndarray]:
    """What covering gave, and the picture (h, w, c) that was covered, kept for all sessions.

    A network that gets its pixels shuffled and sees all of them is covered in the order of the photo, for there pieces
    mean something.
    """
    network, digest = choice.network, shown.photo.digest
    key = (network.name, digest, choice.invert, found.layer.name, found.cell)
    return _FOUND.get(key, lambda: _computed(choice, shown, found, field))


def _computed(choice: Choice, shown: CurrentPhoto, found: Spot, field: Field) -> tuple[Occlusion, np.ndarray]:
    network = choice.network
    picture, _values = activations.values(network.name, shown.photo.digest, choice.invert, shown.photo)
    seed, arrange = network.card.input.shuffle, {}
    if seed is not None and _is_whole(network, field):
        picture, arrange = unshuffled(picture, seed), {"arrange": partial(shuffled, seed=seed)}
    return occlude(network, picture, found.layer.name, found.cell, field, **arrange), picture


def pieces(occlusion: Occlusion, dark: bool) -> list[list[Piece]]:
    """Each piece as the component draws it: its colour, the ink on it, and its figures."""
    moved = occlusion.moved
    colours = render.diverging(moved, float(render.largest(moved)), dark)
    inks = render.readable(colours)
    return [
        [
            Piece(
                render.css(colours[at]), render.css(inks[at]), figure(float(occlusion.covered[at])), _moved(moved[at])
            )
            for at in row
        ]
        for row in _places(occlusion)
    ]


def told(occlusion: Occlusion, name: str) -> list[str]:
    """What the map says, in sentences."""
    count, half = occlusion.moved.size, occlusion.carrying()
    lines = [
        _(
            "With nothing covered, {name} is {value}. Each piece in turn is covered with the picture's mean colour."
        ).format(name=name, value=figure(occlusion.value))
    ]
    if not half:
        return [*lines, _("No piece moves it: whatever is covered, the number stays.")]
    row, col = occlusion.strongest()
    words = _("The strongest piece, {where}, moves it to {covered} ({moved}).")
    covered_, moved = occlusion.covered[row, col], occlusion.moved[row, col]
    lines.append(words.format(where=_piece(occlusion, row, col), covered=figure(float(covered_)), moved=_moved(moved)))
    if count > 1:
        words = ngettext(
            "{half} of {count} pieces makes up half of all movement.",
            "{half} of {count} pieces make up half of all movement.",
            half,
        )
        lines.append(words.format(half=number(half), count=number(count)))
    return lines


def _places(occlusion: Occlusion) -> list[list[tuple[int, int]]]:
    rows, columns = occlusion.moved.shape
    return [[(row, col) for col in range(columns)] for row in range(rows)]


def _piece(occlusion: Occlusion, row: int, col: int) -> str:
    tops, lefts = occlusion.tops, occlusion.lefts
    return where(tops[row], lefts[col], tops[row + 1] - tops[row], lefts[col + 1] - lefts[col])


def _moved(value: float) -> str:
    """A movement with its sign."""
    return ("+" if value > 0 else "") + figure(float(value))


def _is_whole(network: Network, field: Field) -> bool:
    """Whether a patch is the whole picture."""
    return field.area == network.card.input.height * network.card.input.width


def _wanted(network: Network, field: Field) -> bool:
    """Whether the pieces are covered: at once where that is cheap, else when asked for."""
    count = math.prod(math.ceil(cells / side_of(field)) for cells in (field.rows, field.columns))
    if count * _multiplications(network.name) <= _CHEAP:
        return True
    address.switch("cover")
    words = _("Cover {count} pieces in turn, which runs this network {count} times")
    return st.toggle(words.format(count=number(count)), key="cover", bind="query-params")


@st.cache_data(max_entries=32, show_spinner=False)
def _multiplications(name: str) -> int:
    """MACs of one run."""
    card = networks.load(name).card
    rows = summarize(card.input.shape, [{"type": each.kind, **each.config, "name": each.name} for each in card.layers])
    return sum(row.macs for row in rows)
