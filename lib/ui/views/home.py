"""The Home page's cards and links."""

from html import escape
from pathlib import Path

import streamlit as st

from lib import networks
from lib.images.prepare import dark_on_light
from lib.images.samples import DEFAULT
from lib.networks import Network
from lib.text import _
from lib.ui import frame, network_choice
from lib.ui.photo import CurrentPhoto
from lib.ui.views.tour import POOL, Tour, maps_layer, tour

_STYLE = Path(__file__).parents[1] / "assets" / "home.css"


def network() -> Network:
    """The network of the session, or the first one that has maps to show."""
    wanted = st.session_state.get("network")
    names = network_choice.ordered()
    candidates = [wanted, *names] if wanted in names else names
    return next(found for found in map(networks.load, candidates) if maps_layer(found))


@st.cache_data(max_entries=64, show_spinner=False)
def pictures(digest: str, name: str, invert: bool, dark: bool, _shown: CurrentPhoto) -> Tour:
    """The five pictures of this photo, computed once for each theme."""
    return tour(_shown.photo.pixels, networks.load(name), invert, dark)


def cards(shown: CurrentPhoto, dark: bool) -> None:
    """The tour: photo, convolution, pooling, layer, answer, each with what it makes of the photo."""
    chosen = network()
    known = shown.truth is not None and shown.truth.data_set == chosen.card.data_set
    invert = chosen.card.input.light_on_dark and not known and dark_on_light(shown.photo.pixels)
    made = pictures(shown.photo.digest, chosen.name, invert, dark, shown)
    st.html(_STYLE)
    knows = _("Of the {n} things it knows, {network} picks the likeliest.")
    answers = " ".join([knows.format(n=len(chosen.classes), network=chosen.card.title), chosen.card.notice]).strip()
    maps = _("{shown} of {count} maps of the layer {layer}: what a trained network found.")
    steps = (
        ("image", _("Image as numbers"), made.numbers, _("A photo is a table of numbers, 0 to 255.")),
        ("convolution", _("Convolution"), made.edges, _("A kernel slides over it and finds edges.")),
        ("pooling", _("Pooling"), made.pooled, _("Of {n} × {n} numbers, the largest stays.").format(n=POOL)),
        ("activations", _("Activations"), made.maps, maps.format(shown=made.shown, count=made.count, layer=made.layer)),
        ("classify", _("Classify"), made.answer, escape(answers)),
    )
    with st.container(key="tour"):
        for name, title, picture, sentence in steps:
            with st.container(key=f"tour_{name}"):
                st.html(f'<div class="cs-picture">{picture}</div>')
                _link(name, title, {"network": chosen.name} if name in ("activations", "classify") else {})
                st.html(f'<p class="cs-soft">{sentence}</p>')


def five_minutes() -> None:
    """Six links into the app for someone who wants to choose nothing."""
    links = (
        ("image", _("See an edge as numbers"), {}, _("Move the frame: where you see an edge, the numbers jump.")),
        (
            "convolution",
            _("Let a kernel find the edges"),
            {"kernel": "sobel_x"},
            _("Nine weights, one sum: orange where dark turns bright."),
        ),
        (
            "pooling",
            _("Throw away three quarters"),
            {"size": "2"},
            _("Guess what is left of the photo, and how many weights were learned."),
        ),
        ("parameters", _("Why not simply connect everything?"), {}, _("Count 144 million weights against 2,800.")),
        (
            "classify",
            _("Ask a trained network"),
            {},
            _("It answers whatever you show it. How sure is it, and is it right?"),
        ),
        ("training", _("When does it stop learning?"), {}, _("Two curves part, and the network only memorises.")),
    )
    st.header(_("Five minutes, nothing to choose"), anchor=False)
    with st.container(key="five"):
        for number, (name, title, query, sentence) in enumerate(links):
            with st.container(key=f"five_{number}"):
                _link(name, title, query)
                st.html(f'<p class="cs-soft">{sentence}</p>')


def _link(name: str, title: str, query: dict[str, str]) -> None:
    """A link that keeps the sample photo in the address when it sets anything else there."""
    photo = st.session_state.get("photo", DEFAULT)
    if query and photo != DEFAULT:
        query = query | {"photo": photo}
    st.page_link(frame.page(name), label=title, query_params=query or None)
