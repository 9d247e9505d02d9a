"""What pooling keeps in the browser is what `lib` computes, of the photo and of a convolution's output."""

from collections.abc import Callable

import numpy as np
import pytest

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
