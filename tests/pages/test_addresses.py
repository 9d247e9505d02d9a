"""Addresses that nobody's widgets wrote: each opens its page, and says what it shows instead of what was asked."""

import pytest

from lib.ui import photo
from lib.ui.views import own_kernel
from tests.pages.app import opened, sentences

HOSTILE = [
    ("convolution", {"row": "inf"}, "row was inf, which is outside 0 to 72"),
    ("convolution", {"col": "1e308"}, "col was 1e308, which is outside"),
    ("convolution", {"stride": "abc"}, "stride was abc, which is not one whole number: 1 is shown"),
    ("convolution", {"stride": "2.5"}, "which is not one whole number"),
    ("convolution", {"stride": "nan"}, "stride was nan"),
    ("convolution", {"mode": ""}, "There is no mode called empty: grey is shown"),
    ("convolution", {"padding": ""}, "There is no padding called empty"),
    ("convolution", {"mode": "all", "bias": "1e9"}, "bias was 1000000000.0, which is outside"),
    ("convolution", {"size": "-inf"}, "size was"),
    ("convolution", {"kernel": "random", "seed": "-1"}, "seed was -1"),
    ("convolution", {"photo": "nosuch"}, "There is no photo called nosuch: chelsea is shown"),
    ("convolution", {"photo": "<img src=x>"}, "There is no photo called"),
    ("convolution", {"flip": "maybe"}, "flip was maybe, which is neither true nor false"),
    ("convolution", {"relu": "2"}, "relu was 2, which is neither true nor false"),
    ("convolution", {"more": "zzz"}, "There is no more called zzz"),
    ("convolution", {"grid": "13"}, "There is no grid called 13: 12 is shown"),
    ("convolution", {"sight": "<b>"}, "which is not two whole numbers"),
    ("convolution", {"more": "learned kernels", "teacher": "nosuch"}, "There is no teacher called nosuch"),
    ("pooling", {"kind": ""}, "There is no kind called empty: max is shown"),
    ("pooling", {"col": "-1e999"}, "col was"),
    ("convolution", {"more": "break it", "break": "zzz"}, "There is no break called zzz: nothing is shown"),
    ("convolution", {"more": "zzz"}, "There is no more called zzz: nothing is shown"),
    ("image", {"row": "inf"}, "row was inf"),
    ("image", {"channel": ""}, "There is no channel called empty"),
    ("parameters", {"height": "inf"}, "height was inf"),
    ("activations", {"layer": "conv2d_1", "network": "fashion_cnn", "channel": "inf"}, "channel was inf"),
    ("classify", {"photo": "nosuch"}, "There is no photo called nosuch"),
    ("home", {"photo": "nosuch"}, "There is no photo called nosuch"),
    ("training", {"photo": "nosuch"}, "There is no photo called nosuch"),
]


@pytest.mark.parametrize(("page", "asked", "said"), HOSTILE, ids=lambda part: str(part)[:40])
def test_what_cannot_be_shown_is_said(page: str, asked: dict[str, str], said: str) -> None:
    found = sentences(opened(page, **asked)).replace("\\", "")
    assert said in found
    assert found.count(said) == 1


def test_markdown_in_a_kernel_of_the_address_is_only_text() -> None:
    app = opened("convolution", kernel="custom", cells="![x](http://127.0.0.1:9/x.png)")
    assert "![x](" not in app.warning[0].value


def test_an_operation_nested_without_end_is_the_pages_own_start() -> None:
    assert opened("pooling", source="convolution", after="[" * 1990)


PARCELS = [
    {},
    {"png": "%"},
    {"png": 7, "height": 1, "width": 1},
    {"png": "iVBORw0KGgo=", "height": 1, "width": 1},
]


@pytest.mark.parametrize("parcel", PARCELS, ids=str)
def test_what_is_no_kept_photo_changes_nothing(parcel: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    monkeypatch.setattr(photo, "_use_own", taken.append)
    photo._restore(parcel)
    assert not taken


@pytest.mark.parametrize("weights", [None, "x", [[1], [2, 3]], [[1e7]], [["a"]], [[float("nan")]]], ids=str)
def test_weights_that_no_kernel_has_are_said(weights: object, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    monkeypatch.setattr(own_kernel.address, "say", said.append)
    own_kernel.take_weights(weights)
    assert said
