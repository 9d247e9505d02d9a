"""The Keras code that builds any design: a Sequential where it is a row, else a functional model."""

from collections.abc import Mapping
from keyword import iskeyword

from lib.code.sequential import call, sequential
from lib.designs import Design
from lib.parameters import INPUT

Variables = Mapping[str, str]


def code(design: Design, name: str = "model") -> str:
    """Python code that builds the network and prints its layers.

    Args:
        design: one that fits; Keras refuses what does not.
        name: of the variable; a Python name.

    >>> print(code(Design((8, 8, 3), [{"type": "ReLU", "name": "a"}, {"type": "Add", "inputs": ["a", "input"]}])))
    import keras
    <BLANKLINE>
    inputs = keras.Input((8, 8, 3))
    x = a = keras.layers.ReLU(name='a')(inputs)
    x = keras.layers.Add(name='add')([a, inputs])
    model = keras.Model(inputs, x)
    model.summary()
    """
    named = any("name" in layer for layer in design.layers)  # then all are, lest Keras gives one of the names again
    layers = design.described() if named else design.layers
    if design.is_row:
        return sequential(name, design.input_shape, layers)
    variables = _variables(design, name)
    lines = [_line(layer, "x" if place else "inputs", variables) for place, layer in enumerate(layers)]
    begin = ["import keras", "", f"inputs = keras.Input({design.input_shape!r})"]
    return "\n".join([*begin, *lines, f"{name} = keras.Model(inputs, x)", f"{name}.summary()"])


def _line(layer: Mapping[str, object], before: str, variables: Variables) -> str:
    """One layer applied; what others read from afar has a variable of its own."""
    arguments = {key: value for key, value in layer.items() if key != "inputs"}
    read = [variables[name] for name in layer["inputs"]] if "inputs" in layer else [before]
    given = f"[{', '.join(read)}]" if len(read) > 1 else read[0]
    own = f"{variables[layer['name']]} = " if layer.get("name") in variables else ""
    return f"x = {own}{call(arguments)}({given})"


def _variables(design: Design, model: str) -> dict[str, str]:
    """A variable for each layer that is read from afar: its name, longer where Python or the code has that already."""
    read = {name for layer in design.layers for name in layer.get("inputs", ())} - {INPUT}
    taken, variables = {"keras", "inputs", "x", model}, {INPUT: "inputs"}
    for name in sorted(read):
        variable = name
        while iskeyword(variable) or variable in taken:
            variable += "_"
        taken.add(variable)
        variables[name] = variable
    return variables
