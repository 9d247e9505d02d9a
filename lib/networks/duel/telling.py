"""What the figures of a pair show, in sentences of plain text, and no more than that."""

import re

from lib.networks.card import Card, Result
from lib.networks.duel.figures import Fighter
from lib.networks.duel.moving import MOST
from lib.text import _, number, percent

_ALIKE = 0.02  # shares by which two counts may differ to be called equal


def budget(mlp: Fighter, cnn: Fighter) -> str:
    """Whether the two cost the same: in parameters, and in multiplications."""
    apart = abs(mlp.parameters - cnn.parameters) / max(mlp.parameters, cnn.parameters)
    said = _("Their parameters are {apart} apart.").format(apart=percent(apart))
    more, less = sorted((mlp, cnn), key=lambda each: -each.macs)
    if more.macs / less.macs < 1 + _ALIKE:
        return said + " " + _("They multiply about equally often.")
    names = {mlp.name: "MLP", cnn.name: "CNN"}
    ratio = more.macs / less.macs
    words = _("Their arithmetic is not equal: for one picture the {more} multiplies {ratio} times as often.")
    return said + " " + words.format(more=names[more.name], ratio=number(ratio, 0 if ratio >= 10 else 1))


def result(mlp: Fighter, cnn: Fighter) -> str:
    """Who is right more often on the test pictures as they are, and whether the intervals overlap."""
    better, worse = sorted(((mlp, "MLP"), (cnn, "CNN")), key=lambda each: -each[0].result.accuracy)
    words = _("The {better} is right on {share} of {n} test pictures, the {worse} on {other}: {intervals}.")
    apart = better[0].result.low > worse[0].result.high
    return words.format(
        better=better[1],
        worse=worse[1],
        share=percent(better[0].result.accuracy),
        other=percent(worse[0].result.accuracy),
        n=number(mlp.n),
        intervals=_("their 95 % intervals do not overlap") if apart else _("their 95 % intervals overlap"),
    )


def shifted(mlp: Fighter, cnn: Fighter) -> str:
    """What is left when every test picture moves as far as is counted."""
    words = _("Moved by {most} pixels, the CNN is right on {cnn} and the MLP on {mlp}, the mean of four directions.")
    return words.format(most=MOST, cnn=percent(cnn.mean(MOST)), mlp=percent(mlp.mean(MOST)))


def training(mlp: Card, cnn: Card) -> str:
    """How their trainings differ, and whether they saw moved pictures."""
    epochs, optimizers = ([card.recipe[key] for card in (mlp, cnn)] for key in ("epochs", "optimizer"))
    said = []
    if len({*epochs}) > 1 or len({*optimizers}) > 1:
        words = _("They were not trained alike: the MLP for {a} epochs with {c}, the CNN for {b} with {d}.")
        said.append(words.format(a=epochs[0], b=epochs[1], c=optimizers[0], d=optimizers[1]))
    varied = [card.recipe.get("augmentation") for card in (mlp, cnn)]
    if not any(varied):
        said.append(_("Neither saw moved pictures in training."))
    for name, how in zip(("MLP", "CNN"), varied, strict=True):
        if how:
            plain = re.sub(r" \(`\w+`\)", "", how)  # the name of an argument, as the docstring has it
            said.append(_("Training pictures of the {name}: {how}").format(name=name, how=plain[0].lower() + plain[1:]))
    return " ".join(said)


def orders(plain: tuple[Fighter, Fighter], shuffled: tuple[Fighter, Fighter], seed: int) -> str:
    """What one fixed order of the pixels does to networks that were, and were not, trained with it."""
    words = _(
        "Trained and tested with the pixels in one fixed random order (number {seed}) instead of their places, the MLP "
        "is right on {mlp} instead of {mlp_plain}, the CNN on {cnn} instead of {cnn_plain}. Given that order only in "
        "the test, the MLP is right on {mlp_test} and the CNN on {cnn_test}; by chance one in ten would be right."
    )
    values = {"mlp": shuffled[0].result, "cnn": shuffled[1].result}
    values |= {"mlp_plain": plain[0].result, "cnn_plain": plain[1].result}
    values |= {"mlp_test": plain[0].share(plain[0].permuted), "cnn_test": plain[1].share(plain[1].permuted)}
    return words.format(seed=seed, **{name: percent(each.accuracy) for name, each in values.items()})


def interval(found: Result) -> str:
    """A share with its 95 % interval, in per cent."""
    low, high = (number(100 * end, 1) for end in (found.low, found.high))
    return _("{share} ({low} to {high})").format(share=percent(found.accuracy), low=low, high=high)
