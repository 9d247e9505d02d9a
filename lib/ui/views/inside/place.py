"""What is chosen in a network, taken apart: a layer with all its maps, one map, one number of it, or one unit."""

import numpy as np
import streamlit as st

from lib.questions import layer_shapes
from lib.questions.network import questions
from lib.ui import activations, ask, frame
from lib.ui.components import neuron_view
from lib.ui.components.layer_view import layer_view
from lib.ui.components.network_view.drawing import legend
from lib.ui.photo import CurrentPhoto
from lib.ui.views import activations as view
from lib.ui.views import neuron, unit
from lib.ui.views.activations import Choice
from lib.ui.views.inside import code, dead, jump


def show(choice: Choice, shown: CurrentPhoto, dark: bool) -> Choice:
    """Draw what is chosen, with the link to it and its code; call it in a fragment. The choice with its cell."""
    jump.follow()
    dead.note(choice.network.name, shown.photo.digest, _values(choice, shown)[1])
    choice = view.at_cell(choice)
    with st.container():  # what stands below keeps its place, so that the browser need not build it again
        _draw(choice, shown, dark)
    _ask(choice, shown)
    with frame.row("cell"):
        code.row(choice, shown)
        view.cell_fields(choice)
    frame.notes()
    return choice


def _draw(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    if view.is_map(choice):
        neuron.show(choice, shown, dark, on_pick=jump.to, on_cell=view.pick_cell)
        return
    neuron_view.hold()
    if choice.layer is None:
        return
    if choice.channel is None:
        _layer(choice, shown, dark)
        view.about(choice.layer)
    else:
        unit.show(choice, shown, dark, jump.to)


def _ask(choice: Choice, shown: CurrentPhoto) -> None:
    """A question about what is open, or about the first layer with weights."""
    network = choice.network
    picture, values = _values(choice, shown)
    place = {"channel": choice.channel, "row": choice.row, "col": choice.col}
    place |= {"classes": network.classes, "told": _told(choice)}
    layer = choice.layer.name if choice.layer else None
    ask.box(questions(network.layers, layer, picture, values, network.weights, **place), page="activations")


def _told(choice: Choice) -> set[str]:
    """The questions that a look at the screen would answer, unless answers stay closed.

    The overview has the shape of every layer and what softmax gives; with nothing or a whole layer open, its parameters
    stand on the screen, too.
    """
    if ask.hidden():
        return set()
    told = {layer_shapes.KIND}
    if choice.channel is None:
        told.add("parameters")
    if choice.layer and choice.layer.kind == "Softmax":
        told.add("cell")
    return told


def _values(choice: Choice, shown: CurrentPhoto) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """What the network got, and what each layer made of it."""
    return activations.values(choice.network.name, shown.photo.digest, choice.invert, shown.photo)


def _layer(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    settings = (choice.network.name, shown.photo.digest, choice.invert, choice.scale, dark)
    layer_view(
        activations.whole_layer(*settings, choice.layer.name, shown.photo),
        heading=view.heading(choice.network, choice.layer),
        colours=legend(dark),
        on_pick=jump.to,
    )
