"""Training histories as people really have them: good ones in every form, odd ones, and files that cannot be one.

`CASES` is the list of `OddHistory`. A case either has what its frame and its notes must hold, or a part of the sentence
that is said instead. `browser=True` marks the ones that are also tried through the page.
"""

import gzip
import io
import json
import zipfile
from dataclasses import dataclass

import numpy as np

HEADER = "epoch,accuracy,loss,val_accuracy,val_loss"
FIRST, SECOND, THIRD = "0,0.80,0.55,0.82,0.50", "1,0.86,0.40,0.85,0.42", "2,0.90,0.31,0.86,0.44"
LOGGED = "\n".join([HEADER, FIRST, SECOND, THIRD]) + "\n"
LISTS = {
    "accuracy": [0.80, 0.86, 0.90],
    "loss": [0.55, 0.40, 0.31],
    "val_accuracy": [0.82, 0.85, 0.86],
    "val_loss": [0.50, 0.42, 0.44],
}
FOUR = ("loss", "accuracy", "val_loss", "val_accuracy")
VALUES = {("loss", 1): 0.55, ("accuracy", 2): 0.86, ("val_loss", 3): 0.44, ("val_accuracy", 1): 0.82}
FROM_ZERO = "count from 1"


@dataclass(frozen=True)
class OddHistory:
    """One file.

    Attributes:
        name: what it is, in words; also the name of the test.
        data: its bytes.
        file: what it is called; the suffix is wrong where that is the point.
        epochs: the epochs of its frame; empty if it cannot be read.
        columns: the columns after `epoch`, in their order.
        values: some of its values by (column, epoch); NaN for a missing one.
        notes: a part of each note, in their order; there are no others.
        says: a part of the sentence, if it cannot be read.
        browser: also tried through the page.
    """

    name: str
    data: bytes
    file: str = "history.csv"
    epochs: tuple[int, ...] = ()
    columns: tuple[str, ...] = FOUR
    values: tuple[tuple[tuple[str, int], float], ...] = ()
    notes: tuple[str, ...] = ()
    says: str = ""
    browser: bool = False


def good(name, content, *, notes=(), epochs=3, columns=FOUR, values=VALUES, file="history.csv", browser=False):
    """A file that is read; without more, the three epochs above."""
    counted = tuple(range(1, epochs + 1)) if isinstance(epochs, int) else tuple(epochs)
    return OddHistory(name, as_bytes(content), file, counted, columns, tuple(values.items()), notes, browser=browser)


def bad(name, content, says, *, file="history.csv", browser=False):
    """A file that gets a sentence."""
    return OddHistory(name, as_bytes(content), file, says=says, browser=browser)


def as_bytes(content) -> bytes:
    """Bytes as they are, text as UTF-8, anything else as JSON."""
    if isinstance(content, bytes):
        return content
    return (content if isinstance(content, str) else json.dumps(content)).encode()


def zipped(name: str) -> bytes:
    """An archive with one file of this name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x" * 200)
    return buffer.getvalue()


def swapped(text: str, *pairs: tuple[str, str]) -> str:
    """A text with each first string of a pair replaced by its second."""
    for old, new in pairs:
        text = text.replace(old, new)
    return text


SEMICOLONS = swapped(LOGGED, (",", ";"))
DECIMAL_COMMAS = swapped(SEMICOLONS, (".", ","))
FROM_ONE = "\n".join([HEADER, "1" + FIRST[1:], "2" + SECOND[1:], "3" + THIRD[1:]])
ROUNDED = "\n".join(["epoch,loss,accuracy", "0,0.5,1.0000001", "1,0.4,1.0"])

FORMS = [
    good("CSVLogger", LOGGED, notes=(FROM_ZERO,), browser=True),
    good("epochs from 1", FROM_ONE),
    good("CSVLogger under another suffix", LOGGED, notes=(FROM_ZERO,), file="photo.png"),
    good("no suffix and no name", LOGGED, notes=(FROM_ZERO,), file=""),
    good("Windows line ends", swapped(LOGGED, ("\n", "\r\n")), notes=(FROM_ZERO,)),
    good("CSVLogger on Windows, each line end doubled", swapped(LOGGED, ("\n", "\r\r\n")), notes=(FROM_ZERO,)),
    good("old Macintosh line ends", swapped(LOGGED, ("\n", "\r")), notes=(FROM_ZERO,)),
    good("UTF-8 with a byte order mark", LOGGED.encode("utf-8-sig"), notes=(FROM_ZERO,)),
    good("UTF-16 as PowerShell writes it", LOGGED.encode("utf-16"), notes=(FROM_ZERO,)),
    good("UTF-16, high byte first", b"\xfe\xff" + LOGGED.encode("utf-16-be"), notes=(FROM_ZERO,)),
    good("UTF-32", LOGGED.encode("utf-32"), notes=(FROM_ZERO,)),
    good("semicolons", SEMICOLONS, notes=(FROM_ZERO,)),
    good("semicolons and decimal commas", DECIMAL_COMMAS, notes=("Decimal commas", FROM_ZERO), browser=True),
    good("tabs", swapped(LOGGED, (",", "\t")), notes=(FROM_ZERO,)),
    good("bars", swapped(LOGGED, (",", "|")), notes=(FROM_ZERO,)),
    good("a spreadsheet's separator line", "sep=;\n" + SEMICOLONS, notes=(FROM_ZERO,)),
    good("spaces round every cell", swapped(LOGGED, (",", "  ,  ")), notes=(FROM_ZERO,)),
    good("everything quoted", swapped('"' + LOGGED.rstrip(), (",", '","'), ("\n", '"\n"')) + '"\n', notes=(FROM_ZERO,)),
    good("quoted decimal commas between commas", 'epoch,loss\n1,"0,5"\n', notes=("Decimal commas",), epochs=1,
         columns=("loss",), values={("loss", 1): 0.5}),
    good("blank lines between the rows", swapped(LOGGED, ("\n", "\n\n")) + "\n \n", notes=(FROM_ZERO,)),
    good("a separator at each line's end", swapped(LOGGED, ("\n", ",\n")), notes=(FROM_ZERO,)),
    good("Keras 2 names", swapped(LOGGED, ("accuracy", "acc")),
         notes=("acc → accuracy, val_acc → val_accuracy", FROM_ZERO), browser=True),
    good("names in capitals and words",
         swapped(FROM_ONE, (HEADER, "Epoch,Train Accuracy,Loss,Val Accuracy,Validation-Loss")),
         notes=("Renamed: Epoch → epoch, Train Accuracy → accuracy",)),
    good("the class's own name of accuracy", swapped(FROM_ONE, ("accuracy", "sparse_categorical_accuracy")),
         notes=("sparse_categorical_accuracy → accuracy",)),
    good("accuracy beside acc", "epoch,loss,accuracy,acc\n1,0.5,0.8,0.7\n", epochs=1,
         columns=("loss", "accuracy", "acc"), values={("accuracy", 1): 0.8, ("acc", 1): 0.7}),
    good("an index as pandas writes it", swapped(LOGGED, ("epoch", "")), notes=(FROM_ZERO,)),
    good("an index and the epochs", swapped("," + LOGGED.rstrip(), ("\n", "\n7,")), notes=(FROM_ZERO,)),
    good("no epochs", "loss,val_loss\n0.5,0.6\n0.4,0.5\n", epochs=2, columns=("loss", "val_loss"),
         values={("val_loss", 2): 0.5}),
    good("learning rate and other metrics", "epoch,auc,loss,lr\n1,0.7,0.5,1e-3\n", notes=("lr → learning_rate",),
         epochs=1, columns=("loss", "auc", "learning_rate"), values={("learning_rate", 1): 0.001, ("auc", 1): 0.7}),
    good("one epoch", f"{HEADER}\n{FIRST}\n", notes=(FROM_ZERO,), epochs=1, values={("loss", 1): 0.55}),
    good("History.history as JSON", LISTS, file="history.json", browser=True),
    good("JSON under the suffix of a CSV", LISTS),
    good("JSON inside history", {"params": {"epochs": 3}, "history": LISTS}, file="run.json"),
    good("JSON inside history with its epochs", {"epoch": [5, 6, 7], "history": LISTS}, epochs=(6, 7, 8), values={},
         notes=(FROM_ZERO,), file="run.json"),
    good("JSON as records", [dict(zip(LISTS, row, strict=True)) for row in zip(*LISTS.values(), strict=True)]),
    good("JSON as lines of records", '{"epoch": 1, "loss": 0.5}\n{"epoch": 2, "loss": 0.4}\n', epochs=2,
         columns=("loss",), values={("loss", 2): 0.4}),
    good("JSON as pandas writes a frame", {name: dict(enumerate(values)) for name, values in LISTS.items()}),
    good("JSON with a list round it", [LISTS]),
    good("JSON of one epoch without lists", {"loss": 0.5, "accuracy": 1}, epochs=1, columns=("loss", "accuracy"),
         values={("accuracy", 1): 1}),
    good("JSON with numbers as words", {"loss": ["0.5", "0.4"]}, epochs=2, columns=("loss",),
         values={("loss", 1): 0.5}),
    good("JSON with a byte order mark and line ends", b"\xef\xbb\xbf" + json.dumps(LISTS, indent=2).encode()),
    good("JSON with a bracket in a name", {"loss": [0.5], 'a "quoted" [name': [1]}, epochs=1,
         columns=("loss", 'a "quoted" [name'), values={("loss", 1): 0.5}),
]  # fmt: skip

CHANGED = [
    good("NaN in one place", swapped(FROM_ONE, ("0.40", "nan")), notes=("leave gaps: 1",), values={("loss", 2): np.nan},
         browser=True),
    good("NA in validation, as CSVLogger writes without any", "epoch,loss,val_loss\n0,0.5,NA\n1,0.4,NA\n",
         notes=(FROM_ZERO, "every value is missing: val_loss"), epochs=2, columns=("loss",), values={("loss", 2): 0.4}),
    good("NaN and null in JSON", '{"loss": [0.5, NaN, null]}', notes=("leave gaps: 2",), columns=("loss",),
         values={("loss", 2): np.nan, ("loss", 1): 0.5}),
    good("an infinite loss", "epoch,loss\n1,0.5\n2,inf\n3,nan\n",
         notes=("Infinite values leave gaps: 1", "leave gaps: 2"), columns=("loss",), values={("loss", 2): np.nan}),
    good("infinities in JSON", '{"loss": [1, -Infinity, 1e999]}', notes=("leave gaps: 2", "leave gaps: 2"),
         columns=("loss",), values={("loss", 1): 1}),
    good("accuracy in per cent", "epoch,loss,accuracy\n1,0.5,81.5\n2,0.4,90\n", notes=("reaches 90.00",), epochs=2,
         columns=("loss", "accuracy"), values={("accuracy", 1): 0.815}, browser=True),
    good("accuracy with per cent signs", "epoch;loss;accuracy\n1;0,5;81,5 %\n", notes=("Decimal commas",), epochs=1,
         columns=("loss", "accuracy"), values={("accuracy", 1): 0.815}),
    good("accuracy a hair above 1", ROUNDED, notes=(FROM_ZERO,), epochs=2, columns=("loss", "accuracy"),
         values={("accuracy", 1): 1.0}),
    good("a true minus sign and a negative loss", "epoch,loss\n1,−0.5\n", epochs=1, columns=("loss",),
         values={("loss", 1): -0.5}),
    good("a column of words", "epoch,loss,when\n1,0.5,noon\n2,0.4,dusk\n", notes=("not numbers: when",), epochs=2,
         columns=("loss",), values={("loss", 2): 0.4}),
    good("a column of lists, as CSVLogger writes an array", 'epoch,loss,map\n0,0.5,"""[0.1, 0.2]"""\n',
         notes=("not numbers: map", FROM_ZERO), epochs=1, columns=("loss",), values={("loss", 1): 0.5}),
    good("a column without a name", "epoch,,loss\n1,7,0.5\n", epochs=1, columns=("loss", "column_2"),
         values={("column_2", 1): 7}),
    good("Windows-1252", "epoch,loss,pr\xe9cision\n1,0.5,0.9\n".encode("latin-1"), notes=("Windows-1252",), epochs=1,
         columns=("loss", "précision"), values={("loss", 1): 0.5}),
    good("continued, with two headers that count on", f"{HEADER}\n{FIRST}\n{SECOND}\n{HEADER}\n{THIRD}\n",
         notes=("header stands there 2 times", FROM_ZERO)),
    good("continued, with two headers and epochs from 0 again", f"{HEADER}\n{FIRST}\n{HEADER}\n{FIRST}\n{SECOND}\n",
         notes=("header stands there 2 times", "begin again at 0 in row 4", FROM_ZERO),
         values={("loss", 2): 0.55, ("loss", 3): 0.40}, browser=True),
    good("continued, the second header in another order",
         "epoch,loss,accuracy\n0,0.5,0.8\nepoch,accuracy,loss\n1,0.9,0.4\n",
         notes=("header stands there 2 times", FROM_ZERO), epochs=2, columns=("loss", "accuracy"),
         values={("loss", 2): 0.4, ("accuracy", 2): 0.9}),
    good("continued, epochs from 0 again without a header", f"{HEADER}\n{FIRST}\n{SECOND}\n{FIRST}\n",
         notes=("begin again at 0 in row 4", FROM_ZERO), values={("loss", 3): 0.55}),
    good("resumed from an epoch in the middle",
         f"{HEADER}\n{FIRST}\n1,0.5,9,0.5,9\n2,0.5,9,0.5,9\n{SECOND}\n{THIRD}\n",
         notes=(FROM_ZERO, "repeat an epoch: 2, from epoch 2 on")),
    good("training and validation in rows of their own", "epoch,loss,val_loss\n1,0.5,\n1,,0.6\n2,0.4,\n2,,0.5\n",
         notes=("repeat an epoch: 2",), epochs=2, columns=("loss", "val_loss"),
         values={("loss", 1): 0.5, ("val_loss", 1): 0.6}),
    good("rows in falling order", f"{HEADER}\n{THIRD}\n{SECOND}\n{FIRST}\n",
         notes=(FROM_ZERO, "order of their epochs")),
    good("every second epoch", "epoch,loss\n2,0.5\n4,0.4\n", epochs=(2, 4), columns=("loss",),
         notes=("first epoch is 2 and is kept",), values={("loss", 4): 0.4}),
    good("names that look like markup", 'epoch,loss,<b>x</b>,[a](b)\n1,0.5,1,2\n', epochs=1,
         columns=("loss", "<b>x</b>", "[a](b)"), values={("loss", 1): 0.5}, file="<img src=x onerror=alert(1)>.csv"),
    good("joined files with a mark in the middle", f"\ufeff{HEADER}\n{FIRST}\n\ufeff{HEADER}\n{SECOND}\n{THIRD}\n",
         notes=("header stands there 2 times", FROM_ZERO)),
]  # fmt: skip

NOT_TEXT = [
    bad("empty", b"", "is empty", browser=True),
    bad("only spaces and line ends", " \r\n\t\n", "is empty"),
    bad("only a byte order mark", b"\xef\xbb\xbf", "is empty"),
    bad("too large", HEADER + "\n" + "1,0.5,0.5,0.5,0.5\n" * 120_000, "2,160,042 bytes; a history may have 2,000,000"),
    bad("a PNG called history.csv", b"\x89PNG\r\n\x1a\n" + bytes(40), "is a picture", browser=True),
    bad("a JPEG", b"\xff\xd8\xff\xe0" + bytes(40), "is a picture"),
    bad("zeros", bytes(300), "is not text"),
    bad("random bytes", np.random.default_rng(1).bytes(400), "is not text"),
    bad("UTF-16 without a mark", LOGGED.encode("utf-16-le"), "is not text"),
    bad("UTF-16 that breaks off", LOGGED.encode("utf-16")[:-1], "breaks off at byte"),
    bad("UTF-8 mark and no UTF-8", b"\xef\xbb\xbfepoch,loss\n1,\xff\n", "begins as UTF-8 text but breaks off"),
    bad("pickled, protocol 4", b"\x80\x04\x95\x0f\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x04loss\x94]\x94s.", "pickled",
        file="trainHistoryDict", browser=True),
    bad("pickled, protocol 0", b"(dp0\nVloss\np1\n(lp2\nF0.5\nas.", "can run any code"),
    bad("a pickle that would run a command", b"cposix\nsystem\n(S'touch /tmp/never'\ntR.", "can run any code"),
    bad("an Excel workbook", zipped("xl/workbook.xml"), "an Excel workbook", file="history.xlsx"),
    bad("a Keras model", zipped("model.weights.h5"), "a saved Keras model", file="model.keras"),
    bad("an archive", zipped("history.csv"), "a compressed archive"),
    bad("gzip", gzip.compress(LOGGED.encode(), mtime=0), "a compressed archive"),
    bad("HDF5", b"\x89HDF\r\n\x1a\n" + bytes(40), "(HDF5)"),
    bad("a NumPy array", b"\x93NUMPY\x01\x00" + bytes(40), "a NumPy array", file="history.npy"),
    bad("Parquet", b"PAR1" + bytes(40), "a Parquet table"),
    bad("a database", b"SQLite format 3\x00" + bytes(40), "a database"),
    bad("PDF", b"%PDF-1.7\n" + bytes(40), "a PDF document"),
    bad("HTML", "<!DOCTYPE html><html><body>404</body></html>", "is a web page", browser=True),
    bad("SVG", '\n <svg xmlns="http://www.w3.org/2000/svg"/>', "other markup"),
]  # fmt: skip

NOT_A_TABLE = [
    bad("no header", "0,0.5,0.8\n1,0.4,0.9\n", "first row must name the columns"),
    bad("only a header", HEADER + "\n", "no row of numbers"),
    bad("two headers and nothing else", f"{HEADER}\n{HEADER}\n", "no row of numbers"),
    bad("prose", "Dear diary,\ntoday I trained a network, it went well, I think.\n", "No column is a loss"),
    bad("no loss and no accuracy", "epoch,precision,recall\n1,0.5,0.6\n", "there are: epoch, precision, recall"),
    bad("TensorBoard's CSV", "Wall time,Step,Value\n1.6e9,0,0.5\n", "TensorBoard"),
    bad("a row too short", f"{HEADER}\n{FIRST}\n1,0.86\n{THIRD}\n", "Row 3 has 2 cells, but the header names 5",
        browser=True),
    bad("a row too long", f"{HEADER}\n{FIRST},7\n", "Row 2 has 6 cells, but the header names 5"),
    bad("decimal commas between commas", "epoch,loss\n1,0,5\n", "separate the cells with a semicolon"),
    bad("a row cut off at the end", f"{HEADER}\n{FIRST}\n1,0.8", "delete that row"),
    bad("words among the losses", f"{HEADER}\n0,0.8,high,0.8,0.5\n", "“loss” holds “high” in row 2"),
    bad("an open quotation mark", f'{HEADER}\n0,"0.8,0.5,0.8,0.5\n' + f"{FIRST}\n" * 9000, "cannot be read as CSV"),
    bad("a column twice", "epoch,loss,loss\n1,0.5,0.5\n", "“loss” stands there twice"),
    bad("too many rows", "loss\n" + "0.5\n" * 10_001, "10,001 rows; a history may have 10,000"),
    bad("far too many rows", "loss\n" + "1\n" * 400_000, "more than 300,000 cells or 30,000 lines"),
    bad("too many columns", "loss" + "".join(f",m{i}" for i in range(200)) + "\n" + "1," * 200 + "1\n", "201 columns"),
    bad("far too many cells", "loss" + "," * 400_000 + "\n1\n", "more than 300,000 cells"),
    bad("NaN everywhere", "epoch,loss,accuracy\n0,nan,nan\n1,nan,nan\n", "Every value of loss, accuracy is missing"),
    bad("infinite everywhere", '{"loss": [Infinity, Infinity]}', "smaller learning rate"),
    bad("a negative accuracy", "epoch,loss,accuracy\n1,0.5,-0.2\n", "“accuracy” is -0.2 at epoch 1"),
    bad("an accuracy between 1 and 2", "epoch,loss,accuracy\n0,0.5,1.5\n", "“accuracy” is 1.5 at epoch 1"),
    bad("an accuracy over 100", "epoch,val_accuracy\n1,50\n2,120\n", "“val_accuracy” is 120 at epoch 2"),
    bad("half an epoch", "epoch,loss\n0.5,0.5\n", "epoch in row 2 is 0.5"),
    bad("a negative epoch", "epoch,loss\n-1,0.5\n", "epoch in row 2 is -1"),
    bad("an epoch that is not there", "epoch,loss\n1,0.5\n,0.4\n", "epoch in row 3 is missing"),
    bad("an infinite epoch", "epoch,loss\ninf,0.5\n", "epoch in row 2 is inf"),
    bad("an epoch in words", "epoch,loss\nfirst,0.5\n", "“epoch” holds “first”"),
]  # fmt: skip

NOT_JSON = [
    bad("JSON cut off", json.dumps(LISTS)[:50], "breaks off at line 1, character", browser=True),
    bad("JSON lines cut off", '{"loss": 1}\n{"loss": }\n', "breaks off at line 2"),
    bad("a printed dictionary", str(LISTS), "how Python prints a dictionary"),
    bad("JSON nested deep", "[" * 100_000 + "]" * 100_000, "nested 100,000 levels deep"),
    bad("JSON nested deep in an object", '{"loss":' * 5000 + "1" + "}" * 5000, "nested 5,000 levels"),
    bad("empty JSON", "{}", "holds nothing"),
    bad("an empty list", "[]", "holds nothing"),
    bad("empty lists", {"loss": [], "accuracy": []}, "lists in this file are empty"),
    bad("a list of numbers", [0.5, 0.4, 0.3], "without names"),
    bad("TensorBoard's JSON", [[1.6e9, 0, 0.5], [1.6e9, 1, 0.4]], "without names"),
    bad("lists of different lengths", {"loss": [0.5, 0.4], "val_loss": [0.6]},
        "“loss” has 2 values but “val_loss” has 1"),
    bad("several histories", [LISTS, LISTS], "holds 2 histories"),
    bad("a key twice", '{"loss": [0.5], "loss": [0.4]}', "“loss” stands there twice"),
    bad("true and false", {"loss": [True, False]}, "“loss” holds “true”"),
    bad("words as losses", {"loss": ["low", "lower"]}, "“loss” holds “low” in row 1"),
    bad("lists in lists", {"loss": [[0.5, 0.4]]}, "which is not a number"),
    bad("a notebook", {"cells": [], "metadata": {}, "nbformat": 4}, "a Jupyter notebook", file="lab.ipynb"),
    bad("a model's description", {"class_name": "Sequential", "config": {}}, "description of a Keras model"),
    bad("no loss in JSON", {"f1": [0.5]}, "there are: f1"),
    bad("too many epochs in JSON", {"loss": [1] * 10_001}, "10,001 rows"),
    bad("too many metrics in JSON", {f"m{i}": [1] for i in range(101)}, "101 columns"),
    bad("too many records", [{"loss": 1}] * 10_001, "10,001 rows"),
    bad("far too many values", "[" + "1," * 400_000 + "1]", "more than 300,000 cells"),
    bad("quotation marks that never close", '{"' + '\\"' * 900_000, "breaks off at line 1"),
    bad("a number of 5,000 digits", '{"loss": [' + "9" * 5000 + "]}", "Every value of loss is missing or infinite"),
]  # fmt: skip

CASES: list[OddHistory] = [*FORMS, *CHANGED, *NOT_TEXT, *NOT_A_TABLE, *NOT_JSON]
