"""Why the numbers ask for a unit's level, and what would change it."""

from flask import Blueprint, render_template, request

from wardstatus.access.rights import sees_names
from wardstatus.web.identity import identity
from wardstatus.web.posting import reader
from wardstatus.web.runtime import runtime
from wardstatus.web.scene import Scene
from wardstatus.web.why_view import why

bp = Blueprint("why", __name__)


@bp.get("/why/<unit>")
def page(unit: str) -> str:
    """Show the reasons of a unit."""
    here = runtime()
    standing = here.service.standing(unit)
    reader(unit)
    rulebook = here.service.rulebook
    scene = Scene(
        standing=standing,
        unit=rulebook.units[unit],
        rulebook=rulebook,
        words=here.words_for(request),
        now=here.clock(),
        names=sees_names(identity()),
    )
    return render_template("why.html", why=why(scene))
