"""The current photo: one of the samples, a person's own, or a test picture, and the card that changes it."""

import base64
import html
import secrets
from dataclasses import dataclass, replace

import streamlit as st

from lib import datasets, images
from lib.errors import DataError
from lib.images.samples import DEFAULT, SAMPLES, load_sample
from lib.images.shrink import shrink
from lib.render import jpeg, png
from lib.text import _, clean, escape_markdown, number
from lib.ui import address
from lib.ui.components.photo_keeper import kept, photo_keeper

NO_DATA_SET = "none"
MAX_PIXELS = 50_000_000
LONGEST_NAME = 255


@dataclass(frozen=True)
class Truth:
    """What a test picture is known to show: the data set, its index there, and the class."""

    data_set: str
    index: int
    label: str


@dataclass(frozen=True)
class CurrentPhoto:
    """The photo every page works on: its name for the screen (unescaped) and its pixels."""

    name: str
    photo: images.Photo
    own: bool = False
    truth: Truth | None = None


def current() -> CurrentPhoto:
    """The photo of this session; the sample `chelsea` when nothing was chosen."""
    state = st.session_state
    if state.get("_own_active"):
        return state["_own"]
    if state.get("data_set", NO_DATA_SET) != NO_DATA_SET:
        try:
            return _test_photo(state["data_set"], state.get("index", 0))
        except DataError as error:
            state["_photo_problem"] = escape_markdown(str(error))
    return _sample(state.get("photo", DEFAULT))


@st.cache_resource(max_entries=16, show_spinner=False)
def _sample(name: str) -> CurrentPhoto:
    return CurrentPhoto(name, load_sample(name))


@st.cache_resource(max_entries=64, show_spinner=False)
def _test_photo(data_set: str, index: int) -> CurrentPhoto:
    pixels, label = datasets.test_picture(data_set, index)
    if pixels.shape[2] == 1:
        pixels = pixels.repeat(3, axis=2)
    about = datasets.describe(data_set)
    truth = Truth(data_set, index, about.classes[label])
    return CurrentPhoto(f"{about.title}, test picture {index}", images.decode(png(pixels)), truth=truth)


def card() -> None:
    """Draw the photo's card for the sidebar: the thumbnail, the name, and what changes them."""
    shown = st.empty()
    with st.expander(_("Change"), icon=":material/photo_camera:"):
        _controls()
    shown.html(_thumbnail(current()))


def problem() -> None:
    """Say at the top of the page why the last file could not be shown, until the next choice."""
    if sentence := st.session_state.get("_photo_problem"):
        st.error(sentence, icon=":material/error:")


def _controls() -> None:
    state = st.session_state
    state.setdefault("_uploads", 0)
    upload = f"upload_{state['_uploads']}"
    st.file_uploader(
        _("Your photo"),
        key=upload,
        on_change=lambda: _take(state[upload]),
        help=_("JPEG, PNG, WebP, GIF, BMP, TIFF or AVIF, at most 10 MB. It is kept in this browser tab only."),
    )
    if state.get("_own_active"):
        st.button(_("Back to the sample photo"), on_click=_use_sample, width="stretch")
    elif own := state.get("_own"):
        st.button(_("Back to your own photo"), on_click=_use_own, args=(own,), width="stretch")
    address.one_of("photo", list(SAMPLES), DEFAULT)
    st.selectbox(_("Sample photo"), list(SAMPLES), key="photo", bind="query-params", on_change=_use_sample)
    st.caption(_credit(state["photo"]))
    _test_pictures()
    if st.toggle(_("Use the camera"), key="_camera_on"):
        camera = f"camera_{state['_uploads']}"
        st.camera_input(_("Camera"), key=camera, on_change=lambda: _take(state[camera]))


def _test_pictures() -> None:
    found, problems = _sets_with_test_pictures()
    for sentence in problems:
        st.caption(escape_markdown(sentence))
    sets = [NO_DATA_SET, *found]
    address.one_of("data_set", sets, NO_DATA_SET)
    if len(sets) == 1:
        return
    st.selectbox(_("Test pictures of"), sets, key="data_set", bind="query-params", on_change=_forget_problem)
    if (chosen := st.session_state["data_set"]) != NO_DATA_SET:
        last = datasets.test_count(chosen) - 1
        address.whole("index", 0, last, default=0)
        st.number_input(_("Index"), 0, last, 0, key="index", bind="query-params")
        st.session_state["_own_active"] = False


@st.cache_data(show_spinner=False)
def _sets_with_test_pictures() -> tuple[list[str], list[str]]:
    """The data sets whose test pictures lie on this machine, and sentences on those that cannot be read."""
    found, problems = [], []
    for name in datasets.names():
        try:
            found += [name] * bool(datasets.test_count(name))
        except DataError as error:
            problems.append(str(error))
    return found, list(dict.fromkeys(problems))


def _credit(name: str) -> str:
    sample = SAMPLES[name]
    return _("{title}. {author}, {licence}.").format(title=sample.title, author=sample.author, licence=sample.licence)


def _thumbnail(shown: CurrentPhoto) -> str:
    height, width = shown.photo.size
    name = html.escape(shown.name)
    source = base64.b64encode(_small(shown.photo.digest, shown.photo)).decode()
    return (
        f'<figure class="cs-photo" data-photo="{name}"><img alt="{_("The current photo")}: {name}" '
        f'src="data:image/jpeg;base64,{source}"><figcaption title="{name}">{name}'
        f"<small>{number(width)} × {number(height)}</small></figcaption></figure>"
    )


@st.cache_data(max_entries=64, show_spinner=False)
def _small(digest: str, _photo: images.Photo) -> bytes:
    return jpeg(shrink(_photo.pixels, 320), quality=85)


def _take(file: object) -> None:
    """Make an uploaded file or camera picture the current photo, or say why not and keep the last one."""
    if file is None:
        return
    state = st.session_state
    state["_uploads"] += 1  # a new uploader lets go of the file's bytes
    try:
        photo = images.decode(file.getvalue())
    except images.ImageError as error:
        state["_photo_problem"] = f"{escape_markdown(file.name)}: {error}"
        return
    _use_own(CurrentPhoto(clean(file.name, LONGEST_NAME), photo, own=True))


def _use_own(own: CurrentPhoto) -> None:
    _forget_problem()
    state = st.session_state
    state["_own"], state["_own_active"], state["_ask"] = own, True, None
    state["photo"], state["data_set"] = DEFAULT, NO_DATA_SET


def use_test_picture(data_set: str, index: int) -> None:
    """Make a test picture the current photo; for a callback."""
    _forget_problem()
    st.session_state.update(_own_active=False, data_set=data_set, index=index)


def _use_sample() -> None:
    _forget_problem()
    st.session_state["_own_active"] = False
    st.session_state["data_set"] = NO_DATA_SET


def _forget_problem() -> None:
    st.session_state.pop("_photo_problem", None)


@st.fragment
def keep() -> None:
    """Let the tab keep the own photo, and ask it for one when this session is new and no photo was asked for.

    The frame calls it after the page, so that the picture is on the screen before the tab is handed its copy; what the
    tab answers runs only this, unless it gives a photo back.
    """
    state = st.session_state
    if state.pop("_restored", False):
        st.rerun(scope="app")
    if "_ask" not in state:
        chosen = "photo" in st.query_params or "data_set" in st.query_params
        state["_ask"] = None if chosen else secrets.token_hex(8)
    own = state["_own"] if state.get("_own_active") else None
    active = own.photo.digest if own else None
    parcel = _parcel(own) if own and kept() != active else None
    photo_keeper(ask=state["_ask"], keep=parcel, active=active, on_photo=_restore)


def _parcel(own: CurrentPhoto) -> dict:
    height, width = own.photo.size
    return {
        "digest": own.photo.digest,
        "name": own.name,
        "height": height,
        "width": width,
        "png": base64.b64encode(png(own.photo.pixels)).decode(),
    }


def _restore(parcel: dict) -> None:
    """Take a photo back from the tab. What a tab sends is not trusted more than any upload."""
    try:
        photo = images.decode(base64.b64decode(str(parcel["png"]), validate=True))
        height, width = int(parcel["height"]), int(parcel["width"])
    except (KeyError, TypeError, ValueError, OverflowError):
        return
    if min(height, width) >= 1 and height * width <= MAX_PIXELS:
        photo = replace(photo, size=(height, width))  # the digest stays that of the bytes: caches are keyed by it
    _use_own(CurrentPhoto(clean(parcel.get("name"), LONGEST_NAME), photo, own=True))
    st.session_state["_restored"] = True
