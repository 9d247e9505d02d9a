"""Cats vs dogs: photos of pets as people took them, any size and shape, colour."""

from lib.datasets.split import DataSet

DATA_SET = DataSet(
    title="Cats vs dogs",
    classes=("cat", "dog"),
    channels=3,
    light_on_dark=False,
    author="the photos' owners, collected by Microsoft Research and Petfinder.com for Asirra, 2007; Kaggle, 2013",
    source="https://www.kaggle.com/c/dogs-vs-cats",
    licence="no open licence known; the terms of Kaggle's competition and of Asirra, for research and teaching",
    remote=(),
    faults=(
        "Some photos show people, fences or more than one animal; cat.92 of the training part is a stuffed toy.",
        "About 190 photos are smaller than 128 pixels on their short side.",
        "Drawings, repeated photos and two wrong labels were taken out before; not every photo was looked at.",
    ),
    alike=0.95,
)
