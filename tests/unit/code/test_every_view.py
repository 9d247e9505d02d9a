"""The code of any view, executed in a clean process, gives what the page shows, and has no line too many."""

import ast
import re

import numpy as np
import pytest

from tests.unit.code.conftest import MAKERS, Views
from tests.unit.code.snippets import Snippet

EACH_PAGE = pytest.mark.parametrize("page", MAKERS)
TOLERANCE = 1e-4


def scale(snippet: Snippet) -> float:
    return max(1.0, float(np.abs(snippet.output).max()))


def fault(snippet: Snippet, given: np.ndarray) -> str | None:
    """How an output differs from the page's, in words."""
    if given.shape != snippet.output.shape:
        return f"{given.shape} instead of {snippet.output.shape}"
    if given.dtype.kind == "U":
        return None if (given == snippet.output).all() else "another text"
    farthest = float(np.abs(given.astype(np.float64) - snippet.output).max())
    return f"{farthest} off" if farthest > TOLERANCE * scale(snippet) else None


@EACH_PAGE
def test_it_gives_what_the_page_shows(page: str, views: Views) -> None:
    faults = [f"{said}:\n{snippet.code}" for snippet, ran in views[page] if (said := fault(snippet, ran.output))]
    assert not faults, f"{len(faults)} of {len(views[page])} differ, the first:\n{faults[0]}"


@EACH_PAGE
def test_it_prints_the_cell_that_is_looked_at(page: str, views: Views) -> None:
    for snippet, ran in views[page]:
        if isinstance(snippet.cell, str) or snippet.output.dtype.kind == "U":
            assert re.findall(r"\b[0-9A-F]{2}\b", ran.printed) == list(np.atleast_1d(snippet.cell)), snippet.code
        else:
            printed = [float(figure) for figure in re.findall(r"[-\d.e]+", ran.printed)]
            np.testing.assert_allclose(
                printed, np.atleast_1d(snippet.cell), rtol=0, atol=TOLERANCE * scale(snippet), err_msg=snippet.code
            )


@EACH_PAGE
def test_it_has_no_line_that_this_view_does_not_need(page: str, views: Views) -> None:
    for snippet, _ran in views[page]:
        tree = ast.parse(snippet.code)
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.If | ast.IfExp | ast.FunctionDef)]
        names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
        made = {node.id for node in names if isinstance(node.ctx, ast.Store)}
        made |= {
            (alias.asname or alias.name) for node in tree.body if isinstance(node, ast.Import) for alias in node.names
        }
        unused = made - {node.id for node in names if isinstance(node.ctx, ast.Load)}
        assert not unused, f"{unused} is never used:\n{snippet.code}"


@EACH_PAGE
def test_its_lines_are_short_but_for_long_weights(page: str, views: Views) -> None:
    lines = [line for snippet, _ran in views[page] for line in snippet.code.splitlines()]
    long = [line for line in lines if len(line) > 90 and not line.startswith(("    [", "weights = ["))]
    assert not long, "\n".join(long[:5])
