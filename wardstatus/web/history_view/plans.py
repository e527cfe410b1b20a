"""What happened to the plan a unit is decided by."""

from collections.abc import Mapping
from typing import Any

from wardstatus.web.history_view.sentences import Context, Said, Teller, joined

Body = Mapping[str, Any]


def taken(here: Context, body: Body) -> Said:
    """A plan was taken into use: its version, and how much of it begins anew."""
    _ = here.scene.words
    begun = len(body["begun"])
    anew = _.many("{n} condition begins anew", "{n} conditions begin anew", begun) if begun else ""
    version = _("version {version}", version=body["plan_version"])
    return _("The plan was taken into use"), joined(version, anew)


TELLERS: Mapping[str, Teller] = {"plan_taken": taken}
