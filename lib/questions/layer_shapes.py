"""What shape comes out of a layer of a network."""

from dataclasses import replace
from math import prod

from lib.questions import sizes
from lib.questions.opened import Opened, product, shaped
from lib.questions.question import Misconception, Question, question
from lib.text import _, number

KIND = "output shape"
_JOINING = ("Add", "Concatenate")
_FLAT = ("Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D")


def can_be_asked(opened: Opened) -> bool:
    """Whether the layer changes shapes, and windows move alike along rows and columns."""
    slide = opened.sliding
    if slide:
        return all(len(set(both)) == 1 for both in (slide.stride, slide.dilation))
    return opened.layer.kind in (*_FLAT, *_JOINING) and len(opened.shapes[0]) == 3


def output_shape(opened: Opened) -> Question:
    """What comes out of the layer."""
    if opened.sliding:
        return _slid(opened)
    return _joined(opened) if opened.layer.kind in _JOINING else _flat(opened)


def _slid(opened: Opened) -> Question:
    """Rows, columns and maps: the first two as for any window, the third from the filters."""
    slide, read, maps = opened.sliding, opened.shapes[0], opened.layer.output_shape[2]
    text = _("{layer} reads {shape} with {what}, stride {stride}, padding {padding}. What shape comes out?")
    values = {"layer": opened.layer.name, "shape": shaped(read), "what": opened.what}
    axes = list(zip(read[:2], slide.kernel, strict=True))
    asked = sizes.output_size(
        axes, text.format(stride=slide.stride[0], padding=slide.padding, **values), **slide.along(0)
    )
    answer = (*asked.answer, maps)
    wrong = [Misconception(each.name, (*each.answer, maps)) for each in asked.wrong]
    return replace(
        asked,
        kind=KIND,
        labels=(*asked.labels, _("maps")),
        answer=answer,
        why=asked.why + (_FILTERS if opened.layer.kind == "Conv2D" else _BY_ITSELF).format(maps=maps),
        wrong=_unlike([*_of_the_maps(opened, asked), *wrong], answer),
    )


def _of_the_maps(opened: Opened, asked: Question) -> list[Misconception]:
    """Mistakes in the number of maps."""
    channels, maps = opened.shapes[0][2], opened.layer.output_shape[2]
    rules = [(_KEPT, channels), (_MAP_FOR_EACH, channels * maps)] if opened.layer.kind == "Conv2D" else []
    rules += [(_ONE_MAP, 1)]
    return [Misconception(name.format(maps=number(given)), (*asked.answer, given)) for name, given in rules]


def _unlike(wrong: list[Misconception], answer: tuple[float, ...]) -> tuple[Misconception, ...]:
    """Those that differ from the answer and from those before them."""
    kept: dict[tuple[float, ...], Misconception] = {}
    for each in wrong:
        if each.answer != answer:
            kept.setdefault(each.answer, each)
    return tuple(kept.values())


def _joined(opened: Opened) -> Question:
    """How many maps come out of what joins several."""
    channels, is_sum = [shape[2] for shape in opened.shapes], opened.layer.kind == "Add"
    text = _("{layer}, of kind {kind}, reads {inputs}. How many maps come out?")
    values = {"layer": opened.layer.name, "kind": opened.layer.kind}
    maps = opened.layer.output_shape[2]
    shown = str(maps) if is_sum else f"{' + '.join(map(number, channels))} = {number(maps)}"
    return question(
        kind=KIND,
        text=text.format(inputs=_(" and ").join(map(shaped, opened.shapes)), **values),
        labels=(_("maps"),),
        answer=(maps,),
        decimals=0,
        why=(_ADDED if is_sum else _LAID).format(maps=shown),
        wrong=[
            (_LAID_BUT_ADDED, [sum(channels)]),
            (_ADDED_BUT_LAID, [max(channels)]),
            (_MULTIPLIED, [prod(channels)]),
            (_INPUTS, [len(channels)]),
        ],
    )


def _flat(opened: Opened) -> Question:
    """How many values are left where rows and columns are given up."""
    (rows, cols, channels), keeps_all = opened.shapes[0], opened.layer.kind == "Flatten"
    answer = rows * cols * channels if keeps_all else channels
    text = _("{layer}, of kind {kind}, reads {shape}. How many values come out?")
    return question(
        kind=KIND,
        text=text.format(layer=opened.layer.name, kind=opened.layer.kind, shape=shaped(opened.shapes[0])),
        labels=(_("values"),),
        answer=(answer,),
        decimals=0,
        why=f"{product(rows, cols, channels)} = {number(answer)}." if keeps_all else _ONE_EACH.format(maps=channels),
        wrong=[
            (_PLACES, [rows * cols]),
            (_ONLY_MAPS, [channels]),
            (_ALL_VALUES, [rows * cols * channels]),
            (_SIZES, [rows + cols + channels]),
        ],
    )


_FILTERS = _(" One map for each of the {maps} filters.")
_BY_ITSELF = _(" Each map is read by itself: {maps} maps.")
_ADDED = _("The same places are added up: {maps} maps.")
_LAID = _("They are laid behind one another: {maps}.")
_ONE_EACH = _("One for each of the {maps} maps.")
_KEPT = _("You kept the {maps} maps that come in: each filter gives one map of its own.")
_MAP_FOR_EACH = _("You gave each filter a map for each it reads, {maps} in all: a filter adds them up to one.")
_ONE_MAP = _("You counted one map.")
_LAID_BUT_ADDED = _("You laid the inputs behind one another, {given} maps: Add adds them up place by place.")
_ADDED_BUT_LAID = _("You added them up place by place, {given} maps: Concatenate lays them behind one another.")
_MULTIPLIED = _("You multiplied the maps: {given}.")
_INPUTS = _("You counted the inputs, {given}, not their maps.")
_PLACES = _("You forgot the maps: {given} are the places of one.")
_ONLY_MAPS = _("You counted the maps alone, {given}: Flatten keeps every value of them.")
_ALL_VALUES = _("You kept every value, {given}: one number is made of each map.")
_SIZES = _("You added the sizes, {given}: each row has every column, and each place every map.")
