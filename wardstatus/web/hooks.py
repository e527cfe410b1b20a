"""What services send back: delivery reports, and texts that people sent as an answer."""

import logging
import re

from flask import Blueprint, Response, request

from wardstatus.errors import NoIdentity, NotFound
from wardstatus.notify import incoming
from wardstatus.notify.incoming import Came
from wardstatus.notify.receipts import Receipt, Report
from wardstatus.settings.http_form import HttpChannel
from wardstatus.web import texted
from wardstatus.web.runtime import runtime

bp = Blueprint("hooks", __name__, url_prefix="/in/<channel>")

METHODS = ("GET", "POST")
"""Some gateways know no other than GET; whoever asks has to prove who it is."""

_log = logging.getLogger(__name__)


@bp.route("/report", methods=METHODS)
def report(channel: str) -> Response:
    """Take what became of messages; 404 for one not known yet, so that it is reported again."""
    form, came = _genuine(channel)
    known = [_taken(channel, each) for each in _receipts(form, channel, came)]
    if known and not any(known):
        raise NotFound("message_unknown", "ref")
    return Response(status=204)


@bp.route("/answer", methods=METHODS)
def answer(channel: str) -> Response:
    """Take texts that came in; what the sender should hear is the body, as gateways send it on."""
    form, came = _genuine(channel)
    if not form.answer_text:
        raise NotFound("channel_unknown", "channel")
    said = [
        texted.answered(
            incoming.found(each, form.answer_from), incoming.found(each, form.answer_text)
        )
        for each in incoming.pieces(came)
    ]
    heard = " ".join(each for each in said if each)
    return Response(heard, status=200, mimetype="text/plain")


def _genuine(channel: str) -> tuple[HttpChannel, Came]:
    """Return the channel a request speaks for; raise NoIdentity unless it proves that it does."""
    here = runtime()
    form = here.settings.channels.get(channel)
    came = Came(
        headers={name.lower(): value for name, value in request.headers.items()},
        # The body first: a form that is read is gone.
        body=request.get_data(cache=True),
        fields={**request.args.to_dict(), **request.form.to_dict()},
    )
    if form is None or not incoming.is_genuine(form, came, here.clock()):
        _log.warning("incoming=refused channel=%s", channel if form else "unknown")
        raise NoIdentity("not_proved")
    return form, came


def _receipts(form: HttpChannel, channel: str, came: Came) -> list[Receipt]:
    """Return the reports that say an end; what is on its way says nothing."""
    found = []
    for piece in incoming.pieces(came):
        state = _state(form, incoming.found(piece, form.report_state))
        if state is not None:
            found.append(
                Receipt(
                    carrier="sms" if channel == "sms" else f"webhook:{channel}",
                    report=state,
                    ref=incoming.found(piece, form.report_ref),
                    key=incoming.found(piece, form.report_key),
                )
            )
    return found


def _state(form: HttpChannel, said: str) -> Report | None:
    if re.fullmatch(form.report_delivered, said, re.IGNORECASE):
        return "delivered"
    return "failed" if re.fullmatch(form.report_failed, said, re.IGNORECASE) else None


def _taken(channel: str, receipt: Receipt) -> bool:
    known = runtime().receipts.take(receipt)
    if not known:
        _log.info("report=unknown channel=%s", channel)
    return known
