"""Training histories as two diagrams, loss and accuracy, with a table of the figures at one epoch."""

from lib.text import _
from lib.ui.components import register

_mount = register("curves", scripts=("../svg.js", "../html.js", "scale.js", "panel.js", "index.js"))


def curves(series: list[dict], *, key: str = "curves") -> None:
    """Mount the diagrams.

    Args:
        series: one a history, see `lib.ui.views.training.series`.
        key: of the component.
    """
    _mount(key=key, data={"series": series, "words": _words()})


def _words() -> dict:
    """The words of the component; what stands in braces is filled in by the browser."""
    return {
        "loss": _("Loss"),
        "accuracy": _("Accuracy"),
        "training": _("training"),
        "validation": _("validation"),
        "epoch": _("epoch"),
        "lowest": _("lowest: {value}, epoch {epoch}"),
        "highest": _("highest: {value}, epoch {epoch}"),
        "bestEpoch": _("epoch {epoch}"),
        "gapIs": _("gap {gap}"),
        "points": _("{n} points"),
        "theBest": _("{epoch}, the best"),
        "atBest": _("each its best"),
        "showBest": _("Best epochs"),
        "captionBest": _("At each history's best epoch, that of its lowest validation loss"),
        "captionEpoch": _("At epoch {epoch}"),
        "columns": [
            _("History"),
            _("Epoch"),
            _("Training loss"),
            _("Validation loss"),
            _("Gap"),
            _("Training accuracy"),
            _("Validation accuracy"),
            _("Gap"),
        ],
    }
