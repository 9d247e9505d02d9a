"""What training says while it runs: a line an epoch with the time left, and on a terminal the batches in between."""

import sys
import time

import keras

_EVERY = 0.5  # seconds between two looks at the batches


class Progress:
    """Counts epochs and seconds and prints them."""

    def __init__(self, epochs: int, done: int) -> None:
        self.epochs = epochs
        self.first = done
        self.seconds = 0.0

    def within(self, epoch: int) -> keras.callbacks.Callback:
        """A callback that shows the batches of one epoch on a terminal, nothing elsewhere."""
        return _Batches(epoch, self.epochs) if sys.stdout.isatty() else keras.callbacks.Callback()

    def epoch(self, epoch: int, row: dict[str, float]) -> None:
        """One line for a finished epoch."""
        self.seconds += row["seconds"]
        left = self.seconds / (epoch - self.first) * (self.epochs - epoch)
        start = "\r" if sys.stdout.isatty() else ""
        print(
            f"{start}epoch {epoch}/{self.epochs}  loss {row['loss']:.4f}  accuracy {row['accuracy']:.4f}  "
            f"val_loss {row['val_loss']:.4f}  val_accuracy {row['val_accuracy']:.4f}  {row['seconds']:.0f} s, "
            f"{spoken(left)} left",
            flush=True,
        )


def spoken(seconds: float) -> str:
    """A length of time as one says it.

    >>> spoken(42), spoken(150)
    ('42 s', '2 min 30 s')
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


class _Batches(keras.callbacks.Callback):
    """Writes over one line on the terminal, twice a second."""

    def __init__(self, epoch: int, epochs: int) -> None:
        super().__init__()
        self.prefix = f"\repoch {epoch}/{epochs}  batch "
        self.next = 0.0

    def on_train_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
        """Show the batch and the loss so far."""
        if time.monotonic() >= self.next:
            self.next = time.monotonic() + _EVERY
            print(f"{self.prefix}{batch + 1}/{self.params['steps']}  loss {logs['loss']:.4f} ", end="", flush=True)
