"""One question with fields to answer it, what was said to the last answer, and the choice of another question."""

from collections.abc import Callable, Sequence

import streamlit as st

from lib.questions import Question, Verdict
from lib.text import _
from lib.ui.components import register

_mount = register("question_box", scripts=("../html.js", "index.js"))
_KINDS = {True: "right", False: "wrong", None: "open"}
_LONGEST = 40  # letters of one answer
KEY = "ask_box"


def question_box(
    question: Question,
    mark: str,
    *,
    typed: Sequence[str],
    verdict: Verdict | None,
    score: str,
    kinds: Sequence[str],
    on_answer: Callable[[list[str]], None],
    on_kind: Callable[[str], None],
) -> None:
    """Mount the box.

    Args:
        question: the one that is shown, of one of `kinds`.
        mark: a few letters that tell this question with its numbers from every other.
        typed: what stands in its fields; nothing before an answer.
        verdict: what is said to that; without `why` where the answer stays closed.
        score: how many answers were right so far, "" before the first.
        on_answer: called with what was typed into the fields when it is checked.
        on_kind: called with another of `kinds` when that is chosen.
    """

    def answered() -> None:
        sent = st.session_state[KEY].get("answer")
        if not isinstance(sent, dict) or sent.get("mark") != mark:  # it answers a question that has gone
            return
        texts = sent.get("typed")
        if isinstance(texts, list) and [type(each) for each in texts] == [str] * len(question.labels):
            on_answer([each[:_LONGEST] for each in texts])

    def chosen() -> None:
        if (kind := st.session_state[KEY].get("kind")) in kinds:
            on_kind(kind)

    data = {
        "mark": mark,
        "text": question.text,
        "labels": list(question.labels),
        "typed": list(typed),
        "longest": _LONGEST,
        "hint": question.hint,
        "score": score,
        "verdict": verdict and _said(verdict),
        "kinds": list(kinds),
        "kind": question.kind,
        "words": {
            "guess": _("Your guess:"),
            "check": _("Check"),
            "another": _("Another question"),
            "kinds": _("Question"),
        },
    }
    _mount(key=KEY, data=data, on_answer_change=answered, on_kind_change=chosen)


def _said(verdict: Verdict) -> dict[str, str]:
    return {"kind": _KINDS[verdict.right], "word": verdict.word, "cause": verdict.cause, "why": verdict.why}
