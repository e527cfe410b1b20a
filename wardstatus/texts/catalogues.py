"""The catalogues of translations: .po files, one a room, merged when first asked for."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from wardstatus.texts.pseudo import PSEUDO, Longer

FALLBACKS = {
    "nb": ("nb", "en"),
    "nn": ("nn", "nb", "en"),
    "se": ("se", "nb", "en"),
    "sv": ("sv", "nb", "en"),
    "da": ("da", "nb", "en"),
    "en": ("en",),
    PSEUDO: ("nb", "en"),
}
"""The languages a reader may choose, each with the order in which words are looked for."""

_ALSO = {"": "nb", "no": "nb"}


def chosen(language: str) -> str:
    """Return the language offered for a tag such as `nb-NO`; English for one that is not."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    primary = _ALSO.get(primary, primary)
    return primary if primary in FALLBACKS else "en"


def rooms(language: str) -> list[Catalog]:
    """Return a language's catalogues as they are written, in the order of their names."""
    folder = files("wardstatus.texts").joinpath("locale", language)
    if not folder.is_dir():
        return []
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".po")), key=str)
    return [read_po(BytesIO(each.read_bytes()), locale=language) for each in found]


@cache
def translations(language: str) -> NullTranslations:
    """Return the merged catalogue of a language, with those it falls back to behind it.

    English stands in the source: the end of every fallback is the message id itself.
    """
    merged: NullTranslations = NullTranslations()
    for each in reversed(FALLBACKS[language]):
        merged = _in_front_of(merged, each)
    return Longer(merged) if language == PSEUDO else merged


def _in_front_of(rest: NullTranslations, language: str) -> NullTranslations:
    catalogues = rooms(language)
    if not catalogues:
        return rest
    merged = Catalog(locale=language)
    for message in (message for room in catalogues for message in room if message.id):
        merged.add(message.id, message.string)
    compiled = BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    front = GNUTranslations(compiled)
    front.add_fallback(rest)
    return front
