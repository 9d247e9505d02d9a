"""The Convolution page's gallery, widgets and stepper."""

import base64
from pathlib import Path

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib import kernels
from lib.code.convolution import code
from lib.errors import DoesNotFit
from lib.questions import Questions
from lib.questions.convolution import questions
from lib.text import _, escape_markdown
from lib.ui import address, ask, cache
from lib.ui.components.kernel_gallery import kernel_gallery
from lib.ui.components.window_stepper import window_stepper
from lib.ui.photo import CurrentPhoto
from lib.ui.share import row as share_row
from lib.ui.views import own_kernel
from lib.ui.views.convolution import (
    COLOURS,
    DEFAULT,
    DEFAULT_SIZE,
    DILATIONS,
    MODES,
    PADDINGS,
    STRIDES,
    Settings,
    for_mode,
    own_kernels,
    read_own,
    turned,
)
from lib.ui.views.place import NARROW, keep
from lib.ui.views.stepper import Place, View

_STYLE = (Path(__file__).parents[1] / "assets" / "convolution.css").read_text(encoding="utf-8")
SHOWN_AS = ("automatic", "values", "picture")


def gallery(shown: CurrentPhoto, dark: bool) -> tuple[str, str]:
    """Every kernel with what it makes of the photo; what `follow` compares."""
    st.html(f"<style>{_STYLE}</style>")
    address.one_of("kernel", kernels.NAMES, DEFAULT)
    chosen, cells = _chosen()
    tiles = cache.kernel_tiles(shown.photo.digest, dark, cells, shown.photo, own_kernels(cells, 3)[..., 0])
    kernel_gallery(
        kernels.NAMES,
        [kernels.KERNELS[name].title for name in kernels.NAMES],
        f"data:image/jpeg;base64,{base64.b64encode(tiles).decode()}",
        chosen=chosen,
        label=_("Kernels, with what each makes of the photo"),
        on_choose=lambda name: st.session_state.update(kernel=name),
    )
    return chosen, cells


def follow(chosen: tuple[str, str]) -> None:
    """Draw the gallery again when another kernel, or other weights of one's own, were chosen beside it."""
    if _chosen() != chosen:
        st.rerun(scope="app")


def _chosen() -> tuple[str, str]:
    name = str(address.value("kernel", DEFAULT))
    return name, str(address.value("cells", "")) if name == "custom" else ""


def controls(below: DeltaGenerator) -> Settings:
    """The widgets of the operation, in one row and those of `below`, and what they say."""
    with st.container(key="convolution_controls"):
        columns = st.columns([1.35, 0.75, 1.35, 1.25, 1.05, 1.45])
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
        edits = st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content")
        more = _more(name, mode)
    own = _kernels(name, size, more["seed"])
    if own.shape[2] == 3 and mode == "grey":
        address.say(_("Your kernel has one for each channel; in grey the one for red is used."))
    chosen = turned(for_mode(own, mode, more["channel"]), more["flip"])
    with edits:
        own_kernel.buttons(chosen)
    as_picture = {"automatic": cache.shows_picture(chosen), "picture": True, "values": False}[more["show"]]
    return Settings(
        name, chosen, stride, padding, dilation, mode, more["channel"], more["bias"], more["relu"], as_picture
    )


def _choice(label: str, name: str, options: tuple[str, ...]) -> str:
    address.one_of(name, options, options[0])
    chosen = st.segmented_control(label, options, default=options[0], required=True, key=name, bind="query-params")
    return chosen or options[0]


def _size(name: str) -> int:
    sizes = kernels.KERNELS[name].sizes
    address.whole("size", kernels.SMALLEST, kernels.LARGEST, default=DEFAULT_SIZE)
    if name == "custom":
        own_kernel.take_own_size()
    asked = int(address.value("size", DEFAULT_SIZE))
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
    return st.selectbox(_("Size"), sizes, index, key="size", bind="query-params", on_change=own_kernel.fit_own)


def _kernels(name: str, size: int, seed: int) -> np.ndarray:
    """(size, size, C), C being 3 only where one's own kernel has one for each channel."""
    if name != "custom":
        return kernels.kernel(name, size, seed)[..., None]
    cells = st.session_state.get("cells") or ""
    try:
        return read_own(cells) if cells else kernels.kernel(name, size)[..., None]
    except DoesNotFit as error:
        st.warning(escape_markdown(str(error)))
        return kernels.kernel(name, size)[..., None]


def _more(name: str, mode: str) -> dict:
    """What only some choices need."""
    found = {"seed": 0, "channel": 0, "bias": 0.0}
    address.switch("flip")
    found["flip"] = st.toggle(_("flip the kernel"), key="flip", bind="query-params")
    address.switch("relu")
    found["relu"] = st.toggle(_("then ReLU"), key="relu", bind="query-params")
    found["show"] = _choice(_("Output as"), "show", SHOWN_AS)
    if mode != "grey":
        found["channel"] = COLOURS.index(_choice(_("Channel in the grids"), "channel", COLOURS))
    if mode == "all":
        address.real("bias", -1e6, 1e6, default=0.0)
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


def stepper(shown: View, at: Place, kind: str | None, dark: bool) -> None:
    """Input, kernel, output and their arithmetic; `kind` of question is asked beside them."""
    window_stepper(
        shown.data(at, dark=dark, closed=ask.hidden(), asked=kind),
        shown.pictures(),
        key="stepper",
        on_position=keep,
        on_weights=own_kernel.take_weights,
        on_output=lambda index: st.session_state.update(channel=COLOURS[index]),
    )


def asked(planes: np.ndarray, settings: Settings, at: Place, coming: tuple[int, int] | None) -> Questions:
    """Predict, then reveal: questions with the numbers on the screen; `coming` is the cell that Step goes to."""
    image = planes[settings.planes()].transpose(1, 2, 0)
    place = {"row": at.row, "col": at.col, "coming": coming}
    setting = {"bias": settings.bias, "relu": settings.relu, **settings.how}
    return questions(image, settings.kernels, **place, **setting)


def share(shown: CurrentPhoto, planes: np.ndarray, settings: Settings, at: Place) -> None:
    """The link and the code of what is on the screen."""
    sizes = shown.photo.pixels.shape[:2], planes.shape[1:]
    share_row(lambda: code(*sizes, settings, at.row, at.col), "convolution")


def sentence(error: DoesNotFit) -> None:
    """Why there is no output, and what would give one."""
    st.warning(escape_markdown(str(error)), icon=":material/straighten:")
