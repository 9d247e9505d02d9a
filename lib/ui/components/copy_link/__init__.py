"""Copies the address of what is on the screen, for a lesson, a slide or a report of a fault."""

from lib.text import _
from lib.ui.components import register

_mount = register("copy_link")


def copy_link(*, photo: str | None, own: bool, key: str = "copy_link") -> None:
    """Mount the buttons; nothing comes back from them.

    Args:
        photo: the sample that the link names, None where it needs none.
        own: whether the photo on the screen is the person's own, which a link cannot hold.
        key: of this mount.
    """
    _mount(key=key, data={"photo": photo, "own": own, "words": _words()}, width="content")


def _words() -> dict[str, str]:
    return {
        "copy": _("Copy link"),
        "copied": _("Copied"),
        "told": _("The link is copied."),
        "byHand": _("Press {keys} to copy the link."),
        "field": _("The link"),
        "own": _("Your photo is not in the link: it stays in this browser, and others see a sample in its place."),
        "lesson": _("Link for a lesson"),
        "closed": _("Answers closed"),
        "closedNote": _("Guesses are judged, but no answer is shown."),
        "without": _("Without questions"),
        "slide": _("For a slide"),
        "slideNote": _("The page alone, to be put into another one."),
        "copyThis": _("Copy this link"),
    }
