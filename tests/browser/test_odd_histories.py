"""Odd and broken training histories through the page: each is drawn or gets its sentence, and never a trace."""

import re
from collections.abc import Iterator
from pathlib import PurePath

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_tab
from tests.browser.server import Server
from tests.browser.visit import MAIN, Visit
from tests.odd_histories import CASES, OddHistory

IN_THE_BROWSER = [case for case in CASES if case.browser]


@pytest.fixture(scope="module")
def training(browser: Browser, server: Server) -> Iterator[Visit]:
    """One tab for all files, as a person tries one after another."""
    visit = new_tab(browser, server)
    visit.open("/training")
    yield visit
    visit.page.close()


def test_at_least_ten_odd_files_are_tried() -> None:
    assert len(IN_THE_BROWSER) >= 10


@pytest.mark.parametrize("case", IN_THE_BROWSER, ids=lambda case: case.name)
def test_an_odd_history_is_drawn_or_gets_its_sentence(case: OddHistory, training: Visit) -> None:
    title = re.sub(r"\W+", " ", case.name)[:30].strip()
    file = {"name": title + PurePath(case.file).suffix, "mimeType": "text/plain", "buffer": case.data}
    training.page.locator(f'{MAIN} input[type="file"]').set_input_files(file)
    alert = training.page.locator(MAIN).get_by_test_id("stAlertContentError")
    chosen = training.page.locator(MAIN).get_by_role("button", name=f"Remove {title}", exact=True)
    if case.says:
        expect(alert).to_contain_text(case.says)
        expect(chosen).to_have_count(0)
    else:
        expect(chosen).to_be_visible()
        expect(alert).to_have_count(0)
        for note in case.notes:
            expect(training.page.locator(MAIN).get_by_text(note).filter(visible=True).last).to_be_visible()
    training.settled()
    faults = training.faults()
    assert not faults, "\n".join(faults)
