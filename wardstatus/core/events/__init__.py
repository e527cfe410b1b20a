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
)
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
from wardstatus.core.events.plans import BoardEvent, NoticeShown, PlanTaken
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
    NumbersEvent | StatusEvent | SpellEvent | ListEvent | ChainEvent | QuotaEvent | BoardEvent
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
    "Event",
    "FigureTaken",
    "FlagRaised",
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
    "NoticeShown",
    "NumbersEvent",
    "NumbersLookedAt",
    "OutcomeTold",
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
]
