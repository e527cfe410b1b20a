"""A language nobody speaks: every sentence 40 % longer, to see what a page bears."""

from gettext import NullTranslations
from string import Formatter

PSEUDO = "qps"
"""The tag it is asked for by; it stands in no menu."""

LONGER = 0.4
"""By how much, of the letters outside the gaps."""

_FILLING = "øy"


class Longer(NullTranslations):
    """Says what another catalogue says, and more of it; gaps stay as they are."""

    def __init__(self, said: NullTranslations) -> None:
        super().__init__()
        self._said = said

    def gettext(self, message: str) -> str:
        """Return the sentence, made longer."""
        return longer(self._said.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the sentence for `n`, made longer."""
        return longer(self._said.ngettext(msgid1, msgid2, n))


def longer(said: str) -> str:
    """Return a sentence with 40 % more letters at its end, in words of its own length."""
    parts = [text for text, *_ in Formatter().parse(said)]
    letters = sum(map(len, parts))
    missing = round(letters * LONGER)
    if not missing:
        return said
    longest = max(len(word) for text in parts for word in f"{text} .".split())
    filling = (_FILLING * missing)[:missing]
    words = [filling[at : at + longest] for at in range(0, missing, longest)]
    return f"{said}{words[0]}" if missing < 3 else " ".join([said, *words])
