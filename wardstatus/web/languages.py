"""In which language a page is said: asked for, chosen here, the reader's own, the house's."""

from flask import Request, Response, g

from wardstatus.access.identity import Identity
from wardstatus.core.units import Rulebook
from wardstatus.texts.pseudo import PSEUDO
from wardstatus.toml.kinds import LANGUAGES

NAMES = {
    "nb": "Bokmål",
    "nn": "Nynorsk",
    "en": "English",
    "sv": "Svenska",
    "da": "Dansk",
}
"""Each language as those who read it call it."""

OFFERED = (*LANGUAGES, PSEUDO)

YEAR = 365 * 24 * 3600
"""How long a browser remembers its language, in seconds."""

_OF_THE_HOUSE = frozenset({"screen", "wall", "demo", "link"})
"""For whom a browser does not speak: a leader's page says what the message said before it."""


def language_of(asked: Request, rulebook: Rulebook, house: str) -> str:
    """Return the reader's language, the first of: asked for, chosen here, theirs, the house's."""
    for said in (asked.args.get("language"), asked.cookies.get("language")):
        if said in OFFERED:
            return str(said)
    who: Identity | None = g.get("identity")
    return _persons(who, rulebook) or _browsers(asked, who) or house


def _persons(who: Identity | None, rulebook: Rulebook) -> str:
    person = rulebook.persons.get(who.person or "") if who else None
    return person.language if person else ""


def _browsers(asked: Request, who: Identity | None) -> str:
    """A screen on a wall belongs to the house, whatever its browser was delivered with."""
    if who is not None and who.kind in _OF_THE_HOUSE:
        return ""
    tags = (tag.partition("-")[0].lower() for tag, _ in asked.accept_languages)
    known = ("nb" if tag == "no" else tag for tag in tags)
    return next((tag for tag in known if tag in LANGUAGES), "")


def keep(asked: Request, response: Response) -> None:
    """Let a language that was asked for stay with the browser: its frames and next pages too."""
    said = asked.args.get("language", "")
    if said in OFFERED:
        response.set_cookie("language", said, max_age=YEAR, httponly=True, samesite="Lax")
