"""What a changed layer costs: its parameters, its multiplications, its memory, its shape."""

from dataclasses import replace
from math import prod

from lib.layers import Count
from lib.questions import sizes
from lib.questions.altered import Altered
from lib.questions.opened import product
from lib.questions.question import Misconception, Question, question
from lib.text import _, number

HALF = 2  # bytes of a float16


def parameters(changed: Altered) -> Question:
    """How many parameters the changed layer has."""
    count = changed.count
    return question(
        kind="parameters",
        text=changed.introduced + _(" How many parameters would it have?"),
        labels=(_("parameters"),),
        answer=(count.parameters,),
        decimals=0,
        why=f"{count.arithmetic}.",
        wrong=_listed([*_of_biases(changed), *_of_weights(changed), (_OLD, changed.old.parameters)]),
    )


def _listed(rules: list[tuple[str, float | None]]) -> list:
    """Names and what the wrong rules give, as `question` takes them."""
    return [(name, None if given is None else [given]) for name, given in rules]


def _of_biases(changed: Altered) -> list[tuple[str, float | None]]:
    if not changed.has_bias:
        return [(_ADDED_BIASES, changed.counted(use_bias=True).parameters)]
    weights = changed.counted(use_bias=False).parameters
    return [(_FORGOT_BIASES, weights), (_ONE_BIAS, weights + 1)]


def _of_weights(changed: Altered) -> list[tuple[str, float | None]]:
    count = changed.count
    if changed.kind == "Dense":
        units = int(changed.arguments["units"])
        biases = units if changed.has_bias else 0
        return [
            (_ONE_UNIT, changed.counted(units=1).parameters),
            (_ADDED_SIZES, changed.shape[-1] + units + biases),
        ]
    rows, cols = changed.window
    one_side = changed.counted(kernel_size=(rows, max(1, cols - 2))).parameters
    return [
        (_ONE_CHANNEL, _for_one_channel(changed).parameters),
        (_ONE_FILTER, None if changed.groups > 1 else changed.counted(filters=1).parameters),
        (_ONE_SIDE, one_side if changed.arguments["kernel_size"] != changed.before["kernel_size"] else None),
        (_EVERY_PLACE, prod(count.output_shape[:2]) * count.parameters),
    ]


def _for_one_channel(changed: Altered) -> Count:
    """The count where each filter reads one channel."""
    return changed.counted((*changed.shape[:2], changed.groups))


def multiplications(changed: Altered) -> Question:
    """How many products the changed layer takes for one picture."""
    count, slides = changed.count, changed.kind == "Conv2D"
    weights = prod(count.terms[0])
    rules = [
        (_WEIGHTS_ALONE, weights if slides else None),
        (_PARAMETERS_ALONE, count.parameters if slides and changed.has_bias else None),
        (_ONE_MAP_READ, _for_one_channel(changed).macs if slides else None),
        (_ONE_MAP_GIVEN, count.macs // count.output_shape[-1]),
        (_INPUT_PLACES, prod(changed.shape[:2]) * weights if slides else None),
        (_WITH_BIASES, count.macs + prod(count.output_shape) if changed.has_bias else None),
        (_OLD, changed.old.macs),
    ]
    return question(
        kind="multiplications",
        text=changed.introduced + _(" How many multiplications would it take for one picture?"),
        labels=(_("multiplications"),),
        answer=(count.macs,),
        decimals=0,
        why=f"{count.macs_arithmetic}." + (_KERNEL_TIMES_PLACES if slides else ""),
        wrong=_listed(rules),
        hint=_("Zeros of the padding are multiplied too.") if slides and changed.padding == "same" else "",
    )


def memory(changed: Altered) -> Question:
    """How many bytes the parameters of the changed layer take as float16."""
    count = changed.count
    weights = prod(count.terms[0])
    return question(
        kind="memory",
        text=changed.introduced + _(" How many bytes would its parameters take as float16, 16 bits each?"),
        labels=(_("bytes"),),
        answer=(HALF * count.parameters,),
        decimals=0,
        why=f"{count.arithmetic}; {product(count.parameters, HALF)} = {number(HALF * count.parameters)}.",
        wrong=_listed(
            [
                (_AS_FLOAT32, 2 * HALF * count.parameters),
                (_NUMBERS, count.parameters),
                (_BITS, 8 * HALF * count.parameters),
                (_WITHOUT_BIASES, HALF * weights if changed.has_bias else None),
                (_OF_THE_VALUES, HALF * prod(count.output_shape)),
                (_OLD, HALF * changed.old.parameters),
            ]
        ),
        hint=_("Eight bits are a byte."),
    )


def output_shape(changed: Altered) -> Question:
    """What shape comes out of the layer with the other padding: rows, columns and maps."""
    maps, channels = changed.count.output_shape[2], changed.shape[2]
    axes = list(zip(changed.shape[:2], changed.window, strict=True))
    asked = sizes.output_size(
        axes,
        changed.introduced + _(" What shape would come out?"),
        stride=changed.steps[0],
        padding=changed.padding,
        dilation=changed.gaps[0],
    )
    answer = (*asked.answer, maps)
    known = [Misconception(each.name, (*each.answer, maps)) for each in asked.wrong]
    slides = changed.kind == "Conv2D"
    others = [(_KEPT_MAPS, channels), (_MAP_FOR_EACH, channels * maps)] if slides and channels > 1 else []
    others += [(_ONE_MAP, 1)]
    known += [Misconception(name.format(maps=number(given)), (*asked.answer, given)) for name, given in others]
    return replace(
        asked,
        kind="output shape",
        labels=(*asked.labels, _("maps")),
        answer=answer,
        why=asked.why + (_A_FILTER_A_MAP if slides else _EACH_BY_ITSELF).format(maps=number(maps)),
        wrong=_apart(known, answer),
    )


def _apart(known: list[Misconception], answer: tuple[float, ...]) -> tuple[Misconception, ...]:
    """Those that differ from the answer and from those before them."""
    kept: dict[tuple[float, ...], Misconception] = {}
    for each in known:
        if each.answer != answer:
            kept.setdefault(each.answer, each)
    return tuple(kept.values())


_KERNEL_TIMES_PLACES = _(" That is kernel times places of the output.")
_A_FILTER_A_MAP = _(" One map for each of the {maps} filters.")
_EACH_BY_ITSELF = _(" Each map is read by itself: {maps} maps.")
_OLD = _("You took the layer as it is: {given}.")
_FORGOT_BIASES = _("You forgot the biases: {given} are the weights alone.")
_ONE_BIAS = _("You added one bias in all, {given}: each filter or unit has its own.")
_ADDED_BIASES = _("You added biases, {given}: this layer has none.")
_ONE_UNIT = _("You counted one unit: {given}.")
_ADDED_SIZES = _("You added inputs and units, {given}: each unit has a weight for every input.")
_ONE_CHANNEL = _("You forgot the channels that are read: {given} would do for one.")
_ONE_FILTER = _("You counted one filter: {given}.")
_ONE_SIDE = _("You made the kernel longer along one side only: {given}.")
_EVERY_PLACE = _("You gave every place weights of its own, {given}: a filter is used at every place.")
_WEIGHTS_ALONE = _("You counted the weights, {given}: each is used at every place of the output.")
_PARAMETERS_ALONE = _("You counted the parameters, {given}: each weight is used at every place, and biases are added.")
_ONE_MAP_READ = _("You forgot the channels that are read: {given} would do for one.")
_ONE_MAP_GIVEN = _("You counted one of the maps or units that come out: {given}.")
_INPUT_PLACES = _("You took the places of the input, {given}: the kernel stands once for each place of the output.")
_WITH_BIASES = _("You counted the biases: {given}. They are added, not multiplied.")
_AS_FLOAT32 = _("You took four bytes a number, as float32 does: {given}. Float16 takes two.")
_NUMBERS = _("You counted the numbers, {given}: each takes two bytes.")
_BITS = _("You counted bits, {given}: eight make a byte.")
_WITHOUT_BIASES = _("You forgot the biases: {given} bytes are the weights alone.")
_OF_THE_VALUES = _("You took the values that come out, {given} bytes: they are computed, not learned.")
_KEPT_MAPS = _("You kept the {maps} maps that come in: each filter gives one map of its own.")
_MAP_FOR_EACH = _("You gave each filter a map for each it reads, {maps} in all: a filter adds them up to one.")
_ONE_MAP = _("You counted one map.")
