"""Random designs: small networks of every kind the builder offers, rows and with ways that join again."""

import random

from lib.designs import OFFERED, Design, count, inserted
from lib.parameters import INPUT

LARGEST, MOST = 40_000, 300_000  # values and parameters of one layer, so that Keras builds it at once
ENDS = ("Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D")


def any_layer(rng: random.Random, kind: str) -> dict:
    """A layer with random arguments, most of which fit most pictures."""
    layer = {"type": kind}
    side = lambda most: rng.choice([rng.randint(1, most), (rng.randint(1, most), rng.randint(1, most))])  # noqa: E731
    if kind in ("Conv2D", "SeparableConv2D"):
        layer["filters"] = rng.choice([1, 2, 4, 6, 8])
    if "Conv2D" in kind:
        layer |= {"kernel_size": side(4), "use_bias": rng.random() < 0.7, "padding": rng.choice(["same", "valid"])}
        layer["activation"] = rng.choice([None, "relu", "hard_sigmoid", "linear"])
        wide = ["strides"] * (rng.random() < 0.4) + ["dilation_rate"] * (rng.random() < 0.3)
        layer |= {name: side(3) for name in (wide[:1] if kind == "Conv2D" else wide)}  # Conv2D takes one of the two
        if kind != "Conv2D":
            layer["depth_multiplier"] = rng.randint(1, 3)
        elif rng.random() < 0.3:
            layer["groups"] = rng.choice([1, 2, 3, 4])
    if kind in ("MaxPooling2D", "AveragePooling2D"):
        layer |= {"pool_size": side(3), "padding": rng.choice(["same", "valid"])}
        layer["strides"] = rng.choice([None, side(3)])
    if kind == "Dense":
        layer |= {"units": rng.randint(1, 12), "activation": rng.choice(["relu", None]), "use_bias": rng.random() < 0.8}
    if kind == "BatchNormalization":
        layer |= {"center": rng.random() < 0.7, "scale": rng.random() < 0.7}
    if kind == "ZeroPadding2D":
        layer["padding"] = rng.choice([0, 1, (1, 2), ((0, 1), (2, 0))])
    layer |= {"Dropout": {"rate": 0.25}, "Activation": {"activation": "tanh"}}.get(kind, {})
    if rng.random() < 0.1:
        layer["trainable"] = False
    return layer


def any_design(rng: random.Random, length: int = 8) -> Design:
    """A design that fits, of one to `length` layers before its end and a few more where ways join."""
    shape = rng.choice([(rng.randint(4, 16), rng.randint(4, 16), rng.choice([1, 2, 3, 4])), (rng.randint(2, 40),)])
    design = Design(shape)
    for _ in range(rng.randint(1, length)):
        kind = rng.choice([kind for kind in OFFERED if kind not in ENDS])
        design = _with(design, any_layer(rng, kind))
        if rng.random() < 0.25:
            design = _joined(rng, design)
    if len(shape) == 3:
        design = _with(design, {"type": rng.choice(ENDS)})
    return _with(design, any_layer(rng, rng.choice(["Dense", "Softmax", "Dropout"])))


def _with(design: Design, layer: dict) -> Design:
    """The design with the layer behind it, or as it was where that does not fit or is too large."""
    try:
        longer = inserted(design, len(design.layers), layer)
    except ValueError:
        return design
    counted = count(longer)
    row = counted.lines[-1].row
    return longer if row and counted.activation_bytes < 4 * LARGEST and row.parameters < MOST else design


def _joined(rng: random.Random, design: Design) -> Design:
    """With a layer that reads the last and one or two others, from anywhere before it."""
    names = [INPUT, *design.names]
    inputs = [*rng.choices(names, k=rng.randint(1, 2)), names[-1]]
    return _with(design, {"type": rng.choice(["Add", "Concatenate"]), "inputs": inputs})
