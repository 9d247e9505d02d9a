"""What all tests share: quiet libraries, and random cases without a clock."""

import os
from pathlib import Path

from hypothesis import settings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

# Real pictures that lie beside the checkout and not in it serve the tests, and the servers they start, alone.
_BESIDE = Path(__file__).parents[2] / "shared" / "data"
if _BESIDE.is_dir() and not (Path(__file__).parents[1] / "data").is_dir():
    os.environ.setdefault("CONVSCOPE_DATA", str(_BESIDE))

# A busy machine must not fail a case; a failing case prints how to run it again.
settings.register_profile("convscope", deadline=None, print_blob=True)
settings.load_profile("convscope")
