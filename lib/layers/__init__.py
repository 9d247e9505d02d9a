"""Keras' layers, counted without building one: a file a kind, found by its name.

`lib/layers/conv2d.py` is the kind of `keras.layers.Conv2D`: Keras' own spelling of the class in lower case. Each kind
has a `TITLE`, may name arguments that change no count in `WITHOUT_EFFECT`, and has one function,
`count(shape, *, …)`, whose keywords are Keras' argument names; a kind that joins several inputs takes `*shapes`.
A kind whose numbers can be opened has a second one, `number(inputs, weights, cell, *, …)`.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import ModuleType

from lib.checks import index, real
from lib.errors import InvalidSetting, LayerError
from lib.layers._arithmetic import Number, Place, Pooled, Read, Softened, Stepwise, Weighed
from lib.layers._counting import ACTIVATIONS, Count, Shape, shown, spelled, written_out
from lib.layers._taking_apart import Arrays, Weights
from lib.text import _

__all__ = [
    "ACTIVATIONS",
    "Count",
    "Number",
    "Pooled",
    "Read",
    "Shape",
    "Softened",
    "Stepwise",
    "Weighed",
    "count",
    "has_number",
    "kind_name",
    "kinds",
    "number",
    "shown",
    "written_out",
]

_WITHOUT_EFFECT = ("name", "dtype", "trainable", "autocast", "activity_regularizer")
_ENDINGS_WITHOUT_EFFECT = ("_initializer", "_regularizer", "_constraint")


@lru_cache(maxsize=1)
def kinds() -> dict[str, ModuleType]:
    """Every kind by its file name, as `max_pooling2d`."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def kind_name(layer_type: str) -> str:
    """The file name of a Keras class, as Keras names a layer of that class.

    >>> kind_name("MaxPooling2D"), kind_name("ReLU")
    ('max_pooling2d', 're_lu')
    """
    words = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", layer_type)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", words).lower()


def count(layer_type: str, shapes: Sequence[Shape], arguments: Mapping[str, object]) -> Count:
    """What a layer gives and needs.

    Args:
        layer_type: the Keras class, as "Conv2D".
        shapes: the shape of each input without the batch, as [(28, 28, 1)].
        arguments: by Keras' names, those that Keras requires and any others; also a whole Keras `get_config()`.

    Raises:
        LayerError: an unknown class or argument, a missing argument, or inputs the layer cannot take.
        InvalidSetting, KernelTooLarge: an argument out of its range, or a window larger than the input.
    """
    kind = _kind(layer_type)
    needed = _needed(kind, arguments)
    if len(shapes) != 1 and not _joins(kind):
        reason = _("{layer_type} takes one input, but gets {number}. Join them with Add or Concatenate first.")
        raise LayerError(reason=reason.format(layer_type=layer_type, number=len(shapes)))
    counted = kind.count(*shapes, **needed)
    return counted if _is_trained(arguments) else counted.frozen()


def has_number(layer_type: str) -> bool:
    """Whether the numbers of a layer of this Keras class can be opened, see `number`.

    >>> has_number("Conv2D"), has_number("SeparableConv2D")
    (True, False)
    """
    return hasattr(kinds().get(kind_name(layer_type)), "number")


def number(
    layer_type: str, config: Mapping[str, object], inputs: Arrays, weights: Weights, cell: Sequence[int]
) -> Number:
    """One number of a layer, taken apart into the values and weights it is made of.

    Args:
        layer_type: the Keras class, as "Conv2D".
        config: by Keras' names, as for `count`.
        inputs: what each layer that it reads has computed, any real dtype, without the batch.
        weights: by Keras' names, as "kernel"; empty for a layer without.
        cell: (row, column, channel) in a map, (unit,) in a flat output, counted from 0.

    Returns:
        `Weighed`, `Pooled`, `Stepwise` or `Softened`, each with its `.value` in float64.

    Raises:
        LayerError: a kind whose numbers cannot be opened, weights that are missing or of another shape; and as `count`.
        InvalidSetting: the cell lies outside the output; and as `count`.

    >>> import numpy as np
    >>> weights = {"kernel": np.array([[1.0], [0.0]]), "bias": np.array([1.0])}
    >>> opened = number("Dense", {"units": 1}, [np.array([2.0, 3.0])], weights, (0,))
    >>> opened.subtotals, opened.bias, opened.value
    (array([2., 0.]), 1.0, 3.0)
    """
    kind = _kind(layer_type)
    if not has_number(layer_type):
        reason = _("The numbers of {kind} are not taken apart. Look at its maps, or at a layer before or after it.")
        raise LayerError(reason=reason.format(kind=layer_type))
    arrays = [real(_("The input"), array) for array in inputs]
    shape = count(layer_type, [array.shape for array in arrays], config).output_shape
    taken = {name: value for name, value in config.items() if name in _keywords(kind.number)}
    return kind.number(arrays, weights, _within(cell, shape), **taken)


def _within(cell: Sequence[int], shape: Shape) -> Place:
    """The cell, if it lies in an output of that shape."""
    places = tuple(map(index, cell))
    if len(places) != len(shape) or any(at not in range(size) for at, size in zip(places, shape, strict=True)):
        allowed = _("a place in {shape}, each counted from 0").format(shape=shown(shape))
        raise InvalidSetting(name=_("The cell"), value=spelled(tuple(cell)), allowed=allowed)
    return places


def _kind(layer_type: str) -> ModuleType:
    """The kind of a Keras class.

    Raises:
        LayerError: there is none.
    """
    kind = kinds().get(kind_name(layer_type))
    if kind is None or layer_type != kind.TITLE:
        known = ", ".join(module.TITLE for module in kinds().values())
        reason = _("There is no layer {layer}. Known are {known}.").format(layer=spelled(layer_type), known=known)
        raise LayerError(reason=reason)
    return kind


def _needed(kind: ModuleType, arguments: Mapping[str, object]) -> dict[str, object]:
    """The arguments that the kind's count takes; those without effect on it are left out.

    Raises:
        LayerError: one is unknown or missing.
    """
    known = _keywords(kind.count)
    needed = {name: value for name, value in arguments.items() if name in known}
    unknown = [name for name in arguments if name not in known and not _has_no_effect(kind, name)]
    if unknown:
        reason = _("{kind} has no argument {unknown}. It takes {known}.")
        takes = ", ".join(known) or _("none that change a count")
        raise LayerError(reason=reason.format(kind=kind.TITLE, unknown=", ".join(map(str, unknown)), known=takes))
    missing = [name for name in known if known[name].default is inspect.Parameter.empty and name not in arguments]
    if missing:
        raise LayerError(reason=_("{kind} needs {missing}.").format(kind=kind.TITLE, missing=", ".join(missing)))
    order = arguments.get("data_format")
    if order is not None and not (isinstance(order, str) and order == "channels_last"):
        raise InvalidSetting(name="data_format", value=spelled(order), allowed="channels_last")
    return needed


@lru_cache(maxsize=128)
def _keywords(function: Callable) -> dict[str, inspect.Parameter]:
    """The arguments of Keras that a kind's count or number depends on."""
    parameters = inspect.signature(function).parameters.values()
    return {parameter.name: parameter for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY}


@lru_cache(maxsize=64)
def _joins(kind: ModuleType) -> bool:
    """Whether the kind takes several inputs."""
    parameters = inspect.signature(kind.count).parameters.values()
    return any(parameter.kind is parameter.VAR_POSITIONAL for parameter in parameters)


def _has_no_effect(kind: ModuleType, name: str) -> bool:
    own = getattr(kind, "WITHOUT_EFFECT", ())
    return name in (*_WITHOUT_EFFECT, "data_format", *own) or str(name).endswith(_ENDINGS_WITHOUT_EFFECT)


def _is_trained(arguments: Mapping[str, object]) -> bool:
    trained = arguments.get("trainable", True)
    if not isinstance(trained, bool):
        raise InvalidSetting(name="trainable", value=spelled(trained), allowed=_("True or False"))
    return trained
