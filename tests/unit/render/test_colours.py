"""The colour map of values: zero in the middle, even steps, nothing that breaks it."""

import numpy as np
import pytest

from lib.render import css, diverging, indices, largest, palette, readable
from lib.render.colours import ANCHORS, NOT_A_NUMBER, ZERO, _to_oklab

THEMES = pytest.mark.parametrize("dark", [False, True])


class TestPalette:
    @THEMES
    def test_its_ends_and_its_middle_are_the_colours_of_the_design(self, dark):
        ends = palette(dark)[[1, ZERO, 255]]
        assert [css(colour).upper() for colour in ends] == list(ANCHORS[dark])

    @THEMES
    def test_equal_steps_look_equal(self, dark):
        steps = np.linalg.norm(np.diff(_to_oklab(palette(dark)[1:]), axis=0), axis=1)
        for arm in (steps[:127], steps[127:]):
            tenths = arm[:120].reshape(10, 12).sum(axis=1)
            assert tenths.max() / tenths.min() < 1.1

    @THEMES
    def test_both_arms_leave_the_ground_in_one_direction_of_lightness(self, dark):
        lightness = _to_oklab(palette(dark)[1:])[:, 0]
        away = -1 if not dark else 1
        assert (away * np.diff(lightness[127::6]) > 0).all()
        assert (away * np.diff(lightness[127::-6]) > 0).all()

    @THEMES
    def test_below_and_above_differ_for_the_three_kinds_of_colour_blindness(self, dark):
        """Machado, Oliveira & Fernandes (2009), severity 1, on linear light; 0.02 in OKLab is just seen."""
        kinds = {
            "protan": [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
            "deutan": [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
            "tritan": [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        }
        for kind, matrix in kinds.items():
            light = (palette(dark)[[1, ZERO, 255]] / 255) ** 2.2
            seen = np.clip(light @ np.array(matrix).T, 0, 1) ** (1 / 2.2) * 255
            lab = _to_oklab(seen)
            apart = [np.linalg.norm(lab[a] - lab[b]) for a, b in ((0, 1), (1, 2), (0, 2))]
            assert min(apart) > 0.1, f"{kind}: {apart}"

    def test_it_cannot_be_changed_by_accident(self):
        with pytest.raises(ValueError, match="read-only"):
            palette()[0] = 0


class TestDiverging:
    @THEMES
    def test_zero_is_the_ground_and_the_limits_are_the_ends(self, dark):
        colours = diverging(np.array([-2.0, 0.0, 2.0]), 2.0, dark)
        assert [css(colour).upper() for colour in colours] == list(ANCHORS[dark])

    def test_what_lies_beyond_the_limit_is_drawn_as_the_limit(self):
        assert indices(np.array([-9.0, 9.0, -np.inf, np.inf]), 3.0).tolist() == [1, 255, 1, 255]

    def test_equal_distances_from_zero_are_equally_far_in_the_palette(self):
        values = np.linspace(0, 1, 513)
        assert (indices(values, 1.0).astype(int) - ZERO == ZERO - indices(-values, 1.0).astype(int)).mean() > 0.99

    def test_not_a_number_has_a_colour_of_its_own(self):
        chosen = indices(np.array([[np.nan, 0.0], [1.0, np.nan]]), 1.0)
        assert chosen.tolist() == [[NOT_A_NUMBER, ZERO], [255, NOT_A_NUMBER]]

    @pytest.mark.parametrize("limit", [0.0, -1.0, np.nan, np.inf])
    def test_without_a_usable_limit_everything_is_drawn_as_zero(self, limit):
        assert (indices(np.array([-5.0, 0.0, 5.0]), limit) == ZERO).all()

    def test_each_map_may_have_its_limit(self):
        maps = np.stack([np.full((2, 2), 1.0), np.full((2, 2), 10.0), np.zeros((2, 2))])
        places = indices(maps, np.array([1.0, 10.0, 0.0]).reshape(-1, 1, 1))
        assert (places[0] == 255).all()
        assert (places[1] == 255).all()
        assert (places[2] == ZERO).all()

    @pytest.mark.parametrize("kind", [np.uint8, np.int64, np.float64, np.bool_, np.float16])
    def test_any_real_type_and_shape_is_drawn(self, kind):
        assert diverging(np.ones((2, 3, 4), kind), 1).shape == (2, 3, 4, 3)
        assert diverging(np.ones((0, 3), kind), 1).shape == (0, 3, 3)
        assert diverging(np.ones((), kind), 1).shape == (3,)


class TestLargest:
    def test_it_is_the_largest_distance_from_zero(self):
        assert largest(np.array([[-3.0, 2.0], [1.0, 0.0]])) == 3
        assert largest(np.array([[-3.0, 2.0], [1.0, 0.0]]), axis=1).tolist() == [3, 1]

    def test_what_is_not_finite_does_not_count(self):
        assert largest(np.array([np.nan, -2.0, np.inf])) == 2
        assert largest(np.array([np.nan])) == 0
        assert largest(np.array([])) == 0


class TestReadable:
    def test_text_is_white_on_the_strong_ends_and_black_on_the_light_ground(self):
        assert readable(np.array([0x5E, 0x3C, 0x99], np.uint8)).tolist() == [255, 255, 255]
        assert readable(np.array([0xFC, 0xFB, 0xF9], np.uint8)).tolist() == [0, 0, 0]

    @THEMES
    def test_the_contrast_is_at_least_four_and_a_half_on_every_colour_of_values(self, dark):
        def luminance(rgb):
            parts = rgb / 255
            light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
            return light @ [0.2126, 0.7152, 0.0722]

        ground, text = luminance(palette(dark)), luminance(readable(palette(dark)))
        contrast = (np.maximum(ground, text) + 0.05) / (np.minimum(ground, text) + 0.05)
        assert contrast.min() >= 4.5
