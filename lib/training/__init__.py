"""Training, beside the app: the only folder that imports TensorFlow, used by its command line and by tests.

python -m lib.training NAME [--data FOLDER] [--resume]
python -m lib.training.evaluate [--data FOLDER] [NAME …]
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # before TensorFlow is loaded: no lines about what it found
