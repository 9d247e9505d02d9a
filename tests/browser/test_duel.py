"""The duel in a browser: a picture is moved by hand, every answer follows without a rerun, and the address holds it."""

import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
from playwright.sync_api import Locator, expect

from lib import disturb, networks
from lib.networks import duel
from tests.browser.access import axe_faults
from tests.browser.visit import Visit


def wanted(name: str, rows: int, columns: int) -> str:
    """What a network answers to the kept ankle boot after it was moved."""
    network = networks.load(name)
    boot = duel.examples(network.classes)[9].pixels
    shares = network.probabilities(disturb.shift(boot, rows, columns).astype(np.float32)[None])[0]
    return network.classes[shares.argmax()]


def said(view: Locator) -> list[str]:
    """The answers on the cards."""
    return [each.get_attribute("data-answer") for each in view.locator(".answer").all()]


def test_a_picture_is_moved_and_both_answer(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open("/parameters?part=duel")
    for shown in (".cs-duel-table", ".cs-duel-plot"):
        box = page.locator(shown).bounding_box()
        assert box["y"] + box["height"] <= 720, shown
    view = page.locator('[data-component="shift-duel"]')
    assert said(view) == [wanted(name, 0, 0) for name in duel.PAIRS[duel.FASHION].names]
    view.get_by_label("to the right").focus()
    for _press in range(3):
        page.keyboard.press("ArrowRight")
    assert view.get_attribute("data-place") == "0,3"
    answers = [wanted(name, 0, 3) for name in duel.PAIRS[duel.FASHION].names]
    assert said(view) == answers
    expect(page).to_have_url(re.compile("right=3"))
    assert said(visit.settled().locator('[data-component="shift-duel"]')) == answers
    canvas = view.locator(".moved canvas").bounding_box()
    page.mouse.move(canvas["x"] + 100, canvas["y"] + 100)
    page.mouse.down()
    page.mouse.move(canvas["x"] + 100 - 4 * canvas["width"] / 28, canvas["y"] + 100 + 2 * canvas["width"] / 28, steps=4)
    page.mouse.up()
    assert view.get_attribute("data-place") == "2,-1"
    expect(page).to_have_url(re.compile("right=-1.*down=2|down=2.*right=-1"))
    assert said(tab().open(page.url.removeprefix(visit.server.url)).locator('[data-component="shift-duel"]')) == [
        wanted(name, 2, -1) for name in duel.PAIRS[duel.FASHION].names
    ]


def test_on_a_phone_all_four_stand_below_one_another(tab: Callable[..., Visit]) -> None:
    visit = tab(width=390, height=844)
    page = visit.open("/parameters?part=duel&pair=shuffled")
    assert not axe_faults(visit), "\n".join(axe_faults(visit))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    cards = page.locator('[data-component="shift-duel"] .card')
    expect(cards).to_have_count(4)
    boxes = [each.bounding_box() for each in cards.all()]
    assert all(box["x"] + box["width"] <= 390 for box in boxes)
    assert all(before["y"] + before["height"] <= after["y"] for before, after in pairwise(boxes))
    tiles = page.locator('[data-component="shift-duel"] .card').last.locator(".map i")
    expect(tiles).to_have_count(81)
    tiles.nth(40 + 9).click()
    expect(page.locator('[data-component="shift-duel"]')).to_have_attribute("data-place", "1,0")
