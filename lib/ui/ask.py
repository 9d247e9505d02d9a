"""Predict, then reveal: one question with the person's numbers, an answer to type, and what is said to it.

`ask=0` in the address takes the questions away, `reveal=0` keeps their answers closed. Both stay for the session and in
the address. Answers given are counted for the session and kept nowhere else.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from lib.questions import Question, Questions, Verdict, judge
from lib.text import _, number
from lib.ui import address
from lib.ui.components.question_box import question_box

_NAMES, _SWITCHES = ("ask", "reveal"), ("1", "0")
_MOST_KEPT = 500  # questions whose answers a session keeps, so that none counts twice
_RIGHT = "right"


def hidden() -> bool:
    """Whether answers stay closed: the stepper then shows "?" for the cells of the output and for sums."""
    return not _is_on("reveal")


def remember() -> None:
    """Keep both switches in the address of this page; for every page that a link is copied from."""
    for name in _NAMES:
        _is_on(name)


def asked(questions: Sequence[Question]) -> str | None:
    """The kind that the box asks of these, None where it asks nothing; what else shows the answer then keeps it.

    Call it before `box` in the same run: it settles what the address asks for.
    """
    return _kind(_kinds(questions)) if _is_on("ask") and questions else None


def count(mark: str, *, right: bool) -> None:
    """Count a guess that is made elsewhere, only the first at each question; none while answers stay closed.

    Args:
        mark: a few letters that tell this question with its numbers from every other.
    """
    if hidden() or mark in _state()["given"]:
        return
    _keep(mark).counted.append(_RIGHT if right else "")
    _state()[right] += 1


def score() -> str:
    """How many answers were right so far; "" before the first."""
    right, wrong = _state()[True], _state()[False]
    return _("{right} right, {wrong} wrong").format(right=number(right), wrong=number(wrong)) if right or wrong else ""


def box(questions: Sequence[Question], *, page: str) -> None:
    """One of the questions, with fields to answer it, the verdict on the last answer, and the count of the session.

    Args:
        questions: what can be asked, best as lib.questions.Questions, of which only the one shown is made.
        page: its name; each page keeps its own question and answer.
    """
    remember()
    if not _is_on("ask") or not questions:
        return
    kinds = _kinds(questions)
    question = questions[kinds.index(_kind(kinds))]
    st.session_state["question"] = question.kind
    address.write("question", [] if question.kind == kinds[0] else [question.kind])
    mark = _mark(page, question)
    typed = _given(mark).typed
    question_box(
        question,
        mark,
        typed=typed,
        verdict=_verdict(question, typed) if typed else None,
        score=score(),
        kinds=kinds,
        on_answer=lambda sent: _count(question, mark, sent),
        on_kind=lambda kind: st.session_state.update(question=kind),
    )


def _verdict(question: Question, typed: list[str]) -> Verdict:
    """What is said to an answer; the arithmetic only where answers are open."""
    found = judge(question, typed)
    return replace(found, why="") if hidden() else found


def _is_on(name: str) -> bool:
    """Whether a switch of the address is on, now or when this session was last told."""
    address.one_of(name, _SWITCHES, _SWITCHES[0])
    state, kept = st.session_state, f"_{name}"
    if asked := st.query_params.get(name):
        state[kept] = asked
    if state.get(kept) == "0" and name not in st.query_params:
        st.query_params[name] = "0"
    return state.get(kept) != "0"


@dataclass
class _Given:
    """What was typed last to one question, and the verdicts that were counted for it."""

    typed: list[str] = field(default_factory=list)
    counted: list[str] = field(default_factory=list)


def _state() -> dict:
    """What this session knows of its answers: how many were right and wrong, and those of each question."""
    return st.session_state.setdefault("_ask_state", {True: 0, False: 0, "given": {}})


def _given(mark: str) -> _Given:
    """The answers to one question with its numbers; none where the numbers have changed."""
    return _state()["given"].get(mark, _Given())


def _mark(page: str, question: Question) -> str:
    """The question with its numbers in a few letters: another mark is another question."""
    whole = repr((page, question.kind, question.text, question.answer))
    return hashlib.blake2b(whole.encode(), digest_size=8).hexdigest()


def _kinds(questions: Sequence[Question]) -> tuple[str, ...]:
    return questions.kinds if isinstance(questions, Questions) else tuple(each.kind for each in questions)


def _kind(kinds: tuple[str, ...]) -> str:
    """The kind that is asked; the first where the chosen one cannot be asked of these settings."""
    state = st.session_state
    if address.is_step_back():
        state.pop("question", None)
    if state.get("question") is not None and state["question"] not in kinds:
        state["question"] = kinds[0]
    address.one_of("question", kinds, kinds[0])
    return str(address.value("question", kinds[0]))


def _count(question: Question, mark: str, typed: list[str]) -> None:
    """Keep an answer, and count it: not where it cannot be read, the same only once, and none after the right one."""
    verdict, answered = judge(question, typed), _keep(mark)
    answered.typed = typed
    if verdict.right is None or _RIGHT in answered.counted or verdict.word in answered.counted:
        return
    answered.counted.append(_RIGHT if verdict.right else verdict.word)
    _state()[verdict.right] += 1


def _keep(mark: str) -> _Given:
    """What is kept of the answers to one question, with room for it."""
    given = _state()["given"]
    kept = given.setdefault(mark, _Given())
    while len(given) > _MOST_KEPT:
        del given[next(iter(given))]
    return kept
