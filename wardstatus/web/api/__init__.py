"""`/api/v1`: everything the screens can do, for programs."""

from wardstatus.web.api import (
    again,
    boards,
    duties,
    exports,
    leaders,
    notices,
    numbers,
    plans,
    records,
    taps,
    terms,
)
from wardstatus.web.api.blueprint import bp

__all__ = [
    "again",
    "boards",
    "bp",
    "duties",
    "exports",
    "leaders",
    "notices",
    "numbers",
    "plans",
    "records",
    "taps",
    "terms",
]
