"""What the worded band over a board says on the page that is being made."""

from datetime import timedelta

from flask import g, request

from wardstatus.access import rights
from wardstatus.errors import WardstatusError
from wardstatus.service import BoardNotice
from wardstatus.texts.words import Words
from wardstatus.web.identity import identity
from wardstatus.web.runtime import runtime

TODAY = timedelta(hours=20)
"""A clock time alone means less than this far ahead."""


def said(words: Words | None = None) -> str:
    """Return the band's sentence with its end, `… (til 16:00)`; empty where nothing stands."""
    stands = standing()
    if stands is None:
        return ""
    here = runtime()
    _, zone = words or here.words_for(request), here.service.rulebook.zone
    until = _.clock(stands.until, zone)
    if stands.until - here.service.now() > TODAY:
        until = f"{_.day(stands.until, zone)} {until}"
    return _("{notice} (until {time})", notice=stands.text, time=until)


def text() -> str:
    """Return the sentence alone, as the form has it."""
    stands = standing()
    return stands.text if stands else ""


def may_put(unit: str | None) -> bool:
    """Return whether whoever asks may put a band over the board of a unit; None: the only one."""
    service = runtime().service
    try:
        return rights.may_put_notice(identity(), service.root(unit), service.rulebook)
    except WardstatusError:
        return False


def standing() -> BoardNotice | None:
    """Return the band of the board the request is about, read once; None where there is none.

    Without a unit in the request it is the board of whoever asks, else the first.
    """
    if "notice" not in g:
        g.notice = _standing()
    found: BoardNotice | None = g.notice
    return found


def _standing() -> BoardNotice | None:
    service = runtime().service
    asked = (request.view_args or {}).get("unit") or request.args.get("root")
    try:
        unit = asked or identity().unit or next(service.rulebook.roots()).id
        return service.board_notice(service.root(unit))
    except (WardstatusError, StopIteration):
        return None
