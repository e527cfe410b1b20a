"""How the level of a unit changes by events."""

from typing import assert_never

from wardstatus.core.events import (
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
from wardstatus.core.renew import renew
from wardstatus.core.standing import Status


def evolve(status: Status, event: StatusEvent) -> Status:  # noqa: C901
    """Return the status after an event; LevelUndone is the standing's own affair."""
    match event:
        case LevelDeclared():
            return _declared(status, event)
        case LevelConfirmed():
            return _confirmed(status, event)
        case LevelLowered():
            return _lowered(event)
        case LevelFollowed():
            return renew(
                status,
                level=event.level,
                since=event.at,
                by="plan",
                role="",
                lapsed=False,
                needs=(),
                offers=(),
                reason="",
            )
        case OverrideEnded():
            return renew(status, override_until=None, override_level=None, override_over=None)
        case ConfirmationLapsed():
            return renew(status, lapsed=True)
        case NeedsTapped():
            return renew(status, needs=event.needs, offers=event.offers, reason=event.reason)
        case PromptAnswered():
            return _prompted(status, event)
        case LevelUndone():
            return status
        case _:
            assert_never(event)


def roused(status: Status) -> Status:
    """Return the status when the recommendation rises: an answered one rests no longer."""
    return renew(status, rested_until=None, rested_at_level=None, rested_why="")


def _confirmed(status: Status, event: LevelConfirmed) -> Status:
    return renew(
        status,
        confirmed_at=event.at,
        valid_until=event.valid_until,
        lapsed=False,
        needs=status.needs if event.needs is None else event.needs,
        reason=status.reason if event.reason is None else event.reason,
    )


def _lowered(event: LevelLowered) -> Status:
    return Status(
        level=event.level,
        since=event.at,
        by=event.by,
        role=event.role,
        confirmed_at=event.at,
        valid_until=event.valid_until,
        disagree_until=event.disagree_until,
    )


def _declared(status: Status, event: LevelDeclared) -> Status:
    overrides = event.override_until is not None
    return Status(
        level=event.level,
        since=event.at,
        by=event.by,
        confirmed_at=event.at,
        valid_until=event.valid_until,
        reason=event.reason,
        needs=event.needs,
        override_until=event.override_until,
        override_level=event.level if overrides else None,
        override_over=event.recommended if overrides else None,
    )


def _prompted(status: Status, event: PromptAnswered) -> Status:
    match event.answer:
        case "managing" | "numbers_wrong":
            return renew(
                status,
                rested_until=event.rested_until,
                rested_at_level=event.recommended,
                rested_why=event.answer,
            )
        case "agree" | "disagree":
            return renew(status, disagree_until=None)
        case _:
            assert_never(event.answer)
