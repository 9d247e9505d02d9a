"""Confusion, recall, precision and Wilson's interval, by hand and against a second source."""

import numpy as np
import pytest

from lib.errors import Explained
from lib.metrics import accuracy, confusion, precision, recall, wilson

# 8 pictures, 3 classes; class 2 is never true, and class 1 is answered twice wrongly.
TRUTH = np.array([0, 0, 0, 0, 1, 1, 1, 0])
ANSWERS = np.array([0, 1, 0, 2, 1, 1, 0, 1])
BY_HAND = [[2, 2, 1], [1, 2, 0], [0, 0, 0]]


class TestWilson:
    def test_figures_by_hand(self):
        # z² = 3.8416, shrink 1.38416, centre 0.69208 / 1.38416 = 0.5,
        # half 1.96 / 1.38416 · √(0.025 + 0.009604) = 1.4160213 · 0.1860215 = 0.2634104
        low, high = wilson(5, 10)
        assert (low, high) == pytest.approx((0.2365896, 0.7634104), abs=1e-7)

    def test_the_published_example_of_newcombe(self):
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
        for (correct, n), (low, high) in {
            (81, 263): (0.2553, 0.3662),
            (15, 148): (0.0624, 0.1605),
            (0, 20): (0.0000, 0.1611),
            (1, 29): (0.0061, 0.1718),
        }.items():
            assert wilson(correct, n, 1.959964) == pytest.approx((low, high), abs=5e-5)

    def test_the_ends_solve_the_equation_they_come_from(self):
        seed = 20261121
        random = np.random.default_rng(seed)
        for _ in range(200):
            n = int(random.integers(1, 20_000))
            correct, z = int(random.integers(0, n + 1)), float(random.uniform(0.5, 4))
            roots = np.roots([1 + z * z / n, -(2 * correct / n + z * z / n), (correct / n) ** 2])
            assert wilson(correct, n, z) == pytest.approx(sorted(np.real(roots)), abs=1e-6), (seed, correct, n, z)

    def test_all_right_ends_at_one_and_none_right_begins_at_nought(self):
        assert wilson(10, 10)[1] == 1.0
        assert wilson(0, 10)[0] == 0.0
        assert wilson(1, 1)[0] > 0

    def test_more_pictures_make_it_narrower(self):
        widths = [high - low for low, high in (wilson(9 * n, 10 * n) for n in (1, 10, 100, 1000))]
        assert widths == sorted(widths, reverse=True)

    @pytest.mark.parametrize("arguments", [(0, 0), (11, 10), (-1, 10), (5, 10, 0), (5, 10, float("nan"))])
    def test_what_cannot_be_is_explained(self, arguments):
        with pytest.raises(Explained, match="must be"):
            wilson(*arguments)


class TestConfusion:
    def test_rows_are_the_truth_and_columns_the_answers(self):
        assert confusion(TRUTH, ANSWERS, 3).tolist() == BY_HAND

    def test_it_equals_counting_one_by_one(self):
        seed = 7
        random = np.random.default_rng(seed)
        truth, answers = random.integers(0, 10, 500), random.integers(0, 10, 500)
        counted = np.zeros((10, 10), np.int64)
        for t, a in zip(truth, answers, strict=True):
            counted[t, a] += 1
        assert np.array_equal(confusion(truth, answers, 10), counted), seed

    def test_small_integer_types_do_not_overflow(self):
        assert confusion(np.full(3, 99, np.uint8), np.full(3, 98, np.uint8), 100)[99, 98] == 3

    def test_no_pictures_give_an_empty_count(self):
        assert confusion([], [], 2).tolist() == [[0, 0], [0, 0]]

    @pytest.mark.parametrize(
        ("truth", "answers"), [([0, 1], [0]), ([0, 3], [0, 0]), ([-1], [0]), ([0.5], [0]), ([[0]], [[0]])]
    )
    def test_labels_that_cannot_be_are_explained(self, truth, answers):
        with pytest.raises(Explained, match="must be"):
            confusion(np.array(truth), np.array(answers), 3)


class TestShares:
    def test_recall_by_hand(self):
        assert recall(np.array(BY_HAND))[:2].tolist() == pytest.approx([2 / 5, 2 / 3])

    def test_precision_by_hand(self):
        assert precision(np.array(BY_HAND)).tolist() == pytest.approx([2 / 3, 1 / 2, 0])

    def test_a_class_without_pictures_has_no_recall(self):
        assert np.isnan(recall(np.array(BY_HAND))[2])

    def test_accuracy_by_hand(self):
        assert accuracy(np.array(BY_HAND)) == 0.5

    def test_accuracy_of_nothing_is_no_number(self):
        assert np.isnan(accuracy(np.zeros((2, 2), int)))

    def test_the_container_study_s_figures_belong_together(self):
        # The study on containers, the SVM used before: of 2,317 scans, recall 0.9117 / 1.0000,
        # precision 1.0000 / 0.9179.
        # Only 1,166 scans of class 0, of which 1,063 were found, and 1,151 of class 1 give all four.
        matrix = np.array([[1063, 103], [0, 1151]])
        assert matrix.sum() == 2317
        assert recall(matrix).round(4).tolist() == [0.9117, 1.0]
        assert precision(matrix).round(4).tolist() == [1.0, 0.9179]
