"""What pooling keeps in the browser is what `lib` computes, of the photo and of a convolution's output."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import expect

from lib import convolution, kernels, pooling
from tests.browser.stepper import image, shown
from tests.browser.visit import Visit

Tab = Callable[..., Visit]


@pytest.mark.parametrize("kind", ["max", "average"])
def test_the_kept_value_is_the_one_that_lib_computes(tab: Tab, kind: str) -> None:
    visit = tab()
    visit.open(f"/pooling?kind={kind}&size=3&stride=2&padding=same&row=37&col=55&photo=coffee")
    visit.wait_drawn("window-stepper")
    values = pooling.pool(image("coffee")[:, :, 3], 3, kind=kind, stride=2, padding="same")
    assert shown(visit) == (37, 55, pytest.approx(float(values[37, 55]), abs=1e-4))


def test_pooling_takes_what_the_convolution_page_made(tab: Tab) -> None:
    visit = tab()
    visit.open("/convolution?photo=coffee&kernel=sobel_y&size=5&stride=2&relu=true")
    visit.walk("/pooling")
    drawn = visit.wait_drawn("window-stepper")
    visit.page.get_by_text("convolution", exact=True).last.click()
    visit.wait_drawn("window-stepper", drawn)
    visit.settled()
    convolved = convolution.convolve(image("coffee")[:, :, 3], kernels.kernel("sobel_y", 5), stride=2)
    pooled = pooling.pool(np.maximum(convolved, 0), 2)
    row, col, value = shown(visit)
    assert value == pytest.approx(float(pooled[row, col]), rel=1e-5)
    address = visit.page.url
    again = tab()
    again.open(address.removeprefix(again.server.url))
    again.wait_drawn("window-stepper")
    assert shown(again) == (row, col, pytest.approx(value))


def test_global_marks_the_largest_pixel_where_it_is(tab: Tab) -> None:
    visit = tab()
    page = visit.open("/pooling?photo=coffee")
    page.get_by_text("global", exact=True).click()
    whole = page.locator(".cs-whole")
    whole.wait_for()
    visit.settled()
    assert "global=true" in page.url
    grey = image("coffee")[:, :, 3]
    assert float(whole.get_attribute("data-value")) == grey.max()
    assert page.get_by_role("slider", name="Window").is_disabled()
    mark, picture = (whole.locator(selector).bounding_box() for selector in (".cs-whole-mark", "img"))
    down = (mark["y"] + mark["height"] / 2 - picture["y"]) / picture["height"] * grey.shape[0]
    across = (mark["x"] + mark["width"] / 2 - picture["x"]) / picture["width"] * grey.shape[1]
    assert (int(down), int(across)) == tuple(int(at) for at in np.unravel_index(grey.argmax(), grey.shape))
    row = whole.locator("li").first
    expect(row).to_be_hidden()
    whole.locator("summary").click()
    expect(row).to_have_text(f"row 0: largest {grey[0].max()}")


def test_the_curve_goes_through_the_figures_of_its_table_and_a_shift_is_kept_in_the_link(tab: Tab) -> None:
    visit = tab()
    page = visit.open("/pooling?photo=coffee&more=shift")
    figure = page.locator(".cs-shift")
    slider = page.get_by_role("slider", name=re.compile("Shift of the input"))
    slider.press("ArrowRight")
    expect(figure).to_have_attribute("data-shift", "2")
    visit.settled()
    assert "shift=2" in page.url
    assert places(figure, "max") == pytest.approx(figures(figure, "Max-pooling"), abs=0.6)
    address = page.url
    again = tab()
    page = again.open(address.removeprefix(again.server.url))
    expect(page.locator(".cs-shift")).to_have_attribute("data-shift", "2")
    assert figures(page.locator(".cs-shift"), "Max-pooling") == figures(figure, "Max-pooling")


def test_no_picture_of_the_page_is_missing_in_the_dark_on_a_phone(tab: Tab) -> None:
    visit = tab(dark=True, width=390, height=844)
    page = visit.open("/pooling?more=pool+twice&size=3&stride=2")
    expect(page.get_by_text("numbers are equal")).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    sizes = page.locator(".cs-maps img").evaluate_all(
        "all => all.map(image => [image.naturalWidth, image.naturalHeight])"
    )
    assert sizes == [[112, 75], [55, 37], [27, 18], [27, 18]]


def figures(figure: object, name: str) -> list[int]:
    """Per cent at 1 to 8, as the table writes them."""
    cells = figure.get_by_role("row").filter(has_text=name).get_by_role("cell").all_inner_texts()
    return [int(cell.split("\xa0")[0]) for cell in cells[:8]]


def places(figure: object, kind: str) -> list[float]:
    """Per cent at 1 to 8, measured in the diagram between the lines of 0 and 100 per cent."""
    levels = figure.locator(".cs-level").evaluate_all(
        "all => all.map(line => [parseInt(line.innerText), line.getBoundingClientRect().top])"
    )
    scale = dict(map(tuple, levels))
    marks = figure.locator(f".cs-shift-plot .cs-mark-of.cs-{kind}").evaluate_all(
        "all => all.map(mark => { const box = mark.getBoundingClientRect(); return box.top + box.height / 2; })"
    )
    return [100 * (scale[0] - place) / (scale[0] - scale[100]) for place in marks[1:]]
