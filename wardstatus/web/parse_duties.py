"""What is said of duty, as a form or as JSON, to the inputs of the core."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import cast, get_args
from zoneinfo import ZoneInfo

from wardstatus.core import duties
from wardstatus.core.inputs import OverrideDuty
from wardstatus.core.roster import OverrideKind
from wardstatus.errors import WrongField
from wardstatus.web.fields import Fields

FIELDS = ("kind", "role", "unit", "person", "other", "from", "until")


def override(body: object, by: str, root: str) -> OverrideDuty:
    """Return what was said in `{kind?, role?, unit?, person, other?, from?, until}`.

    Without a kind it is `role`, which names role and unit; `away` and `swap` name the other.
    """
    given = Fields(body, FIELDS)
    kind = given.one_of("kind", get_args(OverrideKind)) if given.has("kind") else "role"
    role = kind == "role"
    return OverrideDuty(
        kind=cast(OverrideKind, kind),
        by=by,
        unit=given.text("unit") if role or given.has("unit") else root,
        role=given.text("role") if role else "",
        other="" if role else given.text("other"),
        person=given.text("person"),
        begins=given.instant_or_none("from"),
        until=given.instant("until"),
    )


def of_form(form: Mapping[str, str], zone: ZoneInfo) -> dict[str, object]:
    """Return a form as the body of the same request; its times are local."""
    body: dict[str, object] = {
        name: form[name] for name in ("kind", "role", "unit", "person", "other") if form.get(name)
    }
    role, _, unit = form.get("post", "").partition("@")
    if unit:
        body |= {"role": role, "unit": unit}
    for name in ("from", "until"):
        if form.get(name):
            body[name] = local(form[name], name, zone).isoformat()
    return body


def local(said: str, field: str, zone: ZoneInfo) -> datetime:
    """Return the UTC instant of a local time, `2026-11-23T07:30`; raise WrongField for none."""
    try:
        at = datetime.fromisoformat(said[:40])
    except ValueError as wrong:
        raise WrongField("not_a_local_time", field, given=said[:40]) from wrong
    if at.tzinfo is not None:
        return at.astimezone(UTC)
    return duties.instant(at.date(), at.time(), zone)


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next 07:30 that is at least two hours away, local and without a zone."""
    here = now.astimezone(zone).replace(tzinfo=None)
    morning = here.replace(hour=7, minute=30, second=0, microsecond=0)
    return morning if morning >= here + timedelta(hours=2) else morning + timedelta(days=1)
