"""Parameters: is the CNN's number larger or smaller?"""

from lib.text import _
from lib.ui import frame, photo, theme
from lib.ui.views.costs import panel

frame.require()
frame.title(
    _("Is the CNN’s number larger or smaller?"),
    _("An MLP and a CNN look at the same picture. Count what each has to learn."),
)
panel.show(photo.current(), theme.is_dark())
frame.prose("parameters")
