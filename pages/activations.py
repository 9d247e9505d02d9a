"""Activations: what does each layer make of your photo?"""

from lib.text import _
from lib.ui import activations, frame, photo, theme
from lib.ui.components.layer_view import layer_view
from lib.ui.components.network_view import network_view
from lib.ui.components.network_view.drawing import legend
from lib.ui.views import activations as view
from lib.ui.views import card

frame.require()
frame.title(
    _("What does each layer make of your photo?"),
    _("Each layer reads the maps of the one before it and draws its own, until the last one names what it sees."),
)
shown = photo.current()
choice = view.controls(shown)
dark = theme.is_dark()
settings = (choice.network.name, shown.photo.digest, choice.invert, choice.scale, dark)
frame.notes()
network_view(
    activations.overview(*settings, shown.photo),
    key=f"network_view_{choice.network.name}",
    title=choice.network.card.title,
    about=view.size(choice.network),
    scale=choice.scale,
    colours=legend(dark),
    layer=choice.layer.name if choice.layer else None,
    channel=choice.channel,
    on_pick=view.pick,
)
if choice.layer:
    layer_view(
        activations.enlarged(*settings, choice.layer.name, choice.channel, shown.photo),
        heading=view.heading(choice.network, choice.layer),
        colours=legend(dark),
        on_pick=view.pick,
    )
    view.about(choice.layer)
card.folded(choice.network)
frame.prose("activations")
