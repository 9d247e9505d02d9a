"""The interpreter run by itself gives what the signature's runner gives, whichever outputs are asked for."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from lib import networks
from lib.images.samples import SAMPLES, load_sample
from lib.networks import Network
from lib.networks.registry import MODELS
from lib.networks.shelf import Shelf

every_network = pytest.mark.parametrize("name", networks.names())


def pictures(network: Network) -> np.ndarray:
    """float32 (12, h, w, c): the sample photos."""
    return np.stack([network.prepare(load_sample(name).pixels) for name in SAMPLES])


@every_network
def test_every_output_is_that_of_the_signatures_runner(name: str) -> None:
    network = networks.load(name)
    runner = Interpreter(str(MODELS / name / "model.tflite"), num_threads=1).get_signature_runner()
    (given,) = runner.get_input_details()
    for picture in pictures(network)[:, None]:
        wanted = runner(**{given: picture})
        found = network.run(picture)
        assert found.keys() == wanted.keys()
        assert all(np.array_equal(found[layer], wanted[layer]) for layer in wanted)
        assert np.array_equal(network.probabilities(picture), wanted[network.layers[-1].name])


@every_network
def test_only_what_is_asked_for_is_given(name: str) -> None:
    network = networks.load(name)
    batch = pictures(network)
    whole = network.run(batch)
    for layers in ((network.layers[0].name,), (network.layers[-1].name, network.layers[2].name)):
        found = network._pool.run(batch, layers)
        assert list(found) == list(layers)
        assert all(np.array_equal(found[layer], whole[layer]) for layer in layers)


@every_network
def test_results_are_the_callers_own(name: str) -> None:
    network = networks.load(name)
    first, second = pictures(network)[:2, None]
    kept = network.run(first), network.probabilities(first)
    copies = {layer: values.copy() for layer, values in kept[0].items()}, kept[1].copy()
    network.run(second)
    assert all(np.array_equal(kept[0][layer], copies[0][layer]) for layer in copies[0])
    assert np.array_equal(kept[1], copies[1])
    kept[1][:] = 0


@every_network
def test_threads_that_ask_for_all_layers_and_for_answers_in_batches_of_all_sizes_get_their_own(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = networks.load(name)
    batch = pictures(network)
    wanted = network.run(batch)
    last = network.layers[-1].name
    monkeypatch.setattr(network._pool, "_shelf", Shelf(2, 100_000_000))

    def differs(at: int) -> bool:
        rows = slice(at % 7, at % 7 + 1 + at % 5)
        found = network.run(batch[rows]) if at % 2 else {last: network.probabilities(batch[rows])}
        return any(
            np.abs(values - wanted[layer][rows]).max() > 1e-5 * np.abs(wanted[layer]).max()
            for layer, values in found.items()
        )

    with ThreadPoolExecutor(8) as threads:
        assert not any(threads.map(differs, range(140)))
