"""Two kernels in a row and the one equal to both, against SciPy; and the one taken over as the kernel of the page."""

import numpy as np
import pytest
from scipy.signal import correlate2d
from streamlit.testing.v1 import AppTest

from lib.kernel_algebra import in_sequence
from lib.kernels import kernel, parse
from lib.ui.views import two_kernels

PHOTO = np.random.default_rng(5).integers(0, 256, (20, 24)).astype(np.float32)


def script() -> None:
    """The view by itself, with Sobel x of the size in the session first."""
    import numpy as np
    import streamlit as st

    from lib.kernels import kernel
    from lib.ui.views import two_kernels

    image = np.random.default_rng(5).integers(0, 256, (20, 24)).astype(np.float32)
    image = image[: st.session_state.get("rows", 20)]
    two_kernels.show(image, kernel("sobel_x", st.session_state.get("first_size", 3)), False)


def opened(**query: str) -> AppTest:
    test = AppTest.from_function(script, default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test


@pytest.mark.parametrize("second", two_kernels.SECOND)
def test_all_three_outputs_are_those_of_scipy(second: str) -> None:
    first, then = kernel("sobel_x"), kernel(second)
    once, both, one = two_kernels.after(PHOTO, first, then, in_sequence(first, then))
    expected = correlate2d(PHOTO.astype(float), first, "valid")
    assert np.allclose(once, expected, atol=1e-2)
    assert np.allclose(both, correlate2d(expected, then, "valid"), atol=2e-2)
    assert np.allclose(one, both, atol=2e-2)


def test_the_difference_that_is_said_is_the_largest() -> None:
    steps = PHOTO, PHOTO, PHOTO.copy()
    steps[2][3, 4] += 0.25
    assert "at most 0.3," in two_kernels.said(steps, 3, 3)
    assert "make one 5 wide" in two_kernels.said(steps, 3, 3)


def test_kernels_that_do_not_fit_are_explained() -> None:
    test = AppTest.from_function(script, default_timeout=60)
    test.session_state["rows"], test.session_state["first_size"] = 12, 11
    test.run()
    assert not test.exception
    assert "span 13 cells, but the picture has 12×24" in test.warning[0].value


def test_the_second_kernel_is_in_the_address() -> None:
    assert opened(then="laplacian").selectbox(key="then").value == "laplacian"
    assert opened().selectbox(key="then").value == "gaussian"


def test_the_one_kernel_becomes_the_kernel_of_the_page() -> None:
    test = opened(then="laplacian")
    test.button(key="_use_one").click().run()
    assert not test.exception
    assert (test.session_state["kernel"], test.session_state["size"]) == ("custom", 5)
    expected = in_sequence(kernel("sobel_x"), kernel("laplacian"))
    assert np.allclose(parse(test.session_state["cells"]), expected, rtol=1e-5)


def test_one_that_is_too_wide_is_not_offered_and_that_is_said() -> None:
    test = AppTest.from_function(script, default_timeout=60)
    test.session_state["first_size"] = 11
    test.run()
    assert not test.button
    assert "13 wide" in test.caption[0].value


@pytest.mark.parametrize(("value", "said"), [(1e-6, "0.000001"), (9.5e-7, "1.0e−06"), (2e-31, "2.0e−31")])
def test_a_tiny_difference_is_not_a_row_of_zeros(value: float, said: str) -> None:
    assert two_kernels.plain(value).startswith(said)
    assert len(two_kernels.plain(value)) < 9
