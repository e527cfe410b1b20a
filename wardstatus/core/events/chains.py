"""What happens while somebody is being told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from wardstatus.core.events.base import Happened
from wardstatus.core.standing import Answer, Told, ToldState


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainStarted(Happened):
    """Nobody has answered (answer chain) or decided (limit chain): the telling begins."""

    chain: str
    kind: Literal["answer", "limit"]
    first_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken(Happened):
    """The people of a step are told; `told` empty: nobody had the roles, and it was skipped."""

    chain: str
    step: int
    roles: tuple[str, ...]
    told: tuple[Told, ...]
    ready_at: datetime
    next_step: int
    next_at: datetime
    repeat: bool = False
    unreached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LastResortTold(Happened):
    """A step reached nobody, or four repeats brought nothing: the house's last resort."""

    chain: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Happened):
    """A named person takes it until a time."""

    spell: str
    answer: Answer
    withdrawn: tuple[str, ...] = ()
    """Keys of notices that had not left and will not be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn(Happened):
    """*I cannot, next please*: the next step is due at once."""

    spell: str
    by: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(Happened):
    """What waited for a person who is away, or relieved, was told to whoever takes it."""

    chain: str
    by: str
    """The person who is away, or relieved."""
    told: Told
    until: datetime
    away: bool = True
    """False: nobody is away, somebody else has the role for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReminded(Happened):
    """Ten minutes before an answer ends, whoever gave it is asked."""

    spell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEnded(Happened):
    """An answer's time is up; the next step is due at once."""

    spell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainEnded(Happened):
    """An answer chain ended because the limit chain begins, or a limit chain by a decision."""

    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReported(Happened):
    """What became of a try to tell somebody."""

    key: str
    state: ToldState
    channel: str = ""


ChainEvent: TypeAlias = (
    ChainStarted
    | StepTaken
    | LastResortTold
    | Answered
    | PassedOn
    | HandedOver
    | AnswerReminded
    | AnswerEnded
    | ChainEnded
    | DeliveryReported
)
