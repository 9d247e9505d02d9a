"""One topic of what can be looked at further inside a network, run by itself as Streamlit runs it."""

from streamlit.testing.v1 import AppTest

from tests.pages.app import checked


def _topic(name: str, network: str, layer: str | None, channel: int | None, photo: str) -> None:
    from importlib import import_module

    from lib import networks
    from lib.images.samples import load_sample
    from lib.ui.photo import CurrentPhoto
    from lib.ui.views.activations import Choice

    chosen = networks.load(network)
    choice = Choice(chosen, "layer", False, chosen.card.layer(layer) if layer else None, channel, None, None)
    topic = import_module(f"lib.ui.views.inside.{name}")
    topic.show(choice, CurrentPhoto(photo, load_sample(photo)), False)


def shown(
    name: str,
    network: str,
    layer: str | None = None,
    channel: int | None = None,
    photo: str = "chelsea",
    **query: object,
) -> AppTest:
    """The topic in `lib/ui/views/inside/NAME.py` at an address with these parameters; fails if anything was raised."""
    app = AppTest.from_function(_topic, default_timeout=60, args=(name, network, layer, channel, photo))
    for key, value in query.items():
        app.query_params[key] = str(value)
    return checked(app.run())
