"""What both readers hand on: the cells of a file by column, before anything is made of them."""

from dataclasses import dataclass

Cell = str | float | None  # as the file has it: the text of a CSV cell; a number, text or null of JSON


@dataclass(frozen=True)
class Part:
    """The columns between two headers of a file; JSON has one part.

    Attributes:
        columns: name in the frame → cells, all of one length.
        rows: where each cell stands: in CSV the line of the file, in JSON the place in the list, both from 1.
    """

    columns: dict[str, list[Cell]]
    rows: list[int]
