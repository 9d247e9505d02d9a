"""A layer enlarged: all its maps, with the numbers that the network computed."""

import json

import numpy as np
import pytest

from lib import networks
from lib.ui.components.layer_view.enlarged import whole_layer
from tests.unit.ui.components.networks import computed


@pytest.mark.parametrize("name", networks.names())
def test_every_layer_is_enlarged_with_its_numbers(name):
    found = computed(name)
    for layer in found.network.layers:
        whole = whole_layer(found, layer)
        words = {key: value for key, value in whole.items() if key not in ("pictures", "numbers")}
        json.dumps(words, allow_nan=False)
        assert whole["column"]["n"] == layer.output_shape[-1]
        numbers = np.frombuffer(whole["numbers"]["v"][0].as_py(), "<f4")
        value = found.values[layer.name]
        maps = value.transpose(2, 0, 1) if value.ndim == 3 else value
        assert not numbers.size or np.array_equal(numbers, maps.ravel())


def test_the_answer_knows_its_classes():
    found = computed("fashion_cnn")
    assert whole_layer(found, found.network.layers[-1])["column"]["names"] == list(found.network.classes)
