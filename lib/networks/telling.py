"""A network's card in plain words: what it saw, what it scores, where it fails, how it was trained, whom to thank.

Each function gives whole sentences of plain text, in the order in which they are read; what a card does not say is
left out.
"""

from lib.networks.card import Card, Recall, Result
from lib.networks.failures import Failures
from lib.text import _, number, percent


def saw(card: Card) -> list[str]:
    """How many pictures of what, how they were changed, and what the network gets of a photo."""
    pictures = card.data["pictures"]
    counts = {part: number(n) for part, n in pictures.items()}
    said = [
        _("{train} pictures of {title} to learn from.").format(title=card.data["title"], **counts),
        _("{validation} more to make choices by, and {test} that were only used to judge it.").format(**counts),
    ]
    said += _classes(card)
    augmentation = card.recipe.get("augmentation")
    if augmentation:
        how = augmentation[0].lower() + augmentation[1:].replace("`", "")
        said.append(_("In every epoch changed anew, so that none is learned by heart: {how}").format(how=how))
    else:
        said.append(_("Each picture as it is, the same in every epoch."))
    return [*said, *takes(card)]


def takes(card: Card) -> list[str]:
    """What the network gets of a photo: size, crop or padding, and what else is special."""
    told = card.input
    values = {"height": told.height, "width": told.width}
    size = _("{height} × {width} pixels in grey") if told.channels == 1 else _("{height} × {width} pixels in colour")
    if told.crop == "pad":
        how = _("It gets {size}: the whole photo, and the mean colour of its rim around it.")
    else:
        how = _("It gets {size}: the largest box of that shape from the middle of the photo.")
        if told.share < 1:
            how = _(
                "It gets {size}: a box of that shape around the middle of the photo, {share} of the largest one wide."
            )
    said = [how.format(size=size.format(**values), share=f"{told.share:.0%}")]
    if told.light_on_dark:
        said.append(_("It has only seen light things on a dark ground."))
    if told.shuffle is not None:
        said.append(
            _("Its pixels come in one fixed, shuffled order, so it cannot know which of them lie beside each other.")
        )
    return said


def scores(card: Card) -> list[str]:
    """The share of right answers, on the test part and apart from it on the validation part; recalls at a threshold."""
    plain = _("Test part, judged once: right on {accuracy} of {n} pictures (95 % interval {low} to {high}).")
    likelier = _("Test part, with the likelier class as the answer: right on {accuracy} of {n} ({low} to {high}).")
    chosen = _("Validation part, by which choices were made: {accuracy} of {n} ({low} to {high}).")
    sentences = {"test": plain if card.decision is None else likelier, "validation": chosen}
    said = [sentences[part].format(**_figures(card.results[part])) for part in sentences if part in card.results]
    if card.decision is None:
        return said
    found = [recalls(part, card.results[part]) for part in sentences if card.results.get(part)]
    return [threshold(card), *filter(None, found), *said]


def threshold(card: Card) -> str:
    """From which probability on the watched class is the answer, and how that was chosen; "" without a threshold."""
    if card.decision is None:
        return ""
    values = {"label": card.decision.label, "share": percent(card.decision.threshold), "chosen": card.decision.chosen}
    return _("The app's answer is {label} from {share} on: {chosen}.").format(**values)


def recalls(part: str, result: Result) -> str:
    """What was found of each class at the threshold, as one sentence for a part; "" where nothing was counted."""
    one = _("{share} of {n} {label} ({low} to {high})")
    listed = _(" and ").join(one.format(label=label, **_shares(found)) for label, found in result.recalls.items())
    test, validation = _("On the test part it recognises {listed}."), _("On the validation part {listed}.")
    return (test if part == "test" else validation).format(listed=listed) if listed else ""


def fails(card: Card, found: Failures) -> list[str]:
    """The weakest class, the mistakes made most often, its limits, and the faults of its pictures."""
    said = []
    if found.recalls:
        label, recall = found.recalls[0]
        weakest = _("Weakest on {label}: it recognises {share} of {n} test pictures (95 % interval {low} to {high}).")
        said.append(weakest.format(label=label, **_shares(recall)))
    said += mistakes(found)
    return [*said, *card.limits, *card.data.get("faults", ())]


def mistakes(found: Failures) -> list[str]:
    """The mistakes made most often on the test part, a sentence each."""
    said = _("Of {of} test pictures of {truth} it took {count} for {answer}.")
    return [
        said.format(truth=each.truth, answer=each.answer, count=number(each.count), of=number(each.of))
        for each in found.confused
    ]


def trained(card: Card) -> list[str]:
    """Epochs, batch, time, optimiser, learning rate, balance, and what else was tried."""
    recipe = card.recipe
    values = {"epochs": number(recipe["epochs"]), "batch": number(recipe["batch"]), "seed": recipe["seed"]}
    said = [_("{epochs} epochs in batches of {batch}, from the seed {seed}.").format(**values)]
    if "seconds" in recipe:
        said.append(_("It took {time}.").format(time=_time(recipe["seconds"])))
    said += _optimizer(recipe)
    if recipe.get("balanced"):
        said.append(_("Rare classes weighed more, so that each class counted the same."))
    again = _("python -m lib.training {name} trains it again.").format(name=card.name)
    return [*said, *(_("Tried: {what}").format(what=what) for what in card.tried), again]


def thanks(card: Card) -> list[str]:
    """Whose ideas and pictures they are, and under which licences."""
    said = [_("Licence: {licence}.").format(licence=card.licence.partition(";")[0])]
    said.append(_("Pictures: {licence}.").format(licence=card.data["licence"].rstrip(".")))
    return [*said, *card.sources]


def _classes(card: Card) -> list[str]:
    """How many pictures of each class it learned from, where they are not about the same."""
    counts = card.data.get("per_class", {}).get("train")
    if not counts or max(counts) < 1.2 * min(counts):
        return []
    each = zip(card.classes, counts, strict=True)
    listed = ", ".join(_("{n} of {label}").format(n=number(n), label=label) for label, n in each)
    return [_("Not equally many of each: {listed}.").format(listed=listed)]


def _figures(result: Result) -> dict[str, str]:
    shares = {"accuracy": result.accuracy, "low": result.low, "high": result.high}
    return {name: percent(share) for name, share in shares.items()} | {"n": number(result.n)}


def _shares(found: Recall) -> dict[str, str]:
    shares = {"share": found.recall, "low": found.low, "high": found.high}
    return {name: percent(share) for name, share in shares.items()} | {"n": number(found.n)}


def _optimizer(recipe: dict) -> list[str]:
    """The optimiser with its own numbers, and how the learning rate went."""
    settings = recipe.get("optimizer_settings", {})
    told = [
        _("{name} {value}").format(name=name.replace("_", " "), value=f"{settings[name]:g}")
        for name in ("momentum", "weight_decay")
        if settings.get(name)
    ]
    by = _("{name} with {settings}") if told else "{name}"
    said = [_("Optimiser: {by}.").format(by=by.format(name=recipe["optimizer"], settings=_(" and ").join(told)))]
    return said + _rate(recipe.get("learning_rate", {}))


def _rate(rate: dict) -> list[str]:
    """The learning rate of Keras' CosineDecay in words; another schedule by its name."""
    if rate.get("kind") != "CosineDecay":
        return [_("Learning rate: {kind}.").format(kind=rate["kind"])] if rate.get("kind") else []
    if rate.get("warmup_target"):
        values = {"peak": f"{rate['warmup_target']:g}", "steps": number(rate["warmup_steps"])}
        rises = _("The learning rate rises to {peak} in {steps} steps and falls along half a cosine to 0.")
        return [rises.format(**values)]
    falls = _("The learning rate falls from {peak} along half a cosine to 0.")
    return [falls.format(peak=f"{rate['initial_learning_rate']:g}")]


def _time(seconds: float) -> str:
    """A duration as people say it.

    >>> _time(99), _time(3957), _time(30)
    ('2 minutes', '66 minutes', '30 seconds')
    """
    if seconds < 90:
        return _("{n} seconds").format(n=number(seconds))
    return _("{n} minutes").format(n=number(seconds / 60))
