"""A question on a pair whose answer stands in the duel's figures, but not in the pair's own table: guess, then see."""

import streamlit as st

from lib.networks.duel import CIFAR10, FASHION, PAIRS, SEED, SHUFFLED, Figures
from lib.text import _, number, percent
from lib.ui import ask
from lib.ui.guesses import Guess

_ABOUT = 0.005  # shares by which a lead may change and still stay
_NEAR = 0.08  # of a share, to the answer that is offered for it


def show(pair: str, told: Figures) -> None:
    """The question with its answers beside it; the verdict follows under it."""
    asked = guess(pair, told)
    if asked is None:
        return
    key = f"duel_guess_{asked.name}"
    with st.container(border=True, key="duel_guess"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(_("**Your guess:** {question}").format(question=asked.question))
            said = st.segmented_control(asked.question, asked.options, key=key, label_visibility="collapsed")
        if said is not None:
            right = said == asked.answer
            ask.count(key, right=right)
            st.markdown(f":material/{'check' if right else 'close'}: {_verdict(asked, right=right)}")


def guess(pair: str, told: Figures) -> Guess | None:
    """What is asked about a pair; None where the figures are near none of the answers."""
    return {FASHION: _lead, CIFAR10: _reordered, SHUFFLED: _in_places}[pair](told)


def _verdict(asked: Guess, *, right: bool) -> str:
    """What is said to an answer; while answers stay closed only whether it is right."""
    if ask.hidden():
        return _("**Right.**") if right else _("**No.**")
    said = _("Right: {answer}.") if right else _("No: {answer}.")
    return f"**{said.format(answer=asked.answer)}** {asked.why}"


def _lead(told: Figures) -> Guess | None:
    """What becomes of the CNN's lead when both are trained with the pixels in one random order."""
    leads = []
    for pair in (FASHION, SHUFFLED):
        mlp, cnn = (told.fighters[name].result.accuracy for name in PAIRS[pair].names)
        leads.append(cnn - mlp)
    before, after = leads
    question = _(
        "Both are trained anew with the pixels of all pictures in one fixed random order, and tested with it. "
        "The CNN’s lead of {lead} points …"
    )
    options = (_("grows"), _("stays"), _("is gone"))
    place = 0 if after > before + _ABOUT else 1 if after > before - _ABOUT else 2 if after <= _ABOUT else None
    if place is None or before <= _ABOUT:
        return None
    why = _("The CNN is then {after} points ahead instead of {before}; “shuffled” above has the figures.")
    values = {"after": number(100 * after, 1), "before": number(100 * before, 1)}
    return Guess("lead", question.format(lead=number(100 * before, 1)), options, options[place], why.format(**values))


def _reordered(told: Figures) -> Guess | None:
    """What the CNN is right on when the order comes in the test only."""
    mlp, cnn = (told.fighters[name] for name in PAIRS[CIFAR10].names)
    question = _("Only in the test, the pixels of every picture come in one random order. The CNN is then right on …")
    why = _(
        "The CNN is right on {cnn} and the MLP on {mlp}; by chance it would be 10 %. Try it below: Pixels, shuffled."
    )
    shares = {"cnn": cnn.share(cnn.permuted).accuracy, "mlp": mlp.share(mlp.permuted).accuracy}
    offered = (cnn.result.accuracy, mlp.result.accuracy, 0.1)
    return _one_of("reordered", question, offered, shares["cnn"], why, shares)


def _in_places(told: Figures) -> Guess | None:
    """What a CNN that was trained with shuffled pixels is right on when they are in their places."""
    plain = told.fighters[PAIRS[FASHION].cnn]
    mlp, cnn = (told.fighters[name] for name in PAIRS[SHUFFLED].names)
    question = _("This CNN gets the test pictures with their pixels in their places. It is then right on …")
    why = _("The CNN is right on {cnn}, the MLP on {mlp}: order {seed} is the only one that either has learned.")
    shares = {"cnn": cnn.share(cnn.in_places).accuracy, "mlp": mlp.share(mlp.in_places).accuracy}
    offered = (plain.result.accuracy, 0.5, 0.1)
    return _one_of("in_places", question, offered, shares["cnn"], why, shares)


def _one_of(
    name: str, question: str, offered: tuple[float, ...], right: float, why: str, shares: dict[str, float]
) -> Guess | None:
    """A guess at a share out of some; None where it is near none of them."""
    options = tuple(_("about {share} %").format(share=number(100 * share)) for share in offered)
    nearest = min(range(len(offered)), key=lambda place: abs(offered[place] - right))
    if abs(offered[nearest] - right) > _NEAR or len(set(options)) < len(options):
        return None
    values = {key: percent(share) for key, share in shares.items()}
    return Guess(name, question, options, options[nearest], why.format(seed=SEED, **values))
