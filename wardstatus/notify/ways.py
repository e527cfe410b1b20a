"""By which of a person's channels the next try goes, and when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.store.tries import Try

FALLBACK = timedelta(seconds=10)
"""After so long without success the person's other channels are tried too."""

_BACK_OFF = (2, 5, 10, 20, 40)
_LATER = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A channel of a person: `label` names it without its address."""

    label: str
    scheme: str
    address: str

    @property
    def carrier(self) -> str:
        """Return who carries it: trouble there is of all who go this way."""
        return f"webhook:{self.address}" if self.scheme == "webhook" else self.scheme


def ways_of(channels: Sequence[str]) -> tuple[Way, ...]:
    """Return a person's channels in their order; the second of a kind is labelled `kind-2`."""
    ways: list[Way] = []
    for channel in channels:
        scheme, _, address = channel.partition(":")
        number = 1 + sum(way.scheme == scheme for way in ways)
        label = scheme if number == 1 else f"{scheme}-{number}"
        ways.append(Way(label=label, scheme=scheme, address=address))
    return tuple(ways)


def next_way(
    channels: Sequence[str], tries: Sequence[Try], at: datetime, shut: Collection[str] = ()
) -> Way | None:
    """Return the channel to try at an instant; None if all have failed for good.

    One whose carrier is shut is passed over, unless there is no other.
    """
    dead = {tried.channel for tried in tries if tried.result == "failed_for_good"}
    every = ways_of(channels)
    alive = [way for way in every if way.label not in dead]
    going = [way for way in alive if way.carrier not in shut] or alive
    if not going or not tries:
        return going[0] if going else None
    last = tries[-1].channel
    staying = next((way for way in going if way.label == last), None)
    if staying and at - tries[0].at < FALLBACK:
        return staying
    labels = [way.label for way in every]
    after = labels.index(last) + 1 if last in labels else 0
    turned = (*every[after:], *every[:after])
    return next(way for way in turned if way in going)


def wait(tries: Sequence[Try], chance: float) -> timedelta:
    """Return how long to wait after the last try; `chance`, 0 to 1, spreads it by half."""
    failed = sum(tried.result == "failed_for_now" for tried in tries)
    if not failed or tries[-1].result == "failed_for_good":
        return timedelta(0)
    seconds = _BACK_OFF[failed - 1] if failed <= len(_BACK_OFF) else _LATER
    return timedelta(seconds=seconds * (0.5 + chance))
