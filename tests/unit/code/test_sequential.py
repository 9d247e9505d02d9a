"""The Keras code that is shown builds the network that was counted."""

import keras
import pytest

from lib.code.sequential import sequential
from lib.parameters import summarize
from lib.ui.comparison import PRESETS, Settings


def built(code, name):
    """What the code calls `name`, without running its last line, which prints."""
    space = {}
    exec("\n".join(code.splitlines()[:-1]), space)
    return space[name]


@pytest.mark.parametrize("settings", [*PRESETS.values(), Settings(9, 7, 4, 3, 6, 5, True, "network")])
@pytest.mark.parametrize("which", ["mlp", "cnn"])
def test_the_code_builds_what_was_counted(settings, which):
    layers = getattr(settings, which)()
    if settings.height * settings.width > 100_000:
        settings = Settings(40, 30, settings.channels, 10, 20, pool=settings.pool)
        layers = getattr(settings, which)()
    model = built(sequential(which, settings.shape, layers), which)
    rows = summarize(settings.shape, layers)
    assert isinstance(model, keras.Sequential)
    assert model.count_params() == sum(row.parameters for row in rows)
    assert [layer.output.shape[1:] for layer in model.layers] == [row.output_shape for row in rows]


def test_it_can_be_pasted_and_ends_with_the_summary():
    code = sequential("mlp", (28, 28), [{"type": "Flatten"}, {"type": "Dense", "units": 3, "activation": "relu"}])
    assert code == (
        "import keras\n\n"
        "mlp = keras.Sequential([\n"
        "    keras.Input((28, 28)),\n"
        "    keras.layers.Flatten(),\n"
        "    keras.layers.Dense(units=3, activation='relu'),\n"
        "])\n"
        "mlp.summary()"
    )
