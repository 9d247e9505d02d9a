"""Image as numbers in a browser: every figure is a pixel of the photo, wherever the frame is moved."""

from collections.abc import Callable

import numpy as np
from playwright.sync_api import Page

from lib.images.grey import grey
from lib.images.samples import load_sample
from lib.images.shrink import shrink
from tests.browser.visit import Visit
from tests.odd_images import CASES

ADDRESS = "/image?photo=coffee&row=20&col=30"


def figures(page: Page) -> np.ndarray:
    """The numbers in the grid, (rows, columns)."""
    rows = page.locator('[data-grid="input"] [role="row"]').all()[1:]
    return np.array([[int(text) for text in row.locator('[role="gridcell"]').all_inner_texts()] for row in rows])


def place(page: Page) -> tuple[int, int]:
    """The upper left cell of the grid."""
    grid = page.locator('[data-grid="input"]')
    return int(grid.get_attribute("data-row")), int(grid.get_attribute("data-col"))


def expected(at: tuple[int, int], channel: str = "grey", detail: int = 112, cells: int = 12) -> np.ndarray:
    pixels = shrink(load_sample("coffee").pixels, detail)
    values = grey(pixels) if channel == "grey" else pixels[..., ("red", "green", "blue").index(channel)]
    return values[at[0] : at[0] + cells, at[1] : at[1] + cells]


def opened(tab: Callable[..., Visit], more: str = "") -> tuple[Visit, Page]:
    visit = tab()
    page = visit.open(ADDRESS + more)
    visit.wait_drawn("window-stepper")
    return visit, page


def test_every_figure_is_a_pixel_of_the_photo(tab):
    for channel, detail, cells in (("grey", 112, 12), ("green", 224, 16), ("blue", 1024, 8)):
        page = opened(tab, f"&channel={channel}&detail={detail}&size={cells}")[1]
        assert place(page) == (20, 30)
        assert np.array_equal(figures(page), expected((20, 30), channel, detail, cells))


def test_the_arrow_keys_move_the_frame_and_the_address_follows(tab):
    visit, page = opened(tab)
    drawn = visit.wait_drawn("window-stepper")
    page.locator(".frame").focus()
    for key in ("ArrowDown", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    visit.wait_drawn("window-stepper", drawn + 2)
    assert place(page) == (21, 43)
    assert np.array_equal(figures(page), expected((21, 43)))
    page.wait_for_url("**row=21**")
    visit.settled()
    assert "col=43" in page.url
    assert page.get_by_role("spinbutton", name="Row").input_value() == "21"


def test_a_click_and_a_drag_move_the_frame_to_the_pointer(tab):
    page = opened(tab)[1]
    box = page.locator(".photo canvas").bounding_box()
    scale = box["width"] / 112
    page.mouse.click(box["x"] + 90.2 * scale, box["y"] + 40.2 * scale)
    assert place(page) == (34, 84)
    page.mouse.move(box["x"] + 90.2 * scale, box["y"] + 40.2 * scale)
    page.mouse.down()
    page.mouse.move(box["x"] + 60.2 * scale, box["y"] + 30.2 * scale, steps=8)
    page.mouse.up()
    assert place(page) == (24, 54)
    assert np.array_equal(figures(page), expected((24, 54)))
    page.wait_for_url("**row=24**")


def test_the_frame_stops_at_the_edges(tab):
    page = opened(tab)[1]
    page.locator(".frame").focus()
    for _press in range(12):
        page.keyboard.press("Shift+ArrowDown")
        page.keyboard.press("Shift+ArrowRight")
    assert place(page) == (75 - 12, 112 - 12)
    assert np.array_equal(figures(page), expected((63, 100)))


def test_the_numbers_of_a_cell_are_told_in_words(tab):
    page = opened(tab)[1]
    page.locator('[role="gridcell"]').nth(12 * 3 + 5).hover()
    red, green, blue = shrink(load_sample("coffee").pixels, 112)[23, 35]
    said = page.locator(".pixel").inner_text()
    assert "row 23, column 35" in said
    assert f"red {red}, green {green}, blue {blue}" in said
    assert f"0.299·{red} + 0.587·{green} + 0.114·{blue} ≈ {expected((23, 35))[0, 0]}" in said


def test_the_cells_are_walked_with_the_arrow_keys_and_the_frame_follows(tab):
    page = opened(tab)[1]
    page.locator('.cell[tabindex="0"]').focus()
    for _press in range(8):
        page.keyboard.press("ArrowUp")
    assert place(page) == (18, 30)
    assert "row 18, column 36" in page.locator(".pixel").inner_text()


def test_a_photo_of_one_pixel_is_one_number(tab):
    dot = next(case for case in CASES if case.name == "1×1 PNG")
    visit, page = opened(tab)
    visit.upload("dot.png", dot.data)
    visit.wait_photo("dot.png")
    page.wait_for_function("document.querySelectorAll('h1').length === 1")
    page.locator('[role="gridcell"]').nth(1).wait_for(state="detached")
    assert figures(page).tolist() == [[88]]
