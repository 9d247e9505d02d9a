"""The rules of the house, held by reading the source: who may import whom, and what belongs to what.

docs/architecture.md says why. A new file of ours that no rule places fails here; place it in LEVELS.
"""

import ast
import json
import sys

import pytest

from tests.source import ROOT, Module, modules, under, within

# Imports go from a level to itself or downwards.
LEVELS = (
    ("lib.text", "lib.errors"),
    (
        "lib.checks",
        "lib.designs",
        "lib.disturb",
        "lib.layers",
        "lib.parameters",
        "lib.convolution",
        "lib.pooling",
        "lib.shifting",
        "lib.kernels",
        "lib.kernel_algebra",
        "lib.receptive_field",
        "lib.images",
        "lib.metrics",
    ),
    ("lib.render", "lib.code", "lib.questions", "lib.experiments", "lib.networks", "lib.datasets", "lib.histories"),
    ("lib.ui", "lib.training"),
    ("pages",),
    ("streamlit_app", "bench", "docs", "tests"),
)
OFFLINE_ONLY = ("lib.training", "tests", "bench", "docs")
WEB = ("streamlit_app", "pages", "lib.ui", *LEVELS[0], *LEVELS[1], *LEVELS[2])
# Third-party libraries and the only places that import them.
HOMES = {
    "streamlit": ("streamlit_app", "pages", "lib.ui", "tests", "bench"),
    "tensorflow": ("lib.training", "tests", "bench"),
    "keras": ("lib.training", "tests", "bench"),
    "ai_edge_litert": ("lib.networks.litert", "tests", "bench"),
    "pooch": ("lib.datasets", "lib.training"),
    "scipy": ("lib.training", "tests", "bench"),
    "skimage": ("lib.training", "tests", "bench"),
    "sklearn": ("lib.training", "tests"),
    "playwright": ("tests", "bench", "docs"),
    "axe_playwright_python": ("tests",),
    "pytest": ("tests",),
    "hypothesis": ("tests",),
}
ANYWHERE = ("numpy", "pandas", "pyarrow", "PIL", "cv2")
UNSAFE_MODULES = ("pickle", "marshal", "shelve", "joblib", "dill", "cloudpickle")
UNSAFE_CALLS = ("eval", "exec", "compile", "__import__")
LONGEST_FUNCTION = 60
LONGEST_FILE = 300
MODEL_FILES = ("model.keras", "model.tflite", "weights.npz", "history.csv", "card.json", "evaluation.npz")
CARD_FIELDS = ("title", "task", "input", "classes", "layers", "results", "recipe", "sha256", "sources", "limits")

PAGES = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]
NETWORKS = [path.name for path in sorted((ROOT / "models").iterdir()) if path.is_dir()]
LAYER_KINDS = [path.stem for path in sorted((ROOT / "lib/layers").glob("*.py")) if not path.stem.startswith("_")]
OUR_CODE = [module for module in modules() if not under(module.name, ("tests",))]
IN_ALL = pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
IN_OUR_CODE = pytest.mark.parametrize("module", OUR_CODE, ids=lambda module: module.path)


def level(name: str) -> int | None:
    """How high a module stands; None when no rule places it. A bare `lib` holds nothing and is lowest."""
    if name == "lib":
        return 0
    return next((height for height, tops in enumerate(LEVELS) if under(name, tops)), None)


def ours(name: str) -> bool:
    """Whether an imported name is a module of ours."""
    return under(name, ("lib", "pages", "bench", "tests", "docs", "streamlit_app"))


def third_party(module: Module) -> set[str]:
    """Top-level names of the libraries that a file imports."""
    tops = {name.split(".")[0] for name in module.imports() if not ours(name)}
    return tops - set(sys.stdlib_module_names) - {"sitecustomize"}


@IN_ALL
def test_every_file_has_its_level(module: Module) -> None:
    assert level(module.name) is not None, f"{module.path} stands in no level of LEVELS"


@IN_ALL
def test_imports_go_one_way(module: Module) -> None:
    upwards = [name for name in module.imports() if ours(name) and (level(name) or 0) > level(module.name)]
    assert not upwards, f"{module.path} imports from above: {upwards}"


@IN_ALL
def test_training_is_imported_only_by_itself_and_offline_code(module: Module) -> None:
    if not under(module.name, OFFLINE_ONLY):
        assert not [name for name in module.imports() if under(name, ("lib.training",))]


@IN_ALL
def test_libraries_are_imported_only_in_their_homes(module: Module) -> None:
    for library in third_party(module):
        homes = HOMES.get(library)
        assert library in ANYWHERE or homes, f"{module.path} imports {library}, which no rule places"
        assert homes is None or under(module.name, homes), f"{module.path} imports {library}, which belongs to {homes}"


def test_the_lean_set_names_every_library_of_the_web_process() -> None:
    distributions = {"PIL": "pillow", "cv2": "opencv-python-headless", "ai_edge_litert": "ai-edge-litert"}
    lean = (ROOT / "requirements/app.txt").read_text(encoding="utf-8")
    used = {library for module in within(*WEB) for library in third_party(module)} - {"pooch"}
    missing = [library for library in used if f"\n{distributions.get(library, library)}>=" not in lean]
    assert not missing, f"requirements/app.txt lacks {missing}"


def test_modules_import_each_other_without_circles() -> None:
    names = {module.name for module in modules()}
    needs = {module.name: {home(name, names) for name in module.imports()} - {None} for module in modules()}
    left = {name: wanted - {name} for name, wanted in needs.items()}
    while free := {name for name, wanted in left.items() if not wanted & left.keys()}:
        left = {name: wanted for name, wanted in left.items() if name not in free}
    assert not left, f"These import each other in a circle: {sorted(left)}"


def home(name: str, names: set[str]) -> str | None:
    """The file that an imported name lives in: itself, or the module it is taken from."""
    return next((known for known in (name, name.rpartition(".")[0]) if known in names), None)


@IN_OUR_CODE
def test_functions_stay_short(module: Module) -> None:
    long = [node.name for node in module.functions() if node.end_lineno - node.lineno >= LONGEST_FUNCTION]
    assert not long, f"{module.path}: {long} have more than {LONGEST_FUNCTION} lines"


@IN_ALL
def test_files_stay_short(module: Module) -> None:
    lines = module.text.count("\n")
    assert lines <= LONGEST_FILE, f"{module.path} has {lines} lines; which second thing does it do?"


@IN_OUR_CODE
def test_every_module_and_public_function_is_explained(module: Module) -> None:
    assert ast.get_docstring(module.tree) or not module.tree.body, f"{module.path} has no docstring"
    tops = [node for node in module.tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    silent = [node.name for node in tops if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert not silent, f"{module.path}: {silent} have no docstring"


@IN_OUR_CODE
def test_nothing_unsafe_is_called(module: Module) -> None:
    assert not {name.split(".")[0] for name in module.imports()} & set(UNSAFE_MODULES)
    calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in UNSAFE_CALLS]
    pickles = [word for call in calls for word in call.keywords if word.arg == "allow_pickle"]
    assert all(isinstance(word.value, ast.Constant) and word.value.value is False for word in pickles)


@IN_OUR_CODE
def test_errors_are_caught_by_name(module: Module) -> None:
    handlers = [node for node in ast.walk(module.tree) if isinstance(node, ast.ExceptHandler)]
    broad = [node.lineno for node in handlers if node.type is None or ast.unparse(node.type) == "Exception"]
    assert not broad, f"{module.path} catches everything in lines {broad}"


@pytest.mark.parametrize("page", PAGES)
class TestEveryPage:
    """What a page consists of."""

    def test_first_asks_for_the_frame(self, page: str) -> None:
        tree = ast.parse((ROOT / f"pages/{page}.py").read_text(encoding="utf-8"))
        calls = [node.value for node in tree.body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
        assert calls
        assert ast.unparse(calls[0]) == "frame.require()"

    @pytest.mark.parametrize(
        "companion", ["lib/content/en/pages/{}.md", "tests/pages/test_{}.py", "tests/browser/test_{}.py"]
    )
    def test_has_its_companion(self, page: str, companion: str) -> None:
        assert (ROOT / companion.format(page)).is_file()


@pytest.mark.parametrize("kind", LAYER_KINDS)
@pytest.mark.parametrize("companion", ["lib/content/en/layers/{}.md", "tests/unit/layers/test_{}.py"])
def test_every_layer_kind_has_its_companion(kind: str, companion: str) -> None:
    assert (ROOT / companion.format(kind)).is_file()


@pytest.mark.parametrize("network", NETWORKS)
class TestEveryNetwork:
    """What a folder under models/ holds."""

    def test_has_all_its_files(self, network: str) -> None:
        missing = [name for name in MODEL_FILES if not (ROOT / "models" / network / name).is_file()]
        assert not missing

    def test_has_a_whole_card(self, network: str) -> None:
        card = json.loads((ROOT / "models" / network / "card.json").read_text(encoding="utf-8"))
        assert not [field for field in CARD_FIELDS if not card.get(field)]
        assert {"accuracy", "n", "low", "high"} <= card["results"]["test"].keys()
