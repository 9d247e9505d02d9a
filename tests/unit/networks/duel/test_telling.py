"""The sentences of the duel say what the figures say, whichever network is ahead."""

from dataclasses import replace

from lib import networks
from lib.networks import duel
from lib.networks.duel import telling

MLP = duel.Fighter(
    "a", "", 1, 1000, 100, 1000, dict.fromkeys(("up", "down", "left", "right"), (800, 1, 1, 1, 400)), 1, 1
)
CNN = replace(MLP, name="b", parameters=990, macs=1500, moved=dict.fromkeys(MLP.moved, (900, 1, 1, 1, 300)))


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_budgets_are_compared_in_both_ways() -> None:
    said = plain(telling.budget(MLP, CNN))
    assert said == (
        "Their parameters are 1.0 % apart. Their arithmetic is not equal: for one picture the CNN multiplies 15 times "
        "as often."
    )
    assert "about equally often" in telling.budget(MLP, replace(CNN, macs=101))
    assert "the MLP multiplies 2.0 times" in telling.budget(MLP, replace(CNN, macs=50))


def test_the_better_is_named_first_and_overlap_is_said() -> None:
    said = plain(telling.result(MLP, CNN))
    assert said.startswith("The CNN is right on 90.0 % of 1,000 test pictures, the MLP on 80.0 %")
    assert "do not overlap" in said
    near = replace(CNN, moved=dict.fromkeys(MLP.moved, (795, 1, 1, 1, 1)))
    assert plain(telling.result(MLP, near)).startswith("The MLP is right on 80.0 %")
    assert telling.result(MLP, near).endswith("their 95 % intervals overlap.")


def test_moved_pictures_are_told_as_the_mean_of_four_directions() -> None:
    said = plain(telling.shifted(MLP, CNN))
    assert said == ("Moved by 4 pixels, the CNN is right on 30.0 % and the MLP on 40.0 %, the mean of four directions.")


def test_unlike_trainings_are_said() -> None:
    cards = [networks.load(name).card for name in duel.PAIRS[duel.FASHION].names]
    said = telling.training(*cards)
    assert "not trained alike" in said
    assert "Neither saw moved pictures" in said
    cards = [networks.load(name).card for name in duel.PAIRS[duel.CIFAR10].names]
    said = telling.training(*cards)
    assert "Neither" not in said
    assert "pictures of the CNN: moved by up to 4 pixels" in said


def test_orders_are_told_by_the_right_networks() -> None:
    told = duel.read().fighters
    both = [tuple(told[name] for name in duel.PAIRS[pair].names) for pair in (duel.FASHION, duel.SHUFFLED)]
    said = plain(telling.orders(*both, duel.SEED))
    wanted = [both[1][0].result, both[0][0].result, both[1][1].result, both[0][1].result]
    shares = [f"{100 * each.accuracy:.1f} %" for each in wanted]
    assert "MLP is right on {} instead of {}, the CNN on {} instead of {}".format(*shares) in said
    assert f"{100 * both[0][0].permuted / 10_000:.1f} %" in said
