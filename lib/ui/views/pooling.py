"""The Pooling page's controls and views."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import streamlit as st

from lib import kernels, pooling
from lib.code.pooling import WHOLE, code
from lib.convolution import pads
from lib.errors import DoesNotFit
from lib.questions import Questions, global_pooling
from lib.questions.figures import decimals_of
from lib.questions.pooling import questions
from lib.text import _, escape_markdown
from lib.ui import address, ask, cache, frame
from lib.ui.components.window_stepper import window_stepper
from lib.ui.photo import CurrentPhoto
from lib.ui.share import row as share_row
from lib.ui.views import convolution
from lib.ui.views.place import keep
from lib.ui.views.stepper import Place, Scale, View, size_lines

KINDS = ("max", "average")
SOURCES = ("photo", "convolution")
SIZES, STRIDES = (1, 8), (1, 8)
DEFAULT = 2
_SLIDER = 165  # pixels
_STYLE = (Path(__file__).parents[1] / "assets" / "pooling_controls.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Settings:
    """What is chosen on the Pooling page; with `whole` the window is the whole input, and nothing else counts."""

    kind: str
    size: int
    stride: int
    padding: str
    whole: bool = False

    @property
    def how(self) -> dict[str, object]:
        """All but the window by the names that `lib.pooling` gives them."""
        return {"kind": self.kind, "stride": self.stride, "padding": self.padding}


def style() -> None:
    """The style sheet of the page's controls; drawn once."""
    st.html(f"<style>{_STYLE}</style>")


def source() -> str:
    """What is pooled: the photo, or what the Convolution page made of it."""
    address.one_of("source", SOURCES, SOURCES[0])
    return str(address.value("source", SOURCES[0]))


@dataclass(frozen=True)
class Pooled:
    """What is pooled.

    Attributes:
        name: in the pixel store; planes: (C, H, W) there; plane: the one taken; words: for it.
        photo: uint8 (4, H, W), red, green, blue and grey, of which the planes were made.
        after: what made them of it, None for the photo itself.
    """

    name: str
    planes: np.ndarray
    plane: int
    words: str
    photo: np.ndarray
    after: convolution.Settings | None = None

    @property
    def image(self) -> np.ndarray:
        """(H, W), uint8 or float32."""
        return self.planes[self.plane]

    @property
    def scale(self) -> Scale:
        """Grey for pixels, else the colours of values."""
        return Scale() if self.after is None else Scale(limit=float(np.abs(self.image).max()))


def pooled(source: str, shown: CurrentPhoto, detail: int) -> Pooled:
    """The photo in grey, or what the Convolution page made of it.

    The operation is the one last left on that page, else the one in the address, where it stays as `after`.

    Raises:
        DoesNotFit: that operation has no output on this photo.
    """
    planes = cache.planes(shown.photo.digest, detail, shown.photo)
    name = f"{shown.photo.digest[:16]}-{detail}"
    if source == "photo":
        return Pooled(name, planes, convolution.GREY, _("the photo in grey"), planes)
    after = _after()
    settings = convolution.kept_settings(after)
    values = convolution.outputs(planes, settings)
    chosen = settings.channel if settings.mode == "each" else 0
    name = f"{name}-{json.dumps(after)}"
    return Pooled(name, values[chosen : chosen + 1], 0, words_of(settings), planes, settings)


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


def kept_convolution() -> convolution.Settings:
    """The operation last left on the Convolution page, or the one in the address."""
    return convolution.kept_settings(_after())


def words_of(settings: convolution.Settings) -> str:
    """An operation of the Convolution page in a few words."""
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
    with frame.row("pool_controls"):
        chosen = _choice(_("Pooled is the"), "source", SOURCES)
        kind = _choice(_("Kind"), "kind", KINDS)
        address.switch("global")
        whole = st.toggle(_("global"), key="global", bind="query-params", help=_("The window is the whole input"))
        size = _slider(_("Window"), "size", SIZES, disabled=whole)
        stride = _slider(_("Stride"), "stride", STRIDES, disabled=whole)
        padding = _choice(_("Padding"), "padding", convolution.PADDINGS, disabled=whole)
    if chosen != used:
        st.rerun(scope="app")
    return Settings(kind, size, stride, padding, whole)


def _slider(label: str, name: str, ends: tuple[int, int], *, disabled: bool) -> int:
    address.whole(name, *ends, default=DEFAULT)
    width = _SLIDER * 2 if st.session_state.get("_big") else _SLIDER
    return st.slider(label, *ends, DEFAULT, key=name, bind="query-params", disabled=disabled, width=width)


def _choice(label: str, name: str, options: tuple[str, ...], *, disabled: bool = False) -> str:
    address.one_of(name, options, options[0])
    chosen = st.segmented_control(
        label,
        options,
        default=options[0],
        required=True,
        key=name,
        bind="query-params",
        disabled=disabled,
        width="content",
    )
    return chosen or options[0]


def view(pooled: Pooled, settings: Settings) -> View:
    """What the window stepper shows of the operation: both kinds as pictures, the chosen one in the grid.

    Raises:
        DoesNotFit: the window is larger than the image.
    """
    image = pooled.image
    how = {"stride": settings.stride, "padding": settings.padding}
    values = np.stack([pooling.pool(image, settings.size, kind=kind, **how) for kind in KINDS])
    before = [pads(cells, settings.size, **how)[0] for cells in image.shape]
    decimals = 0 if pooled.after is None else decimals_of(image[:64, :64])
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
        input_scale=pooled.scale,
        output_scale=pooled.scale,
        formula=size_lines(image.shape, (settings.size, settings.size), **how),
        words={
            "kernel": _("Window"),
            "kernelNote": _("no weights"),
            "planes": [_("red"), _("green"), _("blue"), _("grey")] if pooled.after is None else [pooled.words],
        },
        chosen=KINDS.index(settings.kind),
        decimals={"input": decimals, "output": min(2, decimals) if settings.kind == "max" else 2},
    )


def stepper(shown: View, at: Place, kind: str | None, dark: bool) -> None:
    """Input, window, output and what is compared or averaged; `kind` of question is asked beside them."""
    window_stepper(
        shown.data(at, dark=dark, closed=ask.hidden(), asked=kind),
        shown.pictures(),
        key="pool_stepper",
        on_position=keep,
        on_output=lambda index: st.session_state.update(kind=KINDS[index]),
    )


def asked(pooled: Pooled, settings: Settings, at: Place, coming: tuple[int, int] | None) -> Questions:
    """Predict, then reveal: questions with the numbers on the screen; `coming` is the cell that Step goes to."""
    place = {"row": at.row, "col": at.col, "coming": coming}
    return questions(pooled.image, size=settings.size, **place, **settings.how)


def asked_of_all(pooled: Pooled, settings: Settings) -> Questions:
    """The same where the window is the whole input."""
    return global_pooling.questions(pooled.image.shape, kind=settings.kind)


def share(shown: CurrentPhoto, pooled: Pooled, settings: Settings, at: Place) -> None:
    """The link and the code of what is on the screen."""
    sizes = shown.photo.pixels.shape[:2], pooled.photo.shape[1:]
    size = WHOLE if settings.whole else settings.size
    share_row(lambda: code(*sizes, at.row, at.col, size=size, after=pooled.after, **settings.how), "pooling")


def sentence(error: DoesNotFit) -> None:
    """Why there is no output, and what would give one."""
    st.warning(escape_markdown(str(error)), icon=":material/straighten:")
