"""Activations: what does each layer make of your photo?"""

import streamlit as st

from lib.text import _
from lib.ui import activations, ask, frame, photo, theme
from lib.ui.components.network_view import network_store, network_view
from lib.ui.components.network_view.drawing import legend
from lib.ui.views import activations as view
from lib.ui.views import card, neuron
from lib.ui.views.inside import panel, place

frame.require()
frame.title(
    _("What does each layer make of your photo?"),
    _("Each layer reads the maps of the one before it and draws its own, until the last one names what it sees."),
)
shown = photo.current()
dark = theme.is_dark()


@st.fragment
def body() -> None:
    """The network, and what is chosen in it: a press on a map reruns this alone."""
    choice = view.controls(shown)
    frame.notes()
    settings = (choice.network.name, shown.photo.digest, choice.invert, choice.scale, dark)
    drawing = activations.overview(*settings, shown.photo)
    with st.container(key="stores"):
        network_store(drawing)
        if view.is_map(choice):
            neuron.hand_over(choice, shown, dark)
    network_view(
        drawing,
        key=f"network_view_{choice.network.name}",
        title=choice.network.card.title,
        about=view.size(choice.network),
        took=view.took(choice.network, shown),
        scale=choice.scale,
        colours=legend(dark),
        layer=choice.layer.name if choice.layer else None,
        channel=choice.channel,
        row=choice.row,
        col=choice.col,
        closed=ask.hidden(),
        on_pick=view.pick,
    )
    view.unlike(choice, shown)
    inside(choice)
    card.folded(choice.network)


@st.fragment
def inside(choice: view.Choice) -> None:
    """What is chosen, taken apart: only this reruns when a cell is chosen or a topic opened."""
    panel.show(place.show(choice, shown, dark), shown, dark)


body()
frame.prose("activations")
