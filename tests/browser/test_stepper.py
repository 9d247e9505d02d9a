"""The window stepper by mouse and by keyboard: it plays, stops and is dragged, and Python hears of it once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.stepper import STEPPER, shown
from tests.browser.visit import Visit

Tab = Callable[..., Visit]
HEARD = """() => { window.heard = [];
  for (const name of ['pushState', 'replaceState']) {
    const real = history[name].bind(history);
    history[name] = (...given) => { window.heard.push(String(given[2])); return real(...given); };
  }
}"""


def opened(tab: Tab, address: str = "/convolution?photo=coffee&row=20&col=20", **options: object) -> Visit:
    visit = tab(**options)
    visit.open(address)
    visit.wait_drawn("window-stepper")
    return visit


def press(visit: Visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).click()


def filled(visit: Visit) -> int:
    return visit.page.locator('[data-grid="output"] .cell[data-is="filled"]').count()


def marked(visit: Visit) -> Locator:
    return visit.page.locator('[data-grid="output"] .cell[aria-selected="true"]')


def test_step_back_and_end_fill_the_output_as_far_as_they_go(tab: Tab) -> None:
    visit = opened(tab)
    before = filled(visit)
    press(visit, "Step")
    assert (shown(visit)[:2], filled(visit)) == ((20, 21), before + 1)
    press(visit, "Back")
    press(visit, "Back")
    assert (shown(visit)[:2], filled(visit)) == ((20, 19), before - 1)
    press(visit, "End")
    assert filled(visit) == visit.page.locator('[data-grid="output"] .cell').count()
    expect(marked(visit)).to_have_count(1)


def test_it_stands_still_at_first_plays_on_request_and_tells_python_when_it_stands(tab: Tab) -> None:
    visit = opened(tab)
    assert shown(visit)[:2] == (20, 20)
    assert visit.page.locator(STEPPER).get_attribute("data-playing") == "false"
    visit.page.evaluate(HEARD)
    visit.page.get_by_role("slider", name="Speed").fill("3")
    press(visit, "Play")
    visit.page.wait_for_function(
        "([root, from]) => Number(root.dataset.row) * 1000 + Number(root.dataset.col) > from + 5",
        arg=[visit.page.locator(STEPPER).element_handle(), 20_020],
    )
    assert not visit.page.evaluate("window.heard"), "a playing window tells Python nothing"
    press(visit, "Pause")
    stood = shown(visit)[:2]
    visit.page.wait_for_url(f"**col={stood[1]}*")
    assert shown(visit)[:2] == stood


def test_playing_stops_at_the_last_cell_in_sight(tab: Tab) -> None:
    visit = opened(tab, "/convolution?photo=coffee&row=24&col=23&sight=15,15")
    visit.page.get_by_role("slider", name="Speed").fill("5")
    press(visit, "Play")
    visit.page.get_by_role("button", name="Play", exact=True).wait_for()
    assert shown(visit)[:2] == (24, 24)


def test_the_frame_is_dragged_over_the_photo_and_the_window_goes_with_it(tab: Tab) -> None:
    visit = opened(tab)
    frame = visit.page.locator(".photo .frame")
    box = frame.bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + box["width"] / 2 + 40, box["y"] + box["height"] / 2 + 20, steps=4)
    visit.page.mouse.up()
    row, col, _value = shown(visit)
    assert row > 20
    assert col > 20
    visit.page.wait_for_url("**sight=*")
    first = visit.page.locator('[data-grid="output"] .cell').first
    seen = (first.get_attribute("data-row"), first.get_attribute("data-col"))
    visit.reload()
    visit.wait_drawn("window-stepper")
    again = visit.page.locator('[data-grid="output"] .cell').first
    assert (again.get_attribute("data-row"), again.get_attribute("data-col")) == seen
    assert shown(visit)[:2] == (row, col)


@pytest.mark.parametrize("stride", [1, 2, 3])
def test_arrow_keys_on_the_frame_move_it_there_and_back(tab: Tab, stride: int) -> None:
    visit = opened(tab, f"/convolution?photo=coffee&row=9&col=9&stride={stride}")
    visit.page.locator(".photo .frame").focus()
    visit.page.keyboard.press("ArrowDown")
    assert shown(visit)[:2] == (10, 9)
    visit.page.keyboard.press("ArrowUp")
    visit.page.keyboard.press("ArrowRight")
    assert shown(visit)[:2] == (9, 10)


def test_all_of_it_by_keyboard_alone(tab: Tab) -> None:
    visit = opened(tab, "/convolution?photo=coffee&kernel=identity")
    page = visit.page

    def tab_to(words: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if words in page.evaluate(FOCUSED):
                return
        raise AssertionError(f"{words} is not reached")

    drawn = int(page.locator(STEPPER).get_attribute("data-drawn"))
    tab_to("Identity")
    page.keyboard.press("ArrowRight")
    visit.wait_drawn("window-stepper", drawn)
    page.wait_for_url("**kernel=box*")
    visit.settled()
    tab_to("Output: arrow keys")
    before = shown(visit)[:2]
    page.keyboard.press("ArrowDown")
    assert shown(visit)[:2] == (before[0] + 1, before[1])
    tab_to("Step")
    page.keyboard.press("Enter")
    assert shown(visit)[:2] == (before[0] + 1, before[1] + 1)
    tab_to("Cells in the grid")
    page.keyboard.press("ArrowRight")
    row, col, value = shown(visit)
    assert (row, col) == (before[0] + 1, before[1] + 2)
    tab_to("The arithmetic")
    said = page.locator(f"{STEPPER} > .told")
    expect(said).to_have_text(f"row {row}, column {col}: {value:,.3f}")


def test_step_and_back_go_on_where_the_cells_in_sight_end(tab: Tab) -> None:
    visit = opened(tab, "/convolution?photo=coffee&row=24&col=24&sight=15,15")
    press(visit, "Step")
    assert shown(visit)[:2] == (24, 25)
    numbers = visit.page.locator(".out .across i").all_inner_texts()
    assert numbers == [str(col) for col in range(16, 26)]
    visit.page.wait_for_url("**sight=15*16*")


def test_rows_and_columns_are_numbered_and_those_of_the_window_stand_out(tab: Tab) -> None:
    visit = opened(tab, "/convolution?photo=coffee&row=0&col=20&padding=same&stride=2&size=3&kernel=box")
    page = visit.page
    for name in ("in", "out"):
        rows = page.locator(f".{name} .down i").all_inner_texts()
        cells = page.locator(f".{name} .cell")
        lines = page.locator(f".{name} .line").count()
        assert [row.replace("−", "-") for row in rows] == [
            cells.nth(line * (cells.count() // lines)).get_attribute("data-row") for line in range(lines)
        ]
    first = 2 * 20 - (0 if 112 % 2 == 0 else 1)
    assert page.locator(".in .across .here").all_inner_texts() == [str(first + k) for k in range(3)]
    assert page.locator(".out .down .here").all_inner_texts() == ["0"]
    assert page.locator(".out .across .here").all_inner_texts() == ["20"]


def test_the_cell_that_is_asked_about_and_its_window_are_marked(tab: Tab) -> None:
    visit = opened(tab)
    page = visit.page
    asked, ghost = page.locator(".cell.asked"), page.locator(".ghost")
    assert [asked.get_attribute(f"data-{axis}") for axis in ("row", "col")] == ["20", "21"]
    assert not asked.inner_text(), "its number is not there"
    pixel = page.locator('[data-grid="input"] .cell[data-row="20"][data-col="21"]')
    assert ghost.bounding_box()["x"] == pytest.approx(pixel.bounding_box()["x"], abs=1)
    assert ghost.bounding_box()["width"] == pytest.approx(3 * pixel.bounding_box()["width"], abs=1)
    press(visit, "Step")
    assert asked.get_attribute("data-col") == "22"
    page.get_by_role("button", name="Another question").click()
    expect(asked).to_have_count(0)
    expect(ghost).to_be_hidden()


@pytest.mark.parametrize(("grid", "last"), [("input", 11), ("kernel", 2)])
def test_home_and_end_lead_to_the_ends_of_every_grid(tab: Tab, grid: str, last: int) -> None:
    visit = opened(tab)
    holder = visit.page.locator(f'[data-grid="{grid}"]')
    holder.focus()
    for key, row, col in (("End", 0, last), ("PageDown", last, last), ("Home", last, 0), ("Control+Home", 0, 0)):
        visit.page.keyboard.press(key)
        assert holder.get_attribute("aria-activedescendant") == f"{grid}-{row}-{col}"
    visit.page.keyboard.press("Control+End")
    assert holder.get_attribute("aria-activedescendant") == f"{grid}-{last}-{last}"


FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''}`.slice(0, 200); }"""


def test_an_input_cell_chosen_by_keys_lights_every_output_cell_that_it_goes_into(tab: Tab) -> None:
    visit = opened(tab, "/convolution?photo=coffee&row=20&col=20&size=5&kernel=box")
    visit.page.locator('[data-grid="input"]').focus()
    for _ in range(5):
        visit.page.keyboard.press("ArrowDown")
        visit.page.keyboard.press("ArrowRight")
    assert visit.page.locator('[data-grid="output"] .lit').count() == 25


def test_a_product_lights_its_pixel_and_its_weight(tab: Tab) -> None:
    visit = opened(tab)
    visit.page.locator('.term[data-i="1"][data-j="2"]').hover()
    pixel = visit.page.locator('[data-grid="input"] .lit')
    assert (pixel.get_attribute("data-row"), pixel.get_attribute("data-col")) == ("21", "22")
    assert visit.page.locator('[data-grid="kernel"] .lit').get_attribute("data-col") == "2"


def test_closed_answers_show_no_number_of_the_output(tab: Tab) -> None:
    visit = opened(tab, "/convolution?photo=coffee&row=20&col=20&reveal=0")
    assert visit.page.locator(".total strong").inner_text() == "?"
    assert set(visit.page.locator(".sum .equals").all_inner_texts()) == {"= ?"}
    press(visit, "End")
    assert not visit.page.locator('[data-grid="output"] .cell[data-is="filled"]').count()
    assert not "".join(visit.page.locator('[data-grid="output"] .cell').all_text_contents())


def test_a_closed_answer_is_not_marked_in_the_window(tab: Tab) -> None:
    visit = opened(tab, "/pooling?photo=coffee&row=10&col=10&reveal=0")
    assert not visit.page.locator(".kept").count()


def test_gaps_skipped_cells_and_added_zeros_are_seen(tab: Tab) -> None:
    visit = opened(tab, "/convolution?photo=coffee&kernel=box&size=2&dilation=2&stride=4&padding=same&row=0&col=0")
    assert visit.page.locator('[data-grid="input"] .gap').count() == 5
    assert visit.page.locator('[data-grid="input"] .tap').count() == 4
    assert visit.page.locator('[data-grid="input"] .skipped').count() > 20


def test_without_motion_the_frame_does_not_glide(tab: Tab) -> None:
    visit = opened(tab, reduced_motion="reduce")
    assert visit.page.locator(STEPPER).get_attribute("data-playing") == "false"
    press(visit, "Play")
    glide = visit.page.locator('[data-grid="input"] > .frame').evaluate(
        "frame => getComputedStyle(frame).transitionDuration"
    )
    press(visit, "Pause")
    assert glide == "0s"
