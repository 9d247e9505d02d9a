"""The link of a view brings the view back, whoever opens it; the code can be taken away with its photo."""

import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Download, Locator, expect

from lib.images.samples import load_sample
from tests.browser.stepper import STEPPER
from tests.browser.visit import Visit

Tab = Callable[..., Visit]
ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}
ROOT = '[data-component="copy_link"]'
# A page in plain http has no clipboard; one in a strict browser has one that refuses.
NO_CLIPBOARD = {
    "missing": "Object.defineProperty(navigator, 'clipboard', { value: undefined });",
    "refused": "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));",
}
MOVED_AND_COPIED = """(grid, button) => {
  grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  button.click();
}"""
CLIPBOARD = "navigator.clipboard.readText()"
LATE_MS = 2000  # after which a link that was copied too early has been put right
SELECTED = "field => field.value.slice(field.selectionStart, field.selectionEnd)"


def state(visit: Visit) -> dict[str, object]:
    """Where the window stands, what it gives, and every figure in sight."""
    root = visit.page.locator(STEPPER)
    told = {name: root.get_attribute(f"data-{name}") for name in ("row", "col", "value")}
    grids = {
        grid: root.locator(f'[data-grid="{grid}"] [role="gridcell"]').all_inner_texts()
        for grid in ("input", "kernel", "output")
    }
    return told | grids


def press(visit: Visit, *keys: str) -> None:
    for key in keys:
        visit.page.keyboard.press(key)


def redrawn(visit: Visit, act: Callable[[], None]) -> None:
    """Act, and wait until the stepper has drawn what came of it."""
    drawn = visit.wait_drawn("window-stepper")
    act()
    visit.wait_drawn("window-stepper", drawn)
    visit.settled()


def switch(visit: Visit, label: str) -> Locator:
    return visit.page.get_by_test_id("stCheckbox").filter(has_text=label)


def slide(visit: Visit, label: str, *keys: str) -> None:
    """Move a slider by keys, each after the page has followed the one before."""
    for key in keys:
        visit.page.get_by_role("slider", name=label).focus()
        redrawn(visit, lambda key=key: press(visit, key))


def copied(visit: Visit) -> str:
    """The link that the button gives, once the address stands still."""
    visit.page.wait_for_timeout(700)
    visit.settled()
    visit.page.locator(ROOT).get_by_role("button", name="Copy link").click()
    expect(visit.page.locator(ROOT).get_by_role("button", name="Copied")).to_be_visible()
    return visit.page.evaluate(CLIPBOARD)


def opened(tab: Tab, link: str) -> Visit:
    """The link in a tab that has seen nothing yet."""
    other = tab()
    parts = urlsplit(link)
    other.open(f"{parts.path}?{parts.query}")
    other.wait_drawn("window-stepper")
    return other


def query(link: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(link).query).items()}


def test_a_convolution_set_by_hand_comes_back_cell_by_cell(tab: Tab) -> None:
    visit = tab(**ALLOWED)
    visit.open("/convolution")
    visit.wait_drawn("window-stepper")
    redrawn(visit, visit.page.get_by_role("radio", name="Sharpen").click)
    for cell, weight in ((0, "-2.5"), (5, "0.125")):
        visit.page.locator('[data-grid="kernel"] .cell').nth(cell).click()
        visit.page.keyboard.type(weight)
        redrawn(visit, lambda: press(visit, "Enter"))
    slide(visit, "Stride", "ArrowRight")
    redrawn(visit, visit.page.get_by_role("radio", name="same").click)
    visit.page.locator('[data-grid="output"]').focus()
    press(visit, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp")
    link = copied(visit)
    assert query(link)["photo"] == "chelsea"
    assert query(link)["cells"] == "-2.5,-1,0;-1,5,0.125;0,-1,0"
    assert state(opened(tab, link)) == state(visit)


def test_kernels_edited_for_each_channel_and_flipped_come_back(tab: Tab) -> None:
    visit = tab(**ALLOWED)
    visit.open("/convolution?photo=astronaut&size=5&kernel=random&seed=3")
    visit.wait_drawn("window-stepper")
    redrawn(visit, visit.page.get_by_role("radio", name="all", exact=True).click)
    redrawn(visit, visit.page.get_by_role("radio", name="green").click)
    visit.page.locator('[data-grid="kernel"] [role="gridcell"]').nth(7).click()
    visit.page.keyboard.type("1.25")
    redrawn(visit, lambda: press(visit, "Enter"))
    redrawn(visit, switch(visit, "flip the kernel").click)
    redrawn(visit, switch(visit, "then ReLU").click)
    link = copied(visit)
    assert query(link)["cells"].count("|") == 2
    assert query(link)["flip"] == "true"
    assert state(opened(tab, link)) == state(visit)


def test_a_look_at_pixels_comes_back(tab: Tab) -> None:
    visit = tab(**ALLOWED)
    visit.open("/image?photo=coffee")
    visit.wait_drawn("window-stepper")
    redrawn(visit, visit.page.get_by_role("radio", name="hex").click)
    redrawn(visit, visit.page.get_by_role("radio", name="all", exact=True).click)
    visit.page.locator('[data-grid="input"]').focus()
    press(visit, "ArrowRight", "ArrowRight", "ArrowDown")
    link = copied(visit)
    assert state(opened(tab, link)) == state(visit)


def test_a_pooling_set_by_hand_comes_back(tab: Tab) -> None:
    visit = tab(**ALLOWED)
    visit.open("/pooling?photo=coffee")
    visit.wait_drawn("window-stepper")
    slide(visit, "Window", "ArrowRight")
    redrawn(visit, visit.page.get_by_role("radio", name="average").click)
    visit.page.locator('[data-grid="output"]').focus()
    press(visit, "ArrowLeft", "ArrowDown", "ArrowDown")
    link = copied(visit)
    assert state(opened(tab, link)) == state(visit)


def test_a_link_copied_before_the_move_was_told_is_put_right(tab: Tab) -> None:
    visit = tab(**ALLOWED)
    visit.open("/convolution?photo=coffee&row=10&col=10")
    visit.wait_drawn("window-stepper")
    button = visit.page.locator(ROOT).get_by_role("button", name="Copy link").element_handle()
    visit.page.locator('[data-grid="output"]').evaluate(MOVED_AND_COPIED, button)
    visit.page.wait_for_url("**col=11*")
    visit.page.wait_for_timeout(LATE_MS)
    assert query(visit.page.evaluate(CLIPBOARD))["col"] == "11"


@pytest.mark.parametrize("why", NO_CLIPBOARD)
def test_without_a_clipboard_the_link_stands_selected(tab: Tab, why: str) -> None:
    visit = tab()
    visit.page.add_init_script(NO_CLIPBOARD[why])
    page = visit.open("/convolution?photo=coffee&row=3")
    page.locator(ROOT).get_by_role("button", name="Copy link").click()
    field = page.get_by_role("textbox", name="The link")
    expect(field).to_be_focused()
    assert field.evaluate(SELECTED) == page.url
    expect(page.locator(ROOT).get_by_role("status").first).to_have_text("Press Ctrl+C to copy the link.")


def test_a_lesson_link_closes_answers_and_hides_questions_on_a_slide(tab: Tab) -> None:
    visit = tab(**ALLOWED)
    page = visit.open("/convolution?photo=coffee&row=20&col=20")
    before = urlsplit(page.url).query
    opener = page.get_by_role("button", name="Link for a lesson")
    opener.focus()
    press(visit, "Enter")
    dialog = page.get_by_role("dialog", name="Link for a lesson")
    for choice in ("Answers closed", "Without questions", "For a slide"):
        dialog.get_by_label(choice).check()
    dialog.get_by_role("button", name="Copy this link").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate(CLIPBOARD)
    assert query(link).items() >= {"reveal": "0", "ask": "0", "embed": "true", "row": "20"}.items()
    assert urlsplit(page.url).query == before, "this view stays as it is"
    press(visit, "Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    pupil = opened(tab, link)
    expect(pupil.page.locator(f'{STEPPER} [data-is="closed"]').first).to_be_visible()
    expect(pupil.page.get_by_text("Your guess:")).to_have_count(0)
    expect(pupil.page.get_by_role("button", name="Keras code")).to_have_count(0)
    expect(pupil.page.get_by_test_id("stSidebar")).to_be_hidden()


def test_an_own_photo_is_said_to_stay_here(tab: Tab) -> None:
    visit = tab(**ALLOWED)
    visit.open("/convolution?photo=coffee")
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    visit.upload("mine.png", file.getvalue())
    visit.wait_photo("mine.png")
    link = copied(visit)
    assert "photo" not in query(link)
    said = visit.page.locator(ROOT).get_by_role("status").first
    expect(said).to_contain_text("Your photo is not in the link: it stays in this browser")
    assert said.evaluate("said => getComputedStyle(said).position") == "static", "it can be read, too"


def test_the_code_and_its_photo_can_be_downloaded(tab: Tab) -> None:
    visit = tab()
    page = visit.open("/convolution?photo=coffee&kernel=box&stride=2&row=7&col=9")
    page.get_by_role("button", name="Keras code").click()
    shown = page.get_by_test_id("stCode")
    expect(shown).to_contain_text("print(output[7, 9])")
    files = {}
    for name in ("convolution.py", "photo.png"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Download {name}").press("Enter")  # a popover moves when it is filled
        files[name] = content(waiting.value)
        assert waiting.value.suggested_filename == name
    assert files["convolution.py"].decode().split() == shown.inner_text().split()
    np.testing.assert_array_equal(np.asarray(Image.open(io.BytesIO(files["photo.png"]))), load_sample("coffee").pixels)


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_the_opened_panel(tab: Tab, dark: bool) -> None:
    visit = tab(dark=dark)
    visit.page.add_init_script(NO_CLIPBOARD["missing"])
    page = visit.open("/convolution")
    page.locator(ROOT).get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Link for a lesson").click()
    page.get_by_role("button", name="Copy this link").click()
    expect(page.get_by_role("textbox", name="The link").last).to_be_focused()
    found = Axe().run(page, context={"include": [[".st-key-share_convolution"]]}).response["violations"]
    assert not found, [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]
