"""The words of the delivery log: states, what was tried, and what a message was about."""

from collections.abc import Mapping

from wardstatus.core.notices import Notice
from wardstatus.service import Delivery, Try
from wardstatus.texts.words import Words

STATES = (
    *("queued", "sending", "accepted", "delivered", "answered"),
    *("failed", "expired", "withdrawn", "silent"),
)
"""Every state of a message, in the order it goes through them."""


def states(_: Words) -> Mapping[str, str]:
    """Return the word of every state."""
    return {
        "queued": _("Waits to be sent"),
        "sending": _("Being sent"),
        "accepted": _("Sent"),
        "delivered": _("Delivered"),
        "answered": _("Answered"),
        "failed": _("Not delivered"),
        "expired": _("Not delivered in time"),
        "withdrawn": _("Withdrawn"),
        "silent": _("Not sent (trial run)"),
    }


def state(_: Words, sent: Delivery) -> str:
    """Return the word of a message's state; one that is still tried may be late already."""
    if sent.given_up is not None and sent.state in ("queued", "sending"):
        return _("Not delivered yet, still tried")
    return states(_).get(sent.state, sent.state)


def about(_: Words, notice: Notice) -> str:
    """Return what a notice was about, and which message of its chain it was."""
    said = _kinds(_).get(notice.kind, notice.kind)
    steps = ("answer_step", "limit_step")
    return f"{said}, {_('message {n}', n=notice.facts.number)}" if notice.kind in steps else said


def _kinds(_: Words) -> Mapping[str, str]:
    return {
        "answer_step": _("Red, answer wanted"),
        "limit_step": _("Over the limit"),
        "review": _("Review"),
        "answer_ending": _("The answer ends soon"),
        "last_resort": _("Last resort"),
        "answered": _("Somebody takes it"),
        "decided": _("Decision"),
        "did_not_come": _("It did not come"),
        "recorded_by_phone": _("Recorded by telephone"),
        "overdue": _("Item overdue"),
        "handed_over": _("Handed over"),
        "structural_red": _("Structural red"),
        "proof": _("Test of a channel"),
        "proof_failed": _("A test failed"),
        "sign_in": _("Code to sign in"),
        "all_clear": _("All clear"),
    }


def channel(_: Words, label: str) -> str:
    """Return a channel's name without its address: *SMS*, *E-mail (2)*."""
    kind, _dash, number = label.partition("-")
    known = {"mailto": _("E-mail"), "sms": _("SMS"), "webhook": _("Webhook")}
    said = known.get(kind, kind.capitalize())
    return f"{said} ({number})" if number else said


def result(_: Words, tried: Try) -> str:
    """Return what became of a try; a report that came afterwards has the last word."""
    if tried.report == "delivered":
        return _("delivered")
    if tried.report == "failed":
        return _("taken, but never arrived")
    known = {
        "accepted": _("taken"),
        "failed_for_now": _("failed for now"),
        "failed_for_good": _("failed for good"),
    }
    return known.get(tried.result, tried.result)
