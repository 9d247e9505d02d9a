"""Whole networks: the quoted figures, and Keras on random ones."""

import inspect
import math
import random
import tracemalloc
from contextlib import suppress

import keras
import numpy as np
import pytest

from lib import networks
from lib.errors import DoesNotFit, InvalidSetting, LayerError
from lib.layers import kinds
from lib.parameters import summarize

SEED = 20261123
POOL = {"type": "MaxPooling2D", "pool_size": 2}
MEAN = {"type": "AveragePooling2D", "pool_size": 2}
FLATTEN = {"type": "Flatten"}


def conv(filters, size=3, **more):
    return {"type": "Conv2D", "filters": filters, "kernel_size": size, **more}


def dense(units):
    return {"type": "Dense", "units": units}


def same(filters, size=3):
    return conv(filters, size, padding="same")


VGG_16 = [
    *[same(64), same(64), POOL, same(128), same(128), POOL, same(256), same(256), same(256), POOL],
    *[same(512), same(512), same(512), POOL, same(512), same(512), same(512), POOL],
    *[FLATTEN, dense(4096), dense(4096), dense(1000)],
]
LAB_CNN = [same(5), POOL, FLATTEN, dense(120), dense(10)]
LENET_5 = [same(6, 5), MEAN, conv(16, 5), MEAN, FLATTEN, dense(120), dense(84), dense(10)]
STUDY_1 = [
    *[conv(16), POOL, conv(32), POOL, conv(64), POOL, conv(128), conv(128, 1), POOL, conv(256), conv(512, 1)],
    *[FLATTEN, dense(512), dense(1)],
]
STUDY_2 = [
    *[conv(16), POOL, conv(64), POOL, conv(128), POOL, conv(256), POOL, conv(256)],
    *[{"type": "GlobalAveragePooling2D"}, dense(256), dense(1)],
]
STUDY_3 = [
    *[same(16), POOL, same(32), POOL, same(64), POOL, same(128), POOL, conv(128), POOL, conv(256)],
    *[FLATTEN, dense(256), dense(1)],
]
TINY_VGG = [conv(10), conv(10), POOL, conv(10), conv(10), POOL, FLATTEN, dense(10)]


class TestQuotedFigures:
    @pytest.mark.parametrize(
        ("shape", "layers", "parameters"),
        [
            ((400, 600, 1), [FLATTEN, dense(100)], 24_000_100),
            ((800, 600, 1), [FLATTEN, dense(100)], 48_000_100),
            ((800, 600, 3), [conv(100)], 2_800),
            ((28, 28, 1), LAB_CNN, 118_980),
            ((28, 28, 1), [FLATTEN, dense(150), dense(10)], 119_260),
            ((28, 28, 1), LENET_5, 61_706),
            ((64, 64, 3), TINY_VGG, 19_920),
            ((150, 150, 3), STUDY_1, 7_095_329),
            ((150, 150, 3), STUDY_2, 1_034_881),
            ((224, 224, 3), STUDY_3, 1_589_281),
            ((224, 224, 3), VGG_16, 138_357_544),
        ],
    )
    def test_parameters(self, shape, layers, parameters):
        assert sum(row.parameters for row in summarize(shape, layers)) == parameters

    @pytest.mark.parametrize(
        ("shape", "layers", "macs"),
        [((224, 224, 3), VGG_16, 15_470_264_320), ((28, 28, 1), LAB_CNN, 154_080), ((28, 28, 1), LENET_5, 416_520)],
    )
    def test_multiplications(self, shape, layers, macs):
        assert sum(row.macs for row in summarize(shape, layers)) == macs

    def test_pooling_changes_the_size_and_not_the_number(self):
        before, after = summarize((800, 600, 3), [conv(100), POOL])
        assert (before.output_shape, before.parameters) == ((798, 598, 100), 2_800)
        assert (after.output_shape, after.parameters) == ((399, 299, 100), 0)

    def test_the_lab_network_layer_by_layer(self):
        rows = summarize((28, 28, 1), LAB_CNN)
        assert [row.parameters for row in rows] == [50, 0, 0, 117_720, 1_210]
        assert [row.name for row in rows] == ["conv2d", "max_pooling2d", "flatten", "dense", "dense_1"]
        assert rows[0].arithmetic == "3·3·1·5 + 5 = 50"


def random_network(rng):
    """A small network that Keras can build, often with branches joined again."""
    size = rng.choice([5, 8, 12, 16])
    shape, layers = (size, rng.choice([6, 9, 16]), rng.choice([1, 3, 4])), []
    for _step in range(rng.randint(1, 5)):
        layers += rng.choice(
            [
                [conv(rng.randint(1, 6), rng.choice([1, 2, 3, (3, 1)]), padding="same", strides=rng.choice([1, 2]))],
                [conv(rng.randint(1, 6), 3, padding="same", dilation_rate=2, use_bias=rng.random() < 0.5)],
                [conv(2 * rng.randint(1, 3), 3, padding="same"), conv(4, 1, groups=2, trainable=False)],
                [{"type": "DepthwiseConv2D", "kernel_size": 3, "padding": "same", "depth_multiplier": 2}],
                [{"type": "SeparableConv2D", "filters": 5, "kernel_size": (1, 3), "padding": "same"}],
                [{"type": "Conv2DTranspose", "filters": 3, "kernel_size": 3, "strides": 2}],
                [{"type": "MaxPooling2D", "pool_size": rng.choice([2, 3]), "padding": "same"}],
                [{"type": "AveragePooling2D", "pool_size": 2, "strides": 1, "padding": "same"}],
                [{"type": "BatchNormalization", "scale": rng.random() < 0.5}, {"type": "ReLU", "max_value": 6.0}],
                [{"type": "ZeroPadding2D", "padding": ((0, 1), (1, 2))}, {"type": "Dropout", "rate": 0.3}],
                [{"type": "UpSampling2D", "size": 2}, {"type": "Activation", "activation": "tanh"}],
            ]
        )
    layers += rng.choice([[FLATTEN], [{"type": "GlobalMaxPooling2D"}], [{"type": "GlobalAveragePooling2D"}]])
    return shape, [*layers, dense(rng.randint(1, 9)), {"type": "Softmax"}]


def by_keras(shape, layers):
    built = [
        getattr(keras.layers, layer["type"])(**{k: v for k, v in layer.items() if k != "type"}) for layer in layers
    ]
    return keras.Sequential([keras.Input(shape), *built])


class TestAgainstKeras:
    def test_random_networks_have_keras_shapes_and_counts(self):
        print(f"seed {SEED}")
        rng = random.Random(SEED)
        for case in range(120):
            shape, layers = random_network(rng)
            model, rows = by_keras(shape, layers), summarize(shape, layers)
            told = f"seed {SEED}, case {case}: {shape} {layers}"
            assert [row.output_shape for row in rows] == [layer.output.shape[1:] for layer in model.layers], told
            assert [row.parameters for row in rows] == [layer.count_params() for layer in model.layers], told
            trained = [sum(math.prod(w.shape) for w in layer.trainable_weights) for layer in model.layers]
            assert [row.trainable for row in rows] == trained, told

    def test_layers_are_named_as_keras_names_them(self):
        keras.backend.clear_session()
        shape, layers = (16, 16, 3), [conv(2), {"type": "ReLU"}, conv(2), {"type": "ReLU"}, POOL, FLATTEN, dense(3)]
        assert [row.name for row in summarize(shape, layers)] == [
            layer.name for layer in by_keras(shape, layers).layers
        ]

    def test_branches_that_join_equal_keras(self):
        layers = [
            {"type": "InputLayer"},
            conv(4, 3, padding="same", name="left"),
            conv(4, 1, name="right", inputs="input"),
            {"type": "Add", "inputs": ["left", "right"], "name": "sum"},
            {"type": "Concatenate", "inputs": ["sum", "input"]},
        ]
        given = keras.Input((9, 7, 3))
        left, right = keras.layers.Conv2D(4, 3, padding="same")(given), keras.layers.Conv2D(4, 1)(given)
        model = keras.Model(given, keras.layers.Concatenate()([keras.layers.Add()([left, right]), given]))
        rows = summarize((9, 7, 3), layers)
        assert rows[-1].output_shape == model.output.shape[1:]
        assert rows[-1].inputs == ("sum", "input")
        assert sum(row.parameters for row in rows) == model.count_params()


class TestRefusals:
    def test_a_layer_that_does_not_fit_is_named(self):
        with pytest.raises(
            LayerError, match=r"^In conv2d_1: A 5-wide kernel with dilation 1 spans 5 cells, .* has 3\."
        ):
            summarize((7, 7, 1), [conv(2, 5), conv(2, 5)])

    def test_the_way_out_works(self):
        with pytest.raises(LayerError, match="Choose a kernel of 3 or less"):
            summarize((7, 7, 1), [conv(2, 5), conv(2, 5)])
        assert summarize((7, 7, 1), [conv(2, 5), conv(2, 3)])[-1].output_shape == (1, 1, 2)

    @pytest.mark.parametrize("layers", [None, 3, "Flatten", FLATTEN])
    def test_layers_that_are_no_list_are_explained(self, layers):
        with pytest.raises(InvalidSetting, match=r"^The network is .*, but it must be a list of layers"):
            summarize((28, 28, 1), layers)

    @pytest.mark.parametrize("inputs", [[[1]], [1], [{}], {}, [None]])
    def test_inputs_that_are_no_names_are_explained(self, inputs):
        with pytest.raises(LayerError, match=r"^flatten reads .*, which does not stand before it\."):
            summarize((28, 28, 1), [{**FLATTEN, "inputs": inputs}])

    def test_numpys_whole_numbers_make_a_shape(self):
        for shape in (np.array([28, 28, 1]), tuple(np.array([28, 28, 1])), np.array([28, 28, 1], np.uint8)):
            (row,) = summarize(shape, [FLATTEN])
            assert row.output_shape == (784,)
            assert type(row.output_shape[0]) is int

    @pytest.mark.parametrize(
        "shape", [(), (28, 0, 1), (28, None, 1), "28×28", 28, (2.5,), np.array([1.5]), np.array(28)]
    )
    def test_an_input_that_is_no_shape_is_explained(self, shape):
        with pytest.raises(InvalidSetting, match=r"input shape is .*, but it must be"):
            summarize(shape, [FLATTEN])

    @pytest.mark.parametrize(
        ("layer", "sentence"),
        [
            ({"type": "Conv3D", "filters": 3}, "There is no layer 'Conv3D'. Known are Activation, Add"),
            ({"type": "conv2d", "filters": 3}, "There is no layer 'conv2d'"),
            ({"filters": 3}, 'Every layer needs a "type"'),
            ("Conv2D", 'Every layer needs a "type"'),
            (conv(3, data_format="channels_first"), "data_format is 'channels_first', but it must be channels_last"),
            (conv(3, trainable="no"), "trainable is 'no', but it must be True or False"),
            (conv(3, (3, 3, 3)), "kernel_size is (3, 3, 3), but it must be one whole number, or one for each axis"),
            (conv(3, padding="full"), "padding is 'full', but it must be one of same, valid"),
            (conv(3, name="input"), "name of a layer is 'input', but it must be a word that no other layer has"),
            ({"type": "Add", "inputs": ["later"]}, "add reads 'later', which does not stand before it."),
            ({"type": "Flatten", "inputs": ["input", "input"]}, "Flatten takes one input, but gets 2."),
        ],
    )
    def test_what_is_wrong_is_said(self, layer, sentence):
        with pytest.raises(DoesNotFit) as error:
            summarize((28, 28, 1), [layer])
        assert sentence in str(error.value)

    @pytest.mark.parametrize("odd", [None, "x", [[1]], [1, 2, 3], {}, 1.5, -1, 10**30, object(), np.array([1, 2]), b""])
    def test_any_argument_of_any_kind_is_counted_or_explained(self, odd):
        usual = {"filters": 2, "kernel_size": 3, "units": 2, "pool_size": 2, "target_shape": (784,), "scale": 2}
        usual |= {"activation": "relu", "rate": 0.5}
        for kind in kinds().values():
            takes = [name for name in inspect.signature(kind.count).parameters if name not in ("shape", "shapes")]
            for changed in (*takes, "name", "inputs", "trainable", "data_format"):
                known = {name: usual[name] for name in takes if name in usual}
                with suppress(DoesNotFit):
                    summarize((28, 28, 1), [{"type": kind.TITLE, **known, changed: odd}])

    def test_keras_refuses_what_we_refuse(self):
        refused = [conv(3, 9), conv(0), conv(4, groups=3), dense(0), {**POOL, "pool_size": 9}, conv(3, activation="x")]
        for layer in refused:
            with pytest.raises(DoesNotFit):
                summarize((8, 8, 1), [layer])
            with pytest.raises(ValueError, match=r"\S"):
                by_keras((8, 8, 1), [layer])


def test_counting_allocates_nothing_of_a_layers_size():
    tracemalloc.start()
    total = sum(row.parameters for row in summarize((100_000, 100_000, 3), [conv(64), FLATTEN, dense(10_000)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total > 6e15
    assert peak < 1_000_000


def test_the_descriptions_are_left_as_they_were():
    layers = [conv(3, name="first")]
    summarize((8, 8, 1), layers)
    assert layers == [conv(3, name="first")]


@pytest.mark.parametrize("name", networks.names())
def test_a_trained_networks_card_is_counted_alike(name):
    card = networks.load(name).card
    rows = summarize(card.input.shape, [{"type": layer.kind, **layer.config} for layer in card.layers])
    assert [row.parameters for row in rows] == [layer.parameters for layer in card.layers]
    assert [row.trainable for row in rows] == [layer.trainable for layer in card.layers]
    assert [row.output_shape for row in rows] == [layer.output_shape for layer in card.layers]
