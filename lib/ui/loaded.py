"""What is loaded once and stays, kept out of the garbage collector's sight.

Streamlit collects garbage after every run, and the collector then looks at each of the 150,000 objects that libraries
and pages leave behind when they are imported: about 90 ms on a busy machine, in which no message reaches the browser.
None of them ever becomes garbage, so they are frozen; after that a collection takes a few milliseconds.
"""

import gc
import sys
from threading import Lock

_lock = Lock()
_modules = 0  # how many were loaded when this was done last


def settle() -> None:
    """Freeze what is there, where modules were loaded since it was done last; the frame calls this after a page.

    What a session holds at that moment is frozen with it. That is at most once for each module of ours, and only what
    lies in a ring of references would then outlast its session.
    """
    global _modules
    with _lock:
        if len(sys.modules) == _modules:
            return
        gc.collect()
        gc.freeze()
        _modules = len(sys.modules)
