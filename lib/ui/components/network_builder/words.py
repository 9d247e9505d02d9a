"""What the builder says of each kind of layer: what it does, and what its parameters are counted from."""

from lib.text import _

GROUPS = {
    _("Convolution"): ("Conv2D", "DepthwiseConv2D", "SeparableConv2D", "ZeroPadding2D"),
    _("Pooling"): ("MaxPooling2D", "AveragePooling2D", "GlobalAveragePooling2D", "GlobalMaxPooling2D"),
    _("Dense"): ("Flatten", "Dense"),
    _("For training"): ("Dropout", "BatchNormalization"),
    _("Activation"): ("ReLU", "Activation", "Softmax"),
}
"""The kinds that can be put in, as the menu shows them."""

ABOUT = {
    "Conv2D": _("Filters slide over the picture; each sees all channels."),
    "DepthwiseConv2D": _("Each channel gets a filter of its own; channels stay apart."),
    "SeparableConv2D": _("A filter for each channel, then 1×1 filters that mix the channels."),
    "Conv2DTranspose": _("A convolution backwards: it makes the picture larger."),
    "MaxPooling2D": _("Keeps the largest value of each window."),
    "AveragePooling2D": _("Keeps the mean of each window."),
    "GlobalAveragePooling2D": _("One number a channel: the mean of its map."),
    "GlobalMaxPooling2D": _("One number a channel: the largest of its map."),
    "Flatten": _("Lays all values in one row, for a dense layer."),
    "Dense": _("Every unit sees every value."),
    "Dropout": _("Leaves out a share of the values while training; learns nothing."),
    "SpatialDropout2D": _("Leaves out whole maps while training; learns nothing."),
    "BatchNormalization": _("Brings each channel to one mean and spread."),
    "Activation": _("A function of each single value."),
    "ReLU": _("Makes negative values zero."),
    "LeakyReLU": _("Makes negative values small."),
    "Softmax": _("Turns scores into probabilities."),
    "ZeroPadding2D": _("Puts zeros round the picture."),
    "UpSampling2D": _("Repeats rows and columns."),
    "Reshape": _("Puts the same values into another shape."),
    "Rescaling": _("Multiplies and shifts every value by fixed numbers."),
    "Add": _("Adds what it reads, cell by cell."),
    "Concatenate": _("Puts the channels of what it reads behind each other."),
}

PARAMETERS = {
    "Conv2D": _("kernel rows · columns · channels it sees · filters + a bias for each filter"),
    "Conv2DTranspose": _("kernel rows · columns · filters · channels it sees + a bias for each filter"),
    "DepthwiseConv2D": _("kernel rows · columns · channels · multiplier + a bias for each channel that comes out"),
    "SeparableConv2D": _("a kernel for each channel + 1×1 filters over the channels + a bias for each filter"),
    "Dense": _("values that come in · units + a bias for each unit"),
    "BatchNormalization": _("scale and shift are trained for each channel; mean and variance are only measured"),
}
"""What the factors of the arithmetic are."""

ARGUMENTS = {
    "filters": _("filters"),
    "kernel_size": _("kernel"),
    "strides": _("stride"),
    "dilation_rate": _("dilation"),
    "padding": "",
    "groups": _("groups"),
    "activation": "",
    "use_bias": _("bias"),
    "depth_multiplier": _("multiplier"),
    "units": _("units"),
    "pool_size": _("window"),
    "rate": _("share"),
    "trainable": _("trainable"),
    "target_shape": _("shape"),
    "type": _("kind"),
}
"""The word in front of a field; Keras' own name, with spaces, where none is given here."""

TONES = {
    "Dense": "mlp",
    "Conv2D": "cnn",
    "DepthwiseConv2D": "cnn",
    "SeparableConv2D": "cnn",
    "Conv2DTranspose": "cnn",
}
"""The colour of a kind's share: dense layers as the MLP of this page, convolutions as the CNN, others grey."""


def words() -> dict[str, object]:
    """The words of the component; what stands in braces is filled in by the browser."""
    return {
        "table": _("The layers of the network"),
        "heads": {
            "place": _("Place"),
            "layer": _("Layer"),
            "arguments": _("Settings"),
            "output": _("Output"),
            "parameters": _("Parameters"),
            "macs": _("MACs"),
            "end": _("Remove"),
        },
        "input": _("Input"),
        "add": _("Add a layer"),
        "undo": _("Undo"),
        "addBefore": _("Add a layer before {name}"),
        "added": _("{name} stands at place {place} of {of}."),
        "move": _("Move {name}: pull it, or press the arrow keys"),
        "howToMove": _("Pull the handle, or press the arrow keys up and down while it is chosen."),
        "moved": _("{name} stands at place {place} of {of}."),
        "fixed": _("Layers of this network read others than the one before them, so they cannot change places."),
        "remove": _("Remove {name}"),
        "removed": _("{name} is removed."),
        "field": _("{argument} of {name}"),
        "open_parameters": _("{figure} parameters of {name}: show the arithmetic"),
        "open_macs": _("{figure} multiply-accumulates of {name}: show the arithmetic"),
        "sumOf": _("{total}, written out"),
        "instead": _("Instead: {said}"),
        "broken": _("Does not fit:"),
        "remark": _("Fits, but:"),
        "noNumber": _("{argument} needs a number: it stays as it was."),
        "outside": _("{argument} goes from {low} to {high}: it is {value} now."),
    }
