"""The plans in force, each as a document, and a page to write one on."""

from flask import Blueprint, Response, render_template, request

from wardstatus import checking
from wardstatus.backtest.wrong import WrongFile
from wardstatus.core.plans import Plan
from wardstatus.core.units import Rulebook
from wardstatus.errors import NotFound, WrongField
from wardstatus.texts.documents import plan as document
from wardstatus.texts.problems import said
from wardstatus.web import trying
from wardstatus.web.plans_view import checked
from wardstatus.web.posting import form_names
from wardstatus.web.runtime import runtime
from wardstatus.web.wire.plans import in_force

bp = Blueprint("plans", __name__, url_prefix="/plans")


@bp.get("")
def page() -> str:
    """List the plans in force."""
    here, book = runtime(), _book()
    today = here.clock().astimezone(book.zone).date()
    words = here.words_for(request)
    return render_template(
        "plans.html",
        board=_board(),
        plans=[document.document(words, each, book) for each in in_force(book).values()],
        dated=lambda day: document.full_date(words, day),
        today=today,
        problems=said(words, here.service.plan_problems),
    )


@bp.get("/<plan>")
def one(plan: str) -> str:
    """Show a plan in force as a document."""
    return _shown(_found(plan))


@bp.post("/<plan>/try")
def tried(plan: str) -> Response:
    """Answer what the plan would have done with a file of readings, as a page to keep."""
    found, words = _found(plan), runtime().words_for(request)
    sent = request.files.get("readings")
    if sent is None or not sent.filename:
        raise WrongField("field_missing", "readings")
    try:
        made = trying.report(words, found, _book(), sent)
    except WrongFile as error:
        return Response(_shown(found, trying.wrong(words, error)), status=422)
    answer = Response(made, mimetype="text/html")
    # Its styles stand in the page itself, so it is opened from where it was kept, not from here.
    answer.headers["Content-Disposition"] = f'attachment; filename="{plan}.html"'
    return answer


def _found(plan: str) -> Plan:
    found = in_force(_book())
    if plan not in found:
        raise NotFound("plan_unknown", "plan", given=plan, known=", ".join(sorted(found)))
    return found[plan]


def _shown(plan: Plan, wrong: str = "") -> str:
    words = runtime().words_for(request)
    doc = document.document(words, plan, _book())
    return render_template("plan.html", board=_board(), doc=doc, wrong=wrong, **form_names())


@bp.get("/check")
def draft() -> str:
    """Show the page on which a plan is written."""
    return _checked("")


@bp.post("/check")
def check() -> str:
    """Show a text again with its problems; nothing is kept."""
    return _checked(request.form.get("text", "").replace("\r\n", "\n"))


def _checked(text: str) -> str:
    here, book = runtime(), _book()
    words = here.words_for(request)
    found = checking.draft(words, text, here.settings, book, here.clock()) if text else []
    return render_template(
        "plan_check.html",
        board=_board(),
        text=text,
        checked=checked.checked(words, text, found) if text else None,
        **form_names(),
    )


def _book() -> Rulebook:
    return runtime().service.rulebook


def _board() -> str:
    return next((root.name for root in _book().roots()), "")
