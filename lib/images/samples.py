"""The sample photos that scikit-image ships, read from its folder without importing it."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from lib.errors import ImageError
from lib.images.decode import decode
from lib.images.photo import Photo
from lib.text import _

DEFAULT = "chelsea"


@dataclass(frozen=True)
class Sample:
    """One photo of scikit-image's, as the documentation of `skimage.data` describes it.

    Attributes:
        name: what the query parameter `photo` says.
        title: what the picture shows.
        author: who took it, as far as scikit-image names anyone.
        licence: the terms, as scikit-image states them.
        source: where scikit-image took it from.
        file: its name in the folder `skimage/data`.
    """

    name: str
    title: str
    author: str
    licence: str
    source: str
    file: str


class NoSuchSample(ImageError):
    """A name that no sample has."""

    template = "There is no sample photo called “{name}”. There are {names}."


class SampleMissing(ImageError):
    """scikit-image is not installed, or without its pictures."""

    template = (
        "The sample photo “{name}” is missing: scikit-image is not installed whole. Install it with its data files."
    )


_CC0 = "CC0"
_FREE = _("public domain")
_UNRESTRICTED = _("no known copyright restrictions")
_SKIMAGE = "scikit-image"

SAMPLES: dict[str, Sample] = {
    sample.name: sample
    for sample in (
        Sample("chelsea", _("Chelsea the cat"), "Stefan van der Walt", _CC0, _SKIMAGE, "chelsea.png"),
        Sample("coffee", _("Coffee cup"), "Rachel Michetti", _CC0, "Pikolo Espresso Bar", "coffee.png"),
        Sample("astronaut", _("Eileen Collins"), "NASA", _FREE, "https://flic.kr/p/r9qvLn", "astronaut.png"),
        Sample(
            "rocket",
            _("Launch of a Falcon 9"),
            "SpaceX",
            _FREE,
            "https://www.flickr.com/photos/spacexphotos/16511594820/",
            "rocket.jpg",
        ),
        Sample("camera", _("Photographer"), "Lav Varshney", _CC0, _SKIMAGE, "camera.png"),
        Sample(
            "coins",
            _("Greek coins from Pompeii"),
            "Brooklyn Museum",
            _UNRESTRICTED,
            "https://www.brooklynmuseum.org/opencollection/archives/image/51611",
            "coins.png",
        ),
        Sample(
            "horse",
            _("Silhouette of a horse"),
            "Andreas Preuss (marauder)",
            _CC0,
            "http://openclipart.org/detail/158377/horse-by-marauder",
            "horse.png",
        ),
        Sample(
            "text",
            _("Writing on paper"),
            _("not named"),
            _FREE,
            "https://en.wikipedia.org/wiki/File:Corner.png",
            "text.png",
        ),
        Sample(
            "brick",
            _("Brick wall"),
            "CC0Textures",
            _CC0,
            "https://cc0textures.com/view.php?tex=Bricks25",
            "brick.png",
        ),
        Sample(
            "grass",
            _("Grass"),
            _("linolafett (DeviantArt)"),
            _CC0,
            "https://www.deviantart.com/linolafett/art/Grass-01-434853879",
            "grass.png",
        ),
        Sample(
            "retina",
            _("Human retina"),
            "Mikael Häggström",
            _CC0,
            "https://commons.wikimedia.org/wiki/File:Fundus_photograph_of_normal_left_eye.jpg",
            "retina.jpg",
        ),
        Sample(
            "hubble",
            _("Hubble eXtreme Deep Field"),
            "NASA",
            _FREE,
            "http://hubblesite.org/newscenter/archive/releases/2012/37/image/a/",
            "hubble_deep_field.jpg",
        ),
    )
}


@lru_cache(maxsize=1)
def folder() -> Path:
    """Where scikit-image keeps its pictures, found without importing it (its `data` module loads SciPy, 43 MB)."""
    spec = find_spec("skimage")
    if spec is None or not spec.submodule_search_locations:
        raise SampleMissing(name=DEFAULT)
    return Path(spec.submodule_search_locations[0]) / "data"


@lru_cache(maxsize=len(SAMPLES))
def load_sample(name: str) -> Photo:
    """The sample called `name`, one of `SAMPLES`; decoded once for the whole process.

    Raises:
        ImageError: no sample has this name, or its file is not there.
    """
    if name not in SAMPLES:
        raise NoSuchSample(name=name, names=", ".join(SAMPLES))
    try:
        return decode((folder() / SAMPLES[name].file).read_bytes())
    except FileNotFoundError as error:
        raise SampleMissing(name=name) from error
