"""The Keras code of a network that is a plain row of layers."""

from collections.abc import Mapping, Sequence


def sequential(name: str, input_shape: Sequence[int], layers: Sequence[Mapping[str, object]]) -> str:
    """Python code that builds the network and prints its layers.

    Args:
        name: of the variable; a Python name.
        input_shape: without the batch.
        layers: as `lib.parameters.summarize` takes them, each reading the one before it.

    >>> print(sequential("cnn", (28, 28, 1), [{"type": "Conv2D", "filters": 5, "kernel_size": 3}]))
    import keras
    <BLANKLINE>
    cnn = keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(filters=5, kernel_size=3),
    ])
    cnn.summary()
    """
    lines = [f"    keras.Input({tuple(input_shape)!r}),", *(f"    {call(layer)}," for layer in layers)]
    return "\n".join(["import keras", "", f"{name} = keras.Sequential([", *lines, "])", f"{name}.summary()"])


def call(layer: Mapping[str, object]) -> str:
    """A layer as Keras makes it.

    >>> call({"type": "Dense", "units": 3, "activation": "relu"})
    "keras.layers.Dense(units=3, activation='relu')"
    """
    arguments = ", ".join(f"{name}={value!r}" for name, value in layer.items() if name != "type")
    return f"keras.layers.{layer['type']}({arguments})"
