"""What a card says of its rule for photos unlike the network's own pictures, in sentences of plain text."""

from typing import Any

from lib.networks.card import Card
from lib.text import _, number, percent


def told(card: Card) -> list[str]:
    """How often the rule fires, wrongly and rightly, as `lib.training.familiarity` counted it; empty without a rule."""
    block = card.familiarity
    if not block:
        return []
    alarm = block["false_alarms"]["test"]
    own = _(
        "A measured rule tells photos unlike its own pictures: wrongly {share} of {n} of its test pictures "
        "({low} to {high}), rightly {hits}."
    )
    values = {key: percent(alarm[key]) for key in ("share", "low", "high")}
    said = [own.format(n=number(alarm["n"]), hits=_listed(block["hits"]), **values)]
    if block["related"]:
        related = _("Of pictures from other collections whose classes it knows: {related}.")
        said.append(related.format(related=_listed(block["related"], whole=True)))
    return said


def _listed(sets: dict[str, dict[str, Any]], *, whole: bool = False) -> str:
    """The share of each set of pictures on which the rule fires; `whole` leaves unsaid which classes were left out."""
    plain, part = _("{share} of {title}"), _("{share} of {title} without {known}")
    return ", ".join(
        (part if each["known"] and not whole else plain).format(
            share=percent(each["share"]), title=each["title"].partition(",")[0], known=_(" and ").join(each["known"])
        )
        for each in sets.values()
    )
