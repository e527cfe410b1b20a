"""Calendars as rota tools write them."""

from collections.abc import Sequence


def event(uid: str, name: str, *lines: str) -> str:
    """Return one event; what is not given stands in `lines`, a line each."""
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{name}", *lines, "END:VEVENT"))


def local(uid: str, name: str, begins: str, ends: str, *lines: str) -> str:
    """Return an event between two local times of Oslo, `20261024T220000`."""
    span = (f"DTSTART;TZID=Europe/Oslo:{begins}", f"DTEND;TZID=Europe/Oslo:{ends}")
    return event(uid, name, *span, *lines)


def calendar(*events: str, before: Sequence[str] = ()) -> bytes:
    """Return the calendar of some events."""
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//rota//", *before, *events)
    return "\r\n".join((*lines, "END:VCALENDAR", "")).encode()
