"""The box that asks: one question at a time, checked, counted, and never the answer of another's numbers."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.asking import answer, box, choose, question, send, verdict


def script():
    """A page with a box of two questions; `size` in the session changes the numbers of the first."""
    import streamlit as st

    from lib.questions import Maker, Misconception, Question, Questions
    from lib.ui import ask

    made = st.session_state.setdefault("made", [])
    size, value = st.session_state.get("size", 10), st.session_state.get("value", -0.25)

    def make(kind, answer, labels, decimals):
        made.append(kind)
        wrong = (Misconception("You forgot the <padding>.", tuple(each - 2.0 for each in answer)),)
        return Question(kind, f"How large, {size}?", labels, answer, decimals, "Because of 7·6.", wrong, hint="Think.")

    st.title("closed" if ask.hidden() else "open")
    makers = [
        Maker("size", lambda: make("size", (float(size), 8.0), ("rows", "columns"), 0)),
        Maker("cell", lambda: make("cell", (value,), ("cell",), 2)),
    ]
    ask.box(Questions(makers[: st.session_state.get("kinds", 2)]), page="test")


def opened(**query):
    app = AppTest.from_function(script, default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return run(app)


def run(app):
    app.run()
    assert not app.exception, [each.value for each in app.exception]
    return app


def switch(app, name):
    """A value of the address, which AppTest gives as a list once it was set from outside."""
    (value,) = app.query_params[name]
    return value


def score(app):
    return box(app)["score"] or None


class TestAsking:
    def test_only_the_question_shown_is_made(self):
        app = opened()
        assert app.session_state["made"] == ["size"]
        assert question(app) == "How large, 10?"
        assert box(app)["hint"] == "Think."
        assert box(app)["labels"] == ["rows", "columns"]
        assert (box(app)["kinds"], box(app)["kind"]) == (["size", "cell"], "size")

    def test_another_question_is_asked_and_stands_in_the_address(self):
        app = choose(opened(), "cell")
        assert box(app)["kind"] == "cell"
        assert app.query_params["question"] in ("cell", ["cell"])
        assert box(choose(app, "size"))["kind"] == "size"
        assert "question" not in app.query_params, "the first stays out of it"

    @pytest.mark.parametrize("value", ["none", 3, None, ["cell"]])
    def test_a_kind_that_there_is_not_is_passed_over(self, value):
        assert box(send(opened(), "kind", value))["kind"] == "size"

    @pytest.mark.parametrize("typed", [["1"], [1, 2], "12", None, ["1", "2", "3"]])
    def test_what_no_browser_of_ours_types_is_passed_over(self, typed):
        app = opened()
        assert verdict(send(app, "answer", {"mark": box(app)["mark"], "typed": typed})) is None
        assert verdict(send(app, "answer", typed)) is None

    def test_an_answer_to_a_question_that_has_gone_is_not_judged_as_one_to_the_next(self):
        app = opened()
        late = {"mark": box(app)["mark"], "typed": ["10", "8"]}
        app.session_state["size"] = 12
        run(app)
        assert verdict(send(app, "answer", late)) is None
        assert score(app) is None

    def test_an_answer_is_cut_to_its_longest(self):
        app = answer(opened(), "1" * 50, "8")
        assert box(app)["typed"] == ["1" * box(app)["longest"], "8"]

    def test_a_question_that_cannot_be_asked_any_more_gives_way_to_the_first(self):
        app = opened(question="cell")
        app.session_state["kinds"] = 1
        run(app)
        assert box(app)["labels"] == ["rows", "columns"]
        assert box(app)["kinds"] == ["size"]

    def test_ask_0_takes_it_away_and_stays(self):
        app = opened(ask="0")
        assert box(app) is None
        del app.query_params["ask"]
        assert box(run(app)) is None
        assert switch(app, "ask") == "0"
        app.query_params["ask"] = "1"
        assert box(run(app))

    def test_another_switch_than_0_or_1_is_put_right(self):
        app = opened(ask="maybe", reveal="<b>")
        assert box(app)
        assert (switch(app, "ask"), switch(app, "reveal")) == ("1", "1")
        assert app.title[0].value == "open"


class TestAnswering:
    def test_nothing_is_said_before_an_answer(self):
        assert (verdict(opened()), score(opened())) == (None, None)

    def test_a_right_answer_is_confirmed_with_the_arithmetic(self):
        app = answer(opened(), "10", "8")
        assert verdict(app) == ("right", "Right: 10 × 8. Because of 7·6.")
        assert score(app) == "1 right, 0 wrong"

    def test_a_mistake_is_named(self):
        app = answer(opened(), "8", "6")
        assert verdict(app)[0] == "wrong"
        assert verdict(app)[1].endswith("You forgot the <padding>. Because of 7·6."), (
            "as it is: the browser sets it as text"
        )
        assert score(app) == "0 right, 1 wrong"

    def test_what_cannot_be_read_is_not_counted(self):
        app = answer(opened(), "10", "8,5")
        assert verdict(app)[0] == "open"
        assert verdict(app)[1].startswith("Columns: A comma divides thousands")
        assert score(app) is None

    def test_the_verdict_and_what_was_typed_stay_on_a_rerun(self):
        app = run(answer(opened(), "8", "6"))
        assert box(app)["typed"] == ["8", "6"]
        assert verdict(app)[0] == "wrong"

    def test_new_numbers_ask_anew_and_the_old_verdict_goes(self):
        app = answer(opened(), "8", "6")
        app.session_state["size"] = 12
        run(app)
        assert verdict(app) is None
        assert box(app)["typed"] == []
        assert score(app) == "0 right, 1 wrong"
        app.session_state["size"] = 10
        run(app)
        assert verdict(app)[0] == "wrong"
        assert box(app)["typed"] == ["8", "6"]

    def test_another_photo_asks_anew_though_the_words_are_the_same(self):
        app = answer(opened(question="cell"), "-0.25")
        assert verdict(app)[0] == "right"
        app.session_state["value"] = 7.0
        assert verdict(run(app)) is None


class TestCounting:
    def test_the_same_answer_counts_once_and_another_try_again(self):
        app = answer(answer(opened(), "1", "1"), "1", "1")
        assert score(app) == "0 right, 1 wrong"
        assert score(answer(app, "2", "2")) == "0 right, 2 wrong"
        assert score(answer(app, "10", "8")) == "1 right, 2 wrong"

    def test_nothing_counts_after_the_right_answer(self):
        app = answer(answer(answer(opened(), "10", "8"), "1", "1"), "10", "8")
        assert score(app) == "1 right, 0 wrong"

    def test_the_count_goes_on_over_questions(self):
        app = answer(opened(), "10", "8")
        app = answer(choose(app, "cell"), "0.25")
        assert score(app) == "1 right, 1 wrong"

    def test_only_so_many_answers_are_kept(self, monkeypatch):
        monkeypatch.setattr("lib.ui.ask._MOST_KEPT", 2)
        app = opened()
        for size in range(20, 24):
            app.session_state["size"] = size
            answer(run(app), "1", "1")
        assert len(app.session_state["_ask_state"]["given"]) == 2
        assert score(app) == "0 right, 4 wrong"


class TestClosed:
    def test_reveal_0_names_the_mistake_and_keeps_the_answer(self):
        app = answer(opened(reveal="0"), "8", "6")
        assert app.title[0].value == "closed"
        assert verdict(app) == ("wrong", "Not quite: 8 × 6. You forgot the <padding>.")
        assert "7·6" not in str(box(app))

    def test_reveal_0_stays_for_the_session_and_in_the_address(self):
        app = opened(reveal="0")
        del app.query_params["reveal"]
        assert run(app).title[0].value == "closed"
        assert switch(app, "reveal") == "0"
        app.query_params["reveal"] = "1"
        assert run(app).title[0].value == "open"
