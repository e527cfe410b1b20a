"""What every screen says when alarms do not run as they should."""

from collections.abc import Mapping, Sequence

from wardstatus.texts.words import Words, marked

SENTENCES: Mapping[str, str] = {
    "tick": marked("Alarms not running since {time}. Ring."),
    "clock": marked("The server's clock is wrong, noticed {time}."),
    "gap": marked("An alarm is missing, noticed {time}. Ring."),
    "disk": marked("The disk is full, noticed {time}. Taps are saved, notes are not. Tell IT."),
    "canary": marked("The test of alarms failed {time}. Ring."),
}
"""By the reason that frames and the API give (`why`)."""


def sentences(_: Words) -> dict[str, str]:
    """Return every sentence in a reader's language, its {time} not yet filled."""
    return {why: _(said) for why, said in SENTENCES.items()}


def gaps_found(_: Words, many: int, first: str, clock: str) -> str:
    """Return what the administrator is told of gaps that were just found; `first` names one."""
    return _(
        "wardstatus {clock}: alarms missing: {n} ({first}). Ring whom they were for.",
        clock=clock,
        n=many,
        first=first,
    )


def daily_test(_: Words, clock: str, unseen: Sequence[str]) -> str:
    """Return the daily test of a channel, naming the screens that were not seen for a day."""
    text = _("wardstatus {clock}: daily test of messages. Nothing to do.", clock=clock)
    if not unseen:
        return text
    return f"{text} {_('Screens not seen for a day: {names}.', names=', '.join(unseen))}"


def said(_: Words, why: str, time: str) -> str:
    """Return what is said for a reason, with a local clock time; "" when nothing is wrong."""
    return _(SENTENCES[why], time=time) if why in SENTENCES else ""
