"""What a network has learned: all kernels of a layer beside earlier ones, and how weights and outputs are spread."""

import numpy as np
import streamlit as st

from lib import images, networks
from lib.networks import Layer, Network
from lib.networks.distribution import Distribution, distribution
from lib.networks.kernels import Kernels, in_order, kernels, nearest
from lib.networks.snapshots import epochs, kernel
from lib.text import _, figure, ngettext, number, percent
from lib.ui import activations, address
from lib.ui.components.kernel_sheet import drawn, kernel_sheet
from lib.ui.components.layer_table import bars, layer_table
from lib.ui.components.network_view.drawing import legend
from lib.ui.photo import CurrentPhoto
from lib.ui.views.activations import Choice
from lib.ui.views.inside import dead, jump

_NAMED = 12  # dead maps whose numbers are listed


def show(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    """The kernels of the chosen layer, or of the nearest with kernels before it; below, every layer's distribution."""
    jump.follow()
    layer = nearest(choice.network.card, choice.layer.name if choice.layer else None)
    if layer is None:
        st.markdown(_("This network has no layer with kernels."))
    else:
        _sheet(choice, layer, dark)
    _spreads(choice, shown)


@st.fragment
def _sheet(choice: Choice, layer: Layer, dark: bool) -> None:
    """The kernels; another epoch runs this alone, and a press on a kernel opens its map."""
    jump.follow()
    network, found = choice.network, kernels(choice.network, layer)
    st.markdown(_told(choice, layer, found))
    earlier, before = None, ""
    if kept := _kept(network, layer):
        epoch = _epoch(kept)
        weights = kernel(network.name, layer.name, epoch)
        earlier = in_order(network, found, weights)
        before = _("before training") if epoch == 0 else _("after epoch {epoch}").format(epoch=epoch)
    kernel_sheet(
        drawn(found, earlier, dark),
        key=f"_kernel_sheet_{network.name}_{layer.name}",
        label=_("Kernels of {layer}, the largest norm first").format(layer=layer.name),
        chosen=choice.channel if choice.layer and choice.layer.name == layer.name else None,
        colours=[] if found.colour else legend(dark),
        before=before,
        note="" if earlier is None else _moved(found, earlier, before),
        on_pick=lambda index: jump.to(layer.name, index),
    )


def _kept(network: Network, layer: Layer) -> tuple[int, ...]:
    """Epochs before the last whose kernels of this layer were kept."""
    return epochs(network.name)[:-1] if layer.parameters else ()


def _epoch(kept: tuple[int, ...]) -> int:
    address.one_of("epoch", kept, kept[0])
    return st.select_slider(
        _("Compare with the weights after epoch (0 is before training)"),
        kept,
        kept[0],
        key="epoch",
        bind="query-params",
        width=420,
    )


def _told(choice: Choice, layer: Layer, found: Kernels) -> str:
    """What is seen, in Markdown."""
    n, channels, height, width = found.slices.shape
    values = {
        "layer": layer.name,
        "n": number(n),
        "size": f"{height}×{width}",
        "channels": number(channels),
        "each": number(channels * height * width),
        "all": number(found.slices.size),
    }
    sentences = [_words(layer, found).format(**values)]
    if choice.layer and choice.layer.name != layer.name:
        sentences.insert(0, _("{name} has no kernels of its own.").format(name=choice.layer.name))
    words = _(
        "Under each stand its number and its norm (root of the summed squares), the largest first; a press {opens}."
    )
    sentences.append(words.format(opens=_("opens its unit") if layer.kind == "Dense" else _("opens the map it makes")))
    if found.unshuffled:
        sentences.append(_("This network gets its pixels shuffled; here each weight stands where its pixel stood."))
    return " ".join(sentences)


def _words(layer: Layer, found: Kernels) -> str:
    """The sentence that counts the weights; what stands in braces is filled in."""
    channels, height, width = found.slices.shape[1:]
    if layer.kind == "Dense" and height * width > 1:
        if found.colour:
            return _("**{layer}**: {n} units; the {each} weights of each lie as the {size} pixels that it reads.")
        if channels == 1:
            return _("**{layer}**: {n} units; the {each} weights of each lie as the {size} cells that it reads.")
        return _(
            "**{layer}**: {n} units; the {each} weights of each lie as the {channels} maps of {size} that it reads."
        )
    if layer.kind == "Dense":
        return _("**{layer}**: {n} units with {each} weights each, {all} in all, in the order of its inputs.")
    if channels == 1:
        return _("**{layer}**: {n} kernels of {size}, {all} weights in all.")
    if found.colour:
        return _("**{layer}**: {n} kernels of {size} on red, green and blue, {all} weights in all.")
    return _("**{layer}**: {n} filters, each with a kernel of {size} on each of {channels} maps, {all} weights in all.")


def _moved(found: Kernels, earlier: np.ndarray, before: str) -> str:
    """How far training moved the weights, measured on all of them."""
    now, then = found.slices.astype(np.float64), earlier.astype(np.float64)
    length, far = float(np.linalg.norm(then)), float(np.linalg.norm(now - then))
    if not length:
        return ""
    words = _(
        "Training moved the weights of this layer, taken together, by {share} of the length that they had {before}. "
        "Length is the root of the summed squares: {then} then, {now} now. Earlier weights are kept as float16."
    )
    values = {"before": before, "then": figure(length), "now": figure(float(np.linalg.norm(now)))}
    return words.format(share=f"{number(100 * far / length)}\xa0%", **values)


def _spreads(choice: Choice, shown: CurrentPhoto) -> None:
    """A row a layer: its weights, what it gives for this photo, and what of that is zero."""
    name = choice.network.name
    _picture, layers = activations.values(name, shown.photo.digest, choice.invert, shown.photo)
    dead.note(name, shown.photo.digest, layers)
    silent, weights = dead.dead(name), _weights(name)
    outputs = _outputs(name, shown.photo.digest, choice.invert, shown.photo)
    heads = (_("Layer"), _("Weights"), _("Output for this photo"), _("Exactly zero"), _("Dead so far"))
    rows = [
        (layer.name, _cells(layer, weights.get(layer.name), outputs[layer.name], silent))
        for layer in choice.network.layers
    ]
    st.markdown(_said(dead.photos(name), silent))
    layer_table(
        heads,
        rows,
        label=_("How weights and outputs are spread, layer by layer"),
        chosen=choice.layer.name if choice.layer else None,
        key="_spread_table",
        on_pick=lambda layer: jump.to(layer, None),
    )
    st.caption(
        _(
            "Bars reach from the lowest to the highest value, and to zero: purple below it, orange above. Exact zeros "
            "stand in no bar. Weights are the kernel's, and the scale (gamma) of a batch normalisation."
        )
    )


def _cells(
    layer: Layer, weights: Distribution | None, output: Distribution, silent: dict[str, list[int]]
) -> list[dict]:
    if layer.name not in silent:
        gone = ""
    elif channels := silent[layer.name]:
        listed = ", ".join(map(str, channels[:_NAMED])) + ("…" if len(channels) > _NAMED else "")
        gone = _("{n} of {all}: {listed}").format(n=len(channels), all=layer.output_shape[-1], listed=listed)
    else:
        gone = _("none")
    return [bars(weights), bars(output), {"text": percent(output.zeros)}, {"text": gone}]


def _said(photos: int, silent: dict[str, list[int]]) -> str:
    """What is dead in this session, in Markdown."""
    count = sum(map(len, silent.values()))
    seen = ngettext("on the only photo of this session so far", "on each of the {n} photos of this session", photos)
    seen = seen.format(n=number(photos))
    if not silent:
        return _("No layer of this network switches maps off.")
    if not count:
        return _("No map or unit is dead: none was zero {seen}.").format(seen=seen)
    words = ngettext(
        "**{count} map or unit** was zero {seen}; more photos may wake it.",
        "**{count} maps or units** were zero {seen}; more photos may wake some.",
        count,
    )
    return words.format(count=number(count), seen=seen)


@st.cache_data(max_entries=24, show_spinner=False)
def _outputs(name: str, digest: str, invert: bool, _photo: images.Photo) -> dict[str, Distribution]:
    """How the outputs of each layer are spread for a photo."""
    _picture, layers = activations.values(name, digest, invert, _photo)
    return {layer: distribution(value) for layer, value in layers.items()}


@st.cache_data(max_entries=16, show_spinner=False)
def _weights(name: str) -> dict[str, Distribution]:
    """How the weights of each layer that has some are spread."""
    network = networks.load(name)
    found = {layer.name: network.weights(layer.name) for layer in network.layers}
    main = {layer: weights.get("kernel", weights.get("gamma")) for layer, weights in found.items()}
    return {layer: distribution(weights) for layer, weights in main.items() if weights is not None}
