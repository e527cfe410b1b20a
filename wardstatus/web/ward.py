"""The ward's own screen: one tap is one form."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, render_template, request

from wardstatus.access.rights import sees_names
from wardstatus.core.inputs import Confirm, Input, TakeReading, Undo
from wardstatus.errors import NoIdentity, NotFound, WardstatusError, WrongField
from wardstatus.texts.errors import sentence
from wardstatus.web import parse, posting
from wardstatus.web.identity import identity
from wardstatus.web.parse import Actor
from wardstatus.web.runtime import runtime
from wardstatus.web.scene import Scene
from wardstatus.web.ward_view import Engine, Ward, ward
from wardstatus.web.ward_view.numbers import stepped

bp = Blueprint("ward", __name__, url_prefix="/ward/<unit>")


@bp.get("")
def page(unit: str) -> Response:
    """Show the unit's screen."""
    return _shown("ward.html", unit)


@bp.get("/fragment")
def fragment(unit: str) -> Response:
    """Show the part that lives; 304 while nothing on it has changed."""
    response = _shown("ward_fragment.html", unit)
    response.make_conditional(request)
    return response


@bp.post("/level")
def level(unit: str) -> Response:
    """Set the level, by one tap."""
    return _take(unit, lambda who: parse.declaration(who, {"level": _said("level")}))


@bp.post("/confirm")
def confirm(unit: str) -> Response:
    """Say that the level still holds."""
    return _take(unit, lambda who: Confirm(unit=unit, by=who.by))


@bp.post("/undo")
def undo(unit: str) -> Response:
    """Take back the last tap."""
    return _take(unit, lambda who: Undo(unit=unit, by=who.by))


@bp.post("/needs")
def needs(unit: str) -> Response:
    """Turn a need or an offer on or off, or set the main reason."""
    return _take(unit, lambda who: parse.needs(who, _turned(unit)))


@bp.post("/prompt")
def prompt(unit: str) -> Response:
    """Answer what the numbers, or somebody above, ask."""
    return _take(unit, lambda who: parse.prompt(posting.own(who), {"answer": _said("answer")}))


@bp.post("/item")
def item(unit: str) -> Response:
    """Tick an item, open it again, or say that it cannot be done."""
    return _take(unit, _marked)


@bp.post("/phone-answer")
def phone_answer(unit: str) -> Response:
    """Note that somebody answered by telephone."""
    body = {"by_phone": request.form.get("person")}
    return _take(unit, lambda who: parse.answer(who, _said("chain"), body))


@bp.post("/outcome")
def outcome(unit: str) -> Response:
    """Say whether what was decided came."""
    body = {"came": {"yes": True, "no": False}.get(_said("came"))}
    return _take(unit, lambda who: parse.outcome(posting.own(who), _said("decision"), body))


@bp.post("/readings")
def readings(unit: str) -> Response:
    """Take one more, or one fewer, of what the ward counts."""
    posting.sends_numbers(unit)
    return _take(unit, _step)


def _take(unit: str, read: Callable[[Actor], Input]) -> Response:
    """Take one form; what cannot be done is said on the page, with the right status."""
    posting.reader(unit)
    try:
        sent: Sequence[Input] = (read(posting.actor(unit)),)
        runtime().service.take(sent, posting.request_key())
    except (NoIdentity, NotFound):
        raise
    except WardstatusError as error:
        return _refused(unit, error)
    if posting.sent_by_script():
        return _shown("ward_fragment.html", unit)
    return Response(status=303, headers={"Location": f"/ward/{unit}"})


def _refused(unit: str, error: WardstatusError) -> Response:
    here = runtime()
    said = sentence(here.words_for(request), error, here.service.rulebook.zone)
    name = "ward_fragment.html" if posting.sent_by_script() else "ward.html"
    response = _shown(name, unit, said)
    response.status_code = error.status
    return response


def _scene(unit: str) -> Scene:
    service = runtime().service
    standing = service.standing(unit)
    return Scene(
        standing=standing,
        unit=service.rulebook.units[unit],
        rulebook=service.rulebook,
        words=runtime().words_for(request),
        now=service.now(),
        names=sees_names(identity()),
    )


def _shown(template: str, unit: str, error: str = "") -> Response:
    posting.reader(unit)
    here = runtime()
    engine = Engine(alive=here.service.engine_alive(), last=here.service.last_tick)
    shown = ward(_scene(unit), engine, here.service.board(unit).version)
    names = posting.form_names()
    page = render_template(template, ward=shown, error=error, speed=here.speed, **names)
    response = Response(page)
    response.headers["X-Now"] = str(shown.now_ms)
    response.set_etag(_etag(shown))
    return response


def _etag(shown: Ward) -> str:
    """All that changes a page: the unit, the reader's words, the minute, the undo, the engine."""
    minute = shown.now_ms // 60_000
    who = identity().requests
    said = (shown.version, shown.language, minute, shown.next_ms, shown.alarm, who)
    return "-".join(str(part) for part in said).encode().hex()


def _said(name: str) -> str:
    value = request.form.get(name, "")
    if not value:
        raise WrongField("missing_field", field=name)
    return value


def _turned(unit: str) -> dict[str, object]:
    here = runtime().service.standing(unit).status
    for name, field, there in (("need", "needs", here.needs), ("offer", "offers", here.offers)):
        if value := request.form.get(name):
            return {field: _toggled(there, value)}
    reason = _said("reason")
    return {"reason": "" if reason == here.reason else reason}


def _toggled(there: tuple[str, ...], value: str) -> list[str]:
    return [each for each in there if each != value] + ([] if value in there else [value])


def _marked(who: Actor) -> Input:
    for state in ("done", "open"):
        if value := request.form.get(state):
            return parse.item_mark(who, value, {"state": state})
    name, _, reason = _said("not_done").partition(" ")
    return parse.item_mark(who, name, {"state": "not_done", "reason": reason})


def _step(who: Actor) -> Input:
    more = request.form.get("more")
    indicator = more or _said("less")
    return TakeReading(
        unit=who.unit,
        by=who.by,
        own=who.own,
        indicator=indicator,
        value=stepped(_scene(who.unit), indicator, 1 if more else -1),
    )
