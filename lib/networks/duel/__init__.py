"""The duel: an MLP and a CNN of about as many parameters, trained on the same pictures, in figures.

python -m lib.networks.duel    computes them from the committed networks and the published test pictures
read() -> Figures              what that wrote into models/duel.json
examples()                     ten of those pictures, kept beside it for a machine without data
answers(...)                   what networks answer to one picture wherever it is moved to, at once
"""

from lib.networks.duel.figures import CIFAR10, FASHION, PAIRS, SHUFFLED, Fighter, Figures, Pair, read
from lib.networks.duel.moving import MOST, SEED, answers, in_order, moved, order
from lib.networks.duel.pictures import Example, examples

__all__ = [
    "CIFAR10",
    "FASHION",
    "MOST",
    "PAIRS",
    "SEED",
    "SHUFFLED",
    "Example",
    "Fighter",
    "Figures",
    "Pair",
    "answers",
    "examples",
    "in_order",
    "moved",
    "order",
    "read",
]
