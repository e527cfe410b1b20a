"""A language nobody speaks, its words two fifths longer: what a page bears, other languages fit."""

import re
from gettext import NullTranslations
from math import ceil

from wardstatus.core.plans import Text
from wardstatus.texts.catalogues import translations
from wardstatus.texts.words import Words

_WORD = re.compile(r"\{\w*\}|[^\W\d_]{3,}")


def longer(said: str) -> str:
    """Return a sentence each of whose words has two fifths more letters; gaps stay."""
    return _WORD.sub(lambda found: _longer(found.group()), said)


def _longer(word: str) -> str:
    return word if word.startswith("{") else word + word[-ceil(0.4 * len(word)) :].lower()


class _Longer(NullTranslations):
    def __init__(self, of: NullTranslations) -> None:
        super().__init__()
        self._of = of

    def gettext(self, message: str) -> str:
        return longer(self._of.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return longer(self._of.ngettext(msgid1, msgid2, n))


class Pseudo(Words):
    """The words of a language, longer; plan texts too."""

    def __init__(self, language: str = "nb") -> None:
        super().__init__(language, _Longer(translations(language)))

    def pick(self, text: Text) -> str:
        """Return a plan's text, longer."""
        return longer(super().pick(text))
