"""Compare: the same layer for two photos, or two networks on one photo, side by side and linked."""

import streamlit as st

from lib import networks
from lib.errors import Explained
from lib.images.samples import SAMPLES, load_sample
from lib.networks import Layer, Network
from lib.networks.drift import distances
from lib.text import _, escape_markdown, figure
from lib.ui import address, frame, network_choice
from lib.ui.components.compare_view import compare_view
from lib.ui.components.compare_view.sides import Side, pair, strongest
from lib.ui.components.network_view.drawing import legend
from lib.ui.photo import CurrentPhoto
from lib.ui.views.activations import Choice
from lib.ui.views.classify import swap_choice, swapped
from lib.ui.views.inside.compared import first_layer, partner, side

BESIDE = ("photo", "network")
MATCHING = "auto"
"""The value of `beside` for the layer that is most like the chosen one."""
_SECOND = ("coffee", "astronaut")


def show(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    """Choose what stands beside the layer; see both, linked."""
    _compared(choice, shown, dark)


@st.fragment
def _compared(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    layer = choice.layer or first_layer(choice.network)
    try:  # said here, for it would leave a fragment as another error
        with frame.row("compare_controls"):
            address.one_of("versus", BESIDE, BESIDE[0])
            label = _("Beside it, another")
            versus = st.segmented_control(
                label, BESIDE, default=BESIDE[0], required=True, key="versus", bind="query-params"
            )
            make = _two_networks if versus == "network" else _two_photos
            sides, told = make(choice, layer, shown)
        _drawn(choice, layer, sides, told, shared=versus != "network", dark=dark)
    except Explained as error:
        st.error(escape_markdown(str(error)))


def _two_photos(choice: Choice, layer: Layer, shown: CurrentPhoto) -> tuple[tuple[Side, Side], str]:
    """The layer for the current photo and for a sample."""
    network = choice.network
    start = next(name for name in _SECOND if name != shown.name)
    address.one_of("second", list(SAMPLES), start)
    names = list(SAMPLES)
    name = st.selectbox(_("Second photo"), names, names.index(start), key="second", bind="query-params", width=220)
    second = CurrentPhoto(name, load_sample(name))
    left = side(network, layer, shown, invert=choice.invert, title=shown.name)
    invert = swapped(network, second, swap_choice())
    right = side(network, layer, second, invert=invert, title=name)
    return (left, right), _apart(left, right)


def _apart(left: Side, right: Side) -> str:
    """How far the layer is from one photo to the other."""
    far = distances({"layer": left.value}, {"layer": right.value})["layer"]
    if far is None:
        return _("**{layer}** is 0 everywhere on the left.").format(layer=left.layer)
    if far == 0:
        return _("**{layer}** is the same on both sides.").format(layer=left.layer)
    words = _(
        "**{layer}** differs by {far}\xa0% of the size of its values on the left, the root of their summed squares; "
        "both sides have one scale of colours."
    )
    return words.format(layer=left.layer, far=figure(100 * far))


def _two_networks(choice: Choice, layer: Layer, shown: CurrentPhoto) -> tuple[tuple[Side, Side], str]:
    """The layer, and one of another network, for the current photo."""
    network = choice.network
    other = _other(network)
    names = [MATCHING, *(each.name for each in other.layers)]
    address.one_of("beside", names, MATCHING)
    chosen = st.selectbox(_("Its layer"), names, key="beside", bind="query-params", width=180)
    there = partner(layer, network, other) if chosen == MATCHING else other.card.layer(chosen)
    left = side(network, layer, shown, invert=choice.invert, title=network.card.title)
    invert = swapped(other, shown, swap_choice())
    right = side(other, there, shown, invert=invert, title=other.card.title)
    return (left, right), _beside(left, right, other is network)


def _beside(left: Side, right: Side, same: bool) -> str:
    """Whose layers stand side by side; of the `same` network, or of two."""
    if same:
        words = _("**{left}** beside **{right}**, each with its own scale of colours.")
        return words.format(left=left.layer, right=right.layer)
    words = _(
        "**{left}** of {one} beside **{right}** of {two}. Each side has its own scale of colours, and maps of two "
        "networks share a number by chance."
    )
    values = {"one": escape_markdown(left.title), "two": escape_markdown(right.title)}
    return words.format(left=left.layer, right=right.layer, **values)


def _other(network: Network) -> Network:
    """The second network; at first the next one that begins with the same kind of layer."""
    names = network_choice.ordered()
    place = names.index(network.name)
    others = [*names[place + 1 :], *names[:place]]
    kind = first_layer(network).kind
    start = next((name for name in others if first_layer(networks.load(name)).kind == kind), network.name)
    address.one_of("other", names, start)
    name = st.selectbox(
        _("Second network"),
        names,
        names.index(start),
        key="other",
        bind="query-params",
        width=240,
        on_change=_forget_layer,
    )
    return networks.load(name)


def _forget_layer() -> None:
    st.session_state["beside"] = MATCHING


def _drawn(choice: Choice, layer: Layer, sides: tuple[Side, Side], told: str, *, shared: bool, dark: bool) -> None:
    if choice.layer is None:
        told = _("No layer is chosen above, so this is the first with weights. ") + told
    st.markdown(told)
    channels = _channels(choice, layer, sides, linked=shared)

    def pick(place: int, channel: int) -> None:
        chosen = [channel, channel] if shared else [*channels[:place], channel, *channels[place + 1 :]]
        st.session_state["pair"] = ",".join(map(str, chosen))

    compare_view(
        pair(sides, channels, scale=choice.scale, shared=shared, dark=dark),
        key="compare_view",
        colours=legend(dark),
        on_pick=pick,
    )


def _channels(choice: Choice, layer: Layer, sides: tuple[Side, Side], *, linked: bool) -> tuple[int, int]:
    """The map that is enlarged on each side: the person's, the page's, or the strongest on the left; in the address.

    What a person chose holds for one layer and one map of the page, and is forgotten with them.
    """
    state = st.session_state
    here = [choice.network.name, layer.name, choice.channel, [each.layer for each in sides]]
    if state.setdefault("_pair_of", here) != here:
        state["_pair_of"] = here
        state.pop("pair", None)
        address.write("pair", [])
    counts = [each.value.shape[-1] for each in sides]
    text = str(address.value("pair", ""))
    parts = text.split(",")
    if len(parts) == 2 and all(part.isdecimal() and len(part) < 7 for part in parts):
        address.write("pair", [text])
        return tuple(min(int(part), count - 1) for part, count in zip(parts, counts, strict=True))
    first = strongest(sides[0].value) if choice.channel is None else choice.channel
    return first, first if linked or first < counts[1] else strongest(sides[1].value)
