"""What people say of a unit's level, judged."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from wardstatus.core.events import (
    Event,
    LevelConfirmed,
    LevelDeclared,
    LevelUndone,
    NeedsTapped,
)
from wardstatus.core.inputs import Confirm, Declare, TapNeeds, Undo
from wardstatus.core.leaving import all_clear_keys, not_left
from wardstatus.core.plans import Choice
from wardstatus.core.renew import renew
from wardstatus.core.standing import Standing
from wardstatus.core.terms import Terms
from wardstatus.errors import NotAllowed, NotNow, WrongField

RAISE, LOWER = "raise", "lower"


def _among(ids: Iterable[str], choices: Iterable[Choice], key: str, field: str) -> None:
    known = {choice.id for choice in choices}
    for each in ids:
        if each not in known:
            raise WrongField(key, field, given=each, known=", ".join(sorted(known)))


def _reasons(terms: Terms) -> tuple[Choice, ...]:
    return (*terms.plan.reasons.get(RAISE, ()), *terms.plan.reasons.get(LOWER, ()))


def declared(
    standing: Standing, terms: Terms, sent: Declare, now: datetime
) -> Iterator[LevelDeclared | LevelConfirmed]:
    """Judge a declaration; the level a unit has already is confirmed.

    Raises WrongField for an unknown need or reason, NotAllowed for lowering by somebody who is
    not the unit, NotNow (`stale_version`) for lowering from an older version than the unit's.
    """
    _among(sent.needs, terms.plan.needs, "need_unknown", "needs")
    _among((sent.reason,) if sent.reason else (), _reasons(terms), "reason_unknown", "reason")
    here = standing.status.level
    if here is sent.level:
        again = confirmed(standing, terms, sent.by, now, needs=sent.needs, reason=sent.reason)
        yield renew(again, in_passing=bool(sent.needs))
        return
    if here is not None and sent.level.rank < here.rank:
        if not sent.own:
            raise NotAllowed("lowering_belongs_to_unit", "level")
        if sent.if_version is not None and sent.if_version < standing.version:
            raise NotNow("stale_version", "if_version")
    recommended = standing.numbers.recommended
    # What the plan says anyway needs nobody's word to stand beside it.
    overrides = terms.plan.follow == "plan" and recommended not in (None, sent.level)
    yield LevelDeclared(
        at=now,
        unit=standing.unit,
        level=sent.level,
        previous=here,
        by=sent.by,
        needs=sent.needs,
        reason=sent.reason,
        recommended=recommended,
        valid_until=terms.valid_until(sent.level, now),
        undo_until=now + terms.book.undo,
        override_until=now + terms.plan.override_for if overrides else None,
    )


def confirmed(  # noqa: PLR0913 a confirmation may carry needs and a reason
    standing: Standing,
    terms: Terms,
    by: str,
    now: datetime,
    *,
    needs: tuple[str, ...] = (),
    reason: str = "",
) -> LevelConfirmed:
    """Judge a confirmation; raise NotNow for a unit that was never declared."""
    if standing.status.level is None:
        raise NotNow("no_level_yet")
    return LevelConfirmed(
        at=now,
        unit=standing.unit,
        level=standing.status.level,
        by=by,
        needs=needs or None,
        reason=reason or None,
        valid_until=terms.valid_until(standing.status.level, now),
    )


def by_acting(
    standing: Standing, terms: Terms, by: str, now: datetime, *, in_passing: bool = False
) -> Iterator[Event]:
    """Yield the confirmation that acting on the unit's own screen is, if there is a level."""
    if standing.status.level is not None:
        yield renew(confirmed(standing, terms, by, now), in_passing=in_passing)


def said(
    standing: Standing, terms: Terms, sent: Confirm, now: datetime
) -> Iterator[LevelConfirmed]:
    """Judge *still so*."""
    yield confirmed(standing, terms, sent.by, now)


def undone(standing: Standing, terms: Terms, sent: Undo, now: datetime) -> Iterator[LevelUndone]:
    """Judge an undo; raise NotNow when there is nothing to undo, or it is too late."""
    before = standing.before
    if before is None:
        raise NotNow("nothing_to_undo")
    if now >= before.until:
        raise NotNow("undo_too_late")
    here = standing.spell
    withdrawn = (*not_left(here), *all_clear_keys(here)) if here else ()
    kept = (*not_left(before.spell), *all_clear_keys(before.spell)) if before.spell else ()
    yield LevelUndone(
        at=now,
        unit=standing.unit,
        level=before.status.level,
        undone=standing.status.level,
        by=sent.by,
        withdrawn=tuple(key for key in withdrawn if key not in kept),
    )


def needs_tapped(
    standing: Standing, terms: Terms, sent: TapNeeds, now: datetime
) -> Iterator[NeedsTapped]:
    """Judge what a unit lacks, offers, and why; None leaves what stands."""
    here = standing.status
    if here.level is None:
        raise NotNow("no_level_yet")
    needs = here.needs if sent.needs is None else sent.needs
    offers = here.offers if sent.offers is None else sent.offers
    reason = here.reason if sent.reason is None else sent.reason
    _among(needs, terms.plan.needs, "need_unknown", "needs")
    _among(offers, terms.plan.offers, "need_unknown", "offers")
    _among((reason,) if reason else (), _reasons(terms), "reason_unknown", "reason")
    yield NeedsTapped(
        at=now, unit=standing.unit, needs=needs, offers=offers, reason=reason, by=sent.by
    )
