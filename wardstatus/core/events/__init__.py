"""Everything that can have happened; past tense, never changed, actors by id."""

from typing import TypeAlias

from wardstatus.core.events.base import Happened
from wardstatus.core.events.chains import (
    Answered,
    AnswerEnded,
    AnswerReminded,
    ChainEnded,
    ChainEvent,
    ChainStarted,
    DeliveryReported,
    HandedOver,
    LastResortTold,
    PassedOn,
    StepTaken,
)
from wardstatus.core.events.lists import (
    ItemMarked,
    ItemOverdue,
    ItemsOpened,
    ItemsReopened,
    ListEvent,
    ListOpened,
    ListStoodDown,
    OverdueTold,
)
from wardstatus.core.events.notes import NoteEntered
from wardstatus.core.events.numbers import (
    ConditionTurned,
    FigureTaken,
    FlagRaised,
    LevelTurned,
    NumbersEvent,
    NumbersLookedAt,
    ReadingTaken,
    RecommendationChanged,
    RuleTurned,
)
from wardstatus.core.events.plans import (
    BoardEvent,
    DutyGivenBack,
    DutyOverridden,
    NoticeShown,
    PlanTaken,
)
from wardstatus.core.events.quota import QuotaEvent, QuotaExceeded, QuotaMet
from wardstatus.core.events.spells import (
    DecisionEnded,
    DecisionMade,
    LimitPassed,
    OutcomeTold,
    ReviewFellDue,
    SpellEnded,
    SpellEvent,
    SpellPaused,
    SpellResumed,
    SpellStarted,
    TermsApplied,
)
from wardstatus.core.events.status import (
    ConfirmationLapsed,
    LevelConfirmed,
    LevelDeclared,
    LevelFollowed,
    LevelLowered,
    LevelUndone,
    NeedsTapped,
    OverrideEnded,
    PromptAnswered,
    StatusEvent,
)

Event: TypeAlias = (
    NumbersEvent
    | StatusEvent
    | SpellEvent
    | ListEvent
    | ChainEvent
    | QuotaEvent
    | BoardEvent
    | NoteEntered
)

__all__ = [
    "AnswerEnded",
    "AnswerReminded",
    "Answered",
    "BoardEvent",
    "ChainEnded",
    "ChainEvent",
    "ChainStarted",
    "ConditionTurned",
    "ConfirmationLapsed",
    "DecisionEnded",
    "DecisionMade",
    "DeliveryReported",
    "DutyGivenBack",
    "DutyOverridden",
    "Event",
    "FigureTaken",
    "FlagRaised",
    "HandedOver",
    "Happened",
    "ItemMarked",
    "ItemOverdue",
    "ItemsOpened",
    "ItemsReopened",
    "LastResortTold",
    "LevelConfirmed",
    "LevelDeclared",
    "LevelFollowed",
    "LevelLowered",
    "LevelTurned",
    "LevelUndone",
    "LimitPassed",
    "ListEvent",
    "ListOpened",
    "ListStoodDown",
    "NeedsTapped",
    "NoteEntered",
    "NoticeShown",
    "NumbersEvent",
    "NumbersLookedAt",
    "OutcomeTold",
    "OverdueTold",
    "OverrideEnded",
    "PassedOn",
    "PlanTaken",
    "PromptAnswered",
    "QuotaEvent",
    "QuotaExceeded",
    "QuotaMet",
    "ReadingTaken",
    "RecommendationChanged",
    "ReviewFellDue",
    "RuleTurned",
    "SpellEnded",
    "SpellEvent",
    "SpellPaused",
    "SpellResumed",
    "SpellStarted",
    "StatusEvent",
    "StepTaken",
    "TermsApplied",
]
