"""What a network computes of many pictures, as far as `lib.networks.familiarity` looks at it, with all cores."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from lib.datasets import Split
from lib.images.prepare import dark_on_light
from lib.networks import Network
from lib.networks.familiarity import Layers
from lib.networks.litert import MOST
from lib.networks.scores import looks

SEED = 20211121
MOST_OWN = 3000
_AT_ONCE = 32


def few(part: Split, most: int = MOST_OWN) -> Split:
    """At most so many pictures of a part, always the same ones, in their order."""
    return part.take(np.sort(np.random.default_rng(SEED).permutation(len(part))[:most]))


def own(network: Network, part: Split) -> dict[str, np.ndarray]:
    """Of at most 3,000 pictures of a part of the network's own data set; see `seen`."""
    return _observed(network, few(part).pixels, swaps=False)


def seen(network: Network, photos: Sequence[np.ndarray]) -> dict[str, np.ndarray]:
    """Of pictures that come as photos do: swapped where the ground is light, as Classify does by itself.

    Args:
        network: which.
        photos: uint8 (h, w, 1) or (h, w, 3) each, any size; at least one.

    Returns:
        what `Known.measure` takes: "features", "logits", "softmax", "looks", each (n, …).
    """
    return _observed(network, photos, swaps=network.card.input.light_on_dark)


def _observed(network: Network, pictures: Sequence[np.ndarray], swaps: bool) -> dict[str, np.ndarray]:
    layers = Layers.of(network.card)

    def observed(at: int) -> dict[str, np.ndarray]:
        some = pictures[at : at + _AT_ONCE]
        batch = np.stack([network.prepare(each, invert=swaps and dark_on_light(each)) for each in some])
        outputs = network.run(batch, layers)
        return {name: outputs[layer] for name, layer in layers._asdict().items()} | {"looks": looks(batch)}

    with ThreadPoolExecutor(MOST) as workers:
        pieces = list(workers.map(observed, range(0, len(pictures), _AT_ONCE)))
    return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}
