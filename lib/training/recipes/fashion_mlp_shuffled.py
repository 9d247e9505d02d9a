"""The same network as `fashion_mlp`, on the same pictures with their pixels in one fixed random order."""

from dataclasses import replace

from lib.training.limits import SHUFFLED
from lib.training.recipes import fashion_mlp

RECIPE = replace(
    fashion_mlp.RECIPE,
    title="Fashion MLP, shuffled pixels",
    shuffle=1998,
    snapshots=False,
    tried=(),
    limits=(SHUFFLED, *fashion_mlp.RECIPE.limits),
)
