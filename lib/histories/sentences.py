"""Everything the histories say, in one place: why a file cannot be one, and what was changed while reading.

Templates of `str.format`; the values are plain text. Rows are counted as an editor or a spreadsheet counts them, the
header being row 1; in JSON they are the values of a list, from 1.
"""

from lib.text import _

# ---- why it cannot be read -----------------------------------------------------------------------
TOO_MANY_BYTES = _("This file has {size} bytes; a history may have {most}. Keep one row an epoch and few metrics.")
EMPTY = _("This file is empty. It must have a header and one row an epoch.")
NOT_TEXT = _("This file is not text. Save the history with keras.callbacks.CSVLogger and choose that file instead.")
PICKLED = _(
    "This is a pickled Python object. Opening one can run any code, so it is never opened. "
    "Save history.history with json.dump and choose that file instead."
)
OTHER_KIND = _("This is {kind}, not a training history. Save one with keras.callbacks.CSVLogger, or as JSON.")
BROKEN_TEXT = _("This file begins as {encoding} text but breaks off at byte {at}. Save it again as UTF-8.")
MARKUP = _("This is a web page or other markup, not a training history. Download the file itself.")

NO_HEADER = _(
    "The first row must name the columns, as in epoch,loss,accuracy,val_loss,val_accuracy. Here it is “{row}”."
)
NO_ROWS = _("There is a header but no row of numbers. Was the training stopped in its first epoch?")
NO_VALUES = _("The lists in this file are empty. Was the training stopped in its first epoch?")
TOO_MANY_CELLS = _("This file has more than {cells} cells or {lines} lines. Keep one row an epoch and few metrics.")
TOO_MANY_EPOCHS = _("This file has {rows} rows; a history may have {most}. Is it a row a batch? Keep one an epoch.")
TOO_MANY_COLUMNS = _("This file has {columns} columns; a history may have {most}. Keep the metrics you need.")
BROKEN_CSV = _("Row {row} cannot be read as CSV ({fault}). Is a quotation mark left open?")
TOO_LONG = _(
    "Row {row} has {found} cells, but the header names {named}. "
    "If decimals are written with a comma, separate the cells with a semicolon."
)
TOO_SHORT = _(
    "Row {row} has {found} cells, but the header names {named}. "
    "If the training was stopped while it wrote, delete that row."
)

TOO_DEEP = _("This JSON is nested {deep} levels deep; a history needs two. Save history.history with json.dump.")
BROKEN_JSON = _("This begins like JSON but breaks off at line {line}, character {column}. Was it saved whole?")
PYTHON_DICT = _("This is how Python prints a dictionary, not JSON. Write it with json.dump(history.history, file).")
EMPTY_JSON = _("This JSON holds nothing. Save history.history, a dictionary of lists, with json.dump.")
NAMELESS_JSON = _("This JSON is a list without names: loss and accuracy cannot be told apart. Save history.history.")
MANY_HISTORIES = _("This file holds {count} histories. Save each in a file of its own; they can be compared here.")
DIFFERENT_LENGTHS = _("“{longest}” has {most} values but “{shortest}” has {least}. Each list needs one an epoch.")

TWICE = _("The column “{name}” stands there twice. Keep one of the two.")
NO_CURVE = _("No column is a loss or an accuracy; there are: {names}. Name them as Keras does, loss or val_loss.")
TENSORBOARD = _("This is one curve out of TensorBoard, without its metric's name. Use keras.callbacks.CSVLogger.")
NOT_A_NUMBER = _("“{name}” holds “{cell}” in row {row}, which is not a number. Write nan where a value is missing.")
ALL_MISSING = _(
    "Every value of {names} is missing or infinite. If the loss was so from the start, try a smaller learning rate."
)
BAD_EPOCH = _("The epoch in row {row} is {epoch}. Epochs are whole numbers from 0 to {last}.")
BAD_SHARE = _("“{name}” is {value} at epoch {epoch}, but an accuracy lies in 0 to 1, or in 0 to 100 per cent.")

# ---- what a file is instead ----------------------------------------------------------------------
PICTURE = _("a picture")
HDF5 = _("a saved model or its weights (HDF5)")
WORKBOOK = _("an Excel workbook")
KERAS_FILE = _("a saved Keras model")
ARCHIVE = _("a compressed archive")
PDF = _("a PDF document")
NUMPY = _("a NumPy array")
PARQUET = _("a Parquet table")
DATABASE = _("a database")
NOTEBOOK = _("a Jupyter notebook")
MODEL_CONFIG = _("the description of a Keras model")

# ---- what was changed ----------------------------------------------------------------------------
GUESSED_ENCODING = _("The file is not UTF-8 and was read as Windows-1252.")
DECIMAL_COMMAS = _("Decimal commas were read as points.")
RENAMED = _("Renamed: {changes}.")
JOINED = _("The header stands there {count} times: the training was continued, and the parts were joined.")
WORDS_LEFT_OUT = _("Left out, since it is not numbers: {names}.")
INFINITE = _("Infinite values leave gaps: {count}, the first in {name}. The training left the range of its numbers.")
EMPTY_LEFT_OUT = _("Left out, since every value is missing: {names}.")
PER_CENT = _("“{name}” reaches {value}, so it was read as per cent and divided by 100.")
MISSING = _("Missing values (NaN) leave gaps: {count}.")
NUMBERED_ON = _("The epochs begin again at {start} in row {row}: the training was continued, and they are numbered on.")
FROM_ZERO = _("Epochs were counted from 0 and now count from 1, as Keras prints them.")
BEGINS_LATE = _(
    "The first epoch is {first} and is kept. CSVLogger counts from 0: if it wrote this file, Keras printed {next}."
)
REPEATED = _("Rows that repeat an epoch: {count}, from epoch {first} on. The later values stand.")
SORTED = _("The rows were put in the order of their epochs.")
