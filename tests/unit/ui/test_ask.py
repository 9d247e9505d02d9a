"""The box that asks: one question at a time, checked, counted, and never the answer of another's numbers."""

import re

from streamlit.testing.v1 import AppTest


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


def answer(app, *typed):
    for field, text in zip(app.text_input, typed, strict=True):
        field.set_value(text)
    button(app, "Check").click()
    return run(app)


def button(app, label):
    return next(each for each in app.button if each.label == label)


def switch(app, name):
    """A value of the address, which AppTest gives as a list once it was set from outside."""
    (value,) = app.query_params[name]
    return value


def words(app):
    return " ".join(each.proto.body for each in app.get("html"))


def verdict(app):
    """What is said to the answer, with its kind; None where nothing is."""
    found = re.search(r'role="alert" data-verdict="(\w+)">(.*?)</div>', words(app), re.DOTALL)
    return found and (found[1], " ".join(re.sub(r"<span.*?</span>|<[^>]+>", " ", found[2]).split()))


def score(app):
    found = re.search("<span data-score>(.*?)</span>", words(app))
    return found and found[1]


class TestAsking:
    def test_only_the_question_shown_is_made(self):
        app = opened()
        assert app.session_state["made"] == ["size"]
        assert "<b>Your guess:</b> How large, 10?" in words(app)
        assert "Think." in words(app)
        assert [field.label for field in app.text_input] == ["rows", "columns"]

    def test_a_single_field_is_named_by_the_question(self):
        assert [field.label for field in opened(question="cell").text_input] == ["How large, 10?"]

    def test_another_question_comes_in_turn_and_stands_in_the_list(self):
        app = opened()
        button(app, "Another question").click()
        assert run(app).selectbox(key="question").value == "cell"
        button(app, "Another question").click()
        assert run(app).selectbox(key="question").value == "size"

    def test_a_question_that_cannot_be_asked_any_more_gives_way_to_the_first(self):
        app = opened(question="cell")
        app.session_state["kinds"] = 1
        run(app)
        assert [field.label for field in app.text_input] == ["rows", "columns"]
        assert not app.selectbox

    def test_ask_0_takes_it_away_and_stays(self):
        app = opened(ask="0")
        assert not app.text_input
        del app.query_params["ask"]
        assert not run(app).text_input
        assert switch(app, "ask") == "0"
        app.query_params["ask"] = "1"
        assert run(app).text_input

    def test_another_switch_than_0_or_1_is_put_right(self):
        app = opened(ask="maybe", reveal="<b>")
        assert app.text_input
        assert (switch(app, "ask"), switch(app, "reveal")) == ("1", "1")
        assert app.title[0].value == "open"


class TestAnswering:
    def test_nothing_is_said_before_an_answer(self):
        assert (verdict(opened()), score(opened())) == (None, None)

    def test_a_right_answer_is_confirmed_with_the_arithmetic(self):
        app = answer(opened(), "10", "8")
        assert verdict(app) == ("right", "Right: 10 × 8. Because of 7·6.")
        assert score(app) == "1 right, 0 wrong"

    def test_a_mistake_is_named_and_nothing_typed_reaches_the_page_as_html(self):
        app = answer(opened(), "8", "6")
        assert verdict(app)[0] == "wrong"
        assert "You forgot the &lt;padding&gt;. Because of 7·6." in words(app).replace(
            '</p><p class="cs-ask-why">', " "
        )
        assert score(app) == "0 right, 1 wrong"
        assert "<img" not in words(answer(app, "<img src=x>", "8"))

    def test_what_cannot_be_read_is_not_counted(self):
        app = answer(opened(), "10", "8,5")
        assert verdict(app)[0] == "open"
        assert verdict(app)[1].startswith("Columns: A comma divides thousands")
        assert score(app) is None

    def test_the_verdict_and_what_was_typed_stay_on_a_rerun(self):
        app = run(answer(opened(), "8", "6"))
        assert [field.value for field in app.text_input] == ["8", "6"]
        assert verdict(app)[0] == "wrong"

    def test_new_numbers_ask_anew_and_the_old_verdict_goes(self):
        app = answer(opened(), "8", "6")
        app.session_state["size"] = 12
        run(app)
        assert verdict(app) is None
        assert [field.value for field in app.text_input] == ["", ""]
        assert score(app) == "0 right, 1 wrong"
        app.session_state["size"] = 10
        run(app)
        assert verdict(app)[0] == "wrong"
        assert [field.value for field in app.text_input] == ["8", "6"]

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
        button(app, "Another question").click()
        app = answer(run(app), "0.25")
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
        assert verdict(app) == ("wrong", "Not quite: 8 × 6. You forgot the &lt;padding&gt;.")
        assert "7·6" not in words(app)

    def test_reveal_0_stays_for_the_session_and_in_the_address(self):
        app = opened(reveal="0")
        del app.query_params["reveal"]
        assert run(app).title[0].value == "closed"
        assert switch(app, "reveal") == "0"
        app.query_params["reveal"] = "1"
        assert run(app).title[0].value == "open"
