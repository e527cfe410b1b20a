"""After the story: something happens in every ten seconds, and the levels stay believable."""

from collections import Counter

from tests.demo.stage import Play
from wardstatus.app import works
from wardstatus.core import status
from wardstatus.core.levels import Level
from wardstatus.demo.house import VISITORS


def test_something_is_seen_in_every_ten_seconds_for_ten_minutes(night: Play) -> None:
    night.go(178)
    service = works(night.app).service
    version, quiet, longest = service.board().version, 0.0, 0.0
    said = set()
    for _ in night.pass_by(600):
        quiet = 0.0 if service.board().version != version else quiet + 1
        version, longest = service.board().version, max(longest, quiet)
        said.add(night.director.shown().says.text)
    assert longest < 10
    assert len(said) > 8


def test_the_levels_stay_believable_for_two_days(night: Play) -> None:
    night.go(178)
    service = works(night.app).service
    book = service.rulebook
    seen: Counter[Level | None] = Counter()
    over = 0
    for passed in night.pass_by(2880):
        if passed % 20:
            continue
        board, now = service.board(), night.clock()
        shown = [status.shown(each, book.units[u], now) for u, each in board.standings.items()]
        seen.update(shown)
        over = max(over, shown.count(Level.RED))
    total = seen.total()
    assert over <= 4
    assert 0.02 < seen[Level.RED] / total < 0.3
    assert 0.05 < seen[Level.YELLOW] / total < 0.45
    assert seen[Level.GREEN] / total > 0.4
    assert seen[None] / total < 0.1


def test_what_is_remembered_does_not_grow(night: Play) -> None:
    night.go(1500)
    board = works(night.app).service.board()
    assert len(night.telephones.received()) <= 40
    assert max(len(each.items) for each in board.standings.values()) < 60
    assert board.standings[VISITORS].status.level is Level.GREEN
