"""Training, beside the app: the only folder that imports TensorFlow, used by its command line and by tests.

python -m lib.training NAME [--data FOLDER] [--resume]
python -m lib.training.evaluate [--data FOLDER] [NAME …]
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # before TensorFlow is loaded: no lines about what it found
# The order of sums depends on the number of threads: two, everywhere, so that a seed gives the same history.
os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "2")
os.environ.setdefault("TF_NUM_INTEROP_THREADS", "2")
