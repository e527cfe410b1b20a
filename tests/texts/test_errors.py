"""Every error has a sentence in every language, and its gaps are given where it is raised."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from zoneinfo import ZoneInfo

import pytest

import wardstatus
from wardstatus.errors import NotFound, NotNow, WardstatusError, WrongField
from wardstatus.texts.catalogues import translations
from wardstatus.texts.errors import SENTENCES, sentence
from wardstatus.texts.words import words

SOURCE = Path(wardstatus.__file__).parent
KINDS: list[type[WardstatusError]] = [WardstatusError, *WardstatusError.__subclasses__()]
ERRORS = {each.__name__ for each in KINDS} | {"Fault"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    place: str
    key: str
    given: frozenset[str]
    more: bool
    """Values are given as `**values`, which cannot be read here."""


def all_raised() -> Iterator[Raised]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and _is_error(node.func) and node.args:
                names = [each.arg for each in node.keywords]
                for key in _keys(node.args[0]):
                    yield Raised(
                        place=f"{path.relative_to(SOURCE)}:{node.lineno}",
                        key=key,
                        given=frozenset(name for name in names if name),
                        more=None in names,
                    )


def _is_error(called: ast.expr) -> bool:
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in ERRORS


def _keys(first: ast.expr) -> list[str]:
    if isinstance(first, ast.IfExp):
        return _keys(first.body) + _keys(first.orelse)
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return [first.value]
    return []


def _gaps(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


def _needed(text: str) -> set[str]:
    """Return the gaps of the first sentence; a later one goes if its values are not given."""
    return _gaps(re.split(r"(?<=[.?]) ", text)[0])


def test_errors_are_raised_somewhere() -> None:
    assert len(list(all_raised())) > 20


def test_every_error_raised_has_a_sentence() -> None:
    assert [each for each in all_raised() if each.key not in SENTENCES] == []


def test_every_gap_of_a_sentence_is_given_where_the_error_is_raised() -> None:
    missing = {
        f"{each.place} {each.key}": gaps
        for each in all_raised()
        if not each.more and (gaps := _needed(SENTENCES[each.key]) - each.given - {"field"})
    }
    assert missing == {}


@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_is_translated(key: str) -> None:
    said = translations("nb").gettext(SENTENCES[key])
    assert said
    assert said != SENTENCES[key]
    assert _gaps(said) == _gaps(SENTENCES[key])


@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_stands_even_without_its_values(key: str) -> None:
    said = sentence(words("nb"), WardstatusError(key))
    assert "{" not in said
    assert said[-1] in ".?"


def test_an_error_that_is_not_known_is_still_said() -> None:
    said = sentence(words("nb"), WardstatusError("no_such_key"))
    assert said == "Dette kan ikke gjøres (no_such_key)."


def test_values_are_said_as_the_reader_does() -> None:
    error = WrongField("number_out_of_bounds", "free", value=92.5, min="0", max="60", unit="")
    assert sentence(words("nb"), error) == (
        "92,5 er utenfor grensene: 0 til 60 er tillatt. Se over tallet."
    )
    listed = NotFound("unit_unknown", "unit", known=("med1", "med2"))
    assert sentence(words("en"), listed) == "There is no such unit. Known: med1, med2."


def test_what_is_known_is_left_out_where_it_is_not_given() -> None:
    assert sentence(words("en"), NotFound("unit_unknown")) == "There is no such unit."
    empty = WrongField("need_unknown", "needs[0]", known="")
    assert sentence(words("en"), empty) == "The plan has no such need."


def test_a_time_is_a_clock_time_where_there_is_a_zone_and_else_exact() -> None:
    error = NotNow("until_too_late", latest=datetime(2026, 11, 21, 6, 40, tzinfo=UTC))
    assert sentence(words("nb"), error, ZoneInfo("Europe/Oslo")).endswith("er 07:40.")
    assert sentence(words("en"), error).endswith("is 2026-11-21T06:40:00Z.")


def test_text_of_the_asker_cannot_fill_a_gap() -> None:
    error = WrongField("not_a_number", "x", given="{field} %s")
    assert "{field} %s" in sentence(words("nb"), error)
