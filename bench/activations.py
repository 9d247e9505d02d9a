"""All activations of one image, as the Activations page asks for them.

Against the plain LiteRT call, which is one interpreter with its input set, invoked, and every output of the file
copied out. And against Keras in two ways, both with everything made beforehand and each answer brought to NumPy: a
model for each layer that begins at the image and ends there, one after the other (`model.predict` would be slower
still); and each layer once, on what the layers before it gave.
"""

from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np
from ai_edge_litert.interpreter import Interpreter

from bench import Line
from bench._largest import largest
from bench.measure import in_turn
from lib import networks
from lib.networks import Network

MODELS = Path(__file__).parent.parent / "models"
RUNS, RUNS_KERAS = 101, 9
AT_ONCE = 20  # one call of a small network is too short to be timed alone


def run() -> list[Line]:
    """Three lines a network, the smallest VGG and the largest of all; the image is noise, seed 0."""
    return [line for name in ("tiny_vgg", largest()) for line in _lines(name)]


def _lines(name: str) -> list[Line]:
    network = networks.load(name)
    batch = np.random.default_rng(0).uniform(0, 255, (1, *network.card.input.shape)).astype(np.float32)
    ours, plain = in_turn(_repeated(lambda: network.run(batch)), _repeated(_plain(name, batch)), RUNS)
    models, layers = _keras(network, batch)
    once, in_models = in_turn(lambda: network.run(batch), models, RUNS_KERAS)
    again, in_layers = in_turn(lambda: network.run(batch), layers, RUNS_KERAS)
    print(f"  ours {1e3 * ours / AT_ONCE:.2f} ms, plain {1e3 * plain / AT_ONCE:.2f} ms")
    print(f"  Keras, a model a layer {1e3 * in_models:.0f} ms, each layer once {1e3 * in_layers:.0f} ms")
    what = f"all {len(network.layers)} activations of one image, {name}"
    return [
        Line(what, "the plain LiteRT call", RUNS, ours / plain, "at most 1.3"),
        Line(f"times faster, {what}", "Keras with a model a layer", RUNS_KERAS, in_models / once, "at least 12"),
        Line(f"times faster, {what}", "Keras with each layer once", RUNS_KERAS, in_layers / again, "at least 12"),
    ]


def _repeated(call: Callable[[], object]) -> Callable[[], None]:
    def calls() -> None:
        for _ in range(AT_ONCE):
            call()

    return calls


def _plain(name: str, batch: np.ndarray) -> Callable[[], list[np.ndarray]]:
    interpreter = Interpreter(model_path=str(MODELS / name / "model.tflite"), num_threads=1)
    interpreter.allocate_tensors()
    (given,) = interpreter.get_input_details()
    outputs = [each["index"] for each in interpreter.get_output_details()]

    def call() -> list[np.ndarray]:
        interpreter.set_tensor(given["index"], batch)
        interpreter.invoke()
        return [interpreter.get_tensor(output) for output in outputs]

    return call


def _keras(network: Network, batch: np.ndarray) -> tuple[Callable[[], object], Callable[[], object]]:
    model = keras.saving.load_model(MODELS / network.name / "model.keras", compile=False)
    names = [layer.name for layer in network.layers]
    models = [keras.Model(model.inputs[0], model.get_layer(name).output) for name in names]

    def layer_by_layer() -> dict[str, np.ndarray]:
        values = {"input": batch}
        for name in names:
            before = [values[each] for each in network.inputs_of(name)]
            values[name] = np.asarray(model.get_layer(name)(before if len(before) > 1 else before[0]))
        return values

    return lambda: [np.asarray(each(batch, training=False)) for each in models], layer_by_layer
