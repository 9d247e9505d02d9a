"""The same network as `fashion_cnn`, on the same pictures with their pixels in one fixed random order."""

from dataclasses import replace

from lib.training.limits import SHUFFLED
from lib.training.recipes import fashion_cnn

RECIPE = replace(
    fashion_cnn.RECIPE,
    title="Fashion CNN, shuffled pixels",
    shuffle=1998,
    snapshots=False,
    tried=(),
    limits=(SHUFFLED, *fashion_cnn.RECIPE.limits),
)
