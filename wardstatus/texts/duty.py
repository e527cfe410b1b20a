"""What is said of duty: calendars that could not be read, names that match nobody."""

from wardstatus.core.roster import Fault
from wardstatus.texts.words import Words


def fault(_: Words, said: Fault) -> str:
    """Return why something could not be read, without a full stop."""
    why = _(said.why, detail=said.detail)
    return _("{event}: {why}", event=said.of, why=why) if said.of else why


def stranger(_: Words, name: str, nearest: str) -> str:
    """Return that an event names nobody of the house, and who may be meant."""
    if nearest:
        asked = {"name": name, "nearest": nearest}
        return _("“{name}” is nobody in the configuration; did you mean {nearest}?", **asked)
    return _("“{name}” is nobody in the configuration", name=name)
