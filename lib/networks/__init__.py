"""Trained networks without TensorFlow.

    names()                        the networks under `models`
    load(name) -> Network          its card, its layers, and its numbers for any picture

A new network is a new folder, see `lib.training`; nothing here has to be changed for it.
"""

from lib.networks.card import Card, Decision, Input, Layer, Recall, Result
from lib.networks.failures import Failures
from lib.networks.registry import load, names
from lib.networks.runtime import Network

__all__ = ["Card", "Decision", "Failures", "Input", "Layer", "Network", "Recall", "Result", "load", "names"]
