"""The code of many random views, executed once, in one clean process."""

import pytest

from tests.unit.code.snippets import Ran, Snippet, any_convolution, any_pixels, any_pooling, drawn, executed

SEED = 12
MAKERS = {"convolution": (any_convolution, 60), "pooling": (any_pooling, 45), "pixels": (any_pixels, 45)}
Views = dict[str, list[tuple[Snippet, Ran]]]


@pytest.fixture(scope="session")
def views(tmp_path_factory: pytest.TempPathFactory) -> Views:
    """For each page its snippets with what came of them."""
    made = {page: drawn(make, count, SEED) for page, (make, count) in MAKERS.items()}
    flat = [snippet for snippets in made.values() for snippet in snippets]
    results = iter(executed(flat, tmp_path_factory.mktemp("code")))
    return {page: [(snippet, next(results)) for snippet in snippets] for page, snippets in made.items()}
