"""Home: what happens between a photo and a network's answer?"""

from lib.text import _
from lib.ui import frame, photo, theme
from lib.ui.views import home as view

frame.require()
frame.title(
    _("What happens between your photo and the answer?"),
    _("ConvScope takes a convolutional network apart on your own photo. Every number you see is computed."),
)
view.cards(photo.current(), theme.is_dark())
view.five_minutes()
frame.prose("home")
