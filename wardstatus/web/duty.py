"""Who is on duty, now and for a week: the page, and what may be said instead."""

from collections.abc import Callable

from flask import Blueprint, Response, render_template, request

from wardstatus.access import rights
from wardstatus.core.inputs import GiveBackDuty, OverrideDuty
from wardstatus.errors import NoIdentity, NotAllowed, WardstatusError
from wardstatus.texts.errors import sentence
from wardstatus.web import parse_duties, posting, saying
from wardstatus.web.duty_view import Desk, duty_page
from wardstatus.web.identity import identity
from wardstatus.web.runtime import runtime

bp = Blueprint("duty", __name__, url_prefix="/duty")


@bp.get("")
def page() -> Response:
    """Show who is on duty at a board, or at a part of it."""
    return _shown()


@bp.post("")
def say() -> Response:
    """Take that somebody else is on duty."""
    zone = runtime().service.rulebook.zone
    return _act(lambda: saying.said(parse_duties.of_form(request.form, zone)))


@bp.post("/back")
def give_back() -> Response:
    """Take that duty is as planned again."""
    return _act(lambda: saying.given_back(request.form.get("override", "")))


def _act(read: Callable[[], OverrideDuty | GiveBackDuty]) -> Response:
    """Take one form; what cannot be done is said on the page, with the right status."""
    try:
        runtime().service.say_duty(read(), posting.request_key())
    except (NoIdentity, NotAllowed):
        raise
    except WardstatusError as error:
        return _shown(error)
    return Response(status=303, headers={"Location": f"/duty?root={saying.root()}"})


def _shown(error: WardstatusError | None = None) -> Response:
    here, root = runtime(), saying.root()
    posting.reader(root)
    here.service.board(root)
    book, now, words = here.service.rulebook, here.service.now(), here.words_for(request)
    desk = Desk(book=book, root=root, words=words, now=now, names=rights.sees_names(identity()))
    page = render_template(
        "duty.html",
        duty=duty_page(desk, saying.allowed(root), here.service.records.reached()),
        board=book.units[book.root_of(root)].name,
        root=book.units[root],
        now=now,
        begins=now.astimezone(book.zone).strftime("%Y-%m-%dT%H:%M"),
        until=parse_duties.next_morning(now, book.zone).strftime("%Y-%m-%dT%H:%M"),
        error=sentence(words, error, book.zone) if error else "",
        **posting.form_names(),
    )
    return Response(page, status=error.status if error else 200)
