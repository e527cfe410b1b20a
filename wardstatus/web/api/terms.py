"""A changed plan, applied to red that goes on."""

from flask import Response

from wardstatus.access import rights
from wardstatus.core.inputs import ApplyTerms
from wardstatus.errors import NotAllowed
from wardstatus.web.api.asked import body, known_unit, standing_of, take
from wardstatus.web.api.blueprint import bp
from wardstatus.web.fields import Fields
from wardstatus.web.identity import identity
from wardstatus.web.runtime import runtime


@bp.post("/units/<unit>/terms")
def apply_terms(unit: str) -> Response:
    """Let the plan as it is now count: a leader who decides there, or the administrator."""
    asking = identity()
    standing = standing_of(known_unit(unit))
    if asking.person is None or not rights.may_answer(asking, standing):
        raise NotAllowed("not_yours")
    return take(
        ApplyTerms(
            unit=unit,
            by=asking.actor,
            person=asking.person,
            reason=Fields(body(), ("reason",)).text("reason"),
            administrator=asking.person in runtime().settings.server.administrator,
        )
    )
