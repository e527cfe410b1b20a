"""How a message ends, by what its channel carries; it is one text message all the same."""

from dataclasses import replace

import pytest

from tests.texts.hospital import AT, LINK, LONGEST, RULEBOOK, a_notice
from wardstatus.core.notices import NoticeKind
from wardstatus.core.units import Person
from wardstatus.notify.channel import Road
from wardstatus.notify.letters import Keys, writer
from wardstatus.texts import gsm

CODE = "482193"
KARI = Person(id="kari", name="Kari Berg")
WRITE = writer("nb", Keys(link=lambda person, notice: LINK, code=lambda person, notice: CODE))

FIRST = replace(LONGEST, number=1, again=False, item="", missed=0)
"""The first message of a chain."""

ROADS = {
    "link": (Road(), LINK),
    "link and code": (Road(code=True), f"{LINK} Kode {CODE}"),
    "code": (Road(link=False), f"Kode {CODE}"),
    "link and answer": (Road(answers=True), f"{LINK} eller send OK {CODE}"),
    "answer": (Road(link=False, answers=True), f"Svar: OK {CODE}"),
}


@pytest.mark.parametrize("road", ROADS)
def test_a_step_of_the_answer_chain_ends_so(road: str) -> None:
    given, end = ROADS[road]
    assert WRITE(KARI, [a_notice("answer_step", FIRST)], RULEBOOK, AT, given).text.endswith(end)


@pytest.mark.parametrize("kind", ["limit_step", "review", "last_resort"])
def test_what_a_word_does_not_settle_asks_for_none(kind: NoticeKind) -> None:
    given = Road(answers=True)
    text = WRITE(KARI, [a_notice(kind, LONGEST)], RULEBOOK, AT, given).text
    assert text.endswith(LINK)
    assert CODE not in text


@pytest.mark.parametrize("language", ["nb", "nn", "en", "sv", "da"])
@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("kind", ["answer_step", "limit_step", "answer_ending", "all_clear"])
def test_it_fits_one_text_message(kind: NoticeKind, road: str, language: str) -> None:
    given, _end = ROADS[road]
    for facts in (LONGEST, replace(LONGEST, number=1, again=False)):
        person = replace(KARI, language=language)
        text = WRITE(person, [a_notice(kind, facts, "longest")], RULEBOOK, AT, given).text
        assert gsm.is_plain(text), text
        assert gsm.cost(text) <= 160, text
        # The unit's own short name is cut; a sentence is not.
        assert text.count("...") <= 1, text
        assert (LINK in text) is given.link
        assert given.link or CODE in text
