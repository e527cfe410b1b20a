"""Who is on duty, as the API tells it."""

from datetime import datetime

from wardstatus.core.posts import Held, gaps_ahead, posts
from wardstatus.core.roster import Calendar, Override
from wardstatus.rota.places import said
from wardstatus.web.wire.reader import Json, Reader, z


def duties(reads: Reader, root: str, ends: datetime) -> Json:
    """Return every role of a board from now on, its gaps, its changes and its calendars."""
    book, now = reads.rulebook, reads.now
    below = {unit.id for unit in book.below(root)}
    return {
        "now": z(now),
        "root": root,
        "duties": [
            {
                "unit": post.unit,
                "role": post.role,
                "calendars": list(post.calendars),
                "spans": [_span(each, reads) for each in post.held],
            }
            for post in posts(book, root, now, ends)
        ],
        "gaps": [
            {
                "unit": gap.unit,
                "question": gap.question,
                "roles": list(gap.roles),
                "from": z(gap.begins),
                "until": z(gap.ends),
            }
            for gap in gaps_ahead(book, now)
            if gap.unit in below
        ],
        "overrides": [override(each, reads) for each in book.roster.overrides if each.ends > now],
        "calendars": [_calendar(each, reads) for each in book.roster.calendars.values()],
    }


def override(made: Override, reads: Reader) -> Json:
    """Return one override; persons only to whoever may see names."""
    return {
        "id": made.id,
        "kind": made.kind,
        "role": made.role or None,
        "unit": made.unit or None,
        "person": made.person if reads.names else None,
        "other": (made.other or None) if reads.names else None,
        "from": z(made.begins),
        "until": z(made.ends),
        "by": made.by if reads.names else None,
    }


def _span(held: Held, reads: Reader) -> Json:
    return {
        "from": z(held.begins),
        "until": z(held.ends),
        "on_duty": len(held.persons),
        "persons": list(held.persons) if reads.names else None,
        "override": held.override.id if held.override else None,
    }


def _calendar(copy: Calendar, reads: Reader) -> Json:
    return {
        "id": copy.id,
        "read_at": z(copy.read_at),
        "tried_at": z(copy.tried_at),
        "problem": said(copy.problem) if copy.problem else None,
        "left_out": [said(each) for each in copy.faults],
        "strangers": list(copy.strangers) if reads.names else None,
    }
