"""What a person types, read as a number: as ConvScope writes them, and never guessed."""

from decimal import Decimal

import pytest

from lib.questions.reading import Unreadable, read
from lib.text import number


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("120", "120"),
        ("-120", "-120"),
        ("−120", "-120"),
        ("–120", "-120"),
        ("- 120", "-120"),
        ("+5", "5"),
        ("  7 ", "7"),
        ("1,234", "1234"),
        ("-1,234,567.25", "-1234567.25"),
        ("12 000", "12000"),
        ("12\u202f000", "12000"),
        ("1'000", "1000"),
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("٣٧", "37"),
        ("１２", "12"),
    ],
)
def test_figures_are_read_however_they_are_typed(typed, value):
    assert read(typed) == Decimal(value)


@pytest.mark.parametrize("value", [0, -1, 999, 1000, -24000100, 405900])
def test_what_convscope_writes_is_read(value):
    assert read(number(value), whole=True) == value
    assert float(read(number(value / 8, 3))) == value / 8


@pytest.mark.parametrize(
    ("typed", "better"),
    [("0,5", "0.5"), ("0,125", "0.125"), ("12,34", "12.34"), ("1234,567", "1234.567"), (",5", ".5"), ("3,", "3.")],
)
def test_a_comma_that_divides_no_thousands_is_refused_with_the_way_to_write_it(typed, better):
    with pytest.raises(Unreadable, match="Write decimals with a point") as raised:
        read(typed)
    assert f"“{typed}”" in str(raised.value)
    assert str(raised.value).endswith(f"{better}.")


def test_a_point_before_three_digits_is_refused_where_a_whole_number_is_asked():
    with pytest.raises(Unreadable, match=r"“1\.234” can be read in two ways.* 1,234"):
        read("1.234", whole=True)
    assert read("1.234") == Decimal("1.234")
    assert read("0.125", whole=True) == Decimal("0.125")


@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_an_empty_field_is_asked_for(typed):
    with pytest.raises(Unreadable, match="Nothing is typed yet"):
        read(typed)


@pytest.mark.parametrize(
    "typed",
    ["ten", "1e3", "nan", "inf", "10×10", "10x10", "--5", "1.2.3", "1.234,5", "1,23,456", "1,234 567", "5 %", "0x1F"],
)
def test_what_is_no_number_is_said_with_an_example(typed):
    with pytest.raises(Unreadable, match=r"is no number\. Write figures alone, as −120 or 1,234\.5"):
        read(typed)


def test_a_long_text_is_cut_in_the_sentence():
    with pytest.raises(Unreadable) as raised:
        read("x" * 10_000)
    assert len(str(raised.value)) < 120


@pytest.mark.parametrize("typed", ["8F", "8f", "0x8f", "#8F", "8Fh", " 8F "])
def test_hexadecimal_is_read_with_or_without_its_signs(typed):
    assert read(typed, hexadecimal=True) == 0x8F


@pytest.mark.parametrize("typed", ["8G", "-1", "1.5", "0x", "#", "1,2", "123456789"])
def test_what_is_not_hexadecimal_is_said(typed):
    with pytest.raises(Unreadable, match=r"is not hexadecimal\. Its digits are 0 to 9 and A to F"):
        read(typed, hexadecimal=True)
