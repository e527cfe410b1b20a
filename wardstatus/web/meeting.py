"""The capacity meeting's page: one sheet, in a fixed order."""

from flask import Blueprint, Response, render_template, request

from wardstatus.web import desks
from wardstatus.web.meeting_view.page import meeting
from wardstatus.web.runtime import runtime

bp = Blueprint("meeting", __name__)


@bp.get("/meeting")
def page() -> Response:
    """Show the sheet of a unit and all below it; without `root` of the first board."""
    desk = desks.desk(request.args.get("root"))
    now_ms = int(desk.now.timestamp() * 1000)
    shown = render_template(
        "meeting.html", meeting=meeting(desk), now_ms=now_ms, speed=runtime().speed
    )
    response = Response(shown)
    response.headers["X-Now"] = str(now_ms)
    return response
