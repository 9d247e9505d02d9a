"""A card in plain words: what the sentences say are the card's own figures."""

import dataclasses

import pytest

from lib import networks
from lib.networks import Card, Decision, Recall, telling
from lib.text import number, percent

CARD = networks.load("fashion_cnn").card
CIFAR = networks.load("cifar10_cnn").card
every_network = pytest.mark.parametrize("name", networks.names())


def changed(card: Card = CARD, **told: object) -> Card:
    return dataclasses.replace(card, input=dataclasses.replace(card.input, **told))


def watched() -> Card:
    test = dataclasses.replace(
        CARD.results["test"], recalls={"Coat": Recall(0.97, 400, 0.95, 0.98), "Bag": Recall(0.92, 300, 0.88, 0.95)}
    )
    return dataclasses.replace(
        CARD, decision=Decision("Coat", 0.31, "the highest that was good enough"), results={"test": test}
    )


@every_network
def test_every_network_is_told_in_whole_sentences(name: str) -> None:
    network = networks.load(name)
    card = network.card
    parts = [telling.saw(card), telling.scores(card), telling.fails(card, network.failures)]
    for sentences in [*parts, telling.trained(card), telling.thanks(card)]:
        assert sentences
        assert all(each.strip() == each and each for each in sentences)
        assert not [each for each in sentences if "{" in each or "None" in each]


@every_network
def test_every_network_s_results_are_told_apart_by_part(name: str) -> None:
    card = networks.load(name).card
    said = "\n".join(telling.scores(card))
    for part, begins in (("test", "Test part"), ("validation", "Validation part")):
        result = card.results[part]
        line = next(each for each in said.splitlines() if each.startswith(begins))
        for figure in (percent(result.accuracy), number(result.n), percent(result.low), percent(result.high)):
            assert figure in line


def test_what_was_done_to_the_pictures_is_said() -> None:
    assert "In every epoch changed anew, so that none is learned by heart: moved by up to 4 pixels" in "\n".join(
        telling.saw(CIFAR)
    )
    plain = dataclasses.replace(CIFAR, recipe=CIFAR.recipe | {"augmentation": None})
    assert "Each picture as it is, the same in every epoch." in telling.saw(plain)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"crop": "centre"}, "It gets 28 × 28 pixels in grey: the largest box of that shape from the middle"),
        ({"crop": "pad"}, "It gets 28 × 28 pixels in grey: the whole photo, and the mean colour of its rim around it"),
        ({"channels": 3}, "28 × 28 pixels in colour"),
        ({"shuffle": 4}, "one fixed, shuffled order"),
        ({"light_on_dark": True}, "only seen light things on a dark ground"),
    ],
    ids=str,
)
def test_what_it_gets_of_a_photo_follows_the_card(told: dict, said: str) -> None:
    assert said in "\n".join(telling.takes(changed(**told)))


def test_nothing_is_said_of_shuffling_where_pixels_stay() -> None:
    assert "shuffled" not in "\n".join(telling.takes(changed(shuffle=None)))


def test_unequal_classes_are_counted_and_equal_ones_not() -> None:
    def told(counts: list[int]) -> str:
        data = CARD.data | {"per_class": {"train": counts}}
        return "\n".join(telling.saw(dataclasses.replace(CARD, classes=("NORMAL", "PNEUMONIA"), data=data)))

    assert "Not equally many of each: 1,000 of NORMAL, 3,000 of PNEUMONIA." in told([1000, 3000])
    assert "Not equally many" not in told([1000, 1010])


class TestThreshold:
    def test_the_recalls_of_each_class_stand_with_their_intervals(self) -> None:
        said = telling.scores(watched())
        assert said[0] == "The app's answer is Coat from 31.0\xa0% on: the highest that was good enough."
        assert said[1].startswith("On the test part it recognises 97.0\xa0% of 400 Coat (95.0\xa0% to 98.0\xa0%) and ")
        assert "with the likelier class as the answer" in said[2]

    def test_without_one_nothing_is_said_of_it(self) -> None:
        assert telling.threshold(CARD) == ""
        assert "threshold" not in "\n".join(telling.scores(CARD))


def test_the_weakest_class_and_the_mistakes_are_those_counted() -> None:
    network = networks.load("fashion_cnn")
    found, said = network.failures, telling.fails(network.card, network.failures)
    label, recall = found.recalls[0]
    assert said[0].startswith(f"Weakest on {label}: it recognises {percent(recall.recall)} of {number(recall.n)}")
    assert sum(each.startswith("Weakest on ") for each in said) == 1, "the card's own sentence is not said again"
    worst = found.confused[0]
    assert said[1] == f"Of {number(worst.of)} test pictures of {worst.truth} it took {worst.count} for {worst.answer}."


def test_how_it_was_trained_is_the_recipe() -> None:
    said = "\n".join(telling.trained(CIFAR))
    recipe = CIFAR.recipe
    assert f"{recipe['epochs']} epochs in batches of {recipe['batch']}, from the seed {recipe['seed']}." in said
    assert "SGD with momentum 0.9 and weight decay 0.0005" in said
    assert "The learning rate rises to 0.1 in" in said
    assert all(f"Tried: {each}" in said for each in CIFAR.tried)


def test_a_rate_that_is_no_cosine_is_named_or_left_out() -> None:
    def told(rate: dict) -> str:
        return "\n".join(telling.trained(dataclasses.replace(CARD, recipe=CARD.recipe | {"learning_rate": rate})))

    assert "Learning rate: PiecewiseConstantDecay." in told({"kind": "PiecewiseConstantDecay"})
    assert not [line for line in told({}).splitlines() if line.startswith(("Learning", "The learning"))]


def test_licences_of_weights_and_pictures_are_both_said() -> None:
    said = "\n".join(telling.thanks(CIFAR))
    assert "Licence: MIT for the weights." in said
    assert "Pictures: no explicit licence" in said
    assert all(each in said for each in CIFAR.sources)
