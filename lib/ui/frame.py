"""What surrounds every page: the sidebar with the current photo, the thread, the titles, the wall mode."""

from pathlib import Path

import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib import text
from lib.text import _
from lib.ui import address, ask, loaded, photo, theme

# Arrow's own pool keeps what was freed, 8 MB after some test pictures; the system's gives it back.
pa.set_memory_pool(pa.system_memory_pool())

_HERE = Path(__file__).parent
_PAGES = _HERE.parent.parent / "pages"

# Section, then (file, title, icon); the file's name is the path in the address, and the first page is the default one.
PAGES = {
    "": [("home", _("Home"), "home")],
    _("Foundations"): [
        ("image", _("Image as numbers"), "grid_on"),
        ("convolution", _("Convolution"), "filter_center_focus"),
        ("pooling", _("Pooling"), "compress"),
    ],
    _("Networks"): [
        ("parameters", _("Parameters"), "calculate"),
        ("activations", _("Activations"), "account_tree"),
        ("classify", _("Classify"), "sell"),
    ],
    _("Training"): [("training", _("Training curves"), "show_chart")],
}

# The thread of the tour: what happens to the photo, and the page that shows it.
THREAD = [
    ("image", _("photo")),
    ("convolution", _("convolution")),
    ("pooling", _("pooling")),
    ("activations", _("layer")),
    ("classify", _("answer")),
]


def run() -> None:
    """Draw the frame and run the page of the address. The entry file calls this and nothing else."""
    get_script_run_ctx().convscope_frame = True
    st.set_page_config(
        page_title="ConvScope",
        page_icon=str(_HERE / "assets" / "logo.svg"),
        layout="wide",
        initial_sidebar_state="auto",
    )
    st.html(f"<style>{theme.style_sheet(theme.is_dark(), _is_big(), bool(st.context.is_embedded))}</style>")
    sections = {section: [page(name) for name, *_rest in pages] for section, pages in PAGES.items()}
    chosen = st.navigation(sections, expanded=True)
    name = chosen.url_path or _first()
    address.enter(name)
    ask.remember()
    st.logo((_HERE / "assets" / "logo.svg").read_text(encoding="utf-8"), size="small")
    with st.sidebar:
        photo.card()
        storage = st.container(key="tab_storage")
    _thread(name)
    photo.problem()
    chosen.run()
    notes()
    with storage:
        photo.keep()
    loaded.settle()


def require() -> None:
    """Make sure that the frame stands round this page; every page calls it first.

    On a fresh server Streamlit runs the page of a deep link without the entry file; then the frame runs it again.
    """
    if not getattr(get_script_run_ctx(), "convscope_frame", False):
        run()
        st.stop()


def page(name: str) -> st.Page:
    """The page in `pages/NAME.py`, for navigation and links.

    Raises:
        StopIteration: no such page is listed.
    """
    entry = next(entry for pages in PAGES.values() for entry in pages if entry[0] == name)
    title, icon = entry[1:]
    is_first = name == _first()
    path = None if is_first else name
    return st.Page(_PAGES / f"{name}.py", title=title, icon=f":material/{icon}:", url_path=path, default=is_first)


def _first() -> str:
    """The page at `/`: home, or the page that was started by itself, as tests without a browser do."""
    started = Path(get_script_run_ctx().main_script_path)
    return started.stem if started.parent == _PAGES else "home"


def title(question: str, line: str) -> None:
    """The page's question as its `h1`, and one line that says what happens."""
    st.title(question, anchor=False)
    st.html(f'<p class="cs-line">{line}</p>')


def prose(name: str) -> None:
    """The text of the page in `lib/content`, folded: what to look at, and how it counts."""
    with st.expander(_("What to look at"), icon=":material/visibility:"):
        st.markdown(text.prose(f"pages/{name}"))


def notes() -> None:
    """Say which values of the address were out of range, and what is shown instead."""
    with st.container():  # there without a sentence too, so that what stands below keeps its place
        for sentence in address.notes():
            st.caption(f":material/info: {sentence}")


def row(key: str) -> DeltaGenerator:
    """A row of controls that wraps on a narrow screen."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key=key)


def _is_big() -> bool:
    """Whether this session is shown on a wall; it stays so on its way through the pages."""
    if asked := st.query_params.get("big"):
        st.session_state["_big"] = asked == "1"
    big = bool(st.session_state.get("_big"))
    if big and "big" not in st.query_params:
        st.query_params["big"] = "1"
    return big


def _thread(here: str) -> None:
    with st.container(horizontal=True, key="thread"):
        for name, word in THREAD:
            with st.container(key="thread_here" if name == here else f"thread_{name}", width="content"):
                st.page_link(page(name), label=word)
