"""The question box of a page without a browser: what it shows, and an answer to it as the browser would send it."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def box(app: AppTest) -> dict[str, Any] | None:
    """What the box was given; None where nothing is asked."""
    found = _protos(app)
    assert len(found) <= 1, f"{len(found)} boxes"
    return json.loads(found[0].json) if found else None


def question(app: AppTest) -> str:
    return box(app)["text"]


def verdict(app: AppTest) -> tuple[str, str] | None:
    """What is said to the answer, with its kind; None where nothing is."""
    said = box(app)["verdict"]
    return said and (said["kind"], " ".join(each for each in (said["word"], said["cause"], said["why"]) if each))


def answer(app: AppTest, *typed: str) -> AppTest:
    """The page after these were typed into the fields and checked."""
    return send(app, "answer", {"mark": box(app)["mark"], "typed": list(typed)})


def choose(app: AppTest, kind: str) -> AppTest:
    """The page after another kind of question was chosen."""
    return send(app, "kind", kind)


def send(app: AppTest, trigger: str, value: object) -> AppTest:
    """The page after the box has sent this."""
    (proto,) = _protos(app)
    states = app._tree.get_widget_states()
    sent = states.widgets.add()
    sent.id = f"$$STREAMLIT_INTERNAL_KEY_{proto.id}__events"
    sent.json_trigger_value = json.dumps([{"event": trigger, "value": value}])
    app._run(states)
    assert not app.exception, [each.value for each in app.exception]
    return app


def _protos(app: AppTest) -> list[Any]:
    protos = [each.proto for each in app.get("bidi_component")]
    return [proto for proto in protos if proto.component_name == "convscope_question_box"]
