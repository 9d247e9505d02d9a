"""Questions about the MLP and the CNN of the Parameters page: asked first, then answered from the numbers."""

from dataclasses import dataclass, replace

from lib.parameters import Row
from lib.text import _, number
from lib.ui.comparison import Compared, count

NEARLY = 0.1  # "about 2 times" and "about 4 times" are right within this share


@dataclass(frozen=True)
class Guess:
    """A question about the numbers on the page, its possible answers, the right one, and why."""

    name: str
    question: str
    options: tuple[str, ...]
    answer: str
    why: str


def guesses(compared: Compared) -> list[Guess]:
    """What can be asked about these settings; what does not fit the picture or its answers is left out."""
    if compared.cnn is None:
        return []
    found = (_doubled(compared), _pooled(compared), _tiny(compared))
    return [guess for guess in found if guess is not None]


def _doubled(compared: Compared) -> Guess | None:
    """None where the CNN of the doubled picture is near none of the answers, so that no wrong one is called right."""
    settings = compared.settings
    larger = count(replace(settings, height=2 * settings.height, width=2 * settings.width))
    about = (_("about 2 times"), _("about 4 times")) if settings.whole else (_("2 times"), _("4 times"))
    options = (*about, _("as many"))
    right = _nearest(larger.cnn.parameters / compared.cnn.parameters)
    if right is None:
        return None
    why = _("The CNN: {cnn} → {cnn2}. The MLP: {mlp} → {mlp2}.").format(
        cnn=number(compared.cnn.parameters),
        cnn2=number(larger.cnn.parameters),
        mlp=number(compared.mlp.parameters),
        mlp2=number(larger.mlp.parameters),
    )
    return Guess("double", _("The picture doubles in width and height. The CNN then has"), options, options[right], why)


def _nearest(ratio: float) -> int | None:
    """Which of 2, 4 and exactly 1 a ratio is, counted from 0; None where it is none of them.

    >>> _nearest(3.96), _nearest(1), _nearest(1.02), _nearest(3)
    (1, 2, None, None)
    """
    if ratio == 1:
        return 2
    return next((index for index, times in enumerate((2, 4)) if abs(ratio / times - 1) <= NEARLY), None)


def _pooled(compared: Compared) -> Guess | None:
    settings = compared.settings
    other = count(replace(settings, pool=not settings.pool))
    if other.cnn is None:
        return None
    if settings.pool:
        question = _("Take the max-pooling away. The CNN’s number is then")
    else:
        question = _("Max-pooling 2×2 follows the convolution. The CNN’s number is then")
    pooled = (compared if settings.pool else other).cnn.rows
    why = _("The maps: {before} → {after}. The number: {now} → {then}. Pooling itself learns nothing.").format(
        before=_sizes(pooled[0]),
        after=_sizes(pooled[1]),
        now=number(compared.cnn.parameters),
        then=number(other.cnn.parameters),
    )
    return Guess("pool", question, _COMPARED, _compared(other.cnn.parameters, compared.cnn.parameters), why)


def _tiny(compared: Compared) -> Guess | None:
    settings = compared.settings
    tiny = count(replace(settings, height=settings.size, width=settings.size, pool=settings.whole and settings.pool))
    if tiny.cnn is None:
        return None
    question = _("The picture shrinks to {size}×{size}, as the kernel. Beside the MLP’s, the CNN’s number is then")
    why = _("The MLP: {mlp}. The CNN: {cnn}.").format(
        mlp=tiny.mlp.rows[1].arithmetic if not settings.whole else number(tiny.mlp.parameters),
        cnn=tiny.cnn.rows[0].arithmetic if not settings.whole else number(tiny.cnn.parameters),
    )
    right = _compared(tiny.cnn.parameters, tiny.mlp.parameters)
    return Guess("tiny", question.format(size=settings.size), _COMPARED, right, why)


_COMPARED = (_("smaller"), _("the same"), _("larger"))


def _compared(value: int, other: int) -> str:
    return _COMPARED[1 + (value > other) - (value < other)]


def _sizes(row: Row) -> str:
    return "×".join(map(number, row.output_shape))
