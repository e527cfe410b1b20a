"""What was said of who is on duty, and what was handed over."""

from collections.abc import Mapping
from typing import Any

from wardstatus.web.history_view.sentences import Context, Said, Teller, clock, joined, who

Body = Mapping[str, Any]


def overridden(here: Context, body: Body) -> Said:
    """Somebody else is on duty."""
    _, override = here.scene.words, body["override"]
    span = joined(
        _("from {clock}", clock=clock(here, override["begins"])),
        _("until {clock}", clock=clock(here, override["ends"])),
        who(here, body["by"]),
    )
    if not override["role"]:
        return _("A colleague takes the duties of a leader"), span
    return _("Somebody else is on duty as {role}", role=override["role"]), span


def given_back(here: Context, body: Body) -> Said:
    """It was taken back."""
    return here.scene.words("Duty as planned again"), who(here, body["by"])


def handed_over(here: Context, body: Body) -> Said:
    """What waited was handed over."""
    _ = here.scene.words
    until = _("until {clock}", clock=clock(here, body["until"]))
    role = body["told"]["role"] or _("a leader")
    if not body.get("away", True):
        return _("Given on to who is {role} now", role=role), until
    return _("{role} is away: handed over", role=role), until


TELLERS: Mapping[str, Teller] = {
    "duty_overridden": overridden,
    "duty_given_back": given_back,
    "handed_over": handed_over,
}
