"""The Keras code of the duel gives the answers that stand on the page."""

from pathlib import Path

import numpy as np
import pytest

from lib import networks
from lib.code.duel import View, code
from lib.code.photo import PHOTO
from lib.images.samples import load_sample
from lib.networks import duel
from lib.networks.drift import Disturbance, seen
from lib.render import png
from tests.source import ROOT

VIEWS = {
    "kept": (duel.FASHION, View(None, kept=9)),
    "kept, moved and shuffled": (duel.SHUFFLED, View(None, kept=3, rows=-2, columns=4, seed=1998)),
    "photo in colour, moved": (duel.CIFAR10, View((300, 451), rows=1)),
    "photo in grey, inverted and shuffled": (duel.FASHION, View((300, 451), invert=True, columns=-1, seed=7)),
}


@pytest.mark.parametrize(("pair", "view"), VIEWS.values(), ids=VIEWS)
def test_it_gives_the_answers_on_the_page(
    pair: str, view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    both = [networks.load(name) for name in duel.PAIRS[pair].names]
    (tmp_path / "models").symlink_to(ROOT / "models")
    photo = load_sample("chelsea").pixels
    (tmp_path / PHOTO).write_bytes(png(photo))
    given = (
        duel.examples(both[0].classes)[view.kept].pixels.astype(np.float32)
        if view.photo is None
        else seen(both[0].card.input, photo, Disturbance(), invert=view.invert)
    )
    wanted = [each[4 + view.rows, 4 + view.columns] for each in duel.answers(both, given, view.seed)]
    monkeypatch.chdir(tmp_path)
    space: dict = {}
    exec(code([each.card for each in both], view), space)
    np.testing.assert_allclose(space["output"], wanted, atol=1e-4)
    lines = capsys.readouterr().out.splitlines()
    answers = [f"{each.name} {each.classes[shares.argmax()]}" for each, shares in zip(both, wanted, strict=True)]
    assert [line.rpartition(" ")[0] for line in lines] == answers


def test_it_has_no_line_that_this_view_does_not_need() -> None:
    cards = [networks.load(name).card for name in duel.PAIRS[duel.FASHION].names]
    plain = code(cards, View(None, kept=0))
    assert "cv2" not in plain
    assert "permutation" not in plain
    assert "clip" not in plain
