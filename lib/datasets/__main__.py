"""`python -m lib.datasets` fetches the published data sets, see `lib.datasets.fetch`."""

import sys

from lib.datasets.fetch import main

sys.exit(main())
