"""At which picture the weights of a network no longer fit into a memory: against looking at every side."""

import math
import random
from dataclasses import replace

import pytest

from lib.ui.comparison import FASHION, MODES, Settings, count
from lib.ui.memories import BYTES, LARGEST, MEMORIES, Passed, passed
from lib.ui.views.costs import memory

SEED = 20261125


class TestSides:
    def test_the_mlp_fills_eight_megabytes(self):
        # It holds 2,000,000 numbers; 81·81·3·100 + 100 = 1,968,400 and 82·82·3·100 + 100 = 2,017,300.
        assert passed(Settings(), 8_000_000) == Passed(82, None)

    @pytest.mark.parametrize(("precision", "side"), [("float32", 82), ("float16", 116), ("int8", 164)])
    def test_half_the_bytes_hold_twice_the_weights(self, precision, side):
        assert passed(Settings(), 8_000_000, precision).mlp == side
        assert side == math.isqrt((8_000_000 // BYTES[precision] - 100) // 300) + 1

    def test_one_less_fits_and_the_side_itself_does_not(self):
        print(f"seed {SEED}")
        rng = random.Random(SEED)
        for _case in range(80):
            settings = Settings(
                channels=rng.choice([1, 3, 8, 512]),
                units=rng.choice([1, 10, 150, 10_000]),
                filters=rng.choice([1, 5, 64, 1024]),
                size=rng.choice([1, 2, 3, 11]),
                pool=rng.random() < 0.5,
                mode=rng.choice(MODES),
            )
            size = rng.choice(list(MEMORIES.values())).size
            precision = rng.choice(list(BYTES))
            for kind in ("mlp", "cnn"):
                side = getattr(passed(settings, size, precision), kind)
                said = f"seed {SEED}: {settings} {size} {precision} {kind} {side}"
                if side is None:
                    assert needs(settings, kind, LARGEST, precision) <= size, said
                else:
                    assert needs(settings, kind, side, precision) > size, said
                    assert needs(settings, kind, side - 1, precision) <= size, said

    def test_a_whole_cnn_is_passed_too(self):
        # 57·57·5·120 + 1,380 = 1,950,780 and 58·58·5·120 + 1,380 = 2,019,780, after pooling.
        assert passed(FASHION, 8_000_000).cnn == 2 * 58


def needs(settings, kind, side, precision):
    """Bytes of the weights for a square picture; nothing where the network does not fit it."""
    if side < 1:
        return 0
    counted = getattr(count(replace(settings, height=side, width=side)), kind)
    return counted.parameters * BYTES[precision] if counted else 0


class TestSentence:
    def test_it_names_the_side_for_each_way_of_writing_numbers(self):
        said = memory.said(Settings(), "8 MB")
        assert "from **82×82** (float32), **116×116** (float16), **164×164** (int8) on" in said
        assert said.endswith("Those of the CNN fit for every picture.")

    def test_a_cnn_that_fits_at_no_size_is_told(self):
        large = Settings(channels=512, filters=1024, size=11)  # 63,439,872 numbers
        assert memory.said(large, "8 MB").endswith("Those of the CNN fit for none.")

    def test_the_side_of_a_whole_cnn_is_told(self):
        assert "Those of the CNN no longer do from **" in memory.said(FASHION, "8 MB")

    def test_a_name_of_a_memory_is_its_size(self):
        units = {"kB": 10**3, "MB": 10**6, "GB": 10**9}
        for name, held in MEMORIES.items():
            figure, unit = name.split()
            assert held.size == int(figure) * units[unit]

    def test_no_side_is_drawn_that_no_picture_can_have(self):
        assert memory.limit(Settings(channels=1, units=1), "80 GB").side is None
