"""The quoted figures of the study: they agree with one another."""

import pytest

from lib.networks.study import CAVEATS, METHODS, PICTURES


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
@pytest.mark.parametrize("label", [0, 1])
def test_f1_is_that_of_precision_and_recall(method, label):
    precision, recall = method.precision[label], method.recall[label]
    assert 2 * precision * recall / (precision + recall) == pytest.approx(method.f1[label], abs=1.5e-4)


def test_the_figures_are_those_that_were_published():
    assert PICTURES == 2_317
    svm, cnn, features, siamese = METHODS
    assert (svm.precision, svm.recall, svm.f1) == ((1, 0.9179), (0.9117, 1), (0.9538, 0.9572))
    assert (cnn.precision, cnn.recall, cnn.f1) == ((1, 0.9290), (0.9245, 1), (0.9608, 0.9632))
    assert (features.precision, features.recall, features.f1) == ((0.99, 0.9329), (0.9297, 0.9904), (0.9589, 0.9608))
    assert (siamese.precision, siamese.recall, siamese.f1) == ((0.9972, 0.9273), (0.9228, 0.9974), (0.9586, 0.9611))
    assert [(each.cpu, each.gpu) for each in METHODS] == [(97, None), (22.2, 9.15), (155, 25.2), (None, 15.4)]


def test_what_weakens_them_stands_with_them():
    said = " ".join(CAVEATS)
    assert all(words in said for words in ("no intervals", "validation part", "2.5 %"))
