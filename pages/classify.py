"""Classify: what does the network answer?"""

from lib.text import _
from lib.ui import frame, photo
from lib.ui.views import card, familiarity
from lib.ui.views import classify as view

frame.require()
frame.title(
    _("What does the network answer?"),
    _("It gets far fewer pixels than you see, and gives each class a probability; together they make 100 %."),
)
shown = photo.current()
network, invert = view.controls(shown)
frame.notes()
answer = view.answer_of(network, shown, invert)
view.flow(network, shown, answer)
familiarity.note(network, answer, own=view.truth(network, shown) is not None)
left, right = view.halves()
with left:
    view.verdict(network, shown, answer)
with right:
    view.guess(network, shown, answer)
view.test_pictures(network, shown)
card.folded(network)
view.same_in_python(network, invert)
view.beside(network, shown, view.swap_choice())
frame.prose("classify")
