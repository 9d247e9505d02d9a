"""What a layer of a network adds up to: its parameters, its multiplications, the memory of its values."""

from math import prod

from lib.questions.opened import Opened, product, shaped
from lib.questions.question import Question, question
from lib.text import _, number

_BYTES = 4  # of a float32
_MULTIPLYING = ("Conv2D", "DepthwiseConv2D", "Dense")


def parameters(opened: Opened) -> Question:
    """How many numbers the layer keeps."""
    kind, count = opened.layer.kind, opened.count
    ending = _KEEPS if kind == "BatchNormalization" else _HAS
    return question(
        kind="parameters",
        text=_introduced(opened) + ending,
        labels=(_("parameters"),),
        answer=(count.parameters,),
        decimals=0,
        why=f"{count.arithmetic}."
        if count.terms
        else _("None: {why}.").format(why=count.note or _("nothing to learn")),
        wrong=_wrong(_of_the_parameters(opened)),
    )


def _introduced(opened: Opened) -> str:
    """The layer with what decides its counts."""
    text = _("{layer}, of kind {kind}, reads {shape}{with_}.")
    values = {"layer": opened.layer.name, "kind": opened.layer.kind}
    has = _(" with {what}").format(what=opened.what) if opened.what else ""
    if opened.layer.kind in _MULTIPLYING and len(opened.count.terms) == 1:
        has += _(" and no biases")
    return text.format(shape=_(" and ").join(map(shaped, opened.shapes)), with_=has, **values)


def _wrong(rules: list[tuple[str, float | None]]) -> list:
    """Names and what the wrong rules give, as `question` takes them."""
    return [(name, None if given is None else [given]) for name, given in rules]


def _of_the_parameters(opened: Opened) -> list[tuple[str, float | None]]:
    if opened.layer.kind == "BatchNormalization":
        return _of_a_norm(opened)
    return _of_weights(opened) if opened.count.terms else _of_nothing(opened)


def _of_a_norm(opened: Opened) -> list[tuple[str, float | None]]:
    """Mistakes about numbers that are one a map."""
    shape, count = opened.shapes[0], opened.count
    each = count.parameters // shape[-1]
    return [
        (_TRAINED, count.trainable),
        (_ONE_A_MAP, shape[-1]),
        (_EVERY_PLACE, each * prod(shape)),
        (_ONE_FOR_ALL, each),
        (_LEARNS_NOTHING, 0),
    ]


def _of_nothing(opened: Opened) -> list[tuple[str, float | None]]:
    """Mistakes where nothing is learned."""
    shape, slide = opened.shapes[0], opened.sliding
    window = prod(slide.kernel) if slide else None
    return [
        (_WINDOW, window),
        (_WINDOW_A_MAP, window and window * shape[-1]),
        (_ONE_A_MAP_BUT_NONE, shape[-1]),
        (_VALUES_OUT, prod(opened.layer.output_shape)),
    ]


def _of_weights(opened: Opened) -> list[tuple[str, float | None]]:
    """Mistakes about kernels and biases."""
    (weights, *biases), kind = opened.count.terms, opened.layer.kind
    out, count, bias = opened.layer.output_shape[-1], prod(weights), sum(map(prod, biases))
    rules = [
        (_FORGOT_BIASES, count),
        (_ONE_BIAS, count + 1 if bias else None),
        (_ADDED_BIASES, None if bias else count + out),
    ]
    if kind == "Dense":
        return [*rules, (_ADDED_SIZES, sum(weights) + bias), (_ONE_UNIT, weights[0] + bool(bias))]
    places = prod(opened.layer.output_shape[:2])
    return [
        *rules,
        (_FORGOT_MAPS, count // weights[2] + bias),
        (_ONE_FILTER, count // out + bool(bias)),
        (_EVERY_PLACE_WEIGHTS, places * (count + bias)),
    ]


def has_products(opened: Opened) -> bool:
    """Whether the layer multiplies by weights of its own."""
    return opened.layer.kind in _MULTIPLYING


def multiplications(opened: Opened) -> Question:
    """How many products the layer takes for one picture."""
    count, (read, *_others), shape = opened.count, opened.shapes, opened.layer.output_shape
    weights, biases, slides = prod(count.terms[0]), sum(map(prod, count.terms[1:])), opened.sliding is not None
    text = _(" It gives {output}. How many multiplications does it take for one picture?")
    return question(
        kind="multiplications",
        text=_introduced(opened) + text.format(output=shaped(shape)),
        labels=(_("multiplications"),),
        answer=(count.macs,),
        decimals=0,
        why=f"{count.macs_arithmetic}." + (_PADDING_COUNTS if slides else ""),
        wrong=_wrong(
            [
                (_WEIGHTS_ALONE, weights),
                (_PARAMETERS_ALONE, weights + biases),
                (_ONE_CELL, weights // shape[-1]),
                (_ONE_MAP_READ, count.macs // read[-1] if slides else None),
                (_ONE_MAP_GIVEN, count.macs // shape[-1]),
                (_INPUT_PLACES, prod(read[:2]) * weights if slides else None),
                (_WITH_BIASES, count.macs + prod(shape) if biases else None),
            ]
        ),
        hint=_("Zeros of the padding are multiplied too.") if slides and opened.sliding.padding == "same" else "",
    )


def memory(opened: Opened) -> Question:
    """How many bytes the values of the layer take."""
    shape = opened.layer.output_shape
    values = prod(shape)
    text = _("{layer} gives {shape} for one picture, each a number of 32 bits. How many bytes are they?")
    return question(
        kind="memory",
        text=text.format(layer=opened.layer.name, shape=shaped(shape)),
        labels=(_("bytes"),),
        answer=(values * _BYTES,),
        decimals=0,
        why=f"{product(*shape, _BYTES)} = {number(values * _BYTES)}.",
        wrong=_wrong(
            [
                (_VALUES, values),
                (_BITS, values * _BYTES * 8),
                (_ONE_MAP_BYTES, prod(shape[:-1]) * _BYTES if len(shape) > 1 else None),
                (_BYTES_OF_PARAMETERS, opened.count.parameters * _BYTES or None),
                (_BYTES_IN, sum(map(prod, opened.shapes)) * _BYTES),
            ]
        ),
        hint=_("Eight bits are a byte."),
    )


_HAS = _(" How many parameters does it have?")
_KEEPS = _(" How many numbers does it keep, those that training does not change too?")
_PADDING_COUNTS = _(" That is kernel times places of the output.")
_TRAINED = _("You counted what training changes, {given}: a running mean and variance are kept too.")
_ONE_A_MAP = _("You counted one number a map: {given}.")
_EVERY_PLACE = _("You gave each place numbers of its own, {given}: those of a map are used all over it.")
_ONE_FOR_ALL = _("You counted one map: {given}.")
_LEARNS_NOTHING = _("You took it for a layer that learns nothing.")
_WINDOW = _("You counted the cells of the window, {given}: nothing in it is multiplied by what was learned.")
_WINDOW_A_MAP = _("You counted the cells of a window for every map, {given}: nothing in them is learned.")
_ONE_A_MAP_BUT_NONE = _("You counted one a map, {given}: this layer learns none.")
_VALUES_OUT = _("You counted the values that come out, {given}: they are computed, not learned.")
_FORGOT_BIASES = _("You forgot the biases: {given} are the weights alone.")
_ONE_BIAS = _("You added one bias in all, {given}: each filter or unit has its own.")
_ADDED_BIASES = _("You added biases, {given}: this layer has none.")
_ADDED_SIZES = _("You added inputs and units, {given}: each unit has a weight for every input.")
_ONE_UNIT = _("You counted one unit: {given}.")
_FORGOT_MAPS = _("You forgot the maps that are read: {given} would do for one.")
_ONE_FILTER = _("You counted one filter: {given}.")
_EVERY_PLACE_WEIGHTS = _("You gave every place weights of its own, {given}: a filter is used at every place.")
_WEIGHTS_ALONE = _("You counted the weights, {given}: each is used at every place of the output.")
_PARAMETERS_ALONE = _("You counted the parameters, {given}: each weight is used at every place, and biases are added.")
_ONE_CELL = _("You counted one cell or unit: {given}.")
_ONE_MAP_READ = _("You forgot the maps that are read: {given} would do for one.")
_ONE_MAP_GIVEN = _("You counted one of the maps or units that come out: {given}.")
_INPUT_PLACES = _("You took the places of the input, {given}: the kernel stands once for each place of the output.")
_WITH_BIASES = _("You counted the biases: {given}. They are added, not multiplied.")
_VALUES = _("You counted the values, {given}: each takes 4 bytes.")
_BITS = _("You counted bits, {given}: eight make a byte.")
_ONE_MAP_BYTES = _("You forgot the maps: {given} are the bytes of one.")
_BYTES_OF_PARAMETERS = _("You counted the parameters, {given} bytes: those are the same for every picture.")
_BYTES_IN = _("You counted what comes in, {given} bytes.")
