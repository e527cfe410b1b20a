"""What every template may say: the reader's words, and the hospital's time."""

from flask import request

from wardstatus.web.runtime import runtime


def speech() -> dict[str, object]:
    """Return the names every template knows; registered as the app's context processor."""
    here = runtime()
    words, zone = here.words_for(request), here.service.rulebook.zone
    return {
        "_": words,
        "many": words.many,
        "pick": words.pick,
        "clock": lambda at: words.clock(at, zone),
        "day": lambda at: words.day(at, zone),
        "lasting": words.lasting,
        "number": words.number,
        "language": words.language,
        "zone": zone.key,
    }
