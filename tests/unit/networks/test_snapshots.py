"""The weights that were kept while a network learned, read back."""

import numpy as np
import pytest

from lib import networks
from lib.errors import NetworkError
from lib.networks import snapshots
from lib.networks.registry import MODELS

KEEPERS = [name for name in networks.names() if (MODELS / name / "snapshots").is_dir()]


def test_there_are_networks_with_snapshots_and_others() -> None:
    assert "tiny_vgg" in KEEPERS
    assert snapshots.epochs("cifar10_mlp") == ()


@pytest.mark.parametrize("name", KEEPERS)
def test_every_kept_epoch_is_told_and_its_kernels_fit(name: str) -> None:
    network, found = networks.load(name), snapshots.epochs(name)
    assert found[0] == 0
    assert len(found) == len(list((MODELS / name / "snapshots").glob("*.npz")))
    for layer in network.layers:
        if "kernel" in (weights := network.weights(layer.name)):
            kept = snapshots.kernel(name, layer.name, found[0])
            assert (kept.shape, kept.dtype) == (weights["kernel"].shape, np.float32)


@pytest.mark.parametrize(("layer", "epoch"), [("relu_1_1", 0), ("conv2d_1_1", 98), ("../conv2d_1_1", 0)])
def test_what_was_not_kept_is_explained(layer: str, epoch: int) -> None:
    with pytest.raises(NetworkError, match=f"after epoch {epoch} cannot be read"):
        snapshots.kernel("tiny_vgg", layer, epoch)


@pytest.mark.parametrize("name", ["vgg16", "../models/tiny_vgg"])
def test_a_network_that_is_not_there_is_explained(name: str) -> None:
    with pytest.raises(NetworkError, match="There is no network"):
        snapshots.epochs(name)
    with pytest.raises(NetworkError, match="There is no network"):
        snapshots.kernel(name, "conv2d_1_1", 0)
