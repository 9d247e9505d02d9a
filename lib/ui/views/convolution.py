"""The Convolution page's controls and views."""

import base64
from dataclasses import dataclass

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib import convolution, kernels
from lib.errors import DoesNotFit
from lib.text import _, number
from lib.ui import address, cache
from lib.ui.components.kernel_gallery import kernel_gallery
from lib.ui.components.window_stepper import window_stepper
from lib.ui.photo import CurrentPhoto
from lib.ui.views.stepper import Scale, View, decimals_of

DETAILS = (112, 224, 448, 1024)
MODES = ("grey", "each", "all")
PADDINGS = ("valid", "same")
STRIDES, DILATIONS = (1, 8), (1, 4)
GREY = 3  # the plane of the pixel store
DEFAULT, DEFAULT_SIZE = "sobel_x", 3
OPERATION = (
    *("kernel", "size", "stride", "padding", "dilation"),
    *("mode", "channel", "bias", "relu", "seed", "cells"),
)
COLOURS = ("red", "green", "blue")
SHOWN_AS = ("automatic", "values", "picture")
NARROW = 120  # pixels of a field for one number


@dataclass(frozen=True)
class Settings:
    """What is chosen on the Convolution page."""

    name: str
    weights: np.ndarray
    stride: int
    padding: str
    dilation: int
    mode: str
    channel: int
    bias: float
    relu: bool
    as_picture: bool

    def planes(self) -> list[int]:
        """The planes of the pixel store that are summed."""
        return {"grey": [GREY], "each": [self.channel], "all": [0, 1, 2]}[self.mode]


def detail() -> int:
    """How many pixels the long side of the photo has, for the operation."""
    address.one_of("detail", DETAILS, DETAILS[0])
    return int(address.value("detail", DETAILS[0]))


def gallery(shown: CurrentPhoto, dark: bool) -> None:
    """Every kernel with what it makes of the photo."""
    address.one_of("kernel", kernels.NAMES, DEFAULT)
    cells = str(address.value("cells", ""))
    tiles = cache.kernel_tiles(shown.photo.digest, dark, cells, shown.photo, _own_weights(cells, 3))
    kernel_gallery(
        kernels.NAMES,
        [kernels.KERNELS[name].title for name in kernels.NAMES],
        f"data:image/jpeg;base64,{base64.b64encode(tiles).decode()}",
        chosen=str(address.value("kernel", DEFAULT)),
        label=_("Kernels, with what each makes of the photo"),
        on_choose=lambda name: st.session_state.update(kernel=name),
    )


def controls(below: DeltaGenerator) -> Settings:
    """The widgets of the operation, in one row and those of `below`, and what they say."""
    columns = st.columns([1.5, 0.8, 1.5, 1.25, 1.1, 1.3], vertical_alignment="bottom")
    with columns[0]:
        name = st.selectbox(_("Kernel"), kernels.NAMES, kernels.NAMES.index(DEFAULT), key="kernel", bind="query-params")
    with columns[1]:
        size = _size(name)
    with columns[2]:
        address.whole("stride", *STRIDES, default=1)
        stride = st.slider(_("Stride"), *STRIDES, 1, key="stride", bind="query-params")
    with columns[3]:
        padding = _choice(_("Padding"), "padding", PADDINGS)
    with columns[4]:
        address.whole("dilation", *DILATIONS, default=1)
        dilation = st.slider(_("Dilation"), *DILATIONS, 1, key="dilation", bind="query-params")
    with columns[5]:
        mode = _choice(_("Channels"), "mode", MODES)
    with below:
        more = _more(name, mode)
    weights = _weights(name, size, more["seed"])
    summed = 3 if mode == "all" else 1
    as_picture = {"automatic": cache.shows_picture(weights * summed), "picture": True, "values": False}[more["show"]]
    return Settings(
        name, weights, stride, padding, dilation, mode, more["channel"], more["bias"], more["relu"], as_picture
    )


def _choice(label: str, name: str, options: tuple[str, ...]) -> str:
    address.one_of(name, options, options[0])
    return st.segmented_control(label, options, default=options[0], required=True, key=name, bind="query-params")


def _size(name: str) -> int:
    sizes = kernels.KERNELS[name].sizes
    if name == "custom":
        _take_own_size()
    asked = address.number("size", DEFAULT_SIZE)
    if asked not in sizes:
        nearest = kernels.nearest_size(name, asked)
        st.session_state["size"] = nearest
        values = {
            "name": kernels.KERNELS[name].title,
            "sizes": f"{sizes[0]} to {sizes[-1]}",
            "asked": asked,
            "size": nearest,
        }
        odd = _("{name} has the odd sizes {sizes}, not {asked}: {size} is shown.")
        every = _("Kernels have the sizes {sizes}, not {asked}: {size} is shown.")
        address.say((every if len(sizes) > 5 else odd).format(**values))
    index = sizes.index(DEFAULT_SIZE)
    return st.selectbox(_("Size"), sizes, index, key="size", bind="query-params", on_change=_fit_own)


def _take_own_size() -> None:
    """One's own kernel has the size of its weights; it starts as the identity of the size that is chosen."""
    size = min(max(address.number("size", DEFAULT_SIZE), kernels.SMALLEST), kernels.LARGEST)
    cells = str(address.value("cells", ""))
    if not cells:
        st.session_state["cells"] = kernels.write(kernels.kernel("custom", size))
    st.session_state["size"] = len(_own_weights(cells, size))


def _fit_own() -> None:
    """Keep the weights of one's own kernel when its size changes."""
    state = st.session_state
    if state.get("kernel") == "custom":
        weights = _own_weights(state.get("cells", ""), DEFAULT_SIZE)
        state["cells"] = kernels.write(kernels.fitted(weights, state["size"]))


def _own_weights(cells: str, size: int) -> np.ndarray:
    """The person's weights; those of the identity while there are none, or none that can be read."""
    try:
        return kernels.parse(cells) if cells else kernels.kernel("custom", size)
    except DoesNotFit:
        return kernels.kernel("custom", size)


def _weights(name: str, size: int, seed: int) -> np.ndarray:
    if name != "custom":
        return kernels.kernel(name, size, seed)
    cells = st.session_state.get("cells") or ""
    try:
        weights = kernels.parse(cells) if cells else kernels.kernel(name, size)
    except DoesNotFit as error:
        st.warning(str(error))
        weights = kernels.kernel(name, size)
    return weights


def _more(name: str, mode: str) -> dict:
    """What only some choices need."""
    found = {"seed": 0, "channel": 0, "bias": 0.0}
    found["relu"] = st.toggle(_("then ReLU"), key="relu", bind="query-params")
    found["show"] = _choice(_("Output as"), "show", SHOWN_AS)
    if mode != "grey":
        found["channel"] = COLOURS.index(_choice(_("Channel in the grids"), "channel", COLOURS))
    if mode == "all":
        found["bias"] = st.number_input(
            _("Bias"), -1e6, 1e6, 0.0, step=1.0, key="bias", bind="query-params", width=NARROW
        )
    if name == "random":
        address.whole("seed", 0, 9999, default=0)
        found["seed"] = st.number_input(_("Seed"), 0, 9999, 0, key="seed", bind="query-params", width=NARROW)
    if name == "custom":
        identity = kernels.write(kernels.kernel("custom", DEFAULT_SIZE))
        st.text_input(_("Your kernel, row by row"), identity, key="cells", bind="query-params", width=3 * NARROW)
    return found


def size_of_photo(below: DeltaGenerator, used: int) -> None:
    """Choose how many pixels the operation works on; the whole page follows."""
    with below:
        chosen = st.selectbox(_("Photo's long side"), DETAILS, key="detail", bind="query-params", width=NARROW)
    if chosen != used:
        st.rerun(scope="app")


def kept_settings(values: dict[str, object]) -> Settings:
    """The operation that values of an address describe; what is missing or not allowed is the page's own start.

    Args:
        values: by the names of the address (`kernel`, `size`, `stride`, …), as text or as the widgets hold them.
    """

    def whole(name: str, low: int, high: int, start: int) -> int:
        text = str(values.get(name, start))
        return min(max(int(text), low), high) if text.isdecimal() else start

    def one_of(name: str, options: tuple[str, ...]) -> str:
        return values[name] if values.get(name) in options else options[0]

    name = values["kernel"] if values.get("kernel") in kernels.NAMES else DEFAULT
    size = kernels.nearest_size(name, whole("size", kernels.SMALLEST, kernels.LARGEST, DEFAULT_SIZE))
    own = _own_weights(str(values.get("cells", "")), size)
    return Settings(
        name,
        own if name == "custom" else kernels.kernel(name, size, whole("seed", 0, 9999, 0)),
        whole("stride", *STRIDES, 1),
        one_of("padding", PADDINGS),
        whole("dilation", *DILATIONS, 1),
        one_of("mode", MODES),
        COLOURS.index(one_of("channel", COLOURS)),
        _finite(values.get("bias", 0)),
        str(values.get("relu", False)).lower() == "true",
        as_picture=False,
    )


def _finite(value: object) -> float:
    try:
        found = float(str(value))
    except ValueError:
        return 0.0
    return found if abs(found) <= 1e6 else 0.0


def outputs(planes: np.ndarray, settings: Settings) -> np.ndarray:
    """The operation on the planes of the pixel store: float32 (n, H', W'), one for each channel or one in all.

    Raises:
        KernelTooLarge: the kernel spans more cells than the planes have.
    """
    how = {"stride": settings.stride, "padding": settings.padding, "dilation": settings.dilation}
    if settings.mode == "all":
        image = planes[:GREY].transpose(1, 2, 0).astype(np.float32)
        values = convolution.convolve_all(image, settings.weights, settings.bias, **how)[None]
    else:
        chosen = planes[GREY:] if settings.mode == "grey" else planes[:GREY]
        values = np.stack([convolution.convolve(plane.astype(np.float32), settings.weights, **how) for plane in chosen])
    return np.maximum(values, 0) if settings.relu else values


def view(name: str, planes: np.ndarray, settings: Settings) -> View:
    """What the window stepper shows of the operation."""
    values = outputs(planes, settings)
    size = settings.weights.shape
    how = {"stride": settings.stride, "padding": settings.padding, "dilation": settings.dilation}
    pads = [convolution.pads(cells, k, **how)[0] for cells, k in zip(planes.shape[1:], size, strict=True)]
    kernel_decimals = decimals_of(settings.weights)
    bias_decimals = decimals_of(np.array([settings.bias]))
    total = number(settings.weights.sum(), kernel_decimals)
    decimals = {"output": min(2, max(kernel_decimals, bias_decimals)), "kernel": kernel_decimals, "bias": bias_decimals}
    return View(
        input=name,
        shape=planes.shape[1:],
        planes=settings.planes(),
        shown=GREY if settings.mode == "grey" else settings.channel,
        operation="convolution",
        size=size,
        pads=(pads[0], pads[1]),
        outputs=values,
        labels=[_("output")] if len(values) == 1 else [_("red"), _("green"), _("blue")],
        input_scale=Scale(),
        output_scale=Scale() if settings.as_picture else Scale(limit=float(np.abs(values).max())),
        formula=formula(planes.shape[1:], size, settings),
        words={
            "kernel": _("Kernel"),
            "kernelNote": _("sum {sum}").format(sum=total),
        },
        kernel=settings.weights,
        stride=settings.stride,
        dilation=settings.dilation,
        bias=settings.bias,
        relu=settings.relu,
        chosen=settings.channel if settings.mode == "each" else 0,
        decimals=decimals,
    )


def formula(shape: tuple[int, int], size: tuple[int, int], settings: Settings) -> list[tuple[str, str]]:
    """The size of the output with the person's numbers in it, as (what is computed, result) for rows and columns."""
    lines = []
    for cells, kernel in zip(shape, size, strict=True):
        span = convolution.span(kernel, settings.dilation)
        result = convolution.output_size(
            cells, kernel, stride=settings.stride, padding=settings.padding, dilation=settings.dilation
        )
        valid = f"⌊({cells}−{span})/{settings.stride}⌋+1"
        lines.append((valid if settings.padding == "valid" else f"⌈{cells}/{settings.stride}⌉", str(result)))
    return lines


def stepper(name: str, planes: np.ndarray, settings: Settings, dark: bool, below: DeltaGenerator) -> None:
    """Input, kernel, output and their arithmetic; or the sentence that says why there is no output."""
    try:
        shown = view(name, planes, settings)
    except DoesNotFit as error:
        st.warning(str(error), icon=":material/straighten:")
        return
    row, col = position(below, shown.outputs.shape[1:])
    window_stepper(
        shown.data(row, col, dark),
        shown.pictures(),
        key="stepper",
        on_position=lambda row, col: st.session_state.update(row=row, col=col),
        on_weights=_take_weights,
        on_output=lambda index: st.session_state.update(channel=COLOURS[index]),
    )


def _take_weights(weights: list[list[float]]) -> None:
    """Make the edited kernel one's own."""
    cells = kernels.write(kernels.parse(kernels.write(np.asarray(weights, np.float64))))
    if st.session_state["kernel"] == "custom":
        st.session_state["cells"] = cells
    else:
        address.put(cells=cells)  # the field for it is drawn only now
    st.session_state.update(kernel="custom", size=len(weights))


def position(place: DeltaGenerator, shape: tuple[int, int]) -> tuple[int, int]:
    """The output cell that is looked at: two fields that the address holds; the middle at first."""
    found = []
    for name, label, cells in zip(("row", "col"), (_("Row"), _("Column")), shape, strict=True):
        address.whole(name, 0, cells - 1, default=cells // 2)
        found.append(place.number_input(label, 0, cells - 1, cells // 2, key=name, bind="query-params", width=NARROW))
    return found[0], found[1]
