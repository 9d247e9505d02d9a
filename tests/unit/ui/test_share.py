"""The row that a view can be taken away with: the link names the photo, and the code is made only when it is opened."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib.images import decode
from lib.render import png
from lib.ui.photo import CurrentPhoto
from tests.pages.app import checked, component
from tests.source import ROOT


def script() -> None:
    import streamlit as st

    from lib.ui import share

    made = st.session_state.setdefault("made", [])

    def code() -> str:
        made.append(True)
        return "print(1)\n"

    share.row(code, "demo")


def text_script() -> None:
    from lib.ui import share

    share.row("print(2)\n", "demo")


def app(opened: bool = False, **session: object) -> AppTest:
    test = AppTest.from_function(script, default_timeout=60)
    test.session_state["code_demo"] = opened
    for name, value in session.items():
        test.session_state[name] = value
    return checked(test.run())


def own_photo(height: int = 20, width: int = 30) -> CurrentPhoto:
    pixels = np.random.default_rng(3).integers(0, 256, (height, width, 3)).astype(np.uint8)
    return CurrentPhoto("mine.png", decode(png(pixels)), own=True)


def test_the_code_is_made_only_when_it_is_opened() -> None:
    test = app()
    assert not test.session_state["made"]
    assert not test.code
    test.session_state["code_demo"] = True
    checked(test.run())
    assert test.session_state["made"] == [True]
    assert [code.value for code in test.code] == ["print(1)"]


def test_a_text_is_shown_as_it_is() -> None:
    test = AppTest.from_function(text_script, default_timeout=60)
    test.session_state["code_demo"] = True
    assert [code.value for code in checked(test.run()).code] == ["print(2)"]


def test_code_and_photo_can_be_downloaded() -> None:
    buttons = app(opened=True).get("download_button")
    assert [button.proto.label for button in buttons] == ["Download demo.py", "Download photo.png"]
    assert all(button.proto.ignore_rerun for button in buttons)


def test_no_code_is_offered_while_answers_stay_closed() -> None:
    test = app(opened=True, _reveal="0")
    assert not test.code
    assert component(test, "copy_link")["photo"] == "chelsea"


@pytest.mark.parametrize("name", ["chelsea", "coffee"])
def test_the_link_names_the_sample(name: str) -> None:
    told = component(app(photo=name), "copy_link")
    assert (told["photo"], told["own"]) == (name, False)


def test_the_link_holds_no_photo_of_ones_own() -> None:
    told = component(app(_own=own_photo(), _own_active=True), "copy_link")
    assert (told["photo"], told["own"]) == (None, True)


@pytest.mark.parametrize(("page", "name"), [("convolution", "convolution"), ("pooling", "pooling")])
def test_the_code_of_a_page_is_about_the_file_that_can_be_downloaded(page: str, name: str) -> None:
    own = own_photo(900, 1500)
    test = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    test.switch_page(f"pages/{page}.py")
    for key, value in {"_own": own, "_own_active": True, f"code_{name}": True}.items():
        test.session_state[key] = value
    (code,) = checked(test.run()).code
    assert 'photo = cv2.imread("photo.png")[..., ::-1]  # (614, 1024, 3)' in code.value
    assert own.photo.pixels.shape == (614, 1024, 3)
