"""Image as numbers in a browser: every figure is a pixel of the photo, wherever the frame is moved."""

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser import loupe
from tests.browser.loupe import Look, chosen, figures, place
from tests.browser.visit import Visit
from tests.odd_images import CASES

PHOTO = "coffee"
ADDRESS = f"/image?photo={PHOTO}&row=26&col=36"
CANVAS = ".photo canvas"


def opened(tab: Callable[..., Visit], more: str = "", **options: object) -> tuple[Visit, Page]:
    visit = tab(**options)
    page = visit.open(ADDRESS + more)
    visit.wait_drawn("window-stepper")
    return visit, page


def random_look(random: np.random.Generator) -> Look:
    weights = [None, (1 / 3, 1 / 3, 1 / 3), tuple(map(float, random.uniform(-1, 1.5, 3).round(3)))]
    return Look(
        channel=str(random.choice(["grey", "grey", "red", "green", "blue", "all"])),
        form=str(random.choice(["0-255", "0-1", "hex"])),
        levels=int(random.choice([256, 2, 3, 4, 9, random.integers(2, 257)])),
        weights=weights[random.integers(0, 3)],
        size=int(random.choice([8, 12, 16, 24, 32])),
        detail=int(random.choice([112, 112, 224, 1024])),
    )


@pytest.mark.parametrize("seed", range(8))
def test_every_figure_is_a_pixel_of_the_photo_in_every_look(seed: int, tab) -> None:
    random = np.random.default_rng(seed)
    look = random_look(random)
    whole = loupe.reference(PHOTO, look)
    row, col = (int(random.integers(0, length)) for length in whole.shape[:2])
    visit = tab()
    page = visit.open(f"/image?photo={PHOTO}&row={row}&col={col}{look.query()}")
    visit.wait_drawn("window-stepper")
    top, left = place(page)
    said = f"seed {seed}: {look} at {row}, {col}"
    assert top <= row < top + look.size, said
    assert figures(page) == loupe.expected(PHOTO, look, top, left), said
    assert chosen(page) == (row, col, whole[row, col].tolist()), said


def test_a_look_that_is_changed_on_the_page_changes_the_figures(tab) -> None:
    visit, page = opened(tab)
    for name, look in {
        "all": Look("all"),
        "hex": Look("all", "hex"),
        "blue": Look("blue", "hex"),
        "0-1": Look("blue", "0-1"),
    }.items():
        page.get_by_role("radio", name=name, exact=True).or_(page.get_by_role("button", name=name, exact=True)).click()
        page.wait_for_function(SHOWS, arg=loupe.expected(PHOTO, look, 20, 30)[0][0])
        assert figures(page) == loupe.expected(PHOTO, look, 20, 30)
    visit.settled()
    assert "channel=blue" in page.url
    assert "as=0-1" in page.url


SHOWS = """text => [...document.querySelectorAll('*')].some(host =>
  host.shadowRoot?.querySelector('[data-grid="input"] [role="gridcell"]')?.textContent === text)"""


def test_the_picture_follows_levels_and_weights(tab) -> None:
    look = Look("grey", levels=3, weights=(0.0, 0.0, 1.0))
    page = opened(tab, look.query())[1]
    shown = page.locator(".channels canvas").first.evaluate(VALUES)
    assert np.array_equal(np.reshape(shown, (75, 112)), loupe.reference(PHOTO, look)[..., 0])
    shown = page.locator(CANVAS).evaluate(VALUES)
    assert np.array_equal(np.reshape(shown, (75, 112)), loupe.reference(PHOTO, Look("red", levels=3))[..., 0])


VALUES = """canvas => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data]
  .filter((_value, i) => i % 4 === 0)"""


def test_a_preset_changes_figures_formula_and_address(tab) -> None:
    visit, page = opened(tab)
    page.get_by_role("button", name="Only blue").click()
    look = Look(weights=(0.0, 0.0, 1.0))
    page.wait_for_function(SHOWS, arg=loupe.expected(PHOTO, look, 20, 30)[0][0])
    visit.settled()
    red, green, blue = loupe.pixels(PHOTO, 112)[26, 36]
    assert f"0·{red} + 0·{green} + 1·{blue} ≈ {blue}" in page.locator(".pixel").inner_text()
    assert figures(page) == loupe.expected(PHOTO, look, 20, 30)
    for part in ("red=0", "green=0", "blue=1"):
        assert part in page.url
    visit.reload()
    assert figures(page) == loupe.expected(PHOTO, look, 20, 30)


def test_the_arrow_keys_move_the_frame_and_the_address_follows(tab) -> None:
    visit, page = opened(tab)
    before = loupe.drawn(visit)
    page.locator(".frame").focus()
    for key in ("ArrowDown", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    visit.wait_drawn("window-stepper", before + 2)
    assert place(page) == (21, 43)
    assert chosen(page)[:2] == (27, 49)
    assert figures(page) == loupe.expected(PHOTO, Look(), 21, 43)
    page.wait_for_url("**row=27**")
    visit.settled()
    assert "col=49" in page.url
    assert page.get_by_role("spinbutton", name="Row").input_value() == "27"
    assert "rows 21 to 32, columns 43 to 54" in page.locator('[role="status"]').first.inner_text()


def test_python_is_told_once_after_the_last_move(tab) -> None:
    visit = tab()
    sent: list[object] = []
    visit.page.on("websocket", lambda channel: channel.on("framesent", lambda frame: sent.append(frame)))
    page = visit.open(ADDRESS)
    visit.wait_drawn("window-stepper")
    before = len(sent)
    page.locator(".frame").evaluate(  # at once, as a busy machine may let the pause pass between two presses
        "frame => { for (let n = 0; n < 10; n += 1) "
        "frame.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true })); }"
    )
    page.wait_for_url("**col=46**")
    visit.settled()
    assert len(sent) - before == 1


def test_a_click_and_a_drag_move_the_frame_to_the_pointer(tab) -> None:
    visit, page = opened(tab)
    box = page.locator(CANVAS).bounding_box()
    scale = box["width"] / 112
    page.mouse.click(box["x"] + 90.2 * scale, box["y"] + 40.2 * scale)
    assert place(page) == (34, 84)
    page.mouse.move(box["x"] + 90.2 * scale, box["y"] + 40.2 * scale)
    page.mouse.down()
    page.mouse.move(box["x"] + 60.2 * scale, box["y"] + 30.2 * scale, steps=8)
    page.mouse.up()
    assert place(page) == (24, 54)
    assert figures(page) == loupe.expected(PHOTO, Look(), 24, 54)
    page.wait_for_url("**row=30**")
    visit.settled()
    assert chosen(page)[:2] == (30, 60)


def test_a_late_echo_of_an_earlier_move_does_not_move_the_frame_back(tab) -> None:
    visit, page = opened(tab)
    page.locator(".frame").focus()
    for move in range(5):  # each is told while Python still answers the one before
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(320)
        assert place(page)[1] == 31 + move
    page.wait_for_url("**col=41**")
    visit.settled()
    assert place(page) == (20, 35)


def test_a_field_moves_the_frame_after_the_browser_did(tab) -> None:
    visit, page = opened(tab)
    page.locator(".frame").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**col=37**")
    field = page.get_by_role("spinbutton", name="Column")
    for column in (90, 37):
        field.fill(str(column))
        field.press("Enter")
        page.wait_for_url(f"**col={column}**")  # the address comes before the picture
        expect(page.locator(loupe.LOUPE)).to_have_attribute("data-col", str(column))
        visit.settled()
        assert chosen(page)[:2] == (26, column)


def test_a_finger_taps_drags_and_still_scrolls(tab) -> None:
    page = opened(tab, width=390, height=700, has_touch=True)[1]
    canvas = page.locator(CANVAS)
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    scale = box["width"] / 112
    session = page.context.new_cdp_session(page)

    def swipe(start: tuple[float, float], end: tuple[float, float]) -> None:
        along = [[a + (b - a) * step / 8 for a, b in zip(start, end, strict=True)] for step in range(9)]
        points = [{"x": x, "y": y} for x, y in along]
        session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [points[0]]})
        for point in points[1:]:
            session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    page.touchscreen.tap(box["x"] + 80.2 * scale, box["y"] + 40.2 * scale)
    assert place(page) == (34, 74)
    swipe((box["x"] + 80 * scale, box["y"] + 40 * scale), (box["x"] + 60 * scale, box["y"] + 35 * scale))
    assert place(page) == (29, 54)
    before = page.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    swipe((box["x"] + 10 * scale, box["y"] + 60 * scale), (box["x"] + 10 * scale, box["y"] + 10 * scale))
    page.wait_for_function("before => document.querySelector('[data-testid=stMain]').scrollTop > before", arg=before)
    assert place(page) == (29, 54)


def test_the_frame_stops_at_the_edges(tab) -> None:
    page = opened(tab)[1]
    page.locator(".frame").focus()
    for _press in range(12):
        page.keyboard.press("Shift+ArrowDown")
        page.keyboard.press("Shift+ArrowRight")
    assert place(page) == (75 - 12, 112 - 12)
    assert figures(page) == loupe.expected(PHOTO, Look(), 63, 100)


def test_the_numbers_of_a_cell_are_told_in_words_while_it_is_pointed_at(tab) -> None:
    page = opened(tab)[1]
    page.locator('[role="gridcell"]').nth(12 * 3 + 5).hover()
    red, green, blue = loupe.pixels(PHOTO, 112)[23, 35]
    said = page.locator(".pixel").inner_text()
    value = int(loupe.reference(PHOTO, Look())[23, 35, 0])
    assert "row 23, column 35" in said
    assert f"red {red}, green {green}, blue {blue}" in said
    assert f"0.299·{red} + 0.587·{green} + 0.114·{blue} ≈ {value}" in said
    assert chosen(page) == (23, 35, [value])
    page.mouse.move(1, 1)
    assert chosen(page)[:2] == (26, 36)


def test_a_click_chooses_the_pixel_and_the_address_keeps_it(tab) -> None:
    visit, page = opened(tab)
    page.locator('[role="gridcell"]').nth(12 * 11 + 1).click()
    page.wait_for_url("**row=31**")
    visit.settled()
    assert "col=31" in page.url
    assert "sight=20%2C30" in page.url
    expect(page.locator(".cs-sum")).to_contain_text("row 31, column 31")
    page.mouse.move(1, 1)
    visit.reload()
    assert place(page) == (20, 30)
    assert chosen(page)[:2] == (31, 31)


def test_the_cells_are_walked_with_the_arrow_keys_and_the_frame_follows(tab) -> None:
    page = opened(tab)[1]
    page.locator(loupe.GRID).focus()
    for _press in range(8):
        page.keyboard.press("ArrowUp")
    assert place(page) == (18, 30)
    assert chosen(page)[:2] == (18, 36)
    assert "row 18, column 36" in page.locator(".pixel").inner_text()
    assert figures(page) == loupe.expected(PHOTO, Look(), 18, 30)


def test_a_screen_reader_is_told_the_cell_that_the_keys_stand_on(tab) -> None:
    page = opened(tab)[1]
    page.locator(loupe.GRID).focus()
    for key, at in {"End": (26, 41), "PageDown": (38, 41), "Home": (38, 30), "ArrowRight": (38, 31)}.items():
        page.keyboard.press(key)
        assert chosen(page)[:2] == at
    active = page.locator(loupe.GRID).get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").inner_text() == str(int(chosen(page)[2][0]))


@pytest.mark.parametrize(("size", "readable"), [(8, True), (12, True), (16, True), (32, False)])
def test_figures_are_written_only_where_they_can_be_read(size: int, readable: bool, tab) -> None:
    page = opened(tab, f"&size={size}")[1]
    sizes = page.locator('[role="gridcell"]').first.evaluate("cell => parseFloat(getComputedStyle(cell).fontSize)")
    assert sizes >= 10 if readable else sizes == 0
    assert ("to read the figures" in page.locator(".hint").inner_text()) != readable


def test_what_resizing_loses_follows_the_side(tab) -> None:
    visit, page = opened(tab)
    page.get_by_role("radio", name="96").or_(page.get_by_role("button", name="96", exact=True)).click()
    expect(page.locator("[data-error]")).to_have_text("6.34")
    visit.settled()
    assert "side=96" in page.url


def test_a_photo_of_one_pixel_is_one_number(tab) -> None:
    dot = next(case for case in CASES if case.name == "1×1 PNG")
    visit, page = opened(tab)
    visit.upload("dot.png", dot.data)
    visit.wait_photo("dot.png")
    page.wait_for_function("document.querySelectorAll('h1').length === 1")
    page.locator('[role="gridcell"]').nth(1).wait_for(state="detached")
    assert figures(page) == [["88"]]
