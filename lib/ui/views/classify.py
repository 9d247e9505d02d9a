"""The Classify page's controls and views."""

import base64
from html import escape
from pathlib import Path

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib import datasets, networks, render
from lib.code import classify as code
from lib.errors import DataError
from lib.networks import Network, telling
from lib.text import _, escape_markdown, number, percent
from lib.ui import address, answers, frame, network_choice, photo
from lib.ui.answers import Answer
from lib.ui.components.picture_row import Tile, picture_row
from lib.ui.photo import CurrentPhoto
from lib.ui.views import answer as way
from lib.ui.views import familiarity

SWAPS = ("auto", "on", "off")
_STYLE = (Path(__file__).parents[1] / "assets" / "classify.css").read_text(encoding="utf-8")
_OFFERED = 10


def controls(shown: CurrentPhoto) -> tuple[Network, bool]:
    """Which network answers, and whether light and dark are swapped before it looks."""
    with frame.row("controls"):
        network = network_choice.choose()
        swap = swap_switch() if network.card.input.light_on_dark else "off"
    return network, swapped(network, shown, swap)


def swapped(network: Network, shown: CurrentPhoto, swap: str) -> bool:
    """Whether a network gets the photo with light and dark swapped.

    Args:
        network: it matters only for one that knows light things on a dark ground.
        shown: the photo; a test picture is as it should be.
        swap: "on", "off", or "auto" to go by the photo's ground.
    """
    if not network.card.input.light_on_dark or swap != "auto":
        return network.card.input.light_on_dark and swap == "on"
    return shown.truth is None and answers.light_ground(shown.photo.digest, shown.photo.pixels)


def answer_of(network: Network, shown: CurrentPhoto, invert: bool) -> Answer:
    """A network's answer to the photo, computed once."""
    return answers.answer(network.name, shown.photo.digest, invert, shown.photo.pixels)


def flow(network: Network, shown: CurrentPhoto, answer: Answer) -> None:
    """Photo → what the network got → its answer."""
    st.html(f"<style>{_STYLE}</style>" + way.flow(shown.photo.pixels, network.card, answer, truth(network, shown)))
    said = _ground(network, shown, swap_choice())
    if said:
        st.caption(f":material/contrast: {said}")


def truth(network: Network, shown: CurrentPhoto) -> str | None:
    """The class that the photo is known to show, where it is one of the network's own test pictures."""
    known = shown.truth
    return known.label if known is not None and known.data_set == network.card.data_set else None


def halves() -> list[DeltaGenerator]:
    """Two columns under the flow."""
    return st.columns([1.6, 1], gap="small")


def verdict(network: Network, shown: CurrentPhoto, answer: Answer) -> None:
    """Right or wrong, where the truth is known; how often the network is right, where it fails, what it knows."""
    known = truth(network, shown)
    knows = _("It knows {count} classes and answers one of them whatever the photo shows: {classes}.")
    values = {"classes": ", ".join(network.classes), "count": len(network.classes)}
    mistakes = telling.mistakes(network.failures)[:1]
    with st.container(border=True, key="verdict"):
        if known is not None:
            _badge(answer.label, known)
        said = [_often(network), *map(escape_markdown, [*mistakes, knows.format(**values)])]
        st.markdown(" ".join(said))


def _often(network: Network) -> str:
    """How often it was right on pictures it had never seen, as Markdown; where a class is watched, on each class."""
    result = network.card.results["test"]
    if result.recalls:
        return escape_markdown(telling.recalls("test", result))
    values = {
        "accuracy": percent(result.accuracy),
        "n": number(result.n),
        "low": percent(result.low),
        "high": percent(result.high),
    }
    often = _("On {n} test pictures it had never seen it was right on **{accuracy}** (95 % interval {low} to {high}).")
    return often.format(**values)


def guess(network: Network, shown: CurrentPhoto, answer: Answer) -> None:
    """Would it answer the same with light and dark swapped? Asked first, then shown."""
    first = answer.label
    key = f"_guess_{network.name}_{shown.photo.digest[:16]}_{answer.inverted}"
    options = {"same": _("the same"), "other": _("something else")}
    with st.container(border=True, key="guess"):
        question = _("**Your guess:** with light and dark swapped, does it answer **{label}** again?")
        if answer.inverted:
            question = _("**Your guess:** with light and dark as in the photo, does it answer **{label}** again?")
        st.markdown(question.format(label=escape_markdown(first)))
        chosen = st.segmented_control(
            _("Your guess"), list(options), format_func=options.get, key=key, label_visibility="collapsed"
        )
        if chosen is not None:
            other = answer_of(network, shown, not answer.inverted)
            right = (other.label == first) == (chosen == "same")
            said = _("Right.") if right else _("Not quite.")
            then = _("It answers **{label}** with {share}.")
            share = percent(dict(other.shares)[other.label])
            st.markdown(f"{said} {then.format(label=escape_markdown(other.label), share=share)}")


def beside(chosen: Network, shown: CurrentPhoto, swap: str) -> None:
    """All networks beside one another, each with its own look at the photo."""
    st.subheader(_("What do the others say?"), anchor=False)
    with st.container(horizontal=True, key="beside"):
        for name in network_choice.ordered():
            with st.container(border=True, width=240, key=f"beside_{name}"):
                _card(networks.load(name), shown, swap, name == chosen.name)


def test_pictures(network: Network, shown: CurrentPhoto) -> None:
    """Pictures of the network's own test part with the truth, where there is a data folder."""
    try:
        count = datasets.test_count(network.card.data_set)
        indices = _draw(count)
        tested = answers.tested(network.name, indices) if count else []
    except DataError as error:
        st.caption(f":material/info: {error}")
        return
    if not tested:
        return
    title = _("Test pictures of {title}").format(title=network.card.data["title"])
    with frame.row("test_pictures"):
        st.subheader(title, anchor=False, width="content")
        st.button(_("Ten others"), key="others", icon=":material/shuffle:", on_click=_another_draw)
    st.caption(
        _("It has never seen these: what each shows, and whether it was recognised. Press one to take it as the photo.")
    )
    current = shown.truth.index if truth(network, shown) is not None else None
    picture_row(
        [_tile(each) for each in tested],
        chosen=current,
        label=title,
        on_pick=lambda index: photo.use_test_picture(network.card.data_set, index),
    )


def same_in_python(network: Network, invert: bool) -> None:
    """The code that gives this answer, folded."""
    with st.expander(_("The same in Python"), icon=":material/code:"):
        st.caption(_("Save the photo as {file} beside models, and run this there.").format(file=code.PHOTO))
        st.code(code.classify(network.card, invert=invert), language="python")


def swap_choice() -> str:
    """What the switch says, also where it is not shown."""
    chosen = address.value("invert", SWAPS[0])
    return chosen if chosen in SWAPS else SWAPS[0]


def swap_switch() -> str:
    """Draw the switch for light and dark; the Activations page has the same one."""
    address.one_of("invert", SWAPS, SWAPS[0])
    return st.segmented_control(
        _("Swap light and dark"),
        SWAPS,
        default=SWAPS[0],
        required=True,
        key="invert",
        bind="query-params",
        help=_("This network has only seen light things on a dark ground. With auto, the photo's rim decides."),
    )


def _ground(network: Network, shown: CurrentPhoto, swap: str) -> str:
    """What was noticed of the photo's ground, and what was done about it."""
    if not network.card.input.light_on_dark or shown.truth is not None:
        return ""
    light = answers.light_ground(shown.photo.digest, shown.photo.pixels)
    noticed = (
        _("The rim of this photo is light, as behind a dark thing.") if light else _("The rim of this photo is dark.")
    )
    trained = _("{title} has only seen light things on black.").format(title=escape_markdown(network.card.title))
    return f"{trained} {noticed} {_done(light, swap)}"


def _done(light: bool, swap: str) -> str:
    """What was done with light and dark, and whether the rim or the switch decided it."""
    if swap == "auto":
        return _("So light and dark were swapped.") if light else _("It was left as it is.")
    return _("The switch swapped light and dark.") if swap == "on" else _("The switch left it as it is.")


def _badge(answered: str, known: str, *, short: bool = False) -> None:
    """Right or wrong; short where the answer stands above it anyway."""
    answered, known = escape_markdown(answered), escape_markdown(known)
    if answered == known:
        said = _("Right") if short else _("Right: {label}").format(label=known)
        st.badge(said, icon=":material/check_circle:", color="green")
    else:
        said = _("Wrong") if short else _("Wrong: it is {truth}, not {label}").format(truth=known, label=answered)
        st.badge(said, icon=":material/cancel:", color="red")


def _card(network: Network, shown: CurrentPhoto, swap: str, chosen: bool) -> None:
    answer = answer_of(network, shown, swapped(network, shown, swap))
    card = network.card
    factor = max(1, 64 // max(card.input.height, card.input.width))
    st.html(
        f'<p class="cs-facts"><b>{escape(card.title)}</b><br><span class="cs-soft">{_facts(network)}</span></p>'
        f"{way.notice(card)}"
        f'<div class="cs-beside">{way.small(answer, factor)}<div>{way.bars(answer.shares[:2])}</div></div>'
        f"{familiarity.mark(network, answer)}"
    )
    known = truth(network, shown)
    if known is not None:
        _badge(answer.label, known, short=True)
    label = _("Shown above") if chosen else _("Show above")
    st.button(
        label, key=f"show_{network.name}", on_click=_choose, args=(network.name,), disabled=chosen, width="stretch"
    )


def _facts(network: Network) -> str:
    """What there is to compare: its data set, how often it is right, and its size."""
    card = network.card
    values = {"accuracy": percent(card.results["test"].accuracy), "count": number(card.parameters)}
    said = _("right on {accuracy}<br>{count} parameters").format(**values)
    return f"{escape(network_choice.group(network.name))}<br>{said}"


def _choose(name: str) -> None:
    st.session_state["network"] = name


def _draw(count: int) -> tuple[int, ...]:
    """Ten test pictures; which ones depends on how often others were asked for."""
    rng = np.random.default_rng(st.session_state.get("_draw", 0))
    return tuple(int(index) for index in rng.choice(count, min(_OFFERED, count), replace=False)) if count else ()


def _another_draw() -> None:
    st.session_state["_draw"] = st.session_state.get("_draw", 0) + 1


def _tile(each: answers.Tested) -> Tile:
    sharp = max(each.picture.shape[:2]) <= answers.TILE // 2  # smaller than its place: enlarged, each pixel seen
    kind, data = ("png", render.png(each.picture)) if sharp else ("jpeg", render.jpeg(each.picture))
    source = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    right = each.truth == each.answer
    verdict = _("right") if right else _("wrong: {label}").format(label=each.answer)
    return Tile(each.index, source, each.truth, verdict, right, sharp)
