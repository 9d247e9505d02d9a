"""How unlike a picture is: each measure against numbers by hand, and on pictures that differ in one thing."""

import numpy as np
import pytest

from lib.networks import scores
from lib.networks.scores import Clusters, Directions, Neighbours


class TestProbabilities:
    def test_the_more_undecided_the_larger(self) -> None:
        shares = np.array([[0.9, 0.1], [0.5, 0.5], [0, 1]], np.float32)
        np.testing.assert_allclose(scores.unlikeliness(shares), [0.1, 0.5, 0], atol=1e-7)

    def test_energy_by_hand(self) -> None:
        logits = np.array([[0, 0], [np.log(3), 0]], np.float32)
        np.testing.assert_allclose(scores.energy(logits), [-np.log(2), -np.log(4)], rtol=1e-6)

    def test_large_logits_do_not_overflow(self) -> None:
        assert scores.energy(np.array([[1e4, 0], [-1e4, -1e4]])) == pytest.approx([-1e4, 1e4 - np.log(2)])


class TestLooks:
    RNG = np.random.default_rng(3)
    PICTURES = RNG.uniform(0, 255, (4, 28, 28, 1)).astype(np.float32)

    @pytest.mark.parametrize(("shape", "count"), [((28, 28, 1), 18), ((32, 32, 3), 22), ((5, 9, 1), 12)])
    def test_so_many_numbers(self, shape: tuple[int, ...], count: int) -> None:
        found = scores.looks(np.zeros((2, *shape), np.float32))
        assert found.shape == (2, count)
        assert np.isfinite(found).all()

    def test_each_picture_stands_for_itself(self) -> None:
        together = scores.looks(self.PICTURES)
        for row, picture in zip(together, self.PICTURES, strict=True):
            np.testing.assert_allclose(scores.looks(picture[None])[0], row, rtol=1e-12)

    def test_a_ramp_has_the_edges_of_its_slope(self) -> None:
        ramp = np.repeat(np.arange(16, dtype=np.float32)[:, None] * 10, 16, axis=1)[None, ..., None]
        down, right, laplacian = scores.looks(ramp)[0, :3]
        assert np.exp(down) - 1e-3 == pytest.approx(10 / 255)
        assert np.exp(right) - 1e-3 == pytest.approx(0, abs=1e-9)
        assert np.exp(laplacian) - 1e-3 == pytest.approx(0, abs=1e-9)

    def test_rim_light_and_greys_by_hand(self) -> None:
        picture = np.zeros((1, 8, 8, 1), np.float32)
        picture[:, 1:-1, 1:-1] = 255  # 36 of 64 pixels, none at the rim
        *_edges, rim, rim_spread, mean, spread, low, _lower, middle, _upper, high = scores.looks(picture)[0]
        assert (rim, rim_spread) == (0, 0)
        assert mean == pytest.approx(36 / 64)
        assert spread == pytest.approx(np.sqrt(36 / 64 * 28 / 64))
        assert (low, middle, high) == (0, 1, 1)


class TestDirections:
    def test_length_does_not_count(self) -> None:
        values = np.random.default_rng(4).normal(size=(9, 12))
        known = Directions.fit(values)
        np.testing.assert_allclose(known.of(values * 7), known.of(values))
        np.testing.assert_allclose(np.linalg.norm(known.of(values), axis=1), 1)

    def test_nothing_but_zeros_has_none(self) -> None:
        assert not Directions.fit(np.ones((3, 4))).of(np.zeros((1, 4))).any()

    def test_a_long_row_is_told_by_its_main_directions_and_what_they_leave_out(self) -> None:
        rng = np.random.default_rng(5)
        within = rng.normal(size=(400, 10)) @ rng.normal(size=(10, 300))  # training pictures fill 10 of 300 directions
        known = Directions.fit(within)
        assert known.of(within).shape == (400, 97)
        assert known.of(within)[:, -1].max() < 0.1
        assert known.of(rng.normal(size=(50, 300)))[:, -1].min() > 0.7

    def test_maps_are_taken_as_rows(self) -> None:
        values = np.random.default_rng(6).normal(size=(5, 2, 2, 3))
        np.testing.assert_array_equal(Directions.fit(values.reshape(5, -1)).of(values).shape, (5, 12))


class TestClusters:
    def test_distances_are_in_standard_deviations_of_the_nearest_class(self) -> None:
        rng = np.random.default_rng(7)
        labels = np.repeat([0, 5], 4000)
        values = rng.normal(size=(8000, 2)) * [1, 10] + np.where(labels, 100, 0)[:, None]
        known = Clusters.fit(values, labels)
        found = known.distance(np.array([[0, 0], [2, 0], [0, 20], [100, 100], [100, 130]]))
        np.testing.assert_allclose(found, [0, 2, 2, 0, 3], atol=0.15)

    def test_a_direction_that_never_varied_is_finite_and_counts(self) -> None:
        values = np.random.default_rng(8).normal(size=(100, 3)) * [1, 1, 0]
        known = Clusters.fit(values, np.zeros(100, int))
        inside, outside = known.distance(np.array([[0, 0, 0], [0, 0, 1]]))
        assert inside < 1
        assert 10 < outside < 1000

    def test_one_picture_a_class_is_enough_to_go_on(self) -> None:
        assert np.isfinite(Clusters.fit(np.zeros((1, 4)), np.zeros(1, int)).distance(np.ones((2, 4)))).all()


class TestNeighbours:
    def test_the_twentieth_nearest_counts(self) -> None:
        known = Neighbours.fit(np.arange(40, dtype=float)[:, None], most=30)
        assert known.rows.shape == (30, 1)
        np.testing.assert_allclose(known.distance(np.array([[0.0], [100.0]])), [19, 90])

    def test_fewer_than_twenty_give_the_farthest(self) -> None:
        np.testing.assert_allclose(Neighbours.fit(np.array([[0.0], [3.0]]), 9).distance(np.array([[1.0]])), [2])

    def test_they_are_as_the_file_keeps_them(self) -> None:
        rows = Neighbours.fit(np.random.default_rng(9).normal(size=(50, 7)), 50).rows
        np.testing.assert_array_equal(rows, rows.astype(np.float16).astype(np.float32))
