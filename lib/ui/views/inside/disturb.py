"""Where does the answer flip? The photo is disturbed, and each layer tells how far it moved."""

from html import escape
from pathlib import Path

import numpy as np
import streamlit as st

from lib.errors import Explained
from lib.networks import Layer, Network
from lib.networks.drift import DIRECTIONS, KINDS, MUCH, Disturbance
from lib.text import _, escape_markdown, figure, percent
from lib.ui import address, frame
from lib.ui.components.compare_view import compare_view
from lib.ui.components.compare_view.sides import pair, strongest
from lib.ui.components.drift import Line, Moved, Sweep, answer_along, layers_moved
from lib.ui.components.network_view.drawing import legend
from lib.ui.photo import CurrentPhoto
from lib.ui.views.activations import Choice
from lib.ui.views.answer import bars
from lib.ui.views.inside import drifted
from lib.ui.views.inside.drifted import Drifted
from lib.ui.views.sharp import sharp

NAMES = {"noise": _("Noise"), "blur": _("Blur"), "brightness": _("Brightness"), "shift": _("Shift")}
UNITS = {"noise": _("grey levels"), "blur": _("pixels"), "brightness": _("grey levels"), "shift": _("pixels")}
_START = {"noise": 16, "blur": 0.0, "brightness": 0, "shift": 0}
_ASSETS = Path(__file__).parents[2] / "assets"
_STYLE = "".join((_ASSETS / name).read_text(encoding="utf-8") for name in ("classify.css", "disturb.css"))
_SIDE = 200  # CSS pixels that a picture fills at most, by a whole factor
_SHOWN = 3  # classes with a bar


def show(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    """Disturb the photo; see the answer before and after, along one strength, and how far each layer moves."""
    _disturbed(choice, shown, dark)


@st.fragment
def _disturbed(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    network = choice.network
    disturbance = _controls(network)
    try:  # said here, for it would leave a fragment as another error
        found = drifted.drifted(network.name, shown.photo.digest, choice.invert, disturbance, shown.photo)
        _answers(network, found)
        _sweep(choice, shown, disturbance)
        _layers(choice, shown, found, disturbance, dark)
    except Explained as error:
        st.error(escape_markdown(str(error)))


def _controls(network: Network) -> Disturbance:
    """The four strengths, in grey levels and pixels as the network gets them."""
    values = {}
    with frame.row("disturb_controls"):
        for kind in KINDS:
            values[kind] = _slider(kind, drifted.strengths(network.card.input, kind))
        address.one_of("direction", DIRECTIONS, DIRECTIONS[0])
        way = st.segmented_control(
            _("Shift to"), DIRECTIONS, default=DIRECTIONS[0], required=True, key="direction", bind="query-params"
        )
        address.whole("seed", 0, 999, 0)
        seed = st.number_input(_("Noise pattern"), 0, 999, 0, key="seed", bind="query-params", width=_wide(125))
    return Disturbance(**values, direction=way or DIRECTIONS[0], seed=seed)


def _slider(kind: str, steps: tuple[float, ...]) -> float:
    low, high, start = steps[0], steps[-1], _START[kind]
    (address.real if kind == "blur" else address.whole)(kind, low, high, start)
    label = _("{name}, {unit}").format(name=NAMES[kind], unit=UNITS[kind])
    follow = {"on_change": _follow, "args": (kind,)}
    return st.slider(
        label, low, high, start, _step(kind, steps), key=kind, bind="query-params", width=_wide(146), **follow
    )


def _step(kind: str, steps: tuple[float, ...]) -> float:
    return 1 if kind == "shift" else steps[1] - steps[0]


def _wide(pixels: int) -> int:
    """The width of a control: more of it on a wall, where words are larger."""
    return 2 * pixels if st.session_state.get("_big") else pixels


def _follow(kind: str) -> None:
    """The diagram of the answer shows the strength that was moved last."""
    st.session_state["along"] = kind


def _answers(network: Network, found: Drifted) -> None:
    """What the network got and what it answers, before and after, and the change in words."""
    before, after = found.shares
    top = sorted(before, key=lambda label: max(before[label], after[label]), reverse=True)
    known = list(dict.fromkeys([*found.answers, *top]))[:_SHOWN]
    parts = zip((_("Before"), _("Disturbed")), found.pictures, found.shares, found.answers, strict=True)
    body = "".join(_one(title, picture, shares, answer, known, network) for title, picture, shares, answer in parts)
    st.html(f'<style>{_STYLE}</style><div class="cs-flips">{body}</div>')
    st.markdown(_told(found))


def _one(
    title: str, picture: np.ndarray, shares: dict[str, float], answer: str, known: list[str], network: Network
) -> str:
    """A picture with the answer to it, as HTML."""
    side = _wide(_SIDE)
    height, width, channels = picture.shape
    pixels = picture[..., 0] if channels == 1 else picture
    said = _("{height} × {width} pixels").format(height=height, width=width)
    if network.card.input.shuffle is not None:
        said += _(", before they are shuffled")
    rows = bars(tuple((label, shares[label]) for label in known), None, network.card.decision)
    heading = _("{title}: {answer}").format(title=title, answer=answer)
    return (
        f'<section class="cs-card cs-flip"><h2>{escape(heading)}</h2>'
        f"<div>{sharp(pixels, said, side)}{rows}</div></section>"
    )


def _told(found: Drifted) -> str:
    (before, after), (was, now) = found.shares, found.answers
    values = {"was": escape_markdown(was), "now": escape_markdown(now)}
    values |= {"before": percent(before[was]), "after": percent(after[now]), "left": percent(after[was])}
    if was == now:
        return _("The answer stays **{was}**: {before} before, {after} now.").format(**values)
    words = _("**The answer flips** from **{was}** ({before}) to **{now}** ({after}); {was} is left with {left}.")
    return words.format(**values)


def _sweep(choice: Choice, shown: CurrentPhoto, disturbance: Disturbance) -> None:
    """The answer along one strength while the others stay."""
    address.one_of("along", KINDS, KINDS[0])
    kind = st.segmented_control(
        _("Where does it flip? The answer along"),
        KINDS,
        default=KINDS[0],
        required=True,
        key="along",
        bind="query-params",
    )
    kind = kind or KINDS[0]
    swept = drifted.swept(choice.network.name, shown.photo.digest, choice.invert, disturbance, kind, shown.photo)
    lines = tuple(Line(name, values) for name, values in swept.shares.items())
    told = _flips(swept, kind)
    sweep = Sweep(
        NAMES[kind],
        UNITS[kind],
        swept.strengths,
        getattr(disturbance, kind),
        swept.answers,
        lines,
        choice.network.card.decision.threshold if choice.network.card.decision else None,
    )
    st.markdown(told)
    answer_along(sweep, told=told.replace("*", ""), on_pick=lambda strength: _set(kind, strength))


def _set(kind: str, strength: float) -> None:
    st.session_state[kind] = float(strength) if kind == "blur" else int(strength)


def _flips(swept: drifted.Swept, kind: str) -> str:
    """Where the answer changes first on the way from 0, to each side."""
    low, high = swept.strengths[0], swept.strengths[-1]
    others = _("The other sliders stay as they are.")
    values = {"name": NAMES[kind].lower(), "unit": UNITS[kind], "low": _plain(low), "high": _plain(high)}
    nearest = {}
    for flip in swept.flips:
        nearest.setdefault(flip.first > 0, flip)
    if not nearest:
        words = _("From {low} to {high} {unit} of {name} the answer stays **{answer}**. ") + others
        return words.format(answer=escape_markdown(swept.answers[0]), **values)
    words = _("**{first}** {unit} ({was} → {now})")
    said = [
        words.format(
            first=_plain(flip.first),
            unit=UNITS[kind],
            was=escape_markdown(flip.before),
            now=escape_markdown(flip.after),
        )
        for flip in nearest.values()
    ]
    words = _("{name} flips the answer at {places}. ") + others
    return words.format(name=NAMES[kind], places=_(" and at ").join(said))


def _layers(choice: Choice, shown: CurrentPhoto, found: Drifted, disturbance: Disturbance, dark: bool) -> None:
    """The curve over the layers, what it says, and the maps of one layer before and after."""
    kinds = {layer.name: layer.kind for layer in choice.network.layers}
    moved = [
        Moved(name if name in kinds else _("photo"), kinds.get(name, _("the input")), far) for name, far in found.moved
    ]
    chosen, asked = _looked_at(choice, found)
    st.markdown(_moved(found, disturbance))
    layers_moved(moved, much=MUCH, first=found.first, chosen=chosen.name, on_pick=_look_at)
    if disturbance.nothing:
        return
    sides = drifted.sides(choice.network, chosen, shown.photo, disturbance, found, invert=choice.invert)
    channel = strongest(sides[0].value) if asked is None else min(asked, chosen.output_shape[-1] - 1)
    compare_view(
        pair(sides, (channel, channel), scale=choice.scale, shared=True, dark=dark),
        key="drift_maps",
        colours=legend(dark),
        on_pick=lambda _side, picked: _look_at(chosen.name, picked),
    )


def _looked_at(choice: Choice, found: Drifted) -> tuple[Layer, int | None]:
    """The layer whose maps are shown, and the map that was asked for.

    The person's, as the address has it: `layer` or `layer,map`; else the page's, the first that moved much, or the
    farthest.
    """
    known = {layer.name: layer for layer in choice.network.layers}
    text = str(address.value("moved", ""))
    asked, _comma, channel = text.partition(",")
    if asked in known:
        address.write("moved", [text])
        return known[asked], int(channel) if channel.isdecimal() and len(channel) < 7 else None
    address.write("moved", [])
    st.session_state.pop("moved", None)
    if choice.layer:
        return choice.layer, choice.channel
    far = dict(found.moved)
    return known[found.first or max(found.inside, key=lambda name: far[name] or 0)], None


def _look_at(layer: str, channel: int | None = None) -> None:
    st.session_state["moved"] = layer if channel is None else f"{layer},{channel}"


def _moved(found: Drifted, disturbance: Disturbance) -> str:
    """Which layer moves much first, or how far the farthest one moves."""
    if disturbance.nothing:
        return _("Nothing is disturbed: no layer moves. Move a slider.")
    place = _(" A shift moves the maps, too: each cell is compared with what stood there.") if disturbance.shift else ""
    size = _(" The size of its values is the root of their summed squares.")
    far = dict(found.moved)
    if found.first is None:
        name = max(found.inside, key=lambda each: far[each] or 0)
        words = _("No layer moves by half the size of its values or more. The farthest is **{name}**, with {far}\xa0%.")
        return words.format(name=name, far=figure(100 * (far[name] or 0))) + size + place
    words = _(
        "From the first layer with weights on, **{name}** is the first to move by half the size of its values or more."
    )
    return words.format(name=found.first) + size + place


def _plain(strength: float) -> str:
    return f"{strength:g}".replace("-", "−")
