"""The pictures of the history in the order of the page."""

from wardstatus.web.measures_view.asked import Asked
from wardstatus.web.measures_view.days import days
from wardstatus.web.measures_view.dots import dots
from wardstatus.web.measures_view.hours import hours
from wardstatus.web.measures_view.picture import Picture
from wardstatus.web.measures_view.weeks import weeks


def pictures(asked: Asked) -> list[Picture]:
    """Return the pictures of some units together; the days of one alone."""
    found = [weeks(asked), dots(asked), hours(asked)]
    return [*found, days(asked)] if asked.alone else found
