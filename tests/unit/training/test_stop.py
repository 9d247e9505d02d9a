"""Ctrl-C while a network trains: heard wherever it comes, and no later than the next batch."""

import signal
import threading

import pytest

from lib.training.stop import Stop


def press() -> None:
    signal.raise_signal(signal.SIGINT)


@pytest.fixture(autouse=True)
def hearing():
    """As in a terminal: a test run in the background ignores Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Swallowing:
    """Dies while Ctrl-C is pressed: what a finaliser raises, Python prints and forgets."""

    def __del__(self) -> None:
        press()


@pytest.mark.parametrize("hook", ["on_train_batch_end", "on_test_batch_end"])
def test_it_is_heard_in_a_finaliser_and_raised_after_the_batch(hook: str) -> None:
    with Stop() as stop:
        batches = stop.between_batches()
        getattr(batches, hook)(0)
        Swallowing()
        with pytest.raises(KeyboardInterrupt):
            getattr(batches, hook)(1)


def test_a_second_one_stops_at_once() -> None:
    with Stop():
        press()
        with pytest.raises(KeyboardInterrupt):
            press()


def test_afterwards_it_is_python_s_again() -> None:
    with Stop():
        press()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_where_it_is_ignored_it_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Stop() as stop:
        press()
        stop.check()


def test_another_thread_changes_nothing() -> None:
    heard = []

    def enter() -> None:
        with Stop():
            heard.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert heard == [signal.default_int_handler]
