"""Many at once on a small server: memory stays low, TensorFlow stays out, each session sees its own photo."""

import colorsys
import sys
from collections.abc import Callable, Iterator

import pytest

from lib import networks
from lib.images import decode
from tests.browser.photos import Colour, plain
from tests.browser.server import Server
from tests.browser.visit import PATHS, Visit

MOST_MB = 300
MOST_MB_INSIDE = 400  # with eight sessions inside eight networks at once
SESSIONS = 10
INSIDE = (
    *(
        ("tiny_vgg", "conv2d_1_2"),
        ("cats_vs_dogs", "conv2d_4"),
        ("chest_xray", "conv2d_3"),
        ("cifar10_cnn", "conv2d_6"),
    ),
    *(
        ("fashion_cnn", "conv2d_1"),
        ("mnist_lenet5", "conv2d_2"),
        ("fashion_lenet5", "conv2d_2"),
        ("tiny_vgg", "max_pool_1"),
    ),
)
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory and mapped files are read from /proc")
HEAVY = ("tensorflow", "keras", "scipy", "sklearn", "skimage")


@pytest.fixture(scope="module")
def visited(browser: object) -> Iterator[Server]:
    """A server of its own, so that the other tests' sessions do not count."""
    with Server() as running:
        yield running


def hue(number: int) -> Colour:
    """One of ten clearly different colours."""
    return tuple(round(255 * part) for part in colorsys.hsv_to_rgb(number / SESSIONS, 0.8, 0.9))


@ON_LINUX
def test_after_all_pages_the_server_is_small_and_has_not_loaded_tensorflow(
    visited: Server, tab: Callable[..., Visit]
) -> None:
    visit = tab(visited)
    for path in PATHS:
        visit.open(path)
    for path in PATHS[::-1]:
        visit.walk(path) if path != PATHS[-1] else None
    mapped = visited.loaded()
    assert not [name for name in HEAVY if f"site-packages/{name}/" in mapped]
    memory = visited.resident_mb()
    print(f"resident after all pages: {memory:.0f} MB")
    assert memory < MOST_MB


@ON_LINUX
def test_after_every_network_was_looked_at_the_server_is_still_small(
    visited: Server, tab: Callable[..., Visit]
) -> None:
    visit = tab(visited)
    for path in PATHS:
        visit.open(path)
    for name in networks.names():
        layers = networks.load(name).layers
        visit.open(f"/classify?network={name}")
        visit.open(f"/activations?network={name}")
        visit.open(f"/activations?network={name}&layer={layers[len(layers) // 2].name}&channel=0")
        print(f"resident after {name}: {visited.resident_mb():.0f} MB")
    assert visited.resident_mb() < MOST_MB


def test_ten_sessions_at_once_each_see_their_own_photo(visited: Server, tab: Callable[..., Visit]) -> None:
    visits = [tab(visited) for _ in range(SESSIONS)]
    for number, visit in enumerate(visits):
        visit.page.goto(visited.url + PATHS[number % len(PATHS)])
    for number, visit in enumerate(visits):
        visit.settled()
        visit.upload(f"own {number}.png", plain(hue(number)))
    for number, visit in enumerate(visits):
        visit.wait_photo(f"own {number}.png")
    for number, visit in enumerate(visits):
        visit.walk(PATHS[(number + 3) % len(PATHS)])
    assert [visit.photo_name() for visit in visits] == [f"own {number}.png" for number in range(SESSIONS)]
    for number, visit in enumerate(visits):
        assert max(abs(seen - meant) for seen, meant in zip(visit.photo_colour(), hue(number), strict=True)) <= 6


def test_eight_sessions_inside_eight_networks_each_see_their_own_numbers(
    visited: Server, tab: Callable[..., Visit]
) -> None:
    visits = [tab(visited) for _ in INSIDE]
    photos = [plain(hue(number)) for number in range(len(INSIDE))]
    for number, (visit, (name, layer)) in enumerate(zip(visits, INSIDE, strict=True)):
        place = f"network={name}&layer={layer}&channel={number % 5}&row={number % 3}&col=2&invert=off"
        visit.page.goto(f"{visited.url}/activations?{place}")
    for number, (visit, photo) in enumerate(zip(visits, photos, strict=True)):
        visit.settled()
        visit.upload(f"own {number}.png", photo)
    for number, (visit, photo, (name, layer)) in enumerate(zip(visits, photos, INSIDE, strict=True)):
        visit.wait_photo(f"own {number}.png")
        network = networks.load(name)
        values = network.run(network.prepare(decode(photo).pixels)[None], (layer,))[layer][0]
        view = visit.page.locator('[data-component="number-view"]')
        visit.page.wait_for_function(
            "([root, value]) => root.isConnected && Number(root.dataset.network) === value",
            arg=[view.element_handle(), float(values[number % 3, 2, number % 5])],
        )
        assert float(view.get_attribute("data-sum")) == pytest.approx(
            float(view.get_attribute("data-network")), abs=1e-4 * float(abs(values).max())
        )
    memory = visited.resident_mb()
    print(f"resident with eight sessions inside: {memory:.0f} MB")
    assert sys.platform != "linux" or memory < MOST_MB_INSIDE
