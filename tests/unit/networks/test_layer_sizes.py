"""What each layer costs is what the file has and what Keras counts."""

import numpy as np
import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.networks.layer_sizes import sizes


@pytest.mark.parametrize("name", networks.names())
def test_every_layer_is_counted_as_it_is(name: str) -> None:
    network = networks.load(name)
    outputs = network.run(network.prepare(load_sample("coffee").pixels)[None])
    found = sizes(network.card)
    assert [each.name for each in found] == [layer.name for layer in network.layers]
    for each in found:
        weights = network.weights(each.name)
        assert each.parameters == sum(array.size for array in weights.values())
        assert each.memory == outputs[each.name].nbytes
        taps = weights["kernel"][..., 0].size if "kernel" in weights else 0
        assert each.macs == taps * int(np.prod(each.output_shape))
