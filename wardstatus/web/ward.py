"""The ward's own screen: one tap is one form."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, render_template, request

from wardstatus.access.rights import sees_names
from wardstatus.core.inputs import Confirm, Input, RaiseFlag, Undo
from wardstatus.core.standing import Status
from wardstatus.errors import NoIdentity, NotFound, WardstatusError
from wardstatus.texts.errors import sentence
from wardstatus.web import notice_band, parse, posting
from wardstatus.web.history_view.reading import Logged, events_of
from wardstatus.web.identity import identity
from wardstatus.web.light import light
from wardstatus.web.parse import Actor
from wardstatus.web.runtime import runtime
from wardstatus.web.scene import Scene
from wardstatus.web.ward_taps import marked, said, step, turned
from wardstatus.web.ward_view import Ward, day, ward

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
    return _take(unit, lambda who: parse.declaration(who, {"level": said("level")}))


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
    return _take(unit, lambda who: parse.needs(who, turned(_status(unit))))


@bp.post("/prompt")
def prompt(unit: str) -> Response:
    """Answer what the numbers, or somebody above, ask."""
    return _take(unit, lambda who: parse.prompt(posting.own(who), {"answer": said("answer")}))


@bp.post("/item")
def item(unit: str) -> Response:
    """Tick an item, open it again, or say that it cannot be done."""
    return _take(unit, marked)


@bp.post("/phone-answer")
def phone_answer(unit: str) -> Response:
    """Note that somebody answered by telephone."""
    body = {"by_phone": request.form.get("person")}
    return _take(unit, lambda who: parse.answer(who, said("chain"), body))


@bp.post("/outcome")
def outcome(unit: str) -> Response:
    """Say whether what was decided came."""
    body = {"came": {"yes": True, "no": False}.get(said("came"))}
    return _take(unit, lambda who: parse.outcome(posting.own(who), said("decision"), body))


@bp.post("/flag")
def flag(unit: str) -> Response:
    """Raise a flag of the plan once more in this shift."""
    return _take(
        unit, lambda who: RaiseFlag(unit=unit, by=who.by, indicator=said("flag"), own=who.own)
    )


@bp.post("/readings")
def readings(unit: str) -> Response:
    """Take one more, or one fewer, of what the ward counts."""
    posting.sends_numbers(unit)
    return _take(unit, lambda who: step(who, _scene(unit)))


def _take(unit: str, read: Callable[[Actor], Input]) -> Response:
    """Take one form; what cannot be done is said on the page, with the right status."""
    posting.reader(unit)
    try:
        if not posting.taken_already():
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
    why = sentence(here.words_for(request), error, here.service.rulebook.zone)
    name = "ward_fragment.html" if posting.sent_by_script() else "ward.html"
    response = _shown(name, unit, why)
    response.status_code = error.status
    return response


def _status(unit: str) -> Status:
    return runtime().service.standing(unit).status


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
    engine = here.service.alarms.engine()
    scene = _scene(unit)
    version, notice = here.service.board(unit).version, notice_band.said(scene.words)
    shown = ward(scene, engine, version, _events(scene), notice)
    names = posting.form_names()
    page = render_template(
        template,
        ward=shown,
        error=error,
        speed=here.speed,
        light=light(),
        **names,
    )
    response = Response(page)
    response.headers["X-Now"] = str(shown.now_ms)
    response.set_etag(_etag(shown))
    return response


def _events(scene: Scene) -> Sequence[Logged] | None:
    """Return the events of the last 24 hours where they are drawn."""
    if not day.wanted(scene):
        return None

    def log(after: int, limit: int) -> Sequence[Logged]:
        return runtime().service.events(unit=scene.unit.id, after=after, limit=limit)

    return events_of(log, day.window(scene.now))


def _etag(shown: Ward) -> str:
    """All that changes a page: the unit, the reader's words, the minute, the undo, the engine."""
    minute = shown.now_ms // 60_000
    who = identity().requests
    parts = (shown.version, shown.language, minute, shown.next_ms, shown.alarm, who)
    return "-".join(str(part) for part in parts).encode().hex()
