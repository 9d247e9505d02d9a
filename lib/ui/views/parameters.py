"""The Parameters page's controls and views."""

import html
import math
from pathlib import Path

import streamlit as st

from lib.code.sequential import sequential
from lib.networks import load
from lib.parameters import Row
from lib.text import _, number
from lib.ui import address, duel, frame
from lib.ui.components.growth import Line, growth
from lib.ui.duel import Duel, Settings, Side
from lib.ui.guesses import Guess
from lib.ui.guesses import guesses as asked_of
from lib.ui.photo import CurrentPhoto

_STYLE = Path(__file__).parent.parent / "assets" / "parameters.css"
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
SQUARE = 90  # pixels along the larger square
SMALLEST = 3  # pixels of the dot that stands for a square too small to see


def controls(shown: CurrentPhoto) -> Settings:
    """The presets and the settings one by one; the settings stand in the address."""
    st.html(_STYLE)
    height, width = shown.photo.size
    photo_sized = Settings(min(height, RANGES["height"][1]), min(width, RANGES["width"][1]))
    presets = duel.PRESETS | {_("this photo"): photo_sized}
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
        address.one_of("mode", duel.MODES, _START.mode)
        found["mode"] = st.segmented_control(
            _("Compare one"), duel.MODES, default=_START.mode, required=True, key="mode", bind="query-params"
        )
        found["pool"] = st.toggle(_("then max-pool"), _START.pool, key="pool", bind="query-params")
    return Settings(**found)


def cards(counted: Duel) -> None:
    """Both networks side by side: the number, its square, its layers."""
    largest = max(side.parameters for side in (counted.mlp, counted.cnn) if side)
    mlp = card("mlp", _mlp_title(counted.settings), counted.mlp, largest)
    if counted.cnn is None:
        cnn = f'<section class="cs-card cs-side cnn"><h2>CNN</h2><p>{html.escape(counted.problem)}</p></section>'
    else:
        cnn = card("cnn", _cnn_title(counted.settings), counted.cnn, largest)
    st.html(f'<div class="cs-duel">{mlp}{cnn}</div>')


def card(kind: str, title: str, side: Side, largest: int) -> str:
    """One network as HTML; `largest` is the number whose square is drawn in full."""
    size = _("{memory} as float32 · {macs} multiplications")
    size = size.format(memory=memory(side.parameters * duel.BYTES), macs=millions(side.macs))
    rows = "".join(_row(row, side.parameters) for row in side.rows)
    heads = (_("Layer"), _("Output"), _("Arithmetic"), _("Parameters"), _("Share"))
    head = "".join(f'<th scope="col"><span class="cs-unseen">{html.escape(word)}</span></th>' for word in heads)
    return (
        f'<section class="cs-card cs-side {kind}"><div class="cs-side-head"><div><h2>{html.escape(title)}</h2>'
        f'<p class="cs-side-number" data-number="{kind}">{number(side.parameters)}</p>'
        f'<p class="cs-soft">{html.escape(size)}</p></div>{_square(side.parameters, largest)}</div>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _row(row: Row, total: int) -> str:
    share = number(100 * row.parameters / total, 1)
    shape = "×".join(map(number, row.output_shape))
    left = html.escape(row.arithmetic.rsplit(" = ", 1)[0])
    bar = f'<span class="cs-bar" title="{share} %"><i style="width:{share}%"></i></span>' if row.parameters else ""
    return (
        f'<tr><th scope="row">{html.escape(row.name)}</th><td class="shape cs-figure">{shape}</td>'
        f'<td class="arithmetic cs-figure">{left}</td><td class="number cs-figure">{number(row.parameters)}</td>'
        f'<td class="share">{bar}<span class="cs-unseen">{share} %</span></td></tr>'
    )


def _square(value: int, largest: int) -> str:
    """A square whose area is the number, to the scale of the larger one; too small ones become a dot, and say so."""
    side = math.sqrt(value / largest)
    told = _("To scale: {share} % of the larger one’s area").format(share=number(100 * value / largest, 3))
    words = _("to scale") if side * SQUARE >= SMALLEST else _("to scale less than this dot")
    note = f"<span>{html.escape(words)}</span>" if value < largest / 3 else ""
    return (
        f'<div class="cs-square" role="img" aria-label="{html.escape(told)}" title="{html.escape(told)}">'
        f'<i style="width:{100 * side:.3f}%;height:{100 * side:.3f}%"></i>{note}</div>'
    )


def memory(size: int) -> str:
    """Bytes for the eye.

    >>> memory(11_200), memory(576_000_400), memory(4)
    ('11.2 kB', '576 MB', '4 B')
    """
    for unit, name in ((10**12, "TB"), (10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{number(size / unit, 0 if size >= 100 * unit else 1)} {name}"
    return f"{size} B"


def millions(count: int) -> str:
    """A count of multiplications for the eye.

    >>> millions(154_080), millions(1_288_450_800)
    ('154,080', '1,288 million')
    """
    return number(count) if count < 1_000_000 else _("{count} million").format(count=number(count / 1e6))


def _mlp_title(settings: Settings) -> str:
    layers = f"Flatten → Dense {number(settings.units)}"
    return _("MLP: {layers}").format(layers=f"{layers} → Dense {duel.CLASSES}" if settings.whole else layers)


def _cnn_title(settings: Settings) -> str:
    layers = f"Conv2D {number(settings.filters)}, {settings.size}×{settings.size}"
    layers += " → MaxPooling2D" if settings.pool else ""
    layers += f" → Dense {duel.HIDDEN} → Dense {duel.CLASSES}" if settings.whole else ""
    return _("CNN: {layers}").format(layers=layers)


def curve(counted: Duel) -> None:
    """How both numbers grow with the picture; a side can be chosen there."""
    settings = counted.settings
    sides, mlp, cnn = zip(*duel.growth(settings), strict=True)
    written = duel.formulas(settings)
    lines = [
        Line("mlp", "MLP", written[0], mlp, counted.mlp.parameters),
        Line("cnn", "CNN", written[1], cnn, counted.cnn and counted.cnn.parameters),
    ]
    growth(
        sides,
        [line for line in lines if any(line.values)],
        side=settings.side,
        label=f"{number(settings.height)}×{number(settings.width)}",
        on_side=lambda side: st.session_state.update(height=side, width=side),
    )


def meaning(counted: Duel) -> None:
    """What the numbers say, computed from them; and for the lab's networks what they learned."""
    if sentences := duel.meaning(counted):
        with st.container(border=True):
            st.markdown(sentences)
            if counted.settings == duel.FASHION:
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


def guesses(counted: Duel) -> None:
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
    verdict = _("Right: {answer}.") if right else _("No: {answer}.")
    icon = "check" if right else "close"
    st.markdown(f":material/{icon}: **{verdict.format(answer=guess.answer)}** {guess.why}")


def code(counted: Duel) -> None:
    """The Keras code that builds both, and where their multiplications come from."""
    settings = counted.settings
    with st.expander(_("Keras code"), icon=":material/code:"):
        st.code(sequential("mlp", settings.shape, settings.mlp()), language=None)
        if counted.cnn is not None:
            st.code(sequential("cnn", settings.shape, settings.cnn()), language=None)
    with st.expander(_("The multiplications, written out"), icon=":material/calculate:"):
        rows = [row for side in (counted.mlp, counted.cnn) if side for row in side.rows if row.macs]
        st.markdown("\n".join(f"- {row.name}: `{row.macs_arithmetic}`" for row in rows))
