"""What every template may say: the reader's words, and the hospital's time."""

from dataclasses import dataclass
from functools import partial

from flask import request

from wardstatus.texts import engine
from wardstatus.texts.words import Words
from wardstatus.web import drill, notice_band
from wardstatus.web.languages import NAMES
from wardstatus.web.runtime import runtime
from wardstatus.web.signing import signing


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What stands on top of every page when alarms do not run, and what its script may say."""

    said: str
    sentences: dict[str, str]


def band(words: Words) -> Band:
    """Return the band of the page that is being made, in a reader's words."""
    told, zone = runtime().service.alarms.engine(), runtime().service.rulebook.zone
    time = words.clock(told.since, zone) if told.since else ""
    return Band(said=engine.said(words, told.why, time), sentences=engine.sentences(words))


def speech() -> dict[str, object]:
    """Return the names every template knows; registered as the app's context processor."""
    here = runtime()
    words, zone = here.words_for(request), here.service.rulebook.zone
    return {
        "_": words,
        "band": band(words),
        "drill": drill.said(words, drill.of_page()) if here.real else "",
        "drill_of": drill.of_page(),
        "board_notice": partial(notice_band.said, words),
        "board_notice_text": notice_band.text,
        "may_put_notice": notice_band.may_put,
        "many": words.many,
        "pick": words.pick,
        "clock": lambda at: words.clock(at, zone),
        "day": lambda at: words.day(at, zone),
        "lasting": words.lasting,
        "number": words.number,
        "language": words.language,
        "language_names": NAMES,
        "signing": signing,
        "zone": zone.key,
    }
