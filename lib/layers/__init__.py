"""Keras' layers, counted without building one: a file a kind, found by its name.

`lib/layers/conv2d.py` is the kind of `keras.layers.Conv2D`: Keras' own spelling of the class in lower case. Each kind
has a `TITLE`, may name arguments that change no count in `WITHOUT_EFFECT`, and has one function,
`count(shape, *, …)`, whose keywords are Keras' argument names; a kind that joins several inputs takes `*shapes`.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import ModuleType

from lib.errors import InvalidSetting, LayerError
from lib.layers._counting import Count, Shape, spelled, written_out
from lib.text import _

__all__ = ["Count", "Shape", "count", "kind_name", "kinds", "written_out"]

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
    kind = kinds().get(kind_name(layer_type))
    if kind is None or layer_type != kind.TITLE:
        known = ", ".join(module.TITLE for module in kinds().values())
        reason = _("There is no layer {layer}. Known are {known}.").format(layer=spelled(layer_type), known=known)
        raise LayerError(reason=reason)
    needed = _needed(kind, arguments)
    if len(shapes) != 1 and not _joins(kind):
        reason = _("{layer_type} takes one input, but gets {number}. Join them with Add or Concatenate first.")
        raise LayerError(reason=reason.format(layer_type=layer_type, number=len(shapes)))
    counted = kind.count(*shapes, **needed)
    return counted if _is_trained(arguments) else counted.frozen()


def _needed(kind: ModuleType, arguments: Mapping[str, object]) -> dict[str, object]:
    """The arguments that the kind's count takes; those without effect on it are left out.

    Raises:
        LayerError: one is unknown or missing.
    """
    known = _keywords(kind)
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


@lru_cache(maxsize=64)
def _keywords(kind: ModuleType) -> dict[str, inspect.Parameter]:
    """The arguments of Keras that the kind's count depends on."""
    parameters = inspect.signature(kind.count).parameters.values()
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
