"""The front page, where every screen of a board begins."""

from flask import Blueprint, render_template, request

from wardstatus.web import front_view
from wardstatus.web.runtime import runtime

bp = Blueprint("front", __name__)


@bp.get("/")
def page() -> str:
    """Show every unit with the way to its screens."""
    here = runtime()
    roots = list(here.service.rulebook.roots())
    board = here.service.board(request.args.get("root") or roots[0].id)
    words, rulebook = here.words_for(request), here.service.rulebook
    return render_template(
        "front.html",
        front=front_view.front(board, rulebook, words, here.clock()),
        others=[root for root in roots if root.id != board.root],
        problems=here.service.plan_problems,
        speed=here.speed,
        demo=here.demo,
    )
