"""ConvScope: take a convolutional network apart on your own photo."""

from lib.ui import frame

frame.run()
