"""Sentences about the red clock, those who were told, and what they answered."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from wardstatus.web.history_view.sentences import Context, Said, Teller, clock, joined, who

Body = Mapping[str, Any]

# What became of a message, the worst first: a step says the worst of its people.
STATES = ("failed", "expired", "queued", "sending", "silent", "accepted", "delivered", "answered")


def resumed(here: Context, body: Body) -> Said:
    """Red again: the same clock."""
    return here.scene.words("Red again: the same clock goes on"), ""


def ended(here: Context, body: Body) -> Said:
    """The spell is over."""
    _ = here.scene.words
    lasting = _.lasting(timedelta(seconds=body["red_seconds"]))
    return _("Red is over, {lasting} in all", lasting=lasting), ""


def review(here: Context, body: Body) -> Said:
    """The soft limit."""
    _ = here.scene.words
    asked = ", ".join(dict.fromkeys(each["role"] for each in body["asked"]))
    return _("Asked to look again"), asked


def passed(here: Context, body: Body) -> Said:
    """The deadline passed."""
    return here.scene.words("Over the limit"), ""


def made(here: Context, body: Body) -> Said:
    """A leader decided."""
    _, decision = here.scene.words, body["decision"]
    due = clock(here, decision["due"])
    small = joined(
        decision["role"],
        _("by telephone") if decision["by_phone"] else "",
        _("until {clock}", clock=clock(here, decision["until"])),
        _("noticed by {clock}", clock=due) if due else "",
    )
    return _("Decided: {text}", text=_.pick(decision["text"])), small


def new_terms(here: Context, body: Body) -> Said:
    """The plan as it is now counts for red that goes on."""
    _ = here.scene.words
    said = _("The changed plan counts from now: {reason}", reason=body["reason"])
    return said, who(here, body["by"], body["role"])


def decision_over(here: Context, body: Body) -> Said:
    """A decision's time is up."""
    return here.scene.words("A decision ran out"), ""


def outcome(here: Context, body: Body) -> Said:
    """Whether what was decided came."""
    _ = here.scene.words
    said = _("Did it come? Yes") if body["came"] else _("Did it come? No")
    return said, who(here, body["by"])


def told(here: Context, body: Body) -> Said:
    """A step was taken, or skipped."""
    _ = here.scene.words
    roles = ", ".join(body["roles"])
    if not body["told"]:
        return _("Nobody on duty as {roles}: skipped", roles=roles), ""
    states = [here.delivered.get(each["key"], each["state"]) for each in body["told"]]
    worst = min(states, key=lambda state: STATES.index(state) if state in STATES else 0)
    return _("Message to {roles}", roles=roles), _states(here).get(worst, worst)


def _states(here: Context) -> Mapping[str, str]:
    _ = here.scene.words
    return {
        "queued": _("not sent yet"),
        "sending": _("not sent yet"),
        "accepted": _("sent"),
        "delivered": _("delivered"),
        "answered": _("delivered"),
        "failed": _("not delivered"),
        "expired": _("not delivered"),
        "silent": _("not sent (trial run)"),
    }


def last_resort(here: Context, body: Body) -> Said:
    """The house's last resort was told."""
    return here.scene.words("Nobody was reached: the last resort was told"), ""


def answered(here: Context, body: Body) -> Said:
    """Somebody took it."""
    _, answer = here.scene.words, body["answer"]
    small = joined(
        _("by telephone") if answer["by_phone"] else "",
        _("holds until {clock}", clock=clock(here, answer["until"])),
        answer["text"],
    )
    return _("{role} took it", role=answer["role"] or _("a leader")), small


def passed_on(here: Context, body: Body) -> Said:
    """Somebody could not."""
    _ = here.scene.words
    return _("{role} could not: the next one is told", role=body["role"]), ""


def answer_over(here: Context, body: Body) -> Said:
    """An answer's time is up."""
    return here.scene.words("The answer ran out"), ""


def structural(here: Context, body: Body) -> Said:
    """Red time passed the plan's quota."""
    _ = here.scene.words
    red = _.lasting(timedelta(seconds=body["red_seconds"]))
    within = _.lasting(timedelta(seconds=body["within_seconds"]))
    told = ", ".join(dict.fromkeys(each["role"] for each in body["told"]))
    said = _("Structural red: more than {red} red in {within}", red=red, within=within)
    return said, _("Message to {roles}", roles=told) if told else ""


def structural_over(here: Context, body: Body) -> Said:
    """Red time is under the quota again."""
    return here.scene.words("No longer structural red"), ""


TELLERS: Mapping[str, Teller] = {
    "spell_resumed": resumed,
    "spell_ended": ended,
    "review_fell_due": review,
    "limit_passed": passed,
    "decision_made": made,
    "terms_applied": new_terms,
    "decision_ended": decision_over,
    "outcome_told": outcome,
    "step_taken": told,
    "last_resort_told": last_resort,
    "answered": answered,
    "passed_on": passed_on,
    "answer_ended": answer_over,
    "quota_exceeded": structural,
    "quota_met": structural_over,
}
