"""The Parameters page in a browser: the first screen, the curve under the pointer, keyboard, and the address."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.visit import Visit


def curve(page: Page):
    """The diagram."""
    return page.locator('[data-component="growth"]')


def test_the_first_screen_shows_picture_layers_and_both_numbers(tab: Callable[..., Visit]) -> None:
    page = tab().open("/parameters")
    for shown in ("[data-number=mlp]", "[data-number=cnn]", '[data-component="growth"] svg', "[aria-label=Height]"):
        box = page.locator(shown).first.bounding_box()
        assert box["y"] + box["height"] <= 720, shown
    expect(page.locator("[data-number=mlp]")).to_have_text("144,000,100")
    expect(page.locator("[data-number=cnn]")).to_have_text("2,800")


def test_the_squares_are_to_scale(tab: Callable[..., Visit]) -> None:
    page = tab().open("/parameters?height=10&width=10&channels=1&units=4&filters=10")
    mlp, cnn = (page.locator(f".cs-side.{kind} .cs-square i").bounding_box() for kind in ("mlp", "cnn"))
    assert abs((cnn["width"] / mlp["width"]) ** 2 - 100 / 404) < 0.02


def point_at_the_middle(page: Page) -> int:
    """Move the pointer to the middle of the curve; the side of the picture that it stands on."""
    box = curve(page).locator(".plot").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    expect(curve(page)).not_to_have_attribute("data-side", "")
    return int(curve(page).get_attribute("data-side"))


def mlp_of(side: int) -> str:
    """The MLP's number for a square colour picture and 100 units."""
    return f"{side * side * 300 + 100:,}"


def test_pointing_at_the_curve_shows_figures_without_a_rerun(tab: Callable[..., Visit]) -> None:
    page = tab().open("/parameters")
    address = page.url
    side = point_at_the_middle(page)
    expect(curve(page).locator(".told")).to_contain_text(f"MLP {mlp_of(side)}")
    assert page.url == address
    page.mouse.move(5, 5)
    expect(curve(page).locator(".told")).to_contain_text("MLP 144,000,100")


def test_a_click_on_the_curve_takes_that_picture(tab: Callable[..., Visit]) -> None:
    page = tab().open("/parameters")
    side = point_at_the_middle(page)
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url(f"**/parameters?*height={side}&width={side}*")
    expect(page.locator("[data-number=mlp]")).to_have_text(mlp_of(side))


def test_the_slider_of_the_curve_works_by_keyboard(tab: Callable[..., Visit]) -> None:
    page = tab().open("/parameters?height=28&width=28")
    slider = curve(page).get_by_role("slider", name="Side")
    slider.press("ArrowRight")
    page.wait_for_url("**/parameters?*height=32&width=32*")
    expect(page.get_by_role("spinbutton", name="Height")).to_have_value("32")


def test_a_preset_is_shared_by_its_address(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open("/parameters")
    page.get_by_role("radio", name="Fashion-MNIST").click()
    page.wait_for_url("**mode=network**")
    other = tab().open(page.url.removeprefix(visit.server.url))
    expect(other.locator("[data-number=mlp]")).to_have_text("119,260")
    expect(other.locator("[data-number=cnn]")).to_have_text("118,980")


def test_on_a_phone_every_layer_keeps_its_arithmetic(tab: Callable[..., Visit]) -> None:
    page = tab(width=390, height=844).open("/parameters")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.get_by_text("3·3·3·100 + 100").first).to_be_visible()
    card = page.locator(".cs-side.mlp").bounding_box()
    assert all(
        cell.bounding_box()["x"] + cell.bounding_box()["width"] <= card["x"] + card["width"] + 1
        for cell in page.locator(".cs-side.mlp td").all()
        if cell.bounding_box()
    )


def test_a_memory_is_a_line_among_the_curves(tab: Callable[..., Visit]) -> None:
    page = tab().open("/parameters?memory=512+MB")
    expect(curve(page).locator(".limit text")).to_have_text("512 MB are full: 654×654")
    level, crossing = (curve(page).locator(f".limit {kind}").first.bounding_box() for kind in ("line", "circle"))
    assert abs(crossing["y"] + crossing["height"] / 2 - level["y"]) < 2


def test_the_same_kernel_is_walked_over_the_photo(tab: Callable[..., Visit]) -> None:
    page = tab().open("/parameters?flat=true&row=3&col=5")
    stepper = page.locator('[data-component="window-stepper"]')
    stepper.get_by_role("button", name="Step").click()
    expect(stepper).to_have_attribute("data-col", "6")
    page.wait_for_url("**col=6**")


def test_a_network_is_measured_when_asked(tab: Callable[..., Visit]) -> None:
    page = tab().open("/parameters?part=measure")
    expect(page.locator("[data-measured]")).to_have_count(0)
    page.get_by_role("combobox", name="Measure").click()
    page.get_by_role("option", name="LeNet-5 for digits").click()
    page.get_by_role("button", name="Measure", exact=True).click()
    row = page.locator("[data-network=mnist_lenet5][data-measured]")
    expect(row).to_be_visible(timeout=60_000)
    assert float(row.locator("[data-time=one] .cs-figure").inner_text()) > 0
    expect(page.get_by_role("button", name="Measure", exact=True)).to_be_visible()
