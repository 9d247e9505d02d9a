"""Break it: nothing is told before the guess, then all of it; the address holds which experiment is open."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib import experiments
from lib.experiments import Setup, names, run
from lib.kernels import kernel
from lib.ui import break_it


def script() -> None:
    """The panel by itself, on a drawn picture."""
    import streamlit as st

    from lib.experiments._setup import disc
    from lib.kernels import kernel
    from lib.ui import break_it

    stride = st.session_state.get("used_stride", 1)
    break_it.panel(disc(), kernel("sobel_x"), stride=stride, padding="valid", dilation=1, dark=False)


def found(name: str, stride: int = 1) -> experiments.Experiment:
    """What the panel computes for that experiment."""
    return run(name, Setup(experiments._setup.disc(), kernel("sobel_x"), stride=stride))


def opened(**query: str) -> AppTest:
    test = AppTest.from_function(script, default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    return settled(test.run())


def settled(test: AppTest) -> AppTest:
    assert not test.exception, [each.value for each in test.exception]
    return test


def guess(test: AppTest, option: str) -> AppTest:
    (control,) = [each for each in test.button_group if each.key != "break"]
    return settled(control.set_value(option).run())


def words(test: AppTest) -> str:
    bodies = [each.proto.body for each in test.get("html")] + [each.value for each in test.markdown]
    return "\n".join(bodies)


def test_nothing_is_computed_until_an_experiment_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(experiments, "run", pytest.fail)
    test = opened()
    assert [each.key for each in test.button_group] == ["break"]
    assert "Your guess" not in words(test)


@pytest.mark.parametrize("name", names())
def test_the_address_opens_an_experiment_and_nothing_is_told_before_the_guess(name: str) -> None:
    test, expected = opened(**{"break": name}), found(name)
    assert expected.question in words(test)
    assert expected.said not in words(test)
    assert words(test).count("<img") == sum(each.kind != "kernel" for each in expected.before)
    assert "Still to be guessed" in words(test)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_guess_is_judged_and_everything_is_shown(name: str, place: int) -> None:
    expected = found(name)
    test = guess(opened(**{"break": name}), expected.options[place])
    right = "right" if place == expected.answer else "wrong"
    assert f'data-verdict="{right}"' in words(test)
    assert f"{expected.options[expected.answer]}.</b>" in words(test)
    assert expected.said in words(test)
    assert "Still to be guessed" not in words(test)
    assert words(test).count("<img") == sum(each.kind != "kernel" for each in expected.pictures)


def test_the_first_guess_counts_and_no_later_one() -> None:
    expected = found("flip")
    wrong = expected.options[(expected.answer + 1) % len(expected.options)]
    test = guess(opened(**{"break": "flip"}), wrong)
    assert "0 right, 1 wrong" in words(test)
    assert "0 right, 1 wrong" in words(guess(test, expected.options[expected.answer]))
    test = settled(test.button_group(key="break").set_value("shift").run())
    assert "1 right, 1 wrong" in words(guess(test, found("shift").options[found("shift").answer]))


def test_other_settings_ask_anew() -> None:
    expected = found("shift")
    test = guess(opened(**{"break": "shift"}), expected.options[0])
    test.session_state["used_stride"] = 2
    settled(test.run())
    assert "data-verdict" not in words(test)
    assert found("shift", stride=2).question in words(test)


def test_reveal_0_keeps_the_answer_closed() -> None:
    expected = found("flip")
    test = guess(opened(**{"break": "flip", "reveal": "0"}), expected.options[expected.answer])
    assert "stays closed" in words(test)
    assert expected.said not in words(test)
    assert "data-verdict" not in words(test)
    assert words(test).count("<img") == 1
    assert "_ask_state" not in test.session_state, "nothing is counted"


def test_an_unknown_experiment_is_said_and_none_is_open() -> None:
    test = opened(**{"break": "<b>melt"})
    assert test.button_group(key="break").value is None
    assert any("no break called" in note for note in test.session_state["_notes"])


def test_before_the_guess_the_scale_tells_nothing_of_the_output_after() -> None:
    expected = found("sum")
    limits = [np.abs(expected.pictures[place].values).max() for place in (1, 2)]
    assert limits[1] > limits[0]
    before = break_it.pictures(expected, False, False, 240)
    assert f">{limits[0]:.0f}<" in before
    assert f">{limits[1]:.0f}<" not in before
    assert break_it.pictures(expected, True, False, 240).count(f">{limits[1]:.0f}<") == 2, "one scale for both"
