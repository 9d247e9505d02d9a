"""The builder in a browser: edits by mouse and by keyboard, what does not fit, the address, and that all can use it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import axe_faults, out_of_reach, too_wide
from tests.browser.visit import Visit

LAB = "1-28x28x1-Conv2D_5_3_same_relu-MaxPooling2D_2-Flatten-Dense_120_relu-Dense_10_softmax"
ROOT = '[data-component="network-builder"]'


def builder(visit: Visit, net: str = "") -> Page:
    """The page with the builder open."""
    page = visit.open("/parameters?part=build" + (f"&net={net}" if net else ""))
    visit.wait_drawn("network-builder")
    return page


def total(page: Page):
    """The number of parameters, large."""
    return page.locator(f"{ROOT} [data-total=parameters]")


def kinds(page: Page) -> list[str]:
    """The kinds of all layers, in their order."""
    return page.locator(f"{ROOT} tbody.layer .kind > span").all_inner_texts()


def test_a_network_is_edited_by_mouse(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = builder(visit)
    expect(total(page)).to_have_text("118,980")
    for shown in (ROOT, f"{ROOT} tbody.layer:last-of-type"):
        assert page.locator(shown).bounding_box()["y"] < 720 - 40, shown

    page.get_by_label("filters of conv2d").fill("32")
    page.get_by_label("filters of conv2d").press("Enter")
    expect(total(page)).to_have_text("754,290")
    page.wait_for_url("**net=1-28x28x1-Conv2D_32_3_same_relu-**")

    page.get_by_role("button", name="Add a layer before flatten").click()
    page.locator(f"{ROOT} .menu").get_by_role("button", name="Dropout", exact=True).click()
    assert kinds(page)[2] == "Dropout"  # at once, before anything is counted
    expect(page.locator(f"{ROOT} [data-layer=dropout] .output")).to_have_text("14×14×32")

    grip, flatten = page.locator(f"{ROOT} [data-layer=dropout] .grip"), page.locator(f"{ROOT} [data-layer=flatten]")
    grip.hover()
    page.mouse.down()
    box = flatten.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] - 2, steps=5)
    page.mouse.up()
    assert kinds(page)[1:4] == ["MaxPooling2D", "Flatten", "Dropout"]
    expect(page.locator(f"{ROOT} [data-layer=dropout] .output")).to_have_text("6,272")

    page.get_by_role("button", name="Remove conv2d").click()
    expect(total(page)).to_have_text("24,850")
    page.locator(f"{ROOT} [data-layer=dense] .number").first.click()
    expect(page.get_by_text("196·120 + 120 = 23,640")).to_be_visible()
    assert not visit.faults()


def test_a_network_is_edited_by_keyboard(tab: Callable[..., Visit]) -> None:
    page = builder(tab(), LAB)
    kernel = page.get_by_label("kernel_size of conv2d")
    kernel.focus()
    page.keyboard.press("ArrowUp")
    expect(total(page)).to_have_text("118,980".replace("118,980", f"{118_980 - 50 + 4 * 4 * 5 + 5:,}"))
    expect(page.get_by_label("kernel_size of conv2d")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    assert kinds(page)[:2] == ["MaxPooling2D", "Conv2D"]
    expect(page.locator(f"{ROOT} tbody.layer").nth(1).locator(".output")).to_have_text("14×14×5")
    page.keyboard.press("Control+z")
    expect(page.locator(f"{ROOT} tbody.layer").nth(0).locator(".output")).to_have_text("28×28×5")


def test_what_does_not_fit_is_mended_and_the_way_back_leads_through_the_edits(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = builder(visit, "1-28x28x1-Conv2D_5_40-Flatten-Dense_10")
    row = page.locator(f"{ROOT} [data-layer=conv2d]")
    expect(row).to_contain_text("Does not fit: A 40-wide kernel")
    row.get_by_role("button", name="Instead: kernel_size 28").click()
    expect(total(page)).to_have_text("3,985")
    page.get_by_role("radio", name="duel").click()
    visit.settled()
    page.get_by_role("radio", name="build").click()
    expect(total(page)).to_have_text("3,985")
    visit.reload()
    expect(total(page)).to_have_text("3,985")
    page.get_by_label("filters of conv2d").fill("6")
    page.get_by_label("filters of conv2d").press("Enter")
    expect(total(page)).to_have_text("4,780")
    page.go_back()
    expect(total(page)).to_have_text("3,985")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_everyone_can_use_it(dark: bool, tab: Callable[..., Visit]) -> None:
    visit = tab(dark=dark)
    page = builder(visit, "1-28x28x1-Conv2D_5_3-Conv2D_5_40-Flatten-Dense_10")
    page.locator(f"{ROOT} .number").first.click()
    page.locator(f"{ROOT} .total").first.click()
    assert not axe_faults(visit), "\n".join(axe_faults(visit))


def test_tab_reaches_every_control_and_a_phone_never_scrolls_sideways(tab: Callable[..., Visit]) -> None:
    page = builder(tab(width=390, height=844), "1-28x28x1-Conv2D_5_3-Conv2D_5_40-Flatten")
    assert not too_wide(page)
    missed = out_of_reach(page)
    assert not missed, f"Tab never reaches {missed}"
