"""What a study of 2019 measured of four ways to sort pictures of containers; its figures, not ours.

Source: "Visão computacional com Redes Convolucionais" (2019); the figures of this comparison are from the notebooks of
the study's own repository, github.com/IvanBrasilico/projeto.
"""

from dataclasses import dataclass

from lib.text import _

PICTURES = 2_317
"""Pictures of the validation part: containers that are not empty (class 0) or empty (class 1)."""

SOURCE = _(
    "“Visão computacional com Redes Convolucionais” (2019); figures from the notebooks of its repository, "
    "IvanBrasilico/projeto."
)
MACHINE = _("Intel i5 at 2.3 GHz; GPU: GTX 1050 Ti")
CAVEATS = (
    _("One data set, one division into parts, and no intervals: small differences mean little."),
    _("The figures are on the validation part, which was also used to choose between the methods."),
    _("About 2.5 % of the labels are wrong."),
    _("The times hold reading and resizing of {pictures} pictures, on another machine than this one."),
    _(
        "The classifier itself takes 43 ms for all, once its 1,024 features are there; the time beside it is that of "
        "DenseNet121, which makes them."
    ),
)


@dataclass(frozen=True)
class Method:
    """One way, and how often it was right.

    Attributes:
        name: what it is.
        precision, recall, f1: shares for class 0, not empty, and for class 1, empty.
        cpu, gpu: seconds for all pictures; None where none was published.
    """

    name: str
    precision: tuple[float, float]
    recall: tuple[float, float]
    f1: tuple[float, float]
    cpu: float | None = None
    gpu: float | None = None


METHODS = (
    Method(_("SVM, in use before"), (1.0, 0.9179), (0.9117, 1.0), (0.9538, 0.9572), cpu=97.0),
    Method(_("Plain CNN, cleaned and augmented data"), (1.0, 0.9290), (0.9245, 1.0), (0.9608, 0.9632), 22.2, 9.15),
    Method(
        _("1,024 features of DenseNet121 and a small classifier"),
        (0.9900, 0.9329),
        (0.9297, 0.9904),
        (0.9589, 0.9608),
        155.0,
        25.2,
    ),
    Method(
        _("Siamese network, nearest of one image per class"),
        (0.9972, 0.9273),
        (0.9228, 0.9974),
        (0.9586, 0.9611),
        gpu=15.4,
    ),
)
