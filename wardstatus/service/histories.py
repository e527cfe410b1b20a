"""Every unit's past, folded from the log once and then only carried on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from sqlalchemy import Engine

from wardstatus.measures.fold import Fold
from wardstatus.measures.lists import Task, tasks
from wardstatus.measures.past import Past
from wardstatus.store import log
from wardstatus.store.engine import reading

KINDS = (
    "answer_ended",
    "answered",
    "confirmation_lapsed",
    "decision_ended",
    "decision_made",
    "last_resort_told",
    "level_confirmed",
    "level_declared",
    "level_followed",
    "level_lowered",
    "level_undone",
    "outcome_told",
    "passed_on",
    "prompt_answered",
    "quota_exceeded",
    "quota_met",
    "recommendation_changed",
    "spell_ended",
    "spell_paused",
    "spell_resumed",
    "spell_started",
    "step_taken",
)
"""What a measure asks for; the rest of the log is not read."""


@dataclass(slots=True, kw_only=True)
class _Read:
    """How far the log of a board has been read, and what it told."""

    last: log.Place | None = None
    folds: dict[str, Fold] = field(default_factory=dict)
    pasts: dict[str, Past] = field(default_factory=dict)


LISTS = ("item_marked", "items_opened", "items_reopened", "list_opened", "list_stood_down")
"""What happens to action lists: read when it is asked for, and not kept."""


class Histories:
    """Reads the log of a board for its measures; what was read stays in memory."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._boards: dict[str, _Read] = {}
        self._lock = Lock()

    def of(self, root: str) -> Mapping[str, Past]:
        """Return the past of every unit of a board of which the log tells."""
        with self._lock:
            read = self._boards.setdefault(root, _Read())
            if not self._carry_on(root, read):
                # The log is another than it was: it was restored, or a demo began again.
                read = self._boards[root] = _Read()
                self._carry_on(root, read)
            return dict(read.pasts)

    def tasks(self, root: str, begins: datetime) -> list[Task]:
        """Return the items of a board's lists that were opened from an instant on."""
        with reading(self._engine) as tx:
            return tasks(event for _place, event in log.told(tx, root, LISTS, since=begins))

    def _carry_on(self, root: str, read: _Read) -> bool:
        """Take what was written since; False if the log no longer holds what was read last."""
        changed = set()
        with reading(self._engine) as tx:
            if read.last is not None and not log.still_holds(tx, root, read.last):
                return False
            for place, event in log.told(tx, root, KINDS, after=read.last):
                read.last = place
                read.folds.setdefault(event.unit, Fold(unit=event.unit)).take(event)
                changed.add(event.unit)
        for unit in changed:
            read.pasts[unit] = read.folds[unit].past()
        return True
