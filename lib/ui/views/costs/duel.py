"""The duel: of an MLP and a CNN with as many parameters, which learns, and what is left of it when pictures move?"""

from dataclasses import dataclass, replace
from html import escape

import numpy as np
import streamlit as st

from lib import datasets, networks
from lib.code.duel import View, code
from lib.errors import Explained
from lib.networks import Network, duel
from lib.networks.drift import Disturbance, seen
from lib.networks.duel import FASHION, MOST, PAIRS, SEED, SHUFFLED, Fighter, telling
from lib.networks.duel.figures import COMMAND
from lib.text import _, escape_markdown
from lib.ui import address, frame, photo, share
from lib.ui.components.shift_duel import Moving, Side, shift_duel
from lib.ui.photo import CurrentPhoto
from lib.ui.views import classify
from lib.ui.views.costs import duel_figures, duel_guess

ORDERS = ("in place", "shuffled")
PHOTO = "your photo"
_LAST_SEED = 9999


@dataclass(frozen=True, eq=False)
class Shown:
    """The picture that moves.

    Attributes:
        name: which one, for the cache.
        given: float32 (h, w, c), as the networks take it, its pixels in their places.
        truth: its class, None where nobody said.
        view: where it comes from, for the code.
    """

    name: str
    given: np.ndarray
    truth: str | None
    view: View


def show(shown: CurrentPhoto, dark: bool) -> None:
    """Both networks' figures, and one picture that is moved by hand."""
    _duel(shown, dark)


@st.fragment
def _duel(shown: CurrentPhoto, dark: bool) -> None:
    if st.session_state.pop("_duel_photo", False):
        st.rerun(scope="app")  # the sidebar shows the photo, too
    address.one_of("pair", list(PAIRS), FASHION)
    with st.container(horizontal=True, vertical_alignment="center", key="duel_pair"):
        st.markdown(_("**With as many parameters, which one learns?**"), width="content")
        chosen = st.segmented_control(
            _("Trained on"),
            list(PAIRS),
            default=FASHION,
            required=True,
            key="pair",
            bind="query-params",
            label_visibility="collapsed",
            on_change=_begin,
        )
    try:  # said here, for it would leave a fragment as another error
        _figures(chosen, dark)
        _moved(chosen, shown)
    except Explained as error:
        st.error(escape_markdown(str(error)))


def _begin() -> None:
    """Another pair begins where the picture was, with the order of pixels that it was trained with; a callback."""
    state = st.session_state
    state.update(order=ORDERS[state["pair"] == SHUFFLED], seed=SEED, right=0, down=0)


def _figures(chosen: str, dark: bool) -> None:
    """The table and the curve, and in words what they show."""
    told = duel.read()
    mlp, cnn = (told.fighters[name] for name in PAIRS[chosen].names)
    for each in (mlp, cnn):
        if each.stale(networks.load(each.name).card):
            words = _("{name} was trained again since these figures were made. {command} makes them anew.")
            st.warning(words.format(name=each.name, command=f"`{COMMAND}`"), icon=":material/update:")
    st.html(duel_figures.figures(mlp, cnn, dark=dark))
    st.html(f'<p class="cs-duel-said">{said(chosen, told)}</p>')
    duel_guess.show(chosen, told)


def said(chosen: str, told: duel.Figures) -> str:
    """What the figures of a pair show, as HTML."""
    mlp, cnn = (told.fighters[name] for name in PAIRS[chosen].names)
    cards = [networks.load(each.name).card for each in (mlp, cnn)]
    plain = _fighters(told, FASHION)
    sentences = [telling.budget(mlp, cnn), telling.result(mlp, cnn), telling.shifted(mlp, cnn)]
    if chosen == SHUFFLED:
        sentences = [telling.orders(plain, (mlp, cnn), told.seed), *sentences[1:]]
    strong = f"<b>{escape(sentences.pop(1))}</b>"
    return " ".join([strong, *map(escape, sentences), escape(telling.training(*cards))])


def _fighters(told: duel.Figures, pair: str) -> tuple[Fighter, Fighter]:
    mlp, cnn = (told.fighters[name] for name in PAIRS[pair].names)
    return mlp, cnn


def _moved(chosen: str, shown: CurrentPhoto) -> None:
    """One picture, moved and put into an order by hand, before both networks or all four."""
    names = [*PAIRS[FASHION].names, *PAIRS[SHUFFLED].names] if chosen == SHUFFLED else PAIRS[chosen].names
    found = [networks.load(name) for name in names]
    picture, seed = _controls(chosen, found[0], shown)
    frame.notes()
    at = (_steps("down"), _steps("right"))
    shares = _answers(tuple(names), picture.name, seed, picture.given)
    classes = found[0].classes
    moving = Moving(
        pixels=np.rint(picture.given).astype(np.uint8),
        order=None if seed is None else duel.order(*picture.given.shape[:2], seed),
        at=at,
        most=MOST,
        truth=None if picture.truth is None else classes.index(picture.truth),
        classes=classes,
    )
    shift_duel(moving, [_side(each, values) for each, values in zip(found, shares, strict=True)], on_move=_move)
    view = replace(picture.view, rows=at[0], columns=at[1], seed=seed)
    share.row(lambda: code([each.card for each in found], view), "duel", with_photo=view.photo is not None)


def _controls(chosen: str, network: Network, shown: CurrentPhoto) -> tuple[Shown, int | None]:
    """Which picture, and in which order its pixels come."""
    with frame.row("duel_controls"):
        picture = _picture(network, shown)
        first = ORDERS[chosen == SHUFFLED]
        address.one_of("order", ORDERS, first)
        order = st.segmented_control(
            _("Pixels"),
            ORDERS,
            default=first,
            required=True,
            key="order",
            bind="query-params",
        )
        seed = None
        if (order or first) == "shuffled":
            address.whole("seed", 0, _LAST_SEED, SEED)
            known = _("{seed} is the order that the networks for shuffled pixels were trained with.").format(seed=SEED)
            seed = st.number_input(
                _("Order number"), 0, _LAST_SEED, SEED, key="seed", bind="query-params", width=130, help=known
            )
        count = datasets.test_count(network.card.data_set)
        if count:
            st.button(
                _("A test picture"),
                icon=":material/shuffle:",
                on_click=_another,
                args=(network.card.data_set, count),
                key="duel_test_picture",
            )
    return picture, seed


def _picture(network: Network, shown: CurrentPhoto) -> Shown:
    """The person's photo, or for clothing one of the pictures that are kept."""
    kept = duel.examples(network.classes) if network.card.data_set == "fashion_mnist" else ()
    own = shown.truth is not None and shown.truth.data_set == network.card.data_set
    options = {each.label: each for each in kept}
    first = PHOTO if own or not kept else kept[-1].label
    if kept:
        address.one_of("example", [PHOTO, *options], first)
        names = [PHOTO, *options]
        picked = st.selectbox(
            _("Picture"),
            names,
            index=names.index(first),
            key="example",
            bind="query-params",
            width=380 if st.session_state.get("_big") else 190,
        )
        if picked in options:
            example = options[picked]
            view = View(None, kept=kept.index(example))
            return Shown(f"example {example.index}", example.pixels.astype(np.float32), example.label, view)
    invert = classify.swapped(network, shown, "auto")
    given = seen(network.card.input, shown.photo.pixels, Disturbance(), invert=invert)
    view = View(shown.photo.pixels.shape[:2], invert=invert)
    return Shown(f"{shown.photo.digest} {invert}", given, classify.truth(network, shown), view)


def _another(data_set: str, count: int) -> None:
    """Take a test picture as the photo; a callback."""
    state = st.session_state
    state["_duel_draw"] = state.get("_duel_draw", 0) + 1
    state.update(example=PHOTO, _duel_photo=True)
    index = int(np.random.default_rng(state["_duel_draw"]).integers(count))
    photo.use_test_picture(data_set, index)
    address.put(index=index)  # its widget may not be drawn yet


@st.cache_data(max_entries=64, show_spinner=False)
def _answers(names: tuple[str, ...], picture: str, seed: int | None, _given: np.ndarray) -> list[np.ndarray]:
    return duel.answers([networks.load(name) for name in names], _given, seed)


def _side(network: Network, shares: np.ndarray) -> Side:
    """A network with its answers; where there are four, what it was trained with is said."""
    kind = "mlp" if "_mlp" in network.name else "cnn"
    trained = network.card.input.shuffle
    note = _("trained with pixels in their places")
    if trained is not None:
        note = _("trained with pixels in order {seed}").format(seed=trained)
    return Side(kind, kind.upper(), note, shares)


def _steps(name: str) -> int:
    """How far the picture was moved along an axis, as this session or the address has it."""
    text = str(address.value(name, "0"))
    if text.lstrip("-").isdecimal() and len(text) < 3 and abs(int(text)) <= MOST:
        steps = int(text)
    else:
        address.say(
            _("{name} was {value}, which is no whole number from −4 to 4: 0 is shown."), name=name, value=[text]
        )
        st.session_state.pop(name, None)
        steps = 0
    address.write(name, [str(steps)] if steps else [])
    return steps


def _move(rows: int, columns: int) -> None:
    st.session_state.update(down=rows, right=columns)
