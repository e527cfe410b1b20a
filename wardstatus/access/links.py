"""What a leader's message carries: for one person and one escalation, dead a day after it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from wardstatus.access import codes
from wardstatus.access.identity import Identity
from wardstatus.core.standing import Standing
from wardstatus.store import links
from wardstatus.store.engine import reading, writing
from wardstatus.store.links import Link

AFTER = timedelta(hours=24)
"""How long a link is good after it was made, and after its spell was left."""

OWN = timedelta(days=400)
"""How long a person's own page is good, as long as browsers keep a cookie."""

LONGEST = timedelta(days=30)
"""No link is good for longer, however long the spell."""


def make(engine: Engine, person: str, unit: str, chain: str, now: datetime) -> str:
    """Return the secret of a new link, to be put behind `/k/`."""
    asked = Link(person=person, unit=unit, chain=chain, created=now, expires=now)
    with writing(engine) as tx:
        return made(tx, [asked])[0]


def made(tx: Connection, asked: Sequence[Link]) -> Sequence[str]:
    """Return the secrets of new links for whom `asked` names, in a transaction of the caller's."""
    pairs = [(replace(each, expires=each.created + LONGEST), codes.new_link()) for each in asked]
    links.add(tx, pairs)
    return [secret for _link, secret in pairs]


def make_own(engine: Engine, person: str, unit: str, now: datetime) -> str:
    """Return the secret of a person's own page: good for 400 days, for all that waits for them."""
    secret = codes.new_link()
    own = Link(person=person, unit=unit, created=now, expires=now + OWN)
    with writing(engine) as tx:
        links.add(tx, [(own, secret)])
    return secret


def identity_of(
    engine: Engine, secret: str, now: datetime, standing: Callable[[str], Standing | None]
) -> Identity | None:
    """Return the person a link was sent to; None if there is none such, or it has died."""
    with reading(engine) as tx:
        found = links.find(tx, secret, now)
    if found is None:
        return None
    own = found.chain is None
    if (
        not own
        and now >= found.created + AFTER
        and not still_lasts(found, standing(found.unit), now)
    ):
        return None
    return Identity(
        kind="link",
        actor=f"person:{found.person}",
        unit=found.unit,
        person=found.person,
        writes=True,
        key=f"link:{found.id}",
        chain=found.chain or "",
        # One that came with a role, for a while, is for whatever that role meets.
        lasting=not found.chain,
    )


def still_lasts(link: Link, standing: Standing | None, now: datetime) -> bool:
    """Return whether the spell the link was sent in is there, or was left within the last day."""
    spell = standing.spell if standing is not None else None
    if spell is None or spell.started > link.created:
        return False
    return spell.red_since is not None or (
        spell.left_at is not None and now < spell.left_at + AFTER
    )
