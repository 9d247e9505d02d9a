"""How layers of each kind read: small cases by hand."""

import numpy as np

from lib.layers import kinds
from lib.receptive_field.boxes import NOTHING, RULES, here, read


def test_every_kind_of_layer_that_is_counted_is_known_here():
    assert {module.TITLE for module in kinds().values()} == set(RULES)


def test_each_cell_sees_itself():
    boxes = here((2, 3, 5))
    assert boxes.shape == (4, 2, 3, 1)
    assert boxes[:, 1, 2, 0].tolist() == [1, 2, -1, -2]
    assert here((4,))[:, 3].tolist() == [3, 0, -3, 0]


def test_the_maps_of_concatenate_see_what_their_own_input_sees():
    wide = read("Conv2D", {"kernel_size": 3, "filters": 1, "padding": "same"}, [(4, 4, 1)], [here((4, 4, 1))])
    both = read("Concatenate", {"axis": -1}, [(4, 4, 2), (4, 4, 1)], [here((4, 4, 2)), wide])
    assert both.shape == (4, 4, 4, 3)
    assert both[:, 1, 1, 1].tolist() == [1, 1, -1, -1]
    assert both[:, 1, 1, 2].tolist() == [0, 0, -2, -2]


def test_maps_that_all_see_the_same_are_kept_as_one():
    boxes = here((4, 4, 8))
    assert read("Concatenate", {}, [(4, 4, 8)] * 2, [boxes] * 2).shape == (4, 4, 4, 1)
    assert read("Dense", {"units": 9}, [(4, 4, 8)], [boxes]).shape == (4, 4, 4, 1)


def test_a_softmax_over_rows_sees_its_column():
    boxes = read("Softmax", {"axis": 1}, [(3, 4, 1)], [here((3, 4, 1))])
    assert boxes[:, 1, 2, 0].tolist() == [0, 2, -2, -2]


def test_the_softmax_of_a_convolution_reads_all_maps():
    given = read("Concatenate", {}, [(4, 4, 1)] * 2, [here((4, 4, 1)), here((4, 4, 1)) - [[[[1]]]] * 4])
    config = {"kernel_size": 1, "filters": 2, "groups": 2}
    assert read("Conv2D", config, [(4, 4, 2)], [given]).shape[-1] == 2
    assert read("Conv2D", config | {"activation": "softmax"}, [(4, 4, 2)], [given]).shape[-1] == 1


def test_zeros_round_a_picture_see_nothing():
    boxes = read("ZeroPadding2D", {"padding": ((1, 0), (0, 2))}, [(2, 2, 1)], [here((2, 2, 1))])
    assert boxes.shape == (4, 3, 4, 1)
    assert np.array_equal(boxes[0, :, :, 0] == NOTHING, [[1, 1, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1]])


def test_an_output_padding_of_a_transposed_convolution_adds_cells():
    config = {"kernel_size": 3, "filters": 1, "strides": 2, "padding": "valid", "output_padding": 1}
    boxes = read("Conv2DTranspose", config, [(2, 2, 1)], [here((2, 2, 1))])
    assert boxes.shape == (4, 6, 6, 1)
    assert boxes[:, 2, 5, 0].tolist() == [NOTHING] * 4
    assert boxes[:, 2, 4, 0].tolist() == [0, 1, -1, -1]
