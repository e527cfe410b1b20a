"""In a bad week a leader of five wards gets at most 40 messages, 12 of them at night."""

from collections import Counter
from pathlib import Path

import pytest

from tests.week.replay import Week, is_night
from tests.week.script import WARDS, WEEK, Leader
from wardstatus.store import log
from wardstatus.store.engine import open_engine, reading

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    played = Week(tmp_path_factory.mktemp("week"), RULES, Leader())
    played.play()
    return played


def test_the_week_is_as_bad_as_it_should_be(week: Week) -> None:
    assert len(WEEK) == 12
    assert {red.ward for red in WEEK} == set(WARDS)
    engine = open_engine(str(week.engine.url))
    with reading(engine) as tx:
        rows = log.read(tx, root="house", limit=100_000)
    engine.dispose()
    ended = [row.body["red_seconds"] / 3600 for row in rows if row.kind == "spell_ended"]
    assert len(ended) == 12
    assert sum(ended) == pytest.approx(70)


def page(name: str) -> str:
    """Return the words of a page, on one line."""
    return " ".join((RULES.parent / "docs" / name).read_text(encoding="utf-8").split())


def kinds(week: Week, person: str) -> Counter[str]:
    return Counter(
        notice.kind for _, who, notices in week.sent if who == person for notice in notices
    )


def test_the_leader_gets_few_messages(week: Week) -> None:
    mine = [at for at, person, _ in week.sent if person == "berg"]
    night = [at for at in mine if is_night(at)]
    assert len(mine) <= 40, kinds(week, "berg")
    assert len(night) <= 12, kinds(week, "berg")


def test_the_pages_say_how_many_there_were(week: Week) -> None:
    mine = [at for at, person, _ in week.sent if person == "berg"]
    night = sum(is_night(at) for at in mine)
    assert f"{len(mine)} messages, {night} of them at night" in page("leader.md")
    assert f"{len(mine)} meldinger, {night} av dem om natten" in page("nb/leder.md")


def test_what_the_leader_does_not_decide_in_time_comes_again(week: Week) -> None:
    assert kinds(week, "berg")["limit_step"] > 0
    assert kinds(week, "dahl")["limit_step"] == 0, "the leader decided before the next one's turn"
