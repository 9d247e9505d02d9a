"""Is the sum on the screen the network's number? The sentences that say so, for the browser to fill in."""

from lib.networks import Card
from lib.text import _, figure, number

_SUMS = ("Add", "Conv2D", "Conv2DTranspose", "Dense", "DepthwiseConv2D", "SeparableConv2D")
"""Kinds whose numbers are sums; all others are made in another way."""


def words(card: Card, layer: str) -> dict[str, str]:
    """What stands below the arithmetic of one number; what is in braces is filled in by the browser.

    Args:
        card: the network's; its largest differences from Keras were measured when it was exported.
        layer: a layer's name.
    Returns:
        `computed` with {network} and {sum}; `equal`, and `rounding` with {difference}; `differs` with {difference};
        `keras`, which has no places.
    Raises:
        NetworkError: there is no such layer.
    """
    is_sum = card.layer(layer).kind in _SUMS
    of_a_sum = _("The network computed {network}; this sum gives {sum}")
    return {
        "computed": of_a_sum if is_sum else _("The network computed {network}; this gives {sum}"),
        "equal": _("equal"),
        "rounding": _("The network counts with numbers of 32 bits: they differ by {difference}."),
        "differs": _(
            "They differ by {difference}, which is more than rounding explains: a defect of ConvScope. "
            "Do not trust this arithmetic."
        ),
        "keras": _keras(card.difference, layer),
    }


def _keras(difference: dict, layer: str) -> str:
    """How far Keras is from the file that runs here, as the export measured it."""
    most = difference.get("layers", {}).get(layer)
    if most is None:
        return _("Keras was not compared with it on this layer.")
    values = {"most": figure(most), "n": number(difference["n"])}
    if most == 0:
        return _("Keras gives the same on this layer (measured at export on {n} pictures).").format(**values)
    sentence = _(
        "Keras differs from it by at most {most} of the layer’s largest value on this layer "
        "(measured at export on {n} pictures)."
    )
    return sentence.format(**values)
