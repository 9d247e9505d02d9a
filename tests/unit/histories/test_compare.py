"""Best epoch, gap and the sentences: figures by hand, and words that claim no more than the figures."""

import pandas as pd
import pytest

from lib.histories import History, best_epoch, gap, parse, reference, verdict
from lib.histories.compare import AFTER, at, overfits


def history(**columns) -> History:
    epochs = range(1, len(next(iter(columns.values()))) + 1)
    return History("made by hand", pd.DataFrame({"epoch": epochs, **columns}))


FALLING = [0.9, 0.7, 0.5, 0.4, 0.3, 0.2]


class TestBestEpoch:
    def test_the_lab_s_lowest_validation_loss_is_at_its_second_epoch(self):
        assert best_epoch(reference("lab08")) == 2
        assert best_epoch(reference("lab08"), "val_accuracy") == 2
        assert best_epoch(reference("lab08"), "loss") == 3

    def test_losses_are_best_low_and_accuracies_high(self):
        made = history(val_loss=[3, 1, 2], val_accuracy=[0.1, 0.2, 0.3])
        assert (best_epoch(made), best_epoch(made, "val_accuracy")) == (2, 3)

    def test_the_first_of_equals_counts(self):
        assert best_epoch(history(val_loss=[2, 1, 1])) == 2

    def test_missing_values_are_passed_over(self):
        assert best_epoch(history(val_loss=[float("nan"), 5, float("nan")])) == 2

    def test_without_the_column_there_is_none(self):
        assert best_epoch(history(loss=[1, 2])) is None

    def test_it_is_the_epoch_and_not_the_row(self):
        assert best_epoch(parse(b"epoch,val_loss\n10,0.5\n20,0.4\n30,0.6\n", "gaps")) == 20


class TestGap:
    def test_the_lab_s_gaps_by_hand(self):
        # third epoch: 0.2393 − 0.1950 and 0.9287 − 0.9117
        assert gap(reference("lab08"), 3) == pytest.approx(0.0443)
        assert gap(reference("lab08"), 3, "accuracy") == pytest.approx(0.0170)

    def test_better_in_training_is_positive_for_both(self):
        made = history(loss=[1], val_loss=[2], accuracy=[0.9], val_accuracy=[0.8])
        assert gap(made, 1) > 0
        assert gap(made, 1, "accuracy") > 0

    def test_where_one_is_missing_there_is_none(self):
        assert gap(history(loss=[1, 2]), 1) is None
        assert gap(reference("lab08"), 99) is None
        assert gap(reference("lab08"), None) is None

    def test_a_value_is_found_by_its_epoch(self):
        assert at(reference("lab08"), "val_accuracy", 2) == 0.9143
        assert at(reference("lab08"), "auc", 2) is None


class TestOverfits:
    def test_validation_that_rises_for_long_while_training_falls(self):
        assert overfits(history(loss=FALLING, val_loss=[0.9, 0.7, 0.75, 0.8, 0.85, 0.9]))

    def test_not_when_validation_rises_by_less_than_a_twentieth(self):
        assert not overfits(history(loss=FALLING, val_loss=[0.9, 0.7, 0.71, 0.71, 0.72, 0.73]))
        assert overfits(history(loss=FALLING, val_loss=[0.9, 0.7, 0.71, 0.71, 0.72, 0.736]))

    def test_not_when_too_few_epochs_follow(self):
        losses = [0.9, 0.7, *[0.9] * (AFTER - 1)]
        assert not overfits(history(loss=FALLING[: len(losses)], val_loss=losses))
        assert overfits(history(loss=FALLING[: len(losses) + 1], val_loss=[*losses, 0.9]))

    def test_not_when_training_loss_rises_too(self):
        assert not overfits(history(loss=[0.9, 0.5, 0.6, 0.7, 0.8], val_loss=[0.9, 0.5, 0.6, 0.7, 0.8]))

    def test_the_lab_s_three_epochs_are_too_few(self):
        assert not overfits(reference("lab08"))


class TestVerdict:
    def test_of_the_lab_says_that_nobody_can_say(self):
        turning, gaps = verdict(reference("lab08"))
        assert "lowest at epoch 2 (0.2328)" in turning
        assert "0.0065 higher" in turning
        assert "only one epoch after the best" in turning
        assert "at epoch 2 training and validation accuracy are close, 0.7 percentage points" in gaps.lower()

    def test_calls_overfitting_by_its_name_when_the_figures_carry_it(self):
        turning = verdict(history(loss=FALLING, val_loss=[0.9, 0.7, 0.75, 0.8, 0.85, 0.9]))[0]
        assert "That is overfitting" in turning
        assert "falling, to 0.2000" in turning
        assert "rises by 0.2000" in turning

    @pytest.mark.parametrize(
        "made",
        [
            history(loss=FALLING, val_loss=FALLING),
            history(loss=[0.9, 0.5, 0.6, 0.7, 0.8], val_loss=[0.9, 0.5, 0.6, 0.7, 0.8]),
            history(loss=FALLING, val_loss=[0.9, 0.7, 0.71, 0.71, 0.71, 0.71]),
            history(loss=FALLING),
            history(val_accuracy=[0.1, 0.3, 0.2]),
            history(loss=[0.5], val_loss=[0.4]),
        ],
    )
    def test_does_not_claim_overfitting_otherwise(self, made):
        assert "That is overfitting" not in " ".join(verdict(made))

    def test_still_learning_at_the_last_epoch(self):
        assert "lowest at the last epoch, 6" in verdict(history(loss=FALLING, val_loss=FALLING))[0]

    def test_levelled_off_when_the_last_three_epochs_gain_less_than_a_hundredth(self):
        losses = [0.9, 0.5, 0.404, 0.403, 0.402, 0.401]
        assert "lowered it by only 0.0030: it has levelled off" in verdict(history(loss=FALLING, val_loss=losses))[0]
        losses[2] = 0.41
        assert "still learning" in verdict(history(loss=FALLING, val_loss=losses))[0]

    def test_one_epoch_is_no_curve(self):
        assert verdict(history(loss=[0.5], val_loss=[0.4])) == [
            "One epoch is a point, not a curve: nothing rises or falls yet."
        ]

    def test_without_validation_it_says_what_is_lacking(self):
        assert "no validation part" in verdict(history(loss=FALLING))[0]
        assert "highest at epoch 2" in verdict(history(val_accuracy=[0.1, 0.3, 0.2]))[0]

    def test_a_network_that_is_better_on_validation_is_explained(self):
        made = history(accuracy=[0.5, 0.6], val_accuracy=[0.6, 0.7], loss=[2, 1], val_loss=[2, 1])
        assert "10.0 percentage points better on the validation pictures" in verdict(made)[1]

    def test_of_dropout_nothing_is_claimed_where_nothing_is_known(self):
        made = history(accuracy=[0.5, 0.6], val_accuracy=[0.6, 0.7], loss=[2, 1], val_loss=[2, 1])
        assert "dropout" not in verdict(made)[1]
        assert "this history does not say" in verdict(made)[1]

    @pytest.mark.parametrize(
        ("columns", "epochs"),
        [
            ({}, "epoch 2 and epoch 5"),
            ({"loss": [0.9, None, 0.5, 0.4, 0.3]}, "epoch 2"),
            ({"loss": [0.9, 0.7, 0.5, 0.4, None]}, "epoch 5"),
        ],
    )
    def test_without_training_loss_where_it_counts_nobody_can_say(self, columns, epochs):
        made = history(val_loss=[0.9, 0.5, 0.6, 0.7, 0.8], **columns)
        (turning,) = verdict(made)
        assert turning == (
            "Validation loss is lowest at epoch 2 (0.5000). At the last epoch, 5, it is 0.3000 higher. "
            f"Training loss is not known at {epochs}, so nobody can say whether this is overfitting."
        )
        assert not overfits(made)

    def test_a_training_loss_missing_in_between_is_no_matter(self):
        made = history(val_loss=[0.9, 0.5, 0.6, 0.7, 0.8], loss=[0.9, 0.7, None, None, 0.3])
        assert "That is overfitting" in verdict(made)[0]

    def test_a_large_gap_is_named(self):
        made = history(accuracy=[0.5, 0.95], val_accuracy=[0.5, 0.7], loss=[2, 1], val_loss=[2, 1])
        assert "25.0 percentage points better on its training pictures" in verdict(made)[1]


class TestReference:
    def test_the_lab_s_figures_are_those_published(self):
        frame = reference("lab08").frame
        assert frame["epoch"].tolist() == [1, 2, 3]
        assert frame["loss"].tolist() == [0.2374, 0.2136, 0.1950]
        assert frame["accuracy"].tolist() == [0.9128, 0.9217, 0.9287]
        assert frame["val_loss"].tolist() == [0.2589, 0.2328, 0.2393]
        assert frame["val_accuracy"].tolist() == [0.9027, 0.9143, 0.9117]

    def test_it_names_its_source(self):
        assert reference("lab08").source.startswith("Lab08 – Redes Neurais – CNN")
