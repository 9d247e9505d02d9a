"""Training curves in a real browser: pointing, the epoch slider, the table, the download, own files on a tour."""

import re
from collections.abc import Callable

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import MAIN, Visit
from tests.odd_histories import LOGGED
from tests.source import ROOT

LAB = "/training?history=lab08"


def root(page: Page) -> Locator:
    return page.locator('[data-component="curves"]')


def cells(page: Page, row: int = 0) -> list[str]:
    """The figures in a row of the table, the name first."""
    return root(page).locator("tbody tr").nth(row).locator("th, td").all_inner_texts()


def test_the_figures_at_the_best_epoch_and_at_any_other(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open(LAB)
    visit.wait_drawn("curves")
    assert cells(page) == ["The lab's CNN", "2", "0.2136", "0.2328", "0.0192", "92.17 %", "91.43 %", "0.74 points"]
    slider = root(page).get_by_role("slider", name="epoch")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert cells(page)[1:] == ["3", "0.1950", "0.2393", "0.0443", "92.87 %", "91.17 %", "1.70 points"]
    expect(root(page).locator("caption")).to_have_text("At epoch 3")
    root(page).get_by_role("button", name="Best epochs").click()
    assert cells(page)[1] == "2"


def test_best_epoch_and_gap_are_marked_with_figures(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open(LAB)
    visit.wait_drawn("curves")
    loss, accuracy = (root(page).locator("svg[role=img]").nth(i) for i in (0, 1))
    expect(loss).to_contain_text("lowest: 0.2328, epoch 2")
    expect(loss).to_contain_text("gap 0.0192")
    expect(accuracy).to_contain_text("highest: 91.43 %, epoch 2")
    expect(accuracy).to_contain_text("gap 0.74 points")
    assert "Validation loss is lowest at epoch 2" in loss.get_attribute("aria-label")


def test_pointing_at_one_diagram_lights_up_the_same_epoch_in_both(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open(LAB)
    visit.wait_drawn("curves")
    drawn = root(page).get_attribute("data-drawn")
    first = root(page).locator(".host").first
    first.scroll_into_view_if_needed()
    box = first.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 100)
    expect(root(page)).to_have_attribute("data-epoch", "1")
    assert root(page).locator(".cursor line").count() == 2
    assert cells(page)[1] == "1"
    page.mouse.move(5, 5)
    expect(root(page)).to_have_attribute("data-epoch", "best")
    assert root(page).get_attribute("data-drawn") == drawn, "pointing must not draw anew"


def test_the_others_fade_while_one_row_is_pointed_at(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open("/training?history=fashion_cnn&history=lab08")
    visit.wait_drawn("curves")
    root(page).locator("tbody tr").nth(1).hover()
    assert root(page).locator(".history.faded").evaluate_all("all => all.map(one => one.dataset.history)") == [
        "fashion_cnn",
        "fashion_cnn",
    ]


def test_what_is_downloaded_is_the_history_epochs_from_1(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open("/training?history=fashion_cnn")
    page.locator(MAIN).get_by_text("All figures, and download as CSV").click()
    visit.settled()
    with page.expect_download() as caught:  # by its key: while the expander opens, it moves from under a mouse
        page.locator(MAIN).get_by_role("button", name="Download Fashion CNN as CSV").press("Enter")
    assert caught.value.suggested_filename == "fashion_cnn.csv"
    got = pd.read_csv(caught.value.path())
    pd.testing.assert_frame_equal(
        got, pd.read_csv(ROOT / "models/fashion_cnn/history.csv")[list(got.columns)], check_dtype=False
    )
    assert got["epoch"][0] == 1


def test_an_own_history_is_still_there_after_a_walk(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open(LAB)
    file = {"name": "my run.csv", "mimeType": "text/csv", "buffer": LOGGED.encode()}
    page.locator(f'{MAIN} input[type="file"]').set_input_files(file)
    expect(root(page).locator("tbody tr")).to_have_count(2)
    visit.walk("/pooling")
    page = visit.walk("/training")
    expect(root(page).locator("tbody tr")).to_have_count(2)
    assert cells(page, 1)[0] == "my run"
    expect(page).to_have_url(re.compile(r"history=lab08&history=own_1$"))


@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("count", [1, 4])
def test_no_word_leaves_its_diagram_and_the_page_never_scrolls_sideways(
    tab: Callable[..., Visit], width: int, count: int
) -> None:
    visit = tab(width=width)
    names = ["lab08", "fashion_cnn", "fashion_mlp", "fashion_lenet5"][:count]
    page = visit.open("/training?" + "&".join(f"history={name}" for name in names))
    visit.wait_drawn("curves")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert root(page).evaluate(OUTSIDE) == []


OUTSIDE = """root => [...root.querySelectorAll('.host text')].filter(text => {
  const box = text.getBoundingClientRect(), frame = text.closest('.panel').getBoundingClientRect();
  return box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
}).map(text => text.textContent)"""
