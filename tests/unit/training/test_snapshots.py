"""The weights that are kept to watch the learning."""

from pathlib import Path

import keras
import numpy as np
import pytest
from keras import layers

from lib.training import snapshots
from lib.training.export import write_weights


@pytest.mark.parametrize("planned", [*range(1, 60), 100, 1000])
def test_at_most_twelve_the_first_before_training_and_the_last_at_its_end(planned: int) -> None:
    found = snapshots.epochs(planned)
    assert (found[0], found[-1]) == (0, planned)
    assert len(found) == min(planned + 1, len(found)) <= snapshots.MOST == 12
    assert list(found) == sorted(set(found))


def test_few_epochs_are_all_kept_and_of_many_the_early_ones_closer_together() -> None:
    assert snapshots.epochs(11) == tuple(range(12))
    steps = np.diff(snapshots.epochs(100))
    assert (np.diff(steps) >= -1).all()
    assert steps[-1] > 5 * steps[0]


def test_a_file_holds_every_weight_by_the_name_it_has_in_weights_npz(tmp_path: Path) -> None:
    inputs = keras.Input((5, 5, 1))
    x = layers.BatchNormalization(name="norm")(layers.Conv2D(2, 3, name="conv")(inputs))
    model = keras.Model(inputs, layers.Dense(3, name="logits")(layers.Flatten(name="flatten")(x)))
    snapshots.save(model, tmp_path / "snapshots", 7)
    write_weights(model, tmp_path / "weights.npz")
    found, wanted = (
        dict(np.load(tmp_path / name, allow_pickle=False)) for name in ("snapshots/epoch_07.npz", "weights.npz")
    )
    assert found.keys() == wanted.keys() >= {"conv/kernel", "conv/bias", "norm/moving_mean", "logits/kernel"}
    for key in found:
        assert found[key].dtype == np.float16
        np.testing.assert_array_equal(found[key], wanted[key].astype(np.float16))
