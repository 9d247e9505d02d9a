"""What is written about ConvScope holds: commands, links, libraries, and the question of each page."""

import ast
import re
from pathlib import Path

import pytest

from tests.source import ROOT

PAPERS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAPERS += sorted((ROOT / "docs").glob("*.md"))
EACH_PAPER = pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
PAGES = sorted((ROOT / "pages").glob("*.py"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SETS = ("app", "train", "dev")
SECTION = re.compile(r"^## `requirements/(\w+)\.txt`.*?(?=^## )", re.MULTILINE | re.DOTALL)


@EACH_PAPER
def test_every_command_is_there(paper: Path) -> None:
    named = re.findall(r"(?:`|^)make ([a-z]+)", paper.read_text(encoding="utf-8"), re.MULTILINE)
    missing = [target for target in named if not re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)]
    assert not missing, f"the Makefile has no {missing}"


@EACH_PAPER
def test_every_link_leads_to_a_file(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", paper.read_text(encoding="utf-8"))
    dead = [link for link in links if "://" not in link and not (paper.parent / link).exists()]
    assert not dead


@pytest.mark.parametrize("name", SETS)
def test_every_library_has_its_reason(name: str) -> None:
    lines = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8").splitlines()
    required = {re.match(r"[\w-]+", line)[0] for line in lines if line and not line.startswith("#")}
    sections = {found[1]: found[0] for found in SECTION.finditer((ROOT / "docs/dependencies.md").read_text("utf-8"))}
    explained = set(re.findall(r"^\| ([\w-]+) \|", sections[name], re.MULTILINE)) - {"library", "---"}
    assert explained == required


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_the_readme_has_the_question_of_every_page(page: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(page.read_text("utf-8"))) if isinstance(node, ast.Call)]
    titles = [call for call in calls if ast.unparse(call.func) == "frame.title"]
    question = ast.literal_eval(titles[0].args[0].args[0])
    assert f"| {question} |" in (ROOT / "README.md").read_text("utf-8")
