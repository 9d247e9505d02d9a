"""The duel's figures as HTML: a table of both networks, and how often they are right over the shift.

Drawn without a script: the lines are a picture that stretches with the page, words and marks are placed in per cent.
"""

import base64
from html import escape
from pathlib import Path

from lib.networks.duel import MOST, Fighter, telling
from lib.text import _, number, percent
from lib.ui.theme import TOKENS

_STYLE = (Path(__file__).parents[2] / "assets" / "duel.css").read_text(encoding="utf-8")
KINDS = ("mlp", "cnn")
_NAMES = {"mlp": "MLP", "cnn": "CNN"}
_CHANCE = 0.1  # ten classes


def figures(mlp: Fighter, cnn: Fighter, *, dark: bool) -> str:
    """The table and the diagram, side by side where there is room."""
    both = dict(zip(KINDS, (mlp, cnn), strict=True))
    return f'<style>{_STYLE}</style><div class="cs-duelling">{_table(both)}{_diagram(both, dark)}</div>'


def _table(both: dict[str, Fighter]) -> str:
    heads = "".join(f'<th scope="col" class="{kind}">{_NAMES[kind]}</th>' for kind in both)
    kilobytes = {kind: f"{number(each.size / 1000)} kB" for kind, each in both.items()}
    rows = [
        _row(_("Parameters"), {kind: number(each.parameters) for kind, each in both.items()}),
        _row(_("Multiplications"), {kind: number(each.macs) for kind, each in both.items()}),
        _row(_("Size of the file"), kilobytes),
        _row(_("Right on test pictures"), {kind: _interval(each) for kind, each in both.items()}, "cs-main"),
    ]
    words = _("moved by {shift} px")
    rows += [
        _row(words.format(shift=shift), {kind: _span(each, shift) for kind, each in both.items()})
        for shift in range(1, MOST + 1)
    ]
    caption = _(
        "Multiplications for one picture; {n} test pictures; in brackets the 95 % interval, for moved pictures the "
        "lowest and highest of the four directions"
    )
    rest = f"<thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(rows)}</tbody>"
    caption = f"<caption>{caption.format(n=number(both['mlp'].n))}</caption>"
    name = _("Figures of both")
    begin = f'<div class="cs-card cs-duel-table" tabindex="0" role="group" aria-label="{name}">'
    return f"{begin}<table>{caption}{rest}</table></div>"


def _row(name: str, cells: dict[str, str], kind: str = "") -> str:
    values = "".join(f'<td class="cs-figure" data-of="{key}">{cell}</td>' for key, cell in cells.items())
    return f'<tr class="{kind}"><th scope="row">{escape(name)}</th>{values}</tr>'


def _interval(each: Fighter) -> str:
    share, _space, rest = telling.interval(each.result).partition(" (")
    return f"<b>{escape(share)}</b> <small>({escape(rest)}</small>"


def _span(each: Fighter, shift: int) -> str:
    shares = each.each(shift).values()
    low, high = (number(100 * end, 1) for end in (min(shares), max(shares)))
    rest = _("({low} to {high})").format(low=low, high=high)
    return f"{escape(percent(each.mean(shift)))} <small>{escape(rest)}</small>"


def _diagram(both: dict[str, Fighter], dark: bool) -> str:
    said = " ".join(
        _("{name}: {first} in its place, {last} moved by {most}.").format(
            name=_NAMES[kind], first=percent(each.mean(0)), last=percent(each.mean(MOST)), most=MOST
        )
        for kind, each in both.items()
    )
    title = _("Right on test pictures moved by so many pixels; the band spans the four directions")
    marks = "".join(_marks(kind, each) for kind, each in both.items())
    return (
        f'<figure class="cs-card cs-duel-curve"><figcaption class="cs-soft">{escape(title)}</figcaption>'
        f'<div class="cs-duel-plot" role="img" aria-label="{escape(said)}">{_axes()}{_lines(both, dark)}{marks}'
        f"{_names(both)}</div></figure>"
    )


def _place(shift: int, share: float) -> tuple[float, float]:
    """Per cent from the left and from above."""
    return 100 * shift / MOST, 100 * (1 - share)


def _lines(both: dict[str, Fighter], dark: bool) -> str:
    drawn = "".join(_band(each, TOKENS[dark][kind]) for kind, each in both.items())
    drawn += "".join(_line(each, TOKENS[dark][kind], kind) for kind, each in both.items())
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -2 102 104" preserveAspectRatio="none" fill="none" '
        f'stroke-linejoin="round">{drawn}</svg>'
    )
    source = base64.b64encode(picture.encode()).decode()
    return f'<img class="cs-duel-lines" alt="" src="data:image/svg+xml;base64,{source}">'


def _band(each: Fighter, colour: str) -> str:
    """The area between the lowest and the highest direction."""
    ends = [(min(each.each(shift).values()), max(each.each(shift).values())) for shift in range(MOST + 1)]
    way = [_place(shift, low) for shift, (low, _high) in enumerate(ends)]
    way += [_place(shift, high) for shift, (_low, high) in reversed(list(enumerate(ends)))]
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in way)
    return f'<polygon points="{points}" fill="{colour}" fill-opacity="0.16"/>'


def _line(each: Fighter, colour: str, kind: str) -> str:
    points = " ".join("{:.2f},{:.2f}".format(*_place(shift, each.mean(shift))) for shift in range(MOST + 1))
    dashes = ' stroke-dasharray="7 4"' if kind == "mlp" else ""
    how = f'stroke="{colour}" stroke-width="3" vector-effect="non-scaling-stroke"'
    return f'<polyline points="{points}" {how}{dashes}/>'


def _marks(kind: str, each: Fighter) -> str:
    found = []
    for shift in range(MOST + 1):
        x, y = _place(shift, each.mean(shift))
        words = _("{name}, moved by {shift}: {share}").format(
            name=_NAMES[kind], shift=shift, share=percent(each.mean(shift))
        )
        found.append(f'<i class="cs-duel-mark {kind}" title="{escape(words)}" style="left:{x:.2f}%;top:{y:.2f}%"></i>')
    return "".join(found)


def _names(both: dict[str, Fighter]) -> str:
    """Each line's name at its end, kept apart."""
    ends = sorted(both.items(), key=lambda each: -each[1].mean(MOST))
    above, below = (100 * (1 - each.mean(MOST)) for _kind, each in ends)
    apart = max(0.0, 9 - (below - above)) / 2
    places = (above - apart, below + apart)
    return "".join(
        f'<b class="cs-duel-name {kind}" style="top:{top:.2f}%">{_NAMES[kind]}</b>'
        for (kind, _each), top in zip(ends, places, strict=True)
    )


def _axes() -> str:
    levels = "".join(
        f'<b class="cs-duel-level" style="top:{100 - level}%"><span>{level} %</span></b>'
        for level in (0, 25, 50, 75, 100)
    )
    chance = f'<b class="cs-duel-level cs-chance" style="top:{100 * (1 - _CHANCE):.0f}%"><em>{_("by chance")}</em></b>'
    columns = "".join(
        f'<span class="cs-duel-at" style="left:{100 * shift / MOST:.2f}%">{shift}</span>' for shift in range(MOST + 1)
    )
    return levels + chance + columns
