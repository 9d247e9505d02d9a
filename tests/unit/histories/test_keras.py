"""Against Keras itself: what its CSVLogger writes and its History holds is read back number for number."""

import json

import keras
import numpy as np
import pytest

from lib.histories import parse

LOGS = [
    {"loss": 0.6931471824645996, "accuracy": 0.5, "val_loss": 0.75, "val_accuracy": 0.46875, "learning_rate": 1e-3},
    {"loss": 0.5123, "accuracy": np.float32(0.8125), "val_loss": 0.61, "val_accuracy": 0.78125, "learning_rate": 1e-4},
    {"loss": 0.4001, "accuracy": 0.875, "val_loss": 0.63, "val_accuracy": 0.75, "learning_rate": 1e-5},
]


def logged(path, logs, *, start=0, **settings) -> None:
    """What `model.fit(..., callbacks=[CSVLogger(path)])` does with these epochs."""
    logger = keras.callbacks.CSVLogger(path, **settings)
    logger.on_train_begin()
    for epoch, values in enumerate(logs, start):
        logger.on_epoch_end(epoch, values)
    logger.on_train_end()


def check(frame, logs) -> None:
    assert frame["epoch"].tolist() == list(range(1, len(logs) + 1))
    for name in logs[0]:
        assert frame[name].tolist() == [float(values[name]) for values in logs]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_the_logger_writes_is_read_back(tmp_path, separator):
    logged(tmp_path / "log", LOGS, separator=separator)
    check(parse((tmp_path / "log").read_bytes(), "log").frame, LOGS)


def test_a_training_without_validation(tmp_path):
    logs = [{"loss": values["loss"], "accuracy": values["accuracy"]} for values in LOGS]
    logged(tmp_path / "log", logs)
    history = parse((tmp_path / "log").read_bytes(), "log")
    assert list(history.frame.columns) == ["epoch", "loss", "accuracy"]
    check(history.frame, logs)


def test_an_appended_log_that_counts_on(tmp_path):
    logged(tmp_path / "log", LOGS[:2])
    logged(tmp_path / "log", LOGS[2:], start=2, append=True)
    check(parse((tmp_path / "log").read_bytes(), "log").frame, LOGS)


def test_an_appended_log_that_counts_from_nought_again(tmp_path):
    logged(tmp_path / "log", LOGS[:2])
    logged(tmp_path / "log", LOGS[2:], append=True)
    history = parse((tmp_path / "log").read_bytes(), "log")
    check(history.frame, LOGS)
    assert "begin again at 0 in row 4" in history.notes[0]


def test_the_history_of_a_real_fit():
    keras.utils.set_random_seed(3)
    model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    x = np.random.default_rng(3).normal(size=(64, 4)).astype("float32")
    fitted = model.fit(x, (x[:, 0] > 0).astype("float32"), epochs=3, validation_split=0.25, verbose=0)
    frame = parse(json.dumps(fitted.history).encode(), "history.json").frame
    assert list(frame.columns) == ["epoch", "loss", "accuracy", "val_loss", "val_accuracy"]
    for name, values in fitted.history.items():
        assert frame[name].tolist() == values
