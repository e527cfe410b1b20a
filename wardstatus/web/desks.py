"""What every page read at a desk is made of: a board or a part of it, its past, who reads."""

from flask import request

from wardstatus.access import rights
from wardstatus.core.units import Rulebook
from wardstatus.errors import NotFound
from wardstatus.web import posting
from wardstatus.web.identity import identity
from wardstatus.web.overview_view.desk import Desk
from wardstatus.web.runtime import runtime


def desk(root: str | None) -> Desk:
    """Return a unit and all below it for whoever asks; without one the reader's first board.

    Raises NotFound for no such unit, NotAllowed for one that is not theirs to see.
    """
    here, asking = runtime(), identity()
    rulebook = here.service.rulebook
    asked = root or _own(rulebook, asking.unit)
    board = here.service.board(asked)
    posting.reader(asked)
    return Desk(
        board=board,
        rulebook=rulebook,
        words=here.words_for(request),
        now=here.service.now(),
        root=asked,
        pasts=here.service.records.histories.of(board.root),
        person=(asking.person or "") if asking.writes else "",
        records=frozenset(
            unit
            for unit in board.standings
            if unit in rulebook.units
            and rights.may_record_decision(asking, unit, rulebook, here.service.now())
        ),
    )


def _own(rulebook: Rulebook, unit: str | None) -> str:
    """Return the board of a screen's or a link's unit; else the first there is."""
    if unit is not None and unit in rulebook.units:
        return rulebook.root_of(unit)
    first = next(iter(rulebook.roots()), None)
    if first is None:
        raise NotFound("units_none", "root")
    return first.id
