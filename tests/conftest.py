"""What all tests share: quiet libraries, and random cases without a clock."""

import os

from hypothesis import settings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

# A busy machine must not fail a case; a failing case prints how to run it again.
settings.register_profile("convscope", deadline=None, print_blob=True)
settings.load_profile("convscope")
