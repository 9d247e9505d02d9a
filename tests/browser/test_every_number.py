"""Every number that the window stepper shows, at random settings and places, against NumPy loops of this file's own."""

import math
import random
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlencode

import numpy as np
import pytest

from lib import kernels
from tests.browser.stepper import STEPPER, image, shown
from tests.browser.visit import Visit

Tab = Callable[..., Visit]
SEED = 20
CONVOLUTIONS, POOLINGS, PLACES = 16, 6, 3
READ = """root => {
  const text = (selector) => [...root.querySelectorAll(selector)].map((element) => element.textContent);
  const grid = (name) => [...root.querySelectorAll(`[data-grid=${name}] .cell`)].map((cell) =>
    [Number(cell.dataset.row), Number(cell.dataset.col), cell.dataset.is ?? '', cell.textContent]);
  return {
    terms: [...root.querySelectorAll('.term')].map((term) => [
      Number(term.dataset.channel), Number(term.dataset.i), Number(term.dataset.j), term.textContent]),
    lines: text('.sum .equals'), folded: text('summary .equals'), total: text('.total strong'),
    input: grid('input'), kernel: grid('kernel'), output: grid('output'),
  };
}"""


def figure(value: float, decimals: int) -> str:
    """A number as the app writes it, rounded as schools do, from the digits that the computer writes it with."""
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return ("−" if rounded < 0 else "") + f"{abs(rounded):,}"


def short(value: float, decimals: int) -> str:
    """A number as a cell has it: fewer decimals where it is large."""
    size = abs(value)
    decimals = 0 if size >= 100 else min(decimals, 1 if size >= 10 else 2)
    rounded = Decimal(float(size)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return ("−" if value < 0 and rounded else "") + str(rounded)


def decimals_of(values: np.ndarray) -> int:
    """Fewest decimals, up to four, that write all; else three."""
    return next((n for n in range(5) if np.abs(np.round(values, n) - values).max() < 1e-9), 3)


def padded(pixels: np.ndarray, kernel: int, stride: int, padding: str, dilation: int) -> np.ndarray:
    """(H, W, C) with NaN for its padding."""
    if padding == "valid":
        return pixels.astype(float)
    widths = []
    for cells in pixels.shape[:2]:
        total = max((math.ceil(cells / stride) - 1) * stride + (kernel - 1) * dilation + 1 - cells, 0)
        widths.append((total // 2, total - total // 2))
    return np.pad(pixels.astype(float), [*widths, (0, 0)], constant_values=np.nan)


def some_convolution(rng: random.Random) -> dict[str, object]:
    """Settings as the address has them."""
    name = rng.choice([each for each in kernels.NAMES if each != "custom"] + 4 * ["custom"])
    size = rng.choice([2, 3, 3, 4, 5]) if name == "custom" else rng.choice(kernels.KERNELS[name].sizes[:4])
    asked = {"photo": rng.choice(["chelsea", "coffee", "astronaut"]), "kernel": name, "size": size}
    asked |= {"stride": rng.randint(1, 4), "padding": rng.choice(["valid", "same"]), "dilation": rng.randint(1, 3)}
    asked["mode"] = rng.choice(["grey", "grey", "each", "all", "all"])
    if asked["mode"] == "each":
        asked["channel"] = rng.choice(["red", "green", "blue"])
    if asked["mode"] == "all":
        asked |= {"bias": rng.choice([0, -12.5, 100]), "relu": rng.choice(["true", "false"])}
    if name == "custom":
        count = 3 if asked["mode"] == "all" else 1
        made = [np.array([[rng.randint(-40, 40) / 4 for _ in range(size)] for _ in range(size)]) for _ in range(count)]
        asked["cells"] = "|".join(map(kernels.write, made))
    if name == "random":
        asked["seed"] = rng.randint(0, 99)
    return asked


def chosen_kernels(asked: dict) -> np.ndarray:
    """(kh, kw, C) of settings."""
    if asked["kernel"] == "custom":
        found = [kernels.parse(part) for part in asked["cells"].split("|")]
    else:
        found = [kernels.kernel(asked["kernel"], asked["size"], asked.get("seed", 0))]
    count = 3 if asked["mode"] == "all" else 1
    return np.stack(found * (count // len(found)), axis=2)


def go_somewhere(visit: Visit, rng: random.Random) -> tuple[int, int]:
    """Move the window by its grid, its buttons or its keys; where it stands then."""
    page = visit.page
    cells = page.locator('[data-grid="output"] .cell')
    way = rng.choice(["click", "keys", "step", "end"])
    if way == "click":
        cells.nth(rng.randrange(cells.count())).click()
    elif way == "keys":
        page.locator('[data-grid="output"]').focus()
        for _ in range(rng.randint(1, 9)):
            page.keyboard.press(rng.choice(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]))
    elif way == "step":
        page.get_by_role("button", name=rng.choice(["Step", "Back"])).click()
    else:
        page.get_by_role("button", name="End").click()
    return shown(visit)[:2]


def unfold(visit: Visit) -> None:
    """Open every sum that is folded."""
    folds = visit.page.locator(".arithmetic details")
    for number in range(folds.count()):
        if folds.nth(number).get_attribute("open") is None:
            folds.nth(number).locator("summary").click()
    if folds.count():
        visit.page.locator(".arithmetic details .term").first.wait_for()


@pytest.mark.parametrize("number", range(CONVOLUTIONS))
def test_every_number_of_a_convolution_is_numpys(tab: Tab, number: int) -> None:
    rng = random.Random(SEED * 1000 + number)
    asked = some_convolution(rng)
    print("seed", SEED * 1000 + number, asked)
    visit = tab()
    visit.open(f"/convolution?{urlencode(asked)}")
    visit.wait_drawn("window-stepper")
    planes = {"grey": [3], "each": [["red", "green", "blue"].index(asked.get("channel", "red"))], "all": [0, 1, 2]}
    pixels, weights = image(asked["photo"])[:, :, planes[asked["mode"]]], chosen_kernels(asked)
    how = {name: asked[name] for name in ("stride", "padding", "dilation")}
    wide = padded(pixels, len(weights), **how)
    bias, relu = asked.get("bias", 0), asked.get("relu") == "true"
    decimals = max(decimals_of(weights), decimals_of(np.array([bias])))

    def result(row: int, col: int) -> tuple[np.ndarray, float]:
        step, apart, count = how["stride"], how["dilation"], len(weights)
        rows, cols = row * step + apart * np.arange(count), col * step + apart * np.arange(count)
        values = np.nan_to_num(wide[np.ix_(rows, cols)])
        total = float((values * weights).sum() + bias)
        return values, max(0.0, total) if relu else total

    for _ in range(PLACES):
        row, col = go_somewhere(visit, rng)
        unfold(visit)
        found = visit.page.locator(STEPPER).evaluate(READ)
        values, total = result(row, col)
        assert shown(visit)[2] == pytest.approx(total, abs=1e-6)
        for channel, i, j, written in found["terms"]:
            product = f"{figure(weights[i, j, channel], decimals_of(weights))}·{figure(values[i, j, channel], 0)}"
            assert written == product
        assert len(found["terms"]) == weights.size
        sums = (values * weights).sum(axis=1)  # (kh, C)
        assert found["lines"] == [f"= {figure(part, decimals)}" for part in sums.T.ravel()]
        if found["folded"]:
            assert found["folded"] == [f"= {figure(part, decimals)}" for part in sums.sum(axis=0)]
        before_relu = float((values * weights).sum() + bias)
        assert found["total"] == [figure(part, decimals) for part in ([before_relu, total] if relu else [before_relu])]
        for r, c, state, written in found["output"]:
            after = (r, c) > (row, col)
            assert state == ("coming" if after else "filled")
            assert written == ("" if after else short(result(r, c)[1], decimals))
        plane = 0
        for r, c, _state, written in found["input"]:
            inside = 0 <= r < pixels.shape[0] and 0 <= c < pixels.shape[1]
            assert written == (str(pixels[r, c, plane]) if inside else "0")
        for i, j, _state, written in found["kernel"]:
            assert written == short(weights[i, j, plane], decimals_of(weights))


@pytest.mark.parametrize("number", range(POOLINGS))
def test_every_number_of_pooling_is_numpys(tab: Tab, number: int) -> None:
    rng = random.Random(SEED * 2000 + number)
    asked = {"photo": rng.choice(["chelsea", "coffee"]), "size": rng.randint(1, 6), "stride": rng.randint(1, 5)}
    asked |= {"kind": ["max", "average"][number % 2], "padding": rng.choice(["valid", "same"])}
    print("seed", SEED * 2000 + number, asked)
    visit = tab()
    visit.open(f"/pooling?{urlencode(asked)}")
    visit.wait_drawn("window-stepper")
    pixels = image(asked["photo"])[:, :, [3]]
    wide = padded(pixels, asked["size"], asked["stride"], asked["padding"], 1)

    def result(row: int, col: int) -> tuple[np.ndarray, float]:
        size, step = asked["size"], asked["stride"]
        values = wide[row * step : row * step + size, col * step : col * step + size, 0]
        inside = values[~np.isnan(values)]
        return inside, float(inside.max() if asked["kind"] == "max" else inside.mean())

    for _ in range(PLACES):
        row, col = go_somewhere(visit, rng)
        found = visit.page.locator(STEPPER).evaluate(READ)
        inside, kept = result(row, col)
        decimals = 0 if asked["kind"] == "max" else 2
        assert [written for *_place, written in found["terms"]] == [figure(value, 0) for value in inside]
        assert found["total"] == [figure(kept, decimals)]
        assert shown(visit)[2] == pytest.approx(kept, abs=1e-9)
        for r, c, _state, written in found["output"]:
            assert written == ("" if (r, c) > (row, col) else short(result(r, c)[1], decimals))
