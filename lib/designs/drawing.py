"""A design drawn: as Mermaid text, and as a picture whose blocks have the proportions of what the layers give."""

from html import escape

from lib.designs.blocks import LINE, Arc, Block, Plan, plan
from lib.designs.check import Line, count
from lib.designs.design import Design
from lib.designs.words import words
from lib.layers import shown
from lib.parameters import INPUT
from lib.text import _, number

_FONT = "'Source Sans 3','Source Sans Pro',system-ui,sans-serif"
# By dark or not: ground, text, soft text, lines; the blocks: input, layers that learn, others, what does not fit.
_COLOURS = {
    False: ("#FFFFFF", "#1B2430", "#5A6675", "#7A8590", "#2467B0", "#15795A", "#59636F", "#B3261E"),
    True: ("#1B222B", "#E9EDF2", "#9AA7B5", "#8895A3", "#74B3FF", "#5FD0A3", "#B3BFCC", "#FF8A80"),
}
_NAMES = ("ground", "text", "soft", "line", "input", "learns", "plain", "broken")


def mermaid(design: Design) -> str:
    """The design as a Mermaid flowchart, a node a layer.

    Source: https://mermaid.js.org/syntax/flowchart.html

    >>> print(mermaid(Design((784,), [{"type": "Dense", "units": 10}])))
    flowchart TD
        n0(["Input<br/>784"])
        n1["Dense 10<br/>10 · 7,850 parameters"]
        n0 --> n1
    """
    lines = count(design).lines
    nodes = {INPUT: "n0", **{line.name: f"n{line.place + 1}" for line in lines}}
    drawn = [f'n0(["{_("Input")}<br/>{shown(design.input_shape)}"])']
    drawn += [f'{nodes[line.name]}["{escape(_said(line))}<br/>{escape(_given(line))}"]' for line in lines]
    for line in lines:
        drawn += [f"{nodes[name]} --> {nodes[line.name]}" for name in design.reads(line.place) if name in nodes]
    return "\n".join(["flowchart TD", *(f"    {each}" for each in drawn)])


def _said(line: Line) -> str:
    """A layer's kind and what is set of it."""
    first, *rest = words(line.layer) or [""]
    return " · ".join([f"{line.layer['type']} {first}".strip(), *rest])


def _given(line: Line) -> str:
    """What a layer gives and learns."""
    if line.row is None:
        return _("does not fit") if line.problem else _("waits")
    shape, learned = shown(line.row.output_shape), _("{count} parameters").format(count=number(line.row.parameters))
    return f"{shape} · {learned}" if line.row.parameters else shape


def svg(design: Design, *, dark: bool = False) -> str:
    """The design as a picture in SVG, from left to right: input, layers, and arcs where ways join again.

    Blocks are as high, deep and wide as rows, columns and channels, on a logarithmic scale; a flat output is a bar.

    Args:
        design: also one that does not fit; what cannot be counted is dashed.
        dark: for a dark ground.
    """
    colours, drawn = dict(zip(_NAMES, _COLOURS[dark], strict=True)), plan(design)
    total = number(count(design).parameters)
    told = _("A network of {layers} layers with {count} parameters").format(layers=len(design.layers), count=total)
    size = f'width="{drawn.width:.0f}" height="{drawn.height:.0f}" viewBox="0 0 {drawn.width:.0f} {drawn.height:.0f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{_FONT}" font-size="12" role="img">',
        f"<title>{escape(told)}</title>",
        f'<rect width="100%" height="100%" fill="{colours["ground"]}"/>',
        f'<g fill="none" stroke="{colours["line"]}" stroke-width="1.5">{_ways(drawn)}</g>',
        *(_block(block, colours) for block in drawn.blocks),
        *(_text(block, drawn.labels, colours) for block in drawn.blocks),
        "</svg>",
    ]
    return "\n".join(parts)


def _ways(drawn: Plan) -> str:
    """Arrows between neighbours, arcs above."""
    lines = [_arrow(f"M{one.right + 3:.1f} {drawn.middle:.1f}H{two.x - 4:.1f}") for one, two in drawn.arrows]
    tops = {block.centre: block.y - block.depth for block in drawn.blocks}
    return "".join([*lines, *(_arc(arc, tops) for arc in drawn.arcs)])


def _arc(arc: Arc, tops: dict[float, float]) -> str:
    """Up from one block, over those between, down to the other."""
    start, end, bend = arc.start + 3, arc.end - 3, 8
    path = f"M{start:.1f} {tops[arc.start] - 3:.1f}V{arc.top + bend:.1f}q0 {-bend} {bend} {-bend}H{end - bend:.1f}"
    return _arrow(f"{path}q{bend} 0 {bend} {bend}V{tops[arc.end] - 4:.1f}", down=True)


def _arrow(path: str, *, down: bool = False) -> str:
    """A line with a head at its end."""
    head = "m-3.5 -5l3.5 5l3.5 -5" if down else "m-5 -3.5l5 3.5l-5 3.5"
    return f'<path d="{path}{head}" stroke-linejoin="round"/>'


def _block(block: Block, colours: dict[str, str]) -> str:
    """Front, top and side."""
    x, y, width, height, depth = block.x, block.y, block.width, block.height, block.depth
    colour = colours["plain" if block.role == "waits" else block.role]
    if block.role in ("broken", "waits"):
        dashes = f'fill="none" stroke="{colour}" stroke-width="1.5" stroke-dasharray="4 3"'
        return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="4" {dashes}/>'
    strength = 0.45 if block.role == "plain" else 0.85
    top = f"M{x:.1f} {y:.1f}l{depth:.1f} {-depth:.1f}h{width:.1f}l{-depth:.1f} {depth:.1f}z"
    side = f"M{x + width:.1f} {y:.1f}l{depth:.1f} {-depth:.1f}v{height:.1f}l{-depth:.1f} {depth:.1f}z"
    faces = [f'<path d="M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h{-width:.1f}z" fill-opacity="{strength}"/>']
    if depth:
        faces.append(f'<path d="{top}" fill-opacity="{strength * 0.45:.2f}"/>')
        faces.append(f'<path d="{side}" fill-opacity="{strength * 0.7:.2f}"/>')
    return f'<g fill="{colour}" stroke="{colour}" stroke-linejoin="round">{"".join(faces)}</g>'


def _text(block: Block, top: float, colours: dict[str, str]) -> str:
    """The lines under a block."""
    styles = {
        "name": f'fill="{colours["text"]}" font-weight="600"',
        "set": f'fill="{colours["soft"]}"',
        "shape": f'fill="{colours["broken" if block.role == "broken" else "text"]}"',
        "count": f'fill="{colours["learns"]}" font-weight="600"',
    }
    lines = [
        f'<text x="{block.centre:.1f}" y="{top + LINE * row:.1f}" {styles[kind]}>{escape(text)}</text>'
        for row, (text, kind) in enumerate(block.labels)
    ]
    return f'<g text-anchor="middle">{"".join(lines)}</g>'
