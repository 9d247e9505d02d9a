"""What is said to an answer: right, wrong and why, or how to write it."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.questions.question import Misconception, Question
from lib.questions.reading import Unreadable, read
from lib.text import _, clean, ngettext


@dataclass(frozen=True)
class Verdict:
    """What is said to an answer.

    Attributes:
        right: None where the answer cannot be read, or is not exact enough to tell.
        word: the verdict itself with the answer, plain text.
        cause: the mistake that was recognised, or how to write the answer; "" for none.
        why: the arithmetic, which gives the answer away; "" where there is no verdict.
    """

    right: bool | None
    word: str
    cause: str = ""
    why: str = ""

    @property
    def said(self) -> str:
        """All of it in one text."""
        return " ".join(filter(None, (self.word, self.cause, self.why)))


def judge(question: Question, typed: Sequence[str]) -> Verdict:
    """Check what was typed, one text for each of the question's labels.

    Raises:
        ValueError: there are more or fewer texts than labels.
    """
    figures = []
    for label, text in zip(question.labels, typed, strict=True):
        try:
            figures.append(read(text, whole=question.decimals == 0, hexadecimal=question.hexadecimal))
        except Unreadable as error:
            return Verdict(None, _no_number(question, label), str(error))
    said = question.between.join(clean(text, 20) for text in typed)
    numbers = [float(figure) for figure in figures]
    if question.is_near(numbers, question.answer):
        return Verdict(True, _("Right: {said}.").format(said=said), why=question.why)
    decimals = min(max(0, -figure.as_tuple().exponent) for figure in figures)
    rounded = 0.5 * 10.0**-decimals
    mistake = recognised(question, numbers)
    if not mistake and decimals < question.decimals and question.is_near(numbers, question.answer, rounded):
        return Verdict(None, _("Nearly."), _more_decimals(question))
    if not mistake and (decimals or not question.decimals):
        mistake = recognised(question, numbers, rounded)
    return Verdict(False, _("Not quite: {said}.").format(said=said), mistake.name if mistake else "", question.why)


def recognised(question: Question, numbers: Sequence[float], rounded: float = 0.0) -> Misconception | None:
    """The first mistake that gives these numbers; with `rounded`, the first whose broken answer lies so near."""
    known = (each for each in question.wrong if not (rounded and _is_whole(each)))
    return next((each for each in known if question.is_near(numbers, each.answer, rounded)), None)


def _is_whole(mistake: Misconception) -> bool:
    return all(each == round(each) for each in mistake.answer)


def _no_number(question: Question, label: str) -> str:
    return _("{label}:").format(label=label.capitalize()) if len(question.labels) > 1 else ""


def _more_decimals(question: Question) -> str:
    sentence = ngettext(
        "It is right as far as it goes: give it with {asked} decimal.",
        "It is right as far as it goes: give it with {asked} decimals.",
        question.decimals,
    )
    return sentence.format(asked=question.decimals)
