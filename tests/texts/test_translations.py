"""Nothing is said in English to somebody who reads another of our languages."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.texts.extraction import used

LOCALE = Path(str(files("wardstatus.texts"))) / "locale"
FILES = sorted(LOCALE.glob("*/*.po"))
LANGUAGES = ("nb", "nn", "sv", "da")

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_file = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}"
)


def _read(path: Path) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), locale=path.parent.name, abort_invalid=True)


def _messages(path: Path) -> list[Message]:
    return [message for message in _read(path) if message.id]


def _many(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _gaps(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def _translated(language: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        _many(message.id): _many(message.string)
        for path in _rooms(language)
        for message in _messages(path)
    }


def _rooms(language: str) -> list[Path]:
    return sorted((LOCALE / language).glob("*.po"))


@every_language
def test_every_sentence_used_has_a_translation(language: str) -> None:
    there = _translated(language)
    missing = sorted(
        f"{place} {msgids}"
        for place, msgids in used()
        if msgids and not all(there.get(msgids, ("",)))
    )
    assert missing == []


def test_sentences_are_found_in_python_and_in_templates() -> None:
    kinds = {place.partition(":")[0].rpartition(".")[2] for place, _msgids in used()}
    assert kinds == {"py", "html"}


@every_file
def test_no_translation_is_empty_or_in_doubt(path: Path) -> None:
    doubtful = [
        message.id for message in _messages(path) if not all(_many(message.string)) or message.fuzzy
    ]
    assert doubtful == []


@every_file
def test_a_translation_has_the_gaps_of_its_sentence(path: Path) -> None:
    wrong = [
        (message.id, said)
        for message in _messages(path)
        for said in _many(message.string)
        if _gaps(said) != set().union(*map(_gaps, _many(message.id)))
    ]
    assert wrong == []


@every_language
def test_rooms_agree_on_the_translation_of_a_sentence(language: str) -> None:
    said: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for path in _rooms(language):
        for message in _messages(path):
            said.setdefault(_many(message.id), set()).add(_many(message.string))
    assert {msgid: ways for msgid, ways in said.items() if len(ways) > 1} == {}


def test_one_sentence_is_not_singular_here_and_plural_there() -> None:
    alone = {msgids[0] for msgids in _translated("nb") if len(msgids) == 1}
    several = {msgids[0] for msgids in _translated("nb") if len(msgids) == 2}
    assert alone & several == set()


@every_language
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    assert set(_translated(language)) <= {msgids for _place, msgids in used()}
