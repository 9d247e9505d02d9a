"""The Pooling page's controls and views."""

import json
from dataclasses import dataclass

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib import kernels, pooling
from lib.convolution import output_size, pads
from lib.errors import DoesNotFit
from lib.text import _, escape_markdown
from lib.ui import address, cache, frame
from lib.ui.components.window_stepper import window_stepper
from lib.ui.photo import CurrentPhoto
from lib.ui.views import convolution
from lib.ui.views.place import keep, place
from lib.ui.views.stepper import Scale, View, decimals_of

KINDS = ("max", "average")
SOURCES = ("photo", "convolution")
SIZES, STRIDES = (1, 8), (1, 8)
DEFAULT = 2


@dataclass(frozen=True)
class Settings:
    """What is chosen on the Pooling page."""

    kind: str
    size: int
    stride: int
    padding: str


def source() -> str:
    """What is pooled: the photo, or what the Convolution page made of it."""
    address.one_of("source", SOURCES, SOURCES[0])
    return str(address.value("source", SOURCES[0]))


@dataclass(frozen=True)
class Pooled:
    """What is pooled: its name in the pixel store, its planes there (C, H, W), the plane taken, and words for it."""

    name: str
    planes: np.ndarray
    plane: int
    words: str

    @property
    def image(self) -> np.ndarray:
        """(H, W), uint8 or float32."""
        return self.planes[self.plane]


def pooled(source: str, shown: CurrentPhoto, detail: int) -> Pooled:
    """The photo in grey, or what the Convolution page made of it.

    The operation is the one last left on that page, else the one in the address, where it stays as `after`.

    Raises:
        DoesNotFit: that operation has no output on this photo.
    """
    planes = cache.planes(shown.photo.digest, detail, shown.photo)
    name = f"{shown.photo.digest[:16]}-{detail}"
    if source == "photo":
        return Pooled(name, planes, convolution.GREY, _("the photo in grey"))
    after = _after()
    settings = convolution.kept_settings(after)
    values = convolution.outputs(planes, settings)
    chosen = settings.channel if settings.mode == "each" else 0
    return Pooled(f"{name}-{json.dumps(after)}", values[chosen : chosen + 1], 0, _words(settings))


def _after() -> dict[str, object]:
    state = st.session_state
    kept = state.get("_kept", {}).get("convolution")
    if kept is None:
        kept = _read(st.query_params.get("after", state.get("_after", "{}")))
    kept = {name: kept[name] for name in convolution.OPERATION if name in kept}
    state["_after"] = json.dumps(kept)
    if kept and st.query_params.get("after") != state["_after"]:
        st.query_params["after"] = state["_after"]
    return kept


def _words(settings: convolution.Settings) -> str:
    words = _("{kernel} {size}×{size}, stride {stride}, {padding}").format(
        kernel=kernels.KERNELS[settings.name].title,
        size=len(settings.kernels),
        stride=settings.stride,
        padding=settings.padding,
    )
    return words + (_(", then ReLU") if settings.relu else "")


def _read(text: str) -> dict[str, object]:
    try:
        found = json.loads(text[:2000])
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def controls(used: str) -> Settings:
    """The widgets of the operation, in one row; another source than `used` draws the whole page again."""
    columns = st.columns([1.5, 1.3, 1.4, 1.4, 1.3], vertical_alignment="bottom")
    with columns[0]:
        chosen = st.segmented_control(
            _("Pooled is the"), SOURCES, default="photo", required=True, key="source", bind="query-params"
        )
    with columns[1]:
        address.one_of("kind", KINDS, KINDS[0])
        kind = st.segmented_control(_("Kind"), KINDS, default=KINDS[0], required=True, key="kind", bind="query-params")
    with columns[2]:
        address.whole("size", *SIZES, default=DEFAULT)
        size = st.slider(_("Window"), *SIZES, DEFAULT, key="size", bind="query-params")
    with columns[3]:
        address.whole("stride", *STRIDES, default=DEFAULT)
        stride = st.slider(_("Stride"), *STRIDES, DEFAULT, key="stride", bind="query-params")
    with columns[4]:
        address.one_of("padding", convolution.PADDINGS, "valid")
        padding = st.segmented_control(
            _("Padding"), convolution.PADDINGS, default="valid", required=True, key="padding", bind="query-params"
        )
    if chosen != used:
        st.rerun(scope="app")
    kind, padding = kind or KINDS[0], padding or "valid"
    return Settings(kind, size, stride, padding)


def view(pooled: Pooled, settings: Settings) -> View:
    """What the window stepper shows of the operation: both kinds as pictures, the chosen one in the grid.

    Raises:
        DoesNotFit: the window is larger than the image.
    """
    image = pooled.image
    how = {"stride": settings.stride, "padding": settings.padding}
    values = np.stack([pooling.pool(image, settings.size, kind=kind, **how) for kind in KINDS])
    before = [pads(cells, settings.size, **how)[0] for cells in image.shape]
    pixels = image.dtype == np.uint8
    scale = Scale() if pixels else Scale(limit=float(np.abs(image).max()))
    decimals = 0 if pixels else decimals_of(image[:64, :64])
    return View(
        input=pooled.name,
        shape=image.shape,
        planes=[pooled.plane],
        shown=pooled.plane,
        operation=settings.kind,
        size=(settings.size, settings.size),
        stride=settings.stride,
        pads=(before[0], before[1]),
        outputs=values,
        labels=list(KINDS),
        input_scale=scale,
        output_scale=scale,
        formula=formula(image.shape, settings),
        words={
            "kernel": _("Window"),
            "kernelNote": _("no weights"),
            "planes": [_("red"), _("green"), _("blue"), _("grey")] if pixels else [pooled.words],
        },
        chosen=KINDS.index(settings.kind),
        decimals={"input": decimals, "output": min(2, decimals) if settings.kind == "max" else 2},
    )


def formula(shape: tuple[int, int], settings: Settings) -> list[tuple[str, str]]:
    """The size of the output with the person's numbers in it, for rows and for columns."""
    lines = []
    for cells in shape:
        result = output_size(cells, settings.size, stride=settings.stride, padding=settings.padding)
        valid = f"⌊({cells}−{settings.size})/{settings.stride}⌋+1"
        lines.append((valid if settings.padding == "valid" else f"⌈{cells}/{settings.stride}⌉", str(result)))
    return lines


def stepper(shown: View, dark: bool, below: DeltaGenerator) -> None:
    """Input, window, output and what is compared or averaged."""
    window_stepper(
        shown.data(place(below, shown.outputs.shape[1:]), dark=dark, closed=False),
        shown.pictures(),
        key="pool_stepper",
        on_position=keep,
        on_output=lambda index: st.session_state.update(kind=KINDS[index]),
    )


def sentence(error: DoesNotFit) -> None:
    """Why there is no output, and what would give one."""
    st.warning(escape_markdown(str(error)), icon=":material/straighten:")


CHANGES = ("fewer", "as many", "more")


def challenge(pooled: Pooled, settings: Settings) -> None:
    """The lab's question with the person's numbers: what size comes out, and does the number of parameters change?"""
    before = pooled.image.shape
    after = [output_size(cells, settings.size, stride=settings.stride, padding=settings.padding) for cells in before]
    asked = _("**Your guess:** {rows} × {cols} goes in. What comes out, and with how many parameters?")
    with st.form("challenge", border=True):
        st.markdown(asked.format(rows=before[0], cols=before[1]))
        with frame.row("guess"):
            rows = st.number_input(_("Rows after pooling"), 0, 9999, None, key="guess_rows", width=150)
            cols = st.number_input(_("Columns after pooling"), 0, 9999, None, key="guess_cols", width=170)
            change = st.segmented_control(_("Parameters"), CHANGES, key="guess_change")
            checked = st.form_submit_button(_("Check"), type="primary")
    if checked:
        _answer([rows, cols] == after, change == "as many", after, settings)


def _answer(size_right: bool, change_right: bool, after: list[int], settings: Settings) -> None:
    words = {True: _(":material/check: Right"), False: _(":material/close: Not quite")}
    size = _("{word}: {rows} × {cols} comes out, because the window moves {stride} cells at a time.")
    st.markdown(size.format(word=words[size_right], rows=after[0], cols=after[1], stride=settings.stride))
    change = _(
        "{word}: as many. Pooling compares or averages; there is nothing in it to learn. In the lab, 100 kernels of "
        "3×3 on a picture of 800×600×3 make 798×598×100 values with (3·3·3 + 1)·100 = 2,800 parameters; max-pooling "
        "with 2 and stride 2 leaves 399×299×100 values, and still 2,800 parameters (Lab08 – Redes Neurais – CNN)."
    )
    st.markdown(change.format(word=words[change_right]))
