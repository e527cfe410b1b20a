"""When a chain reaches nobody, or nothing comes back: the house's last resort."""

from datetime import datetime

from wardstatus.core.standing import Chain, Taken

PATIENCE = 4
"""So many repeats with nothing back tell the last resort."""

GONE = ("failed", "expired")


def gone(step: Taken) -> bool:
    """Return whether everybody told by a step could not be reached."""
    return bool(step.told) and all(told.state in GONE for told in step.told)


def last_resort_at(chain: Chain, count: int) -> datetime | None:
    """Return when it became plain that a chain of so many steps reaches nobody."""
    if not chain.taken:
        return None
    step = chain.taken[-1]
    if step.step + 1 == count:
        if not step.told:
            return step.at
        if gone(step):
            return max(told.at or step.at for told in step.told)
    repeats = [each.at for each in _unanswered(chain) if each.repeat]
    return repeats[PATIENCE - 1] if len(repeats) >= PATIENCE else None


def _unanswered(chain: Chain) -> tuple[Taken, ...]:
    """Return the steps since somebody told last answered."""
    answered = [
        place
        for place, step in enumerate(chain.taken)
        if any(told.state == "answered" for told in step.told)
    ]
    return chain.taken[answered[-1] + 1 :] if answered else chain.taken
