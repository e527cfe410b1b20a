"""What the auditor finds: something that should be there and is not."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

GapKind: TypeAlias = Literal[
    "step_wrong",  # a step was taken that was not the next one, or told other roles
    "step_missing",  # a chain's step is due and was not taken
    "chain_missing",  # nobody has answered or decided, and no chain runs
    "limit_missing",  # red time has reached the limit, and the log does not say so
    "person_missing",  # somebody on duty was not told
    "notice_missing",  # the log says that somebody is told, and no notice is there
    "notice_withdrawn",  # a notice was taken back, and no event did so
    "notice_waits",  # a notice should have become a message
    "message_waits",  # a message should have been tried
    "message_endless",  # a message has come to no end in its time
    "time_overdue",  # time should have been let pass for a unit
    "log_torn",  # numbers are missing in the log
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing; `ref` names it: a notice, a chain and step, a number."""

    kind: GapKind
    unit: str
    ref: str

    @property
    def key(self) -> str:
        """Return what tells it from every other gap."""
        return f"{self.kind}:{self.unit}:{self.ref}"
