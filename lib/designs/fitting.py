"""How far the layers of a design fit."""

import math

from lib.designs.design import Design
from lib.errors import DoesNotFit, LayerError
from lib.parameters import Row, walk
from lib.text import _, number

LARGEST = 10**15
"""Of the values, parameters and multiplications of one layer: layers that enlarge a picture have no other end."""


def fitting(design: Design) -> tuple[list[Row], str]:
    """The rows up to the first layer that does not fit, and why it does not; no words where all of them fit."""
    rows: list[Row] = []
    try:
        for row in walk(design.input_shape, design.described()):
            _check_size(row)
            rows.append(row)
    except DoesNotFit as error:
        return rows, str(error.__cause__ or error)  # the cause is without the name of the layer, which its line has
    return rows, ""


def _check_size(row: Row) -> None:
    """Refuse a layer beyond all machines.

    Raises:
        LayerError: it has more than 10¹⁵ values, parameters or multiplications.
    """
    sizes = (math.prod(row.output_shape), row.parameters, row.macs)
    for what, size in zip((_("values"), _("parameters"), _("multiplications")), sizes, strict=True):
        if size > LARGEST:
            reason = _("This layer has more than {most} {what}. Make the picture or the layers before it smaller.")
            raise LayerError(reason=reason.format(most=number(LARGEST), what=what))
