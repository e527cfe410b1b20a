"""Requests to inputs of the core: the form is judged here, the sense of it there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast, get_args

from wardstatus.core.inputs import (
    AnswerPrompt,
    Decide,
    Declare,
    EnterNote,
    MarkItem,
    PassOn,
    TakeChain,
    TapNeeds,
    TellOutcome,
)
from wardstatus.core.levels import Level
from wardstatus.core.plans import DecisionKind
from wardstatus.errors import WrongField
from wardstatus.web.fields import Fields

CRITERIA = ("benefit", "resources", "severity")
PROMPT_ANSWERS = ("managing", "numbers_wrong", "agree", "disagree")
ITEM_STATES = ("done", "open", "not_done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts for which unit; `own`: as the unit itself."""

    unit: str
    by: str
    person: str | None = None
    own: bool = False


def declaration(actor: Actor, body: object) -> Declare:
    """Return the tap in `{level, needs?, reason?, if_version?}`."""
    given = Fields(body, ("level", "needs", "reason", "if_version"))
    return Declare(
        unit=actor.unit,
        by=actor.by,
        own=actor.own,
        level=given.member("level", Level),
        needs=given.texts("needs") if given.has("needs") else (),
        reason=given.text("reason", ""),
        if_version=given.whole("if_version") if given.has("if_version") else None,
    )


def nothing(body: object) -> None:
    """Raise WrongField if a body that should be empty or `{}` has fields."""
    Fields(body, ())


def needs(actor: Actor, body: object) -> TapNeeds:
    """Return what was tapped in `{needs?, offers?, reason?}`; at least one of them."""
    given = Fields(body, ("needs", "offers", "reason"))
    if not (given.has("offers") or given.has("reason")):
        given.raw("needs")
    return TapNeeds(
        unit=actor.unit,
        by=actor.by,
        needs=given.texts("needs") if given.has("needs") else None,
        offers=given.texts("offers") if given.has("offers") else None,
        reason=given.text("reason") if given.has("reason") else None,
    )


def note(actor: Actor, body: object) -> EnterNote:
    """Return what was on paper in `{text, at}`."""
    given = Fields(body, ("text", "at"))
    return EnterNote(
        unit=actor.unit, by=actor.by, text=given.text("text"), happened_at=given.instant("at")
    )


def prompt(actor: Actor, body: object) -> AnswerPrompt:
    """Return the ward's answer in `{answer}`."""
    answer = Fields(body, ("answer",)).one_of("answer", PROMPT_ANSWERS)
    return AnswerPrompt(
        unit=actor.unit,
        by=actor.by,
        answer=cast(Literal["managing", "numbers_wrong", "agree", "disagree"], answer),
    )


def item_mark(actor: Actor, item: str, body: object) -> MarkItem:
    """Return what became of an item in `{state, reason?}`."""
    given = Fields(body, ("state", "reason"))
    return MarkItem(
        unit=actor.unit,
        by=actor.by,
        own=actor.own,
        item=item,
        state=cast(Literal["done", "not_done", "open"], given.one_of("state", ITEM_STATES)),
        reason=given.text("reason", ""),
    )


def answer(actor: Actor, chain: str, body: object) -> TakeChain | PassOn:
    """Return an answer in `{until?, text?}`, `{pass: true}` or `{by_phone: person, until?}`."""
    given = Fields(body, ("until", "text", "pass", "by_phone"))
    person, by_phone = _person(actor, given)
    if given.has("pass") and given.truth("pass"):
        for other in ("until", "text"):
            if given.has(other):
                raise WrongField("not_with", field=other, other="pass")
        return PassOn(unit=actor.unit, by=actor.by, chain=chain, person=person)
    return TakeChain(
        unit=actor.unit,
        by=actor.by,
        chain=chain,
        person=person,
        until=given.instant_or_none("until"),
        text=given.text("text", ""),
        by_phone=by_phone,
    )


def decision(actor: Actor, body: object) -> Decide:
    """Return a decision in `{choice}` or `{kind, text}`, with what may go with it."""
    given = Fields(body, ("choice", "kind", "text", "until", "due", "criteria", "by_phone"))
    person, by_phone = _person(actor, given)
    kind = None
    if given.has("choice") and given.has("kind"):
        raise WrongField("not_with", field="kind", other="choice")
    if not given.has("choice"):
        kind = cast(DecisionKind, given.one_of("kind", get_args(DecisionKind)))
    return Decide(
        unit=actor.unit,
        by=actor.by,
        person=person,
        choice=given.text("choice", ""),
        kind=kind,
        text=given.text("text", ""),
        until=given.instant_or_none("until"),
        due=given.instant_or_none("due"),
        criteria=_criteria(given),
        by_phone=by_phone,
    )


def outcome(actor: Actor, made: str, body: object) -> TellOutcome:
    """Return whether what was decided came, in `{came}`."""
    came = Fields(body, ("came",)).truth("came")
    return TellOutcome(unit=actor.unit, by=actor.by, decision=made, came=came)


def notice(body: object) -> tuple[str, datetime | None]:
    """Return what a band says and until when, in `{text, until?}`."""
    given = Fields(body, ("text", "until"))
    return given.text("text"), given.instant_or_none("until")


def _person(actor: Actor, given: Fields) -> tuple[str, bool]:
    """Return who answers or decides, and whether it was by telephone."""
    if given.has("by_phone"):
        return given.text("by_phone"), True
    if actor.person is None:
        raise WrongField("missing_field", field=given.path("by_phone"))
    return actor.person, False


def _criteria(given: Fields) -> tuple[str, ...]:
    chosen = given.texts("criteria") if given.has("criteria") else ()
    for n, each in enumerate(chosen):
        if each not in CRITERIA:
            raise WrongField(
                "not_one_of",
                field=f"{given.path('criteria')}[{n}]",
                given=each,
                allowed=", ".join(CRITERIA),
            )
    return chosen
