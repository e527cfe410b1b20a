"""A bad week through the real database: whenever somebody looks, nothing is missing."""

from datetime import timedelta
from pathlib import Path

from tests.week.replay import Week
from tests.week.script import WARDS, Leader
from wardstatus.audit import Auditor, Measures
from wardstatus.audit.rows import Waiting
from wardstatus.operations.audits import holders_of

RULES = Path(__file__).parents[2] / "rules"
MINUTE = timedelta(minutes=1)
WAITING = Waiting(
    bundle=timedelta(minutes=5), lives=timedelta(hours=2), grace=2 * MINUTE, tick=MINUTE
)


class AuditedWeek(Week):
    """A week that is audited whenever somebody takes up the phone."""

    audits = 0

    def _look(self, person: str) -> None:
        super()._look(person)
        self.service.tick()
        auditor = Auditor(
            self.engine, Measures(waiting=WAITING, grace=MINUTE), holders_of(self.service)
        )
        found = auditor.audit({"house": frozenset(WARDS)}, self.now, self.now - timedelta(hours=1))
        assert found == (), f"{self.now}: {found}"
        self.audits += 1


def test_nothing_is_missing_all_week(tmp_path: Path) -> None:
    week = AuditedWeek(tmp_path, RULES, Leader())
    week.play()
    assert week.audits > 30
