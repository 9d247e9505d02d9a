"""The drawings of a design: every layer once, every way that is read, and nothing that is not escaped."""

import random
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from lib import networks
from lib.designs import KINDS, Design, count, mermaid, of_network, presets, read, svg
from lib.designs.blocks import LETTER, plan
from lib.designs.words import title, words
from tests.unit.designs.any_design import any_design

SEED = 20261122
SKIP = read("1-8x8x4-Conv2D_4_3_same_as.a-ReLU-Conv2D_4_3_same_as.b-Add_of.a_of.b-Flatten")
BROKEN = read("1-7x7x1-Conv2D_2_9-Flatten")


def designs():
    rng = random.Random(SEED)
    trained = [networks.load(name).card for name in networks.names()]
    yield from (preset.design for preset in presets())
    yield from (of_network(card.input.shape, card.layers) for card in trained)
    yield from (any_design(rng) for _ in range(30))
    yield from (Design((28, 28, 1)), BROKEN, SKIP)


class TestMermaid:
    def test_the_labs_network(self):
        text = mermaid(read("1-28x28x1-Conv2D_5_3_same_relu-MaxPooling2D_2-Flatten-Dense_10_softmax"))
        assert text.splitlines() == [
            "flowchart TD",
            '    n0(["Input<br/>28×28×1"])',
            '    n1["Conv2D 5 · 3×3 · same · relu<br/>28×28×5 · 50 parameters"]',
            '    n2["MaxPooling2D 2×2<br/>14×14×5"]',
            '    n3["Flatten<br/>980"]',
            '    n4["Dense 10 · softmax<br/>10 · 9,810 parameters"]',
            "    n0 --> n1",
            "    n1 --> n2",
            "    n2 --> n3",
            "    n3 --> n4",
        ]

    def test_every_layer_is_a_node_and_every_way_an_edge(self):
        for design in designs():
            text = mermaid(design)
            reads = [name for place in range(len(design.layers)) for name in design.reads(place)]
            assert len(re.findall(r"^ +n\d+[\[(]", text, re.M)) == len(design.layers) + 1
            assert len(re.findall("-->", text)) == len(reads)

    def test_what_does_not_fit_says_so(self):
        assert 'n1["Conv2D 2 · 9×9<br/>does not fit"]' in mermaid(BROKEN)
        assert 'n2["Flatten<br/>waits"]' in mermaid(BROKEN)


class TestSvg:
    @pytest.mark.parametrize("dark", [False, True])
    def test_it_is_whole_and_says_every_shape_and_number(self, dark):
        for design in designs():
            root = ElementTree.fromstring(svg(design, dark=dark))
            said = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
            for row in count(design).rows:
                assert "×".join(f"{size:,}" for size in row.output_shape) in said
                assert not row.parameters or f"{row.parameters:,}" in said
            tags = {element.tag.split("}")[1] for element in root.iter()}
            assert tags <= {"svg", "title", "rect", "g", "path", "text"}

    def test_labels_stand_beside_each_other_and_within(self):
        for design in designs():
            drawn = plan(design)
            halves = [max(LETTER * len(text) for text, _ in block.labels) / 2 for block in drawn.blocks]
            for (one, half), (two, other) in pairwise(zip(drawn.blocks, halves, strict=True)):
                assert one.centre + half < two.centre - other
                assert one.right < two.x
            assert drawn.blocks[-1].centre + halves[-1] < drawn.width
            assert min(block.y - block.depth for block in drawn.blocks) > 0
            assert all(arc.top > 0 for arc in drawn.arcs)

    def test_ways_from_afar_are_arcs_and_those_over_one_another_keep_apart(self):
        (arc,) = plan(SKIP).arcs
        blocks = plan(SKIP).blocks
        assert (arc.start, arc.end) == (blocks[1].centre, blocks[4].centre)
        assert len(plan(SKIP).arrows) == 5
        nested = read("1-9-ReLU-ReLU-Add_of.input_of.re.lu.1-ReLU-Add_of.input_of.re.lu.2")
        tops = [arc.top for arc in plan(nested).arcs]
        assert len(set(tops)) == 2

    def test_a_layer_that_reads_another_than_the_one_before_it_gets_no_arrow_from_that(self):
        drawn = plan(read("1-9-ReLU-ReLU_of.input"))
        assert [(one.name, two.name) for one, two in drawn.arrows] == [("input", "re_lu")]


class TestWords:
    @pytest.mark.parametrize("kind", KINDS)
    def test_a_kinds_name_is_broken_without_losing_a_letter(self, kind):
        assert "".join(title({"type": kind}, 13)) == kind

    def test_settings_in_short_words(self):
        layer = read("1-8x8x4-Conv2D_4096_3x5_strides2x1_same_groups4_hardsigmoid_nobias_frozen").layers[0]
        assert words(layer) == ["4,096 · 3×5", "strides 2×1", "same", "groups 4", "hard sigmoid", "no bias", "frozen"]
        assert words(read("1-8x8-ZeroPadding2D_1x2x3x4-Reshape_n1x4").layers[1]) == ["rest×4"]
        assert words({"type": "Rescaling", "scale": 1 / 127.5, "offset": -1.0}) == ["0.00784", "offset −1"]
