"""Keras' activations of one value, as a formula and as a number."""

import math
from collections.abc import Callable

from lib.errors import LayerError
from lib.text import _

_SELU_ALPHA, _SELU_SCALE = 1.6732632423543772, 1.0507009873554805


def _exp(x: float) -> float:
    """e to the power of x, infinite where that is beyond float64."""
    return math.exp(x) if x < 709 else math.inf


def _sigmoid(x: float) -> float:
    return 1 / (1 + _exp(-x))


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def _between(x: float, low: float, high: float) -> float:
    return min(max(x, low), high)


def _hard_sigmoid(x: float) -> float:
    return _between(x / 6 + 0.5, 0.0, 1.0)


def _elu(x: float) -> float:
    return x if x > 0 else math.expm1(x)


def _sparse_plus(x: float) -> float:
    return 0.0 if x <= -1 else x if x >= 1 else (x + 1) ** 2 / 4


_FUNCTIONS: dict[str, tuple[str, Callable[[float], float]]] = {
    "linear": ("{x}", lambda x: x),
    "relu": ("max(0, {x})", lambda x: max(0.0, x)),
    "relu6": ("min(6, max(0, {x}))", lambda x: _between(x, 0.0, 6.0)),
    "leaky_relu": ("max({x}, 0.2 · {x})", lambda x: max(x, 0.2 * x)),
    "sigmoid": ("1 / (1 + e^(−{x}))", _sigmoid),
    "tanh": ("tanh({x})", math.tanh),
    "elu": ("max(0, {x}) + min(0, e^{x} − 1)", _elu),
    "celu": ("max(0, {x}) + min(0, e^{x} − 1)", _elu),
    "selu": ("1.0507 · (max(0, {x}) + 1.6733 · min(0, e^{x} − 1))", lambda x: _SELU_SCALE * _selu_inner(x)),
    "exponential": ("e^{x}", _exp),
    "softplus": ("ln(1 + e^{x})", _softplus),
    "softsign": ("{x} / (1 + |{x}|)", lambda x: x / (1 + abs(x))),
    "silu": ("{x} / (1 + e^(−{x}))", lambda x: x * _sigmoid(x)),
    "swish": ("{x} / (1 + e^(−{x}))", lambda x: x * _sigmoid(x)),
    "gelu": ("{x} · ½ · (1 + erf({x} / √2))", lambda x: x / 2 * (1 + math.erf(x / math.sqrt(2)))),
    "mish": ("{x} · tanh(ln(1 + e^{x}))", lambda x: x * math.tanh(_softplus(x))),
    "log_sigmoid": ("−ln(1 + e^(−{x}))", lambda x: -_softplus(-x)),
    "hard_sigmoid": ("min(1, max(0, {x} / 6 + 0.5))", _hard_sigmoid),
    "hard_silu": ("{x} · min(1, max(0, {x} / 6 + 0.5))", lambda x: x * _hard_sigmoid(x)),
    "hard_swish": ("{x} · min(1, max(0, {x} / 6 + 0.5))", lambda x: x * _hard_sigmoid(x)),
    "hard_tanh": ("min(1, max(−1, {x}))", lambda x: _between(x, -1.0, 1.0)),
    "hard_shrink": ("{x}, 0 between −0.5 and 0.5", lambda x: x if abs(x) > 0.5 else 0.0),
    "soft_shrink": ("max(0, {x} − 0.5) + min(0, {x} + 0.5)", lambda x: max(0.0, x - 0.5) + min(0.0, x + 0.5)),
    "tanh_shrink": ("{x} − tanh({x})", lambda x: x - math.tanh(x)),
    "squareplus": ("({x} + √({x}² + 4)) / 2", lambda x: (x + math.sqrt(x * x + 4)) / 2),
    "sparse_plus": ("({x} + 1)² / 4, 0 below −1, {x} above 1", _sparse_plus),
    "sparse_sigmoid": ("min(1, max(0, ({x} + 1) / 2))", lambda x: _between((x + 1) / 2, 0.0, 1.0)),
}


def named(activation: str | None) -> str:
    """The name of an activation of one value; None is "linear".

    Raises:
        LayerError: as `value`.
    """
    _function(activation or "linear")
    return activation or "linear"


def formula(name: str) -> str:
    """The function with {x} where the value stands.

    Raises:
        LayerError: as `value`.
    """
    return _function(name)[0]


def value(name: str, x: float) -> float:
    """The function of one value, in float64.

    Args:
        name: as Keras spells it, as "relu".
        x: the value.

    Raises:
        LayerError: the activation is unknown, or takes several values at once, as softmax.

    >>> value("relu", -0.5), value("tanh", 0.0)
    (0.0, 0.0)
    """
    return _function(name)[1](x)


def _function(name: str) -> tuple[str, Callable[[float], float]]:
    if name not in _FUNCTIONS:
        reason = _("The activation {name} takes no value by itself. Put it after the layer as a layer of its own.")
        raise LayerError(reason=reason.format(name=name))
    return _FUNCTIONS[name]


def _selu_inner(x: float) -> float:
    return x if x > 0 else _SELU_ALPHA * math.expm1(x)
