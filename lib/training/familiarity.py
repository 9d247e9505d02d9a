"""`python -m lib.training.familiarity [NAME …]`: measure by which rule a network tells pictures unlike its own.

The rules are learned on the training part, their threshold is set on the validation part, and among them is chosen by
the training pictures of other data sets. Only then come the test parts, the own one for false alarms and those of the
other data sets for hits. What the app needs is written to familiarity.npz and to the card.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from lib import datasets, networks
from lib.datasets import Split
from lib.errors import DataError, Explained
from lib.metrics import wilson
from lib.networks import Network
from lib.networks.familiarity import FILE, Familiarity, Known, Layers, Tensors, read
from lib.networks.registry import MODELS
from lib.networks.scores import Clusters, Directions, Neighbours
from lib.text import _
from lib.training import cards, data
from lib.training.export import checksums
from lib.training.observing import few, own, seen
from lib.training.strangers import made, others, strangers

RULES = (
    ("softmax",),
    ("energy",),
    ("features",),
    ("looks",),
    ("neighbours",),
    ("features", "looks"),
    ("neighbours", "looks"),
)
"""What is tried, the simplest first."""
WORTH = 0.01  # what a rule must find more, as a share, to be taken before a simpler one
ALARMS = 0.035  # of the validation part, at most …
BELOW = 0.05  # … and so few that Wilson's 95 % interval ends below this
_TO_CHOOSE, _TO_JUDGE = 300, 1000  # pictures of another data set
_STORED = 200_000  # numbers of the neighbours at most, 400 kB
_ROOM = 0.001  # in scores
_KINDS = ("hits", "related")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the networks named, or all; 0 when their cards are written, or agree; 1 when not, or with a sentence."""
    parser = argparse.ArgumentParser(prog="python -m lib.training.familiarity", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="networks; without one, all")
    parser.add_argument("--check", action="store_true", help="write nothing: count anew, and compare with the cards")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=data.WHERE)
    options = parser.parse_args(arguments)
    agree = True
    try:
        found = [networks.load(name) for name in options.names or networks.names()]
        for network in sorted(found, key=lambda each: each.card.data_set):  # so that each set is read once
            if options.check:
                agree = checked(network, options.data) and agree
                continue
            block = add(MODELS / network.name, _parts_of(network, options.data), _others_in(options.data))
            print("\n".join(told(network.name, block)), flush=True)
    except Explained as error:
        print(error, file=sys.stderr)
        return 1
    return 0 if agree else 1


def fit(network: Network, parts: data.Parts, folder: Path, others_in: Path | None) -> dict | None:
    """Measure a rule for a network and write FOLDER/familiarity.npz.

    Args:
        network: the finished one, whose files lie in `folder`.
        parts: its own data set. The test part is looked at for the figures alone.
        folder: of the network.
        others_in: the folder with other data sets.

    Returns:
        the block `familiarity` of its card: `rule`, `threshold`, `chosen` (on how many pictures of which data sets, and
        the mean share that each rule found), `false_alarms` by own part, and `hits`, `related`, `made` by set of
        pictures, each with `share`, `n`, and Wilson's 95 % interval `low`, `high`. None where there is no other data
        set; then there is no file either.
    """
    asked = others(network.card, others_in) if others_in else []
    trials = {name: strangers(network.card, name, "train", _TO_CHOOSE, others_in) for name in asked}
    trials = {name: seen(network, trial.pictures) for name, trial in trials.items() if trial.pictures}
    if not trials:
        (folder / FILE).unlink(missing_ok=True)
        return None
    known, validation = _learned(network, parts.train), own(network, parts.validation)
    tried = [_weighed(rule, known, network, validation) for rule in RULES]
    means = [float(np.mean([_fires(rule, trial).mean() for trial in trials.values()])) for rule in tried]
    chosen = tried[simplest(means)]
    chosen.save(folder)
    named = {" + ".join(rule): mean for rule, mean in zip(RULES, means, strict=True)}
    return {
        "rule": list(chosen.rule),
        "threshold": chosen.threshold,
        "chosen": {"on": {name: len(trial["logits"]) for name, trial in trials.items()}, "found": named},
        **figures(network, read(folder), parts, others_in),
    }


def add(folder: Path, parts: data.Parts, others_in: Path | None) -> dict | None:
    """`fit` for a finished network, written into its card with the new checksums; for the end of a training too."""
    block = fit(Network(folder), parts, folder, others_in)
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    cards.write(card | {"familiarity": block, "sha256": checksums(folder)}, folder)
    return block


def figures(network: Network, rule: Familiarity, parts: data.Parts, others_in: Path) -> dict:
    """How often a rule fires, on every part and set of pictures that can answer for it; see `fit`."""
    names = others(network.card, others_in)
    found = {
        kind: {name: fired(network, rule, name, others_in, kind == "related") for name in names} for kind in _KINDS
    }
    return {
        "false_alarms": false_alarms(network, rule, {"validation": parts.validation, "test": parts.test}),
        **{kind: {name: share for name, share in shares.items() if share} for kind, shares in found.items()},
        "made": {name: _share(_fires(rule, seen(network, some))) for name, some in made().items()},
    }


def false_alarms(network: Network, rule: Familiarity, parts: dict[str, Split]) -> dict[str, dict]:
    """On how many of its own pictures a rule fires, by part."""
    return {name: _share(_fires(rule, own(network, part))) for name, part in parts.items()}


def fired(network: Network, rule: Familiarity, data_set: str, folder: Path, related: bool = False) -> dict | None:
    """On how many test pictures of another data set a rule fires; None where there are none of that kind."""
    each = strangers(network.card, data_set, "test", _TO_JUDGE, folder, related=related)
    if not each.pictures:
        return None
    return {"title": each.title, "known": list(each.known), **_share(_fires(rule, seen(network, each.pictures)))}


def told(name: str, block: dict | None) -> list[str]:
    """What a card says of its rule, a line each, for a terminal."""
    if not block:
        return [_("{name}: no rule for unlike pictures, as no other data set was there").format(name=name)]
    lines = [_("{name}: unlike above {rule}").format(name=name, rule=f"{block['threshold']:.3f} of {_rule(block)}")]
    for part, share in block["false_alarms"].items():
        lines.append(_("  false alarms, {part}: {share}").format(part=part, share=_percent(share)))
    for kind, word in (("hits", _("hits")), ("related", _("of classes it knows")), ("made", _("of no data set"))):
        lines += [f"  {word}, {each.get('title', key)}: {_percent(each)}" for key, each in block[kind].items()]
    return lines


def same(one: dict, other: dict) -> bool:
    """Whether what was counted anew is what a card says of the same sets.

    Args:
        one: counted anew, maybe of fewer sets, where data are missing.
        other: the card's; a picture or two may fall on the other side on another processor.
    """
    pairs = [(one[kind], other[kind]) for kind in ("false_alarms", "hits", "related", "made")]
    return all(
        these.keys() <= those.keys()
        and all(round(abs(these[key]["share"] - those[key]["share"]) * those[key]["n"]) <= 2 for key in these)
        for these, those in pairs
    )


def alarms(n: int) -> int:
    """How many of so many validation pictures may lie above the threshold.

    >>> alarms(6000), alarms(500), alarms(20)
    (210, 15, 0)
    """
    return next((k for k in range(int(ALARMS * n), -1, -1) if wilson(k, n)[1] <= BELOW), 0)


def simplest(means: Sequence[float]) -> int:
    """The place of the first that finds as much as the best, but for one in a hundred.

    >>> simplest([0.2, 0.985, 0.99, 0.992])
    1
    """
    return next(place for place, mean in enumerate(means) if mean >= max(means) - WORTH)


def checked(network: Network, given: Path | None) -> bool:
    """Whether the card of a committed network says what its rule gives; prints what was counted anew.

    Raises:
        DataError: data are not there.
    """
    block, rule = network.card.familiarity, network.familiarity
    found = block and block | figures(network, rule, _parts_of(network, given), _others_in(given))
    agrees = not block or same(found, block)
    print("\n".join(told(network.name, found)), flush=True)
    print(_("  as on its card") if agrees else _("  but its card says otherwise"), flush=True)
    return agrees


def _others_in(given: Path | None) -> Path:
    found = given or datasets.data_folder()
    if found is None:
        reason = _("There is no data folder on this machine. Set CONVSCOPE_DATA to one, or give it with --data.")
        raise DataError(reason=reason)
    return found


def _parts_of(network: Network, given: Path | None) -> data.Parts:
    return _parts(network.card.data_set, data.folder_of(network.card.data_set, "train", given))


@lru_cache(maxsize=1)
def _parts(data_set: str, folder: Path | None) -> data.Parts:
    return data.load(data_set, folder)


def _learned(network: Network, train: Split) -> Known:
    """What all measures need, from the training part."""
    sample = few(train)
    values = own(network, sample)
    directions = Directions.fit(values["features"])
    features = directions.of(values["features"])
    return Known(
        directions,
        Clusters.fit(features, sample.labels),
        Neighbours.fit(features, _STORED // features.shape[1]),
        Clusters.fit(values["looks"], np.zeros(len(sample), np.int64)),
    )


def _weighed(rule: tuple[str, ...], known: Known, network: Network, validation: Tensors) -> Familiarity:
    """A rule with its weights and threshold, from the validation part alone."""
    values = np.stack([known.measure(name, validation) for name in rule])  # (measures, n)
    middle = np.median(values, axis=1)
    reach = np.maximum(np.quantile(values, 1 - ALARMS, axis=1) - middle, np.finfo(np.float32).eps)
    scores = np.sort(((values - middle[:, None]) / reach[:, None]).sum(axis=0))
    threshold = _between(scores, alarms(len(scores)))
    return Familiarity(rule, Layers.of(network.card), known, middle, reach, threshold, scores.astype(np.float32))


def _between(scores: np.ndarray, above: int) -> float:
    """A threshold with so many of the rising scores above it, halfway to the next; above all, a little higher."""
    nearest = float(scores[len(scores) - 1 - above])
    return (nearest + float(scores[len(scores) - above])) / 2 if above else nearest + _ROOM


def _fires(rule: Familiarity, values: Tensors) -> np.ndarray:
    return rule.added(values) > rule.threshold


def _share(fires: np.ndarray) -> dict[str, float | int]:
    low, high = wilson(int(fires.sum()), len(fires))
    return {"share": float(fires.mean()), "n": len(fires), "low": low, "high": high}


def _rule(block: dict) -> str:
    return " + ".join(block["rule"])


def _percent(share: dict) -> str:
    return "{:.1%} of {:,} ({:.1%} to {:.1%})".format(*(share[key] for key in ("share", "n", "low", "high")))


if __name__ == "__main__":
    sys.exit(main())
