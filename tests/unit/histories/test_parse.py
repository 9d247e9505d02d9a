"""What comes out of history files, good, odd and broken."""

import math
import string
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.histories import HistoryError, parse, sentences
from tests.odd_histories import CASES, LISTS, LOGGED, OddHistory

READ = [case for case in CASES if case.epochs]
REFUSED = [case for case in CASES if not case.epochs]


def by_name(case: OddHistory) -> str:
    return case.name


@pytest.mark.parametrize("case", READ, ids=by_name)
def test_a_history_is_read(case):
    history = parse(case.data, case.file)
    frame = history.frame
    assert list(frame.columns) == ["epoch", *case.columns]
    assert tuple(frame["epoch"]) == case.epochs
    assert frame["epoch"].dtype == np.int64
    assert all(frame[name].dtype == np.float64 for name in case.columns)
    for (name, epoch), value in case.values:
        found = frame.loc[frame["epoch"] == epoch, name].item()
        assert found == pytest.approx(value, nan_ok=True), (name, epoch)


@pytest.mark.parametrize("case", READ, ids=by_name)
def test_every_change_is_said_once(case):
    notes = parse(case.data, case.file).notes
    assert len(notes) == len(case.notes), notes
    for note, part in zip(notes, case.notes, strict=True):
        assert part in note
        assert note.endswith(".")


@pytest.mark.parametrize("case", REFUSED, ids=by_name)
def test_a_file_that_cannot_be_a_history_says_why(case):
    started = time.perf_counter()
    with pytest.raises(HistoryError) as caught:
        parse(case.data, case.file)
    text = str(caught.value)
    assert case.says in text
    assert text.endswith((".", "?"))
    assert "{" not in text.replace("{'", "")
    assert len(text) < 300
    assert time.perf_counter() - started < 2


def test_the_catalogue_is_large_and_each_case_has_its_own_name():
    assert len(READ) >= 30
    assert len(REFUSED) >= 30
    assert len({case.name for case in CASES}) == len(CASES)
    assert sum(case.browser for case in CASES) >= 10


def test_every_sentence_is_said_by_some_case():
    said = []
    for case in CASES:
        try:
            said += parse(case.data, case.file).notes
        except HistoryError as error:
            said.append(str(error))
    everything = "\n".join(said)
    templates = {name: text for name, text in vars(sentences).items() if name.isupper()}
    silent = [name for name, text in templates.items() if longest_part(text) not in everything]
    assert not silent


def longest_part(template: str) -> str:
    """The longest piece of a template without a value in it."""
    return max((piece for piece, *_field in string.Formatter().parse(template)), key=len)


class TestName:
    @pytest.mark.parametrize(
        ("file", "name"),
        [
            ("fashion cnn.csv", "fashion cnn"),
            ("runs/2026.11.21/history.JSON", "history"),
            ("C:\\Users\\ana\\treino.csv", "treino"),
            ("../../etc/passwd", "passwd"),
            ("no\nbreaks\x00\u202e.csv", "no breaks"),
            ("a" * 500, "a" * 39 + "…"),
            ("", "history"),
            (".csv", "history"),
            ("épochs 🎓.csv", "épochs 🎓"),
        ],
    )
    def test_is_one_line_of_plain_text(self, file, name):
        assert parse(LOGGED.encode(), file).name == name


class TestCorrectness:
    def test_json_and_csv_of_one_training_give_one_frame(self):
        from_csv = parse(LOGGED.encode(), "a.csv").frame
        from_json = parse(str(LISTS).replace("'", '"').encode(), "a.json").frame
        assert from_csv.equals(from_json)

    def test_what_is_downloaded_can_be_uploaded(self):
        for case in READ:
            history = parse(case.data, case.file)
            again = parse(history.csv, "again.csv")
            assert again.frame.equals(history.frame), case.name

    @given(st.lists(st.tuples(*[st.floats(0, 1, width=32)] * 2, *[st.floats(0, 100, width=32)] * 2), min_size=1))
    def test_any_numbers_come_back_exactly(self, rows):
        text = "epoch,accuracy,val_accuracy,loss,val_loss\n"
        text += "".join(f"{i},{','.join(map(repr, row))}\n" for i, row in enumerate(rows))
        frame = parse(text.encode(), "any.csv").frame
        assert frame[["accuracy", "val_accuracy", "loss", "val_loss"]].to_numpy().tolist() == [
            list(row) for row in rows
        ]
        assert frame["epoch"].tolist() == list(range(1, len(rows) + 1))

    @given(st.binary(max_size=400))
    def test_any_bytes_give_a_history_or_a_sentence(self, data):
        self.reads_or_explains(data)

    @given(st.text(alphabet='epochlsvau_,;:.0123456789"{}[]\n\t -NIty', max_size=300))
    def test_any_text_gives_a_history_or_a_sentence(self, text):
        self.reads_or_explains(text.encode())

    @given(st.integers(0, len(LOGGED)), st.integers(0, len(LOGGED)), st.binary(max_size=3))
    def test_a_log_with_any_part_replaced_gives_a_history_or_a_sentence(self, a, b, inside):
        data = LOGGED.encode()
        self.reads_or_explains(data[: min(a, b)] + inside + data[max(a, b) :])

    def reads_or_explains(self, data):
        try:
            history = parse(data, "any")
        except HistoryError:
            return
        assert history.epochs >= 1
        assert not np.isinf(history.frame.to_numpy()).any()

    def test_the_largest_history_is_read_within_seconds(self):
        rows = "".join(f"{i},{1 / (i + 1)},{1 - 1 / (i + 2)}\n" for i in range(10_000))
        started = time.perf_counter()
        assert parse(("epoch,loss,accuracy\n" + rows).encode(), "long").epochs == 10_000
        assert time.perf_counter() - started < 3

    def test_nothing_is_unpickled(self, tmp_path):
        witness = tmp_path / "witness"
        with pytest.raises(HistoryError):
            parse(f"cposix\nsystem\n(S'touch {witness}'\ntR.".encode(), "history.pkl")
        assert not witness.exists()

    def test_a_missing_value_stays_missing(self):
        frame = parse(b"epoch,loss,val_loss\n1,0.5,\n2,0.4,0.6\n", "gap").frame
        assert math.isnan(frame["val_loss"][0])
        assert frame["val_loss"][1] == 0.6
