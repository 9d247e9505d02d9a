"""One unit of a layer without rows and columns: which inputs make it large, and is the sum the network's number?"""

from collections.abc import Callable

from lib.ui import activations, ask
from lib.ui.components.unit_view import unit_view
from lib.ui.components.unit_view.made import limits, taken_apart
from lib.ui.photo import CurrentPhoto
from lib.ui.views import proof
from lib.ui.views.activations import Choice
from lib.ui.views.stepper import palette_text


def show(choice: Choice, shown: CurrentPhoto, dark: bool, on_pick: Callable[[str | None, int | None], None]) -> None:
    """Draw the chosen unit.

    Args:
        choice: with a layer whose output has one axis, and a channel.
        on_pick: called with a layer and one of its maps or units when a person opens what this unit is made of.
    """
    network, layer, channel = choice.network, choice.layer, choice.channel
    digest = shown.photo.digest
    found = activations.computed(network.name, shown.photo, invert=choice.invert, scale=choice.scale, dark=dark)
    made = taken_apart(network, found.picture, found.values, layer, channel)
    unit_view(
        made | {"limits": limits(found, made)},
        identity="|".join((network.name, digest, str(choice.invert), layer.name, str(channel))),
        proof=proof.words(network.card, layer.name),
        palette=palette_text(dark),
        closed=ask.hidden(),
        on_pick=on_pick,
    )
