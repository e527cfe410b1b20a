"""How a message ends, by what its channel carries; it is one text message all the same."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, create_engine

from tests.texts.hospital import AT, LINK, LONGEST, RULEBOOK, a_notice
from wardstatus.core.notices import Notice, NoticeKind
from wardstatus.core.units import Person
from wardstatus.notify.channel import Road
from wardstatus.notify.endings import Asked, Keys
from wardstatus.notify.letters import writer
from wardstatus.texts import gsm

CODE = "482193"
KARI = Person(id="kari", name="Kari Berg")
WRITE = writer("nb")
KEYS = Keys(links=lambda tx, asked: [LINK for _ in asked], code=lambda tx, asked: CODE)

FIRST = replace(LONGEST, number=1, again=False, item="", missed=0)
"""The first message of a chain."""

ROADS = {
    "link": (Road(), LINK),
    "link and code": (Road(code=True), f"{LINK} Kode {CODE}"),
    "code": (Road(link=False), f"Kode {CODE}"),
    "link and answer": (Road(answers=True), f"{LINK} eller send OK {CODE}"),
    "answer": (Road(link=False, answers=True), f"Svar: OK {CODE}"),
}


@pytest.fixture(scope="module")
def tx() -> Iterator[Connection]:
    with create_engine("sqlite://").connect() as connection:
        yield connection


def _text(tx: Connection, person: Person, notice: Notice, road: Road) -> str:
    asked = Asked(person=person.id, notices=[notice], road=road, at=AT)
    (ends,) = KEYS(tx, [asked])
    return WRITE(person, [notice], RULEBOOK, AT, ends).text


@pytest.mark.parametrize("road", ROADS)
def test_a_step_of_the_answer_chain_ends_so(tx: Connection, road: str) -> None:
    given, end = ROADS[road]
    assert _text(tx, KARI, a_notice("answer_step", FIRST), given).endswith(end)


@pytest.mark.parametrize("kind", ["limit_step", "review", "last_resort"])
def test_what_a_word_does_not_settle_asks_for_none(tx: Connection, kind: NoticeKind) -> None:
    given = Road(answers=True)
    text = _text(tx, KARI, a_notice(kind, LONGEST), given)
    assert text.endswith(LINK)
    assert CODE not in text


@pytest.mark.parametrize("language", ["nb", "nn", "en", "sv", "da"])
@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("kind", ["answer_step", "limit_step", "answer_ending", "all_clear"])
def test_it_fits_one_text_message(
    tx: Connection, kind: NoticeKind, road: str, language: str
) -> None:
    given, _end = ROADS[road]
    for facts in (LONGEST, replace(LONGEST, number=1, again=False)):
        person = replace(KARI, language=language)
        text = _text(tx, person, a_notice(kind, facts, "longest"), given)
        assert gsm.is_plain(text), text
        assert gsm.cost(text) <= 160, text
        # The unit's own short name is cut; a sentence is not.
        assert text.count("...") <= 1, text
        assert (LINK in text) is given.link
        assert given.link or CODE in text
