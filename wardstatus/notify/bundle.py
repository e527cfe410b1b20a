"""Which notices leave now, and which wait to leave as one with others."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from wardstatus.core.notices import Notice
from wardstatus.store.messages import Sent

_STEPS = ("answer_step", "limit_step")
_LIMIT_WAITS = timedelta(minutes=1)


def leaving(
    ready: Sequence[Notice], sent: Sequence[Sent], bundle: timedelta, now: datetime
) -> tuple[Notice, ...]:
    """Return the notices ready for one person that leave now as one message: all, or none.

    A step waits until `bundle` after the last message, if none of these messages was of its
    own unit; a passed limit waits a minute at most. What leaves takes along what waits.
    """
    going = any(_leaves_at(notice, sent, bundle) <= now for notice in ready)
    return tuple(ready) if going else ()


def _leaves_at(notice: Notice, sent: Sequence[Sent], bundle: timedelta) -> datetime:
    near = [each for each in sent if notice.ready_at < each.at + bundle]
    own = any(notice.unit in each.units for each in near)
    if notice.kind not in _STEPS or own or not near:
        return notice.ready_at
    ends = max(each.at for each in near) + bundle
    if notice.kind == "limit_step":
        return min(ends, notice.ready_at + _LIMIT_WAITS)
    return ends
