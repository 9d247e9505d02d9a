"""The controls of the Activations page, and what it says of a layer."""

from dataclasses import dataclass, replace

import streamlit as st

from lib import networks, text
from lib.layers import kind_name
from lib.networks import Layer, Network
from lib.text import _, number
from lib.ui import activations, address, ask, frame, network_choice
from lib.ui.components.network_view.maps import Scale
from lib.ui.photo import CurrentPhoto
from lib.ui.views import familiarity
from lib.ui.views.answer import notice
from lib.ui.views.classify import swap_switch, swapped, truth

WHOLE = "all"
"""The value of `layer` for the whole network."""
SCALES: tuple[Scale, ...] = ("layer", "map", "network")


@dataclass(frozen=True)
class Choice:
    """What is shown: a network with its scale of colours, and one of its layers, maps and cells, or None.

    Attributes:
        channel: map or unit of the layer.
        row, col: a cell of that map; None where none is chosen, and for units, which have neither.
    """

    network: Network
    scale: Scale
    invert: bool
    layer: Layer | None
    channel: int | None
    row: int | None
    col: int | None


def controls(shown: CurrentPhoto) -> Choice:
    """Draw the controls; what the address asks for and does not exist is replaced, and said."""
    with frame.row("controls"):
        network = network_choice.choose(on_change=lambda: pick(None, None), width=240)
        scale = _scale()
        layer = _layer(network)
        channel = _channel(layer)
        swap = swap_switch() if network.card.input.light_on_dark else "off"
    if said := notice(network.card):
        st.html(said)
    return Choice(network, scale, swapped(network, shown, swap), layer, channel, *_asked(layer, channel))


def at_cell(choice: Choice) -> Choice:
    """The choice with the row and column that the address or the session has now, both or neither."""
    row, col = _asked(choice.layer, choice.channel)
    return replace(choice, row=row, col=col)


def cell_fields(choice: Choice) -> None:
    """Draw the fields of the chosen cell. A unit has none."""
    layer = choice.layer
    if not is_map(choice):
        if any(address.value(name, None) is not None for name in ("row", "col")):
            _forget_cell()
            address.say(_("A row and a column belong to a map: choose a map to see one of its cells."))
        return
    for name, label, cells in zip(("row", "col"), (_("Row"), _("Column")), layer.output_shape, strict=False):
        address.whole(name, 0, cells - 1, None)
        st.number_input(label, 0, cells - 1, None, key=name, bind="query-params", placeholder=_("none"), width=110)


def pick(layer: str | None, channel: int | None) -> None:
    """Show a layer, one of its maps, or with None the whole network; a callback of the components."""
    state = st.session_state
    known = [each.name for each in networks.load(state["network"]).layers]
    state["layer"] = layer if layer in known else WHOLE
    state["channel"] = channel if layer in known and isinstance(channel, int) else None
    _forget_cell()


def size(network: Network) -> str:
    """A network in figures: what it is made of, and how often it is right."""
    values = {
        "layers": len(network.layers),
        "count": number(network.card.parameters),
        "right": number(100 * network.card.results["test"].accuracy, 1),
    }
    return _("{count} parameters, {layers} layers, {right} % of test pictures right").format(**values)


def unlike(choice: Choice, shown: CurrentPhoto) -> None:
    """Say where the network knows nothing like the photo; else nothing, in the same place."""
    network = choice.network
    with st.container():
        if activations.is_unlike(network.name, shown.photo.digest, choice.invert, shown.photo):
            own = truth(network, shown) is not None
            st.caption(f":material/explore_off: **{familiarity.said(network)}** {familiarity.meaning(own)}")


def took(network: Network, shown: CurrentPhoto) -> str:
    """What a network takes of the photo, in one sentence."""
    takes = network.card.input
    _top, _left, high, wide = takes.box(*shown.photo.pixels.shape[:2])
    words = _("The network takes the middle {high} × {wide} pixels of the photo, brought to {height} × {width}.")
    if takes.crop == "pad":
        words = _("The network takes all {high} × {wide} pixels of the photo, with a rim to {height} × {width}.")
    words = words.replace(" × ", "\xa0×\xa0")  # a line never breaks within a size
    return words.format(high=number(high), wide=number(wide), height=takes.height, width=takes.width)


def heading(network: Network, layer: Layer) -> str:
    """A layer in one line: its kind, its shape, its parameters; the last two are the reader's to find where closed."""
    if ask.hidden():
        return _("{name}: {kind}").format(name=layer.name, kind=layer.kind)
    shape = "×".join(str(length) for length in layer.output_shape)
    values = {"name": layer.name, "kind": layer.kind, "shape": shape, "count": number(layer.parameters)}
    return _("{name}: {kind}, output {shape}, {count} parameters").format(**values)


def is_map(choice: Choice) -> bool:
    """Whether a map with rows and columns is chosen."""
    return choice.channel is not None and len(choice.layer.output_shape) == 3


def about(layer: Layer) -> None:
    """What a layer of this kind does, folded, with the page on which one can do it oneself."""
    with st.expander(_("What does {kind} do?").format(kind=layer.kind), icon=":material/layers:"):
        st.markdown(text.prose(f"layers/{kind_name(layer.kind)}"))
        for ending, name, label in _BY_HAND:
            if layer.kind.endswith(ending):
                st.page_link(frame.page(name), label=label, icon=":material/arrow_forward:")


_BY_HAND = (
    ("Conv2D", "convolution", _("Convolve this photo with a kernel of your own")),
    ("Pooling2D", "pooling", _("Pool this photo step by step")),
    ("Dense", "parameters", _("Count what dense layers cost")),
    ("Rescaling", "image", _("See the numbers of this photo")),
)


def _scale() -> Scale:
    address.one_of("scale", SCALES, SCALES[0])
    label = _("Colour scale per")
    return st.segmented_control(label, SCALES, default=SCALES[0], required=True, key="scale", bind="query-params")


def _layer(network: Network) -> Layer | None:
    names = [WHOLE, *(layer.name for layer in network.layers)]
    address.one_of("layer", names, WHOLE)
    chosen = st.selectbox(_("Layer"), names, key="layer", bind="query-params", on_change=_forget_channel, width=160)
    return None if chosen == WHOLE else network.card.layer(chosen)


def pick_cell(row: int, col: int) -> None:
    """Show a cell of the chosen map; a callback of the components."""
    st.session_state.update(row=row, col=col)


def _asked(layer: Layer | None, channel: int | None) -> tuple[int | None, int | None]:
    """The cell that the address or the session has, moved into the map where it lies outside."""
    if channel is None or len(layer.output_shape) != 3:
        return None, None
    asked = [_whole(address.value(name, None)) for name in ("row", "col")]
    if None in asked:
        return None, None
    row, col = (min(max(at, 0), cells - 1) for at, cells in zip(asked, layer.output_shape, strict=False))
    return row, col


def _whole(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None


def _forget_channel() -> None:
    st.session_state["channel"] = None
    _forget_cell()


def _forget_cell() -> None:
    st.session_state.update(row=None, col=None)


def _channel(layer: Layer | None) -> int | None:
    """Maps and units count from 0, as in NumPy. The field is always there, so that a pick reaches the address."""
    last = layer.output_shape[-1] - 1 if layer else 0
    if layer:
        address.whole("channel", 0, last, None)
    elif address.value("channel", None) is not None:
        st.session_state["channel"] = None
        address.say(_("A channel belongs to a layer: choose a layer to see one of its maps."))
    return st.number_input(
        _channel_label(layer),
        0,
        last,
        None,
        key="channel",
        bind="query-params",
        placeholder=_("all"),
        disabled=layer is None,
        width=150,
    )


def _channel_label(layer: Layer | None) -> str:
    if layer is None:
        return _("Channel")
    label = _("Channel, 0 to {last}") if len(layer.output_shape) == 3 else _("Unit, 0 to {last}")
    return label.format(last=number(layer.output_shape[-1] - 1))
