"""Which patch of a network's input one cell of a layer can see: exactly, along all paths.

A cell sees what the cells that it reads see. So the smallest box round all that it sees is the smallest box round
their boxes, and one walk from the input on gives the boxes of all cells of all layers. Cells of the padding see
nothing; a cell at the rim therefore sees less. Rows and columns count from 0.

Source:
    Araujo, Norris & Sim, Computing receptive fields of convolutional neural networks (2019),
    https://distill.pub/2019/computing-receptive-fields; their formulas give the size away from the rim.
"""

from lib.receptive_field.field import Field, fields, largest, receptive_field
from lib.receptive_field.way import Step, way

__all__ = ["Field", "Step", "fields", "largest", "receptive_field", "way"]
