"""An MLP and a CNN for the same picture: is the CNN's number larger or smaller?"""

from pathlib import Path

import streamlit as st

from lib.networks import load
from lib.questions.costs import compared
from lib.text import _, number
from lib.ui import address, ask, comparison, frame
from lib.ui.comparison import Compared, Settings
from lib.ui.components.growth import Line, growth
from lib.ui.guesses import Guess
from lib.ui.guesses import guesses as asked_of
from lib.ui.photo import CurrentPhoto
from lib.ui.share import row as share_row
from lib.ui.views.costs import flat, memory, written
from lib.ui.views.costs.cards import cards

_STYLE = Path(__file__).parents[2] / "assets" / "parameters.css"
_START = Settings()
# Whole-number settings: name → lowest, highest.
RANGES = {
    "height": (1, 10_000),
    "width": (1, 10_000),
    "channels": (1, 512),
    "units": (1, 10_000),
    "filters": (1, 1_024),
    "size": (1, 11),
}
LEARNED = ("fashion_mlp", "fashion_cnn")  # the trained networks that the lab's preset counts


def show(shown: CurrentPhoto, dark: bool) -> None:
    """The settings, both numbers with their arithmetic, how they grow, and what can be asked about them."""
    st.html(_STYLE)
    _body(shown, dark)


@st.fragment
def _body(shown: CurrentPhoto, dark: bool) -> None:
    counted = comparison.count(controls(shown))
    chosen = memory.chosen()
    frame.notes()
    cards(counted)
    left, right = st.columns(2)
    with left:
        curve(counted, chosen)
        memory.row(counted.settings, chosen)
    with right:
        meaning(counted)
        guesses(counted)
    cnn = counted.settings.cnn() if counted.cnn else None
    ask.box(compared(counted.settings.shape, counted.settings.mlp(), cnn), page="parameters")
    share_row(lambda: written.code(counted), "parameters", with_photo=False)
    flat.show(counted.settings, shown, dark)
    written.multiplications(counted)


def controls(shown: CurrentPhoto) -> Settings:
    """The presets and the settings one by one; the settings stand in the address."""
    height, width = shown.photo.size
    photo_sized = Settings(min(height, RANGES["height"][1]), min(width, RANGES["width"][1]))
    presets = comparison.PRESETS | {_("this photo"): photo_sized}
    above = st.container()
    settings = _settings()
    _remember(presets, settings)
    with above:
        st.pills(
            _("Pictures and layers"),
            list(presets),
            key="lab",
            on_change=_take,
            args=(presets,),
            label_visibility="collapsed",
        )
    return settings


def _remember(presets: dict[str, Settings], settings: Settings) -> None:
    """Mark the preset that the settings are, if they are one."""
    st.session_state["lab"] = next((name for name, preset in presets.items() if preset == settings), None)


def _take(presets: dict[str, Settings]) -> None:
    """Set every setting to those of the preset that was pressed."""
    chosen = presets.get(st.session_state["lab"])
    if chosen is not None:
        st.session_state.update(vars(chosen))


def _settings() -> Settings:
    words = {
        "height": _("Height"),
        "width": _("Width"),
        "channels": _("Channels"),
        "units": _("Dense units"),
        "filters": _("Filters"),
        "size": _("Kernel size"),
    }
    found: dict[str, object] = {}
    with st.container(horizontal=True, vertical_alignment="bottom", key="settings"):
        for name, word in words.items():
            low, high = RANGES[name]
            start = getattr(_START, name)
            address.whole(name, low, high, default=start)
            found[name] = st.number_input(word, low, high, start, key=name, bind="query-params", width=96)
        address.one_of("mode", comparison.MODES, _START.mode)
        found["mode"] = st.segmented_control(
            _("Compare one"), comparison.MODES, default=_START.mode, required=True, key="mode", bind="query-params"
        )
        found["pool"] = st.toggle(_("then max-pool"), _START.pool, key="pool", bind="query-params")
    return Settings(**found)


def curve(counted: Compared, chosen: str) -> None:
    """How both numbers grow with the picture, up to a memory; a side can be chosen there."""
    settings, limit = counted.settings, memory.limit(counted.settings, chosen)
    sides, mlp, cnn = zip(*comparison.growth(settings, limit.side), strict=True)
    formulas = comparison.formulas(settings)
    lines = [
        Line("mlp", "MLP", formulas[0], mlp, counted.mlp.parameters),
        Line("cnn", "CNN", formulas[1], cnn, counted.cnn and counted.cnn.parameters),
    ]
    growth(
        sides,
        [line for line in lines if any(line.values)],
        side=settings.side,
        label=f"{number(settings.height)}×{number(settings.width)}",
        limit=limit,
        on_side=lambda side: st.session_state.update(height=side, width=side),
    )


def meaning(counted: Compared) -> None:
    """What the numbers say, computed from them; and for the lab's networks what they learned."""
    if sentences := comparison.meaning(counted):
        with st.container(border=True):
            st.markdown(sentences)
            if counted.settings == comparison.FASHION:
                _learned()


def _learned() -> None:
    """How often the trained networks of this budget are right, and the way to their training curves."""
    results = [load(name).card.results["test"] for name in LEARNED]
    mlp, cnn = (number(100 * result.accuracy, 1) for result in results)
    sentence = _(
        "Trained on Fashion-MNIST, the MLP is right in **{mlp} %** and the CNN in **{cnn} %** of {n} test pictures."
    )
    st.markdown(sentence.format(mlp=mlp, cnn=cnn, n=number(results[0].n)))
    label, chosen = _("See how they learned"), {"history": LEARNED}
    st.page_link(frame.page("training"), label=label, icon=":material/show_chart:", query_params=chosen)


def guesses(counted: Compared) -> None:
    """The lab's questions: first guess, then see."""
    asked = asked_of(counted)
    if not asked:
        return
    with st.container(border=True, key="guesses"):
        st.markdown(_("**Your guess**"))
        for guess in asked:
            _ask(guess, key=f"guess_{guess.name}_{'_'.join(map(str, vars(counted.settings).values()))}")


def _ask(guess: Guess, key: str) -> None:
    """One question with its answers beside it; the verdict follows under it. New settings ask anew."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(guess.question)
        said = st.segmented_control(guess.question, guess.options, key=key, label_visibility="collapsed")
    if said is None:
        return
    right = said == guess.answer
    ask.count(key, right=right)
    st.markdown(f":material/{'check' if right else 'close'}: {_verdict(guess, right)}")


def _verdict(guess: Guess, right: bool) -> str:
    """What is said to an answer; while answers stay closed only whether it is right."""
    if ask.hidden():
        return _("**Right.**") if right else _("**No.**")
    said = _("Right: {answer}.") if right else _("No: {answer}.")
    return f"**{said.format(answer=guess.answer)}** {guess.why}"
