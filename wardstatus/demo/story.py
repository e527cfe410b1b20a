"""The story: three hours of one night, told in three minutes."""

from datetime import datetime, timedelta

from wardstatus.demo.beats import Beat
from wardstatus.demo.ending import decided_for_both, red_is_left, two_by_numbers
from wardstatus.demo.opening import a_leader_answers, a_ward_in_need, over_the_limit

LASTS = timedelta(hours=3)
"""At 60 times the speed: three minutes."""


def story(start: datetime) -> tuple[Beat, ...]:
    """Return the beats of the night that begins at an instant, in order."""
    parts = (
        a_ward_in_need,
        a_leader_answers,
        over_the_limit,
        decided_for_both,
        two_by_numbers,
        red_is_left,
    )
    return tuple(each for part in parts for each in part(start))
