"""Executes pieces of code, each in its own namespace and folder, and saves what they leave and print.

python driver.py CASES.json, a list of {"folder": where photo.png lies, "code": text}; writes NUMBER.npy and
printed.json beside it. Imports nothing of the project, as a notebook elsewhere would not.
"""

import contextlib
import io
import json
import os
import sys
import traceback
import warnings
from pathlib import Path

import keras  # noqa: F401 (before warnings become errors, which its own import gives)
import numpy as np


def ran(code: str) -> tuple[np.ndarray, str]:
    """What the code leaves in `output`, and what it prints."""
    space, printed = {"__name__": "__main__"}, io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(code, space)
    return np.asarray(space["output"]), printed.getvalue()


def main(path: Path) -> None:
    said = []
    for number, case in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        os.chdir(case["folder"])
        try:
            output, printed = ran(case["code"])
        except Exception:  # whatever the code raises is the test's to tell, case by case
            said.append({"fault": traceback.format_exc(limit=-2)})
            continue
        np.save(path.parent / f"{number}.npy", output, allow_pickle=False)
        said.append({"printed": printed})
    (path.parent / "printed.json").write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
