"""While an exercise runs: how things really are, said on every page of it."""

from collections.abc import Iterator

from flask import Blueprint, Response, jsonify, request

from wardstatus.core.levels import Level
from wardstatus.texts.words import Words, marked
from wardstatus.web.runtime import runtime

bp = Blueprint("drill", __name__)

LEVELS = {
    Level.GREEN: marked("green"),
    Level.YELLOW: marked("yellow"),
    Level.RED: marked("red"),
    None: marked("unknown"),
}


@bp.get("/drill/real")
def real() -> Response:
    """Answer how a unit, or every unit of a board, really stands."""
    return jsonify({"said": said(runtime().words_for(request), request.args.get("of", ""))})


def said(_: Words, unit: str) -> str:
    """Return how things really are in one sentence; empty where no exercise runs."""
    here = runtime()
    book = here.service.rulebook
    if here.real is None:
        return ""
    if unit in book.units and not book.is_heading(unit):
        level = here.real([unit]).get(unit)
        return _("Really: {name} is {level}", name=book.units[unit].name, level=_(LEVELS[level]))
    root = unit if unit in book.units else here.service.root()
    levels = list(here.real(book.declarable(root)).values())
    counts = [levels.count(level) for level in (Level.RED, Level.YELLOW, Level.GREEN, None)]
    return _("Really: {counts}", counts=", ".join(_counted(_, *counts)))


def _counted(_: Words, red: int, yellow: int, green: int, unknown: int) -> Iterator[str]:
    """Yield how many there are of each, what wants attention first; nothing of none."""
    if red:
        yield _.many("{n} red", "{n} red", red)
    if yellow:
        yield _.many("{n} yellow", "{n} yellow", yellow)
    if green:
        yield _.many("{n} green", "{n} green", green)
    if unknown:
        yield f"{unknown} {_('unknown')}"


def of_page() -> str:
    """Return which unit the page that is being made is of; empty: a board."""
    return str((request.view_args or {}).get("unit") or request.args.get("root", ""))
