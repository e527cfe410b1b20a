"""Who is asking, as one value."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["screen", "wall", "token", "link", "signed_in", "demo", "local"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Somebody known: what they are, by what name they act, and for which unit or person."""

    kind: Kind
    actor: str
    """What the log says: `screen:UNIT`, `wall:ID`, `person:ID`, `token:NAME`, `demo`, `local`."""
    unit: str | None = None
    """Acts for this unit and all below it; of a link: the unit its chain belongs to; of a person
    who is signed in: the head of their board."""
    person: str | None = None
    """Acts as this person, with that person's duties."""
    writes: bool = False
    key: str = ""
    """The row it was known by (`screen:7`): two screens of one unit are one actor, two keys."""
    chain: str = ""
    """Of a link: the one chain it was sent for."""
    lasting: bool = False
    """For all that waits for a person, not for one message: their own link, or signed in."""
    csrf: str = field(default="", repr=False)
    """What a form of this browser has to send along; empty where no cookie speaks."""

    @property
    def requests(self) -> str:
        """Return under which name its Idempotency-Keys are kept."""
        return self.key or self.actor


DEMO = Identity(kind="demo", actor="demo", writes=True)
"""Whoever opens an invented hospital: everything is theirs to try."""

LOCAL = Identity(kind="local", actor="local", writes=True)
"""Whoever may run commands on the server itself."""


def speaking(identity: Identity, unit: str) -> str:
    """Return the actor an act for `unit` is logged with; the demo stands at the unit's screen."""
    return f"screen:{unit}" if identity.kind == "demo" else identity.actor
