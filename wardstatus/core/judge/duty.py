"""Somebody else is on duty for a while: what may be said of it, judged."""

from datetime import datetime, timedelta

from wardstatus.core import duties
from wardstatus.core.inputs import GiveBackDuty, OverrideDuty
from wardstatus.core.renew import renew
from wardstatus.core.roster import Override
from wardstatus.core.units import Rulebook
from wardstatus.errors import NotFound, NotNow, WrongField

LONGEST = timedelta(days=31)
"""What lasts longer belongs into the configuration, or into a calendar."""

AHEAD = timedelta(days=62)
"""So far ahead it may begin."""


def override_of(book: Rulebook, sent: OverrideDuty, id_: str, now: datetime) -> Override:
    """Return what was said, as an override; raise for persons, roles and times that cannot be.

    What has been is not changed: one that would have begun before begins now.
    """
    override = Override(
        id=id_,
        kind=sent.kind,
        person=sent.person,
        begins=max(sent.begins or now, now),
        ends=sent.until,
        by=sent.by,
        made=now,
        role=sent.role if sent.kind == "role" else "",
        unit=sent.unit if sent.kind == "role" else "",
        other="" if sent.kind == "role" else sent.other,
    )
    _times(override, now)
    _persons(book, override)
    if override.kind == "role" and sent.role not in roles_for(book, sent.unit):
        known = ", ".join(roles_for(book, sent.unit))
        raise WrongField("duty_role_unknown", "role", known=known)
    _nobody_away(book, override)
    return override


def _times(override: Override, now: datetime) -> None:
    if override.ends <= now:
        raise WrongField("until_past", "until", until=override.ends)
    if override.ends <= override.begins:
        raise WrongField("override_ends_first", "until", until=override.ends)
    if override.ends - override.begins > LONGEST:
        raise WrongField("override_too_long", "until", days=LONGEST.days)
    if override.begins > now + AHEAD:
        raise WrongField("override_too_far", "from", days=AHEAD.days)


def _persons(book: Rulebook, override: Override) -> None:
    for field, person in (("person", override.person), ("other", override.other)):
        wanted = field == "person" or override.kind != "role"
        if wanted and person not in book.persons:
            raise NotFound("person_unknown", field, person=person)
    if override.person == override.other:
        raise WrongField("override_same_person", "person", name=book.persons[override.person].name)
    if override.other and not duties.places(book, override.other):
        raise WrongField("override_no_duty", "other", name=book.persons[override.other].name)


def _nobody_away(book: Rulebook, override: Override) -> None:
    """Raise WrongField if whoever takes it has left their own duties to somebody meanwhile."""
    takes = {override.person, override.other if override.kind == "swap" else override.person}
    for each in book.roster.overrides:
        overlaps = each.begins < override.ends and override.begins < each.ends
        if each.kind == "away" and each.other in takes and overlaps:
            name = book.persons[each.other].name if each.other in book.persons else each.other
            raise WrongField("override_away", "person", name=name, until=each.ends)


def roles_for(book: Rulebook, unit: str) -> tuple[str, ...]:
    """Return the roles somebody may be given at a unit: of the plans there and below it."""
    return tuple(
        dict.fromkeys(
            role
            for place in book.below(unit)
            if place.plan is not None
            for role, form in place.plan.roles.items()
            if not form.at_screen
        )
    )


def given_back(book: Rulebook, sent: GiveBackDuty, now: datetime) -> Override:
    """Return the override as it ends now; raise NotFound for no such, NotNow for one over."""
    found = next((each for each in book.roster.overrides if each.id == sent.override), None)
    if found is None:
        raise NotFound("override_unknown", "override", id=sent.override)
    if found.ends <= now:
        raise NotNow("override_over", "override")
    return renew(found, ends=max(found.begins, now))
