"""What each layer costs, as a table that opens them; the network and its numbers, to take away."""

import io
from collections.abc import Callable

import numpy as np
import streamlit as st

from lib.code.network import file_of
from lib.networks.card import INPUT
from lib.networks.layer_sizes import Size, sizes
from lib.networks.registry import MODELS
from lib.text import _, number, percent
from lib.ui import activations
from lib.ui.components.layer_table import amount, layer_table
from lib.ui.photo import CurrentPhoto
from lib.ui.views.activations import Choice
from lib.ui.views.costs.figures import memory, millions
from lib.ui.views.inside import jump


def show(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    """The table of all layers with what it shows in three sentences, and what can be taken away."""
    del dark  # the table takes its colours from the theme
    jump.follow()
    found = sizes(choice.network.card)
    st.markdown(said(found))
    downloads(choice, shown)
    table(found, choice)
    st.caption(
        _(
            "MACs are multiplications with the addition that follows, for one photo; a tap on padding counts, a bias "
            "does not. Memory is that of the layer's output for one photo, 4 bytes a number (float32)."
        )
    )


def table(found: list[Size], choice: Choice) -> None:
    """A row a layer, and one for all."""
    whole = {name: sum(getattr(each, name) for each in found) for name in ("parameters", "macs", "memory")}
    heads = (_("Layer"), _("Type"), _("Output"), _("Parameters"), _("MACs"), _("Memory of the output"))
    total = [_("{n} layers").format(n=len(found)), "", ""]
    total += [number(whole["parameters"]), number(whole["macs"]), memory(whole["memory"])]
    layer_table(
        heads,
        [(each.name, _cells(each, whole)) for each in found],
        label=_("The layers of {title}").format(title=choice.network.card.title),
        chosen=choice.layer.name if choice.layer else None,
        key="_layer_table",
        on_pick=lambda name: jump.to(name, None),
        total=[{"text": text} for text in total],
    )


def said(found: list[Size]) -> str:
    """Which layers cost most, in Markdown.

    >>> from lib.networks import load
    >>> said(sizes(load("fashion_cnn").card)).splitlines()[0].strip().replace("\\xa0", " ")
    'Most parameters: **dense_1**, 98.9 % of 118,980.'
    """
    sentences = [
        _("Most parameters: {names}.").format(names=_most(found, "parameters", number)),
        _("Most multiplications: {names}.").format(names=_most(found, "macs", millions)),
        _("Largest output: {names}.").format(names=_most(found, "memory", memory)),
    ]
    return "  \n".join(sentences)


def numbers(choice: Choice, shown: CurrentPhoto) -> bytes:
    """A .npz file with what the network got of the photo, `input`, and each layer's output under its name."""
    picture, layers = activations.values(choice.network.name, shown.photo.digest, choice.invert, shown.photo)
    file = io.BytesIO()
    np.savez(file, **{INPUT: picture}, **layers)
    return file.getvalue()


def downloads(choice: Choice, shown: CurrentPhoto) -> None:
    """The network as Keras keeps it, and all its numbers for this photo."""
    name = choice.network.name
    with st.container(horizontal=True, gap="small", key="inside_downloads"):
        st.download_button(
            _("Network: {file}").format(file=file_of(name)),
            lambda: (MODELS / name / "model.keras").read_bytes(),
            file_of(name),
            "application/octet-stream",
            key="_keras_file",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            _("Activations of this photo: {file}").format(file=f"{name}.npz"),
            lambda: numbers(choice, shown),
            f"{name}.npz",
            "application/octet-stream",
            key="_activations_file",
            icon=":material/download:",
            on_click="ignore",
        )


def _most(found: list[Size], what: str, written: Callable[[int], str]) -> str:
    """The layers that have most of something, each with its share of the whole."""
    whole, most = sum(getattr(each, what) for each in found), max(getattr(each, what) for each in found)
    names = [f"**{each.name}**" for each in found if getattr(each, what) == most]
    words = _("{names}, {share} of {whole}") if len(names) == 1 else _("{names}, each {share} of {whole}")
    listed = _(" and ").join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return words.format(names=listed, share=percent(most / whole), whole=written(whole))


def _cells(each: Size, whole: dict[str, int]) -> list[dict]:
    return [
        {"text": each.kind, "plain": True},
        {"text": "×".join(map(number, each.output_shape))},
        amount(number(each.parameters), each.parameters, whole["parameters"]),
        amount(number(each.macs), each.macs, whole["macs"]),
        amount(memory(each.memory), each.memory, whole["memory"], tone="output"),
    ]
