"""A page without a browser: the whole script with its frame, run as Streamlit runs it."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.source import ROOT


def opened(page: str, **query: object) -> AppTest:
    """The page in `pages/PAGE.py` at an address with these parameters; fails if anything was raised."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    if page != "home":
        app.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = str(value)
    return checked(app.run())


def checked(app: AppTest) -> AppTest:
    """The same, after nothing was raised in its last run."""
    assert not app.exception, [element.value for element in app.exception]
    return app


def component(app: AppTest, name: str) -> dict[str, Any]:
    """What the only component of this name was given, without its tables."""
    found = [each.proto for each in app.get("bidi_component") if each.proto.component_name == f"convscope_{name}"]
    assert len(found) == 1, f"{len(found)} components called {name}"
    return json.loads(found[0].json or found[0].mixed.json)


def sentences(app: AppTest) -> str:
    """All that captions, Markdown and HTML of the main part say, in one string."""
    parts = [each.value for each in (*app.main.caption, *app.main.markdown)]
    parts += [each.proto.body for each in app.main.get("html")]
    return "\n".join(parts)
