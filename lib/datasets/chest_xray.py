"""Chest X-rays of children, normal or with pneumonia; all parts together, divided anew by patient."""

import re

from lib.datasets.split import DataSet

_TAG = re.compile(r"(train|val|test)/(person\d+|(?:NORMAL2-)?IM-\d{4})")


def patient(name: str) -> str:
    """Whose X-ray a file shows. Numbers were given within each published part, so the part belongs to it.

    A file without such a number is a patient of its own.

    >>> patient("train/person109_bacteria_517.jpeg"), patient("test/NORMAL2-IM-0030-0001.jpeg")
    ('train/person109', 'test/NORMAL2-IM-0030')
    """
    found = _TAG.match(name)
    return found[0] if found else name


DATA_SET = DataSet(
    title="Chest X-rays, divided anew",
    classes=("NORMAL", "PNEUMONIA"),
    channels=1,
    light_on_dark=False,
    author="Daniel Kermany, Kang Zhang, Michael Goldbaum, Labeled Optical Coherence Tomography and Chest X-Ray Images "
    "for Classification, 2018",
    source="https://doi.org/10.17632/rscbjbr9sj",
    licence="CC BY 4.0; not for diagnosis",
    remote=(),
    faults=(
        "All pictures come from children at one hospital, Guangzhou Women and Children's Medical Center.",
        "About three in four pictures show pneumonia, far more than among those who are X-rayed.",
        "The pictures were squashed to a square before they came here, so their true shape is lost.",
        "30 pictures stand there more than once under different names; copies count as one patient.",
    ),
    patient=patient,
    divided_anew=True,
)
