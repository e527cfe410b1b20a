"""Who is told of which step, as facts; the words are made elsewhere."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from wardstatus.core.plans import Text

NoticeKind: TypeAlias = Literal[
    "answer_step",  # red, and nobody has answered yet
    "limit_step",  # over the limit, and nobody has decided
    "review",  # the holder of the answer is asked to look
    "answer_ending",  # ten minutes before an answer ends, to whoever gave it
    "last_resort",  # a step reached nobody
    "answered",  # to `tell`: somebody takes it
    "decided",  # to `tell`: somebody decided
    "did_not_come",  # to whoever decided: the ward said no
    "recorded_by_phone",  # to whoever answered by telephone: what was recorded
    "overdue",  # an item of the list is late while no chain runs
    "handed_over",  # to whoever takes a role, or all duties of somebody who is away
    "structural_red",  # more red within the window than the plan's quota
    "proof",  # whether a channel works, to whoever is on duty and was not reached for a week
    "proof_failed",  # to the administrator: it did not
    "sign_in",  # the code of whoever signs in at a desk
    "all_clear",  # to whoever holds an answer or a decision: red was left
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a text may say of the unit, as it stood when the notice fell due."""

    red_since: datetime | None = None
    """When the present stretch of red began; durations of a text count from here."""
    red_seconds: float = 0
    """Red time of the spell at the notice's instant, in seconds."""
    needs: tuple[str, ...] = ()
    """Ids of the plan's needs."""
    number: int = 1
    """Which message of its chain this is, from 1."""
    deadline: datetime | None = None
    next_roles: tuple[str, ...] = ()
    next_at: datetime | None = None
    again: bool = False
    """Red again within `rejoin`: the text says *igjen*."""
    item: str = ""
    """The text id of the item or decision spoken of (`Action.id` or decision id)."""
    text: Text = field(default_factory=dict)
    """What was decided or is late, in the words of the plan or the leader."""
    item_due: datetime | None = None
    """When the item that is late was to be done."""
    more: int = 0
    """How many items besides it are late."""
    by: str = ""
    """Actor id of whoever answered or decided."""
    by_role: str = ""
    until: datetime | None = None
    due: datetime | None = None
    within_seconds: float = 0
    """The window of the quota that red time passed, in seconds."""
    missed: int = 0
    """Repeats nobody was awake for, of which this is the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One person is to be told of one thing; `key` is the same on every try, and unique."""

    key: str
    unit: str
    kind: NoticeKind
    person: str
    role: str
    at: datetime
    ready_at: datetime
    """Not before this does it leave: `at`, or the end of the undo of the tap that caused it."""
    chain: str | None = None
    step: int | None = None
    facts: Facts = field(default_factory=Facts)
