"""The source of ConvScope as syntax trees, for the tests that hold its rules."""

import ast
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = ("lib", "pages", "bench", "tests", "docs")


@dataclass(frozen=True)
class Module:
    """A Python file of ours: its dotted name, its path from the root, its tree and its text."""

    name: str
    path: str
    tree: ast.Module
    text: str

    def imports(self) -> set[str]:
        """Dotted names of all that this file imports, wherever in it; `from a import b` counts as `a.b`."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                found |= {f"{base}.{alias.name}" for alias in node.names}
        return found

    def _base(self, node: ast.ImportFrom) -> str:
        """The module an import names, with the dots of a relative one resolved."""
        if not node.level:
            return node.module or ""
        package = self.name.split(".") if self.path.endswith("__init__.py") else self.name.split(".")[:-1]
        parts = package[: len(package) - node.level + 1]
        return ".".join([*parts, *filter(None, [node.module])])

    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _module(path: Path) -> Module:
    relative = path.relative_to(ROOT)
    parts = relative.with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    return Module(name, relative.as_posix(), ast.parse(text), text)


@lru_cache(maxsize=1)
def modules() -> tuple[Module, ...]:
    """Every Python file of ours, the entry file first."""
    files = [ROOT / "streamlit_app.py"]
    for folder in OURS:
        files += sorted((ROOT / folder).rglob("*.py"))
    return tuple(_module(path) for path in files if path.exists())


def within(*names: str) -> list[Module]:
    """The files whose dotted name is one of the names or lies under it."""
    return [module for module in modules() if under(module.name, names)]


def under(name: str, tops: tuple[str, ...] | list[str]) -> bool:
    """Whether a dotted name is one of `tops` or lies under one.

    >>> under("lib.ui.frame", ("lib.ui",)), under("lib.uix", ("lib.ui",))
    (True, False)
    """
    return any(name == top or name.startswith(f"{top}.") for top in tops)
