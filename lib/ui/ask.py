"""Predict, then reveal: one question with the person's numbers, an answer to type, and what is said to it.

`ask=0` in the address takes the questions away, `reveal=0` keeps their answers closed. Both stay for the session and in
the address. Answers given are counted for the session and kept nowhere else.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import streamlit as st

from lib.questions import Question, Questions, Verdict, judge
from lib.text import _, number
from lib.ui import address

_STYLE = (Path(__file__).parent / "assets" / "ask.css").read_text(encoding="utf-8")
_NAMES, _SWITCHES = ("ask", "reveal"), ("1", "0")
_MOST_KEPT = 500  # questions whose answers a session keeps, so that none counts twice
_RIGHT = "right"
_KINDS = {True: "right", False: "wrong", None: "open"}


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
    """How many answers were right so far, as HTML; nothing before the first."""
    right, wrong = _state()[True], _state()[False]
    counted = _("{right} right, {wrong} wrong").format(right=number(right), wrong=number(wrong))
    return f"<span data-score>{counted}</span>" if right or wrong else ""


def box(questions: Sequence[Question], *, page: str) -> None:
    """One of the questions, with fields to answer it, the verdict on the last answer, and the count of the session.

    Args:
        questions: what can be asked, best as lib.questions.Questions, of which only the one shown is made.
        page: its name; each page keeps its own question and answer.
    """
    remember()
    if not _is_on("ask") or not questions:
        return
    with st.container(border=True, key="ask_box"):
        st.html(f"<style>{_STYLE}</style>")
        kinds = _kinds(questions)
        question = questions[kinds.index(_kind(kinds))]
        mark = _mark(page, question)
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="ask_above"):
            typed = _form(question, mark)
            _others(kinds)
        if typed:
            _count(question, mark, typed)
        _note(question.hint)
        if given := _given(mark).typed:
            _verdict(judge(question, given))


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
    if state.get("question") is not None and state["question"] not in kinds:
        state["question"] = kinds[0]
    address.one_of("question", kinds, kinds[0])
    return str(address.value("question", kinds[0]))


def _form(question: Question, mark: str) -> list[str]:
    """The question and its fields; what was typed when it is checked, else nothing."""
    several, typed = len(question.labels) > 1, _given(mark).typed
    line = {"horizontal": True, "vertical_alignment": "center", "gap": "small"}
    with st.form("ask_form", border=False), st.container(**line, key="ask_row"):
        st.html(f'<p class="cs-ask"><b>{_("Your guess:")}</b> {escape(question.text)}</p>', width="content")
        fields = [
            st.text_input(
                label if several else question.text,
                typed[index] if typed else "",
                max_chars=40,
                key=f"_ask_{mark}_{index}",
                autocomplete="off",
                label_visibility="visible" if several else "collapsed",
                width=150,
            )
            for index, label in enumerate(question.labels)
        ]
        checked = st.form_submit_button(_("Check"), type="primary")
    return fields if checked else []


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


def _verdict(verdict: Verdict) -> None:
    """The verdict by icon and word, and the arithmetic unless answers stay closed; screen readers hear it at once."""
    kind = _KINDS[verdict.right]
    word = f"<b>{escape(verdict.word)}</b> " if verdict.word else ""
    why = "" if hidden() or not verdict.why else f'<p class="cs-ask-why">{escape(verdict.why)}</p>'
    st.html(
        f'<div class="cs-ask-verdict cs-ask-{kind}" role="alert" data-verdict="{kind}"><p>'
        f'<span class="cs-ask-icon" aria-hidden="true"></span>{word}{escape(verdict.cause)}</p>{why}</div>'
    )


def _others(kinds: tuple[str, ...]) -> None:
    """What else can be asked; the address holds what is."""
    if len(kinds) == 1:
        return
    with st.container(horizontal=True, gap="small", width="content", key="ask_others"):
        st.button(_("Another question"), key="ask_another", on_click=_another, args=(kinds,))
        st.selectbox(
            _("Question"),
            kinds,
            key="question",
            bind="query-params",
            label_visibility="collapsed",
        )


def _note(hint: str) -> None:
    """A word of help, and how many answers were right so far."""
    counted = score()
    if hint or counted:
        st.html(f'<p class="cs-ask-note"><span>{escape(hint)}</span>{counted}</p>')


def _another(kinds: tuple[str, ...]) -> None:
    """The next kind; a callback."""
    state = st.session_state
    state["question"] = kinds[(kinds.index(state["question"]) + 1) % len(kinds)]
