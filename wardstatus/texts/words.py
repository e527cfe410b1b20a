"""One reader's language: sentences, plan texts, times, durations and numbers."""

from datetime import datetime, timedelta
from functools import lru_cache
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from wardstatus.core.plans import Text
from wardstatus.texts.catalogues import FALLBACKS, chosen, translations
from wardstatus.texts.pseudo import PSEUDO

_MINUTE = timedelta(minutes=1)
_DAYS_FROM = timedelta(hours=48)
_DAY_PATTERNS = {"en": "ccc d LLL", "sv": "ccc d LLL", "se": "ccc d LLL"}


def marked(msgid: str) -> str:
    """Return a message id as it is: marks one that stands in a table and is translated later."""
    return msgid


class Words:
    """The words of one language; ask `words(language)` for it."""

    def __init__(self, language: str, catalogue: NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._locale = Locale.parse(language)

    def __call__(self, msgid: str, /, **values: object) -> str:
        """Return the sentence for an English message id, its {named} gaps filled."""
        said = self._catalogue.gettext(msgid)
        return said.format(**values) if values else said

    def many(self, one: str, more: str, n: int, /, **values: object) -> str:
        """Return the sentence for `n` of something; the gap {n} is always filled."""
        return self._catalogue.ngettext(one, more, n).format(n=n, **values)

    def pick(self, text: Text) -> str:
        """Return a plan's text in this language, in one it falls back to, or as first given."""
        return text[self.language_of(text)] if text else ""

    def language_of(self, text: Text) -> str:
        """Return the language `pick` takes, "" where none was given: for a `lang` attribute."""
        order = FALLBACKS[self.language]
        return next((each for each in order if each in text), next(iter(text), ""))

    def clock(self, at: datetime, zone: ZoneInfo) -> str:
        """Return local clock time, `14:32`."""
        return at.astimezone(zone).strftime("%H:%M")

    def day(self, at: datetime, zone: ZoneInfo) -> str:
        """Return the local day, `lør 21. nov`."""
        pattern = _DAY_PATTERNS.get(self.language, "ccc d. LLL")
        said = format_date(at.astimezone(zone).date(), pattern, locale=self._locale)
        return " ".join(
            word if word[0].isdigit() else word.removesuffix(".") for word in said.split()
        )

    def month(self, at: datetime, zone: ZoneInfo) -> str:
        """Return the local month with its year, `november 2026`."""
        return str(format_date(at.astimezone(zone).date(), "LLLL y", locale=self._locale))

    def lasting(self, span: timedelta) -> str:
        """Return a duration, `38 min`, `2 t 5 min`; in days and hours from 48 hours on."""
        if span >= _DAYS_FROM:
            hours = span // timedelta(hours=1)
            return self._two(_DAYS, hours // 24, _HOURS, hours % 24)
        minutes = max(0, span // _MINUTE)
        return self._two(_HOURS, minutes // 60, _MINUTES, minutes % 60)

    def number(self, value: float) -> str:
        """Return a number, `26`, `92,5`: at most two decimals, a typographic minus sign."""
        said = format_decimal(value, "#,##0.##", locale=self._locale)
        return str(said).replace("-", "−") if value < 0 else str(said)

    def _two(self, large: str, many: int, small: str, few: int) -> str:
        parts = [self(large, n=many)] if many else []
        return " ".join([*parts, self(small, n=few)] if few or not parts else parts)


_DAYS, _HOURS, _MINUTES = marked("{n} d"), marked("{n} h"), marked("{n} min")


@lru_cache(maxsize=64)
def words(language: str) -> Words:
    """Return the words of a language or of a tag such as `nb-NO`; "" is Norwegian."""
    taken = chosen(language)
    return Words("nb" if taken == PSEUDO else taken, translations(taken))
