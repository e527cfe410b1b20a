"""What a house's postman carries: its channels, its words, its links and codes."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import Connection

from wardstatus.access import digits, links, sign_in
from wardstatus.house import House, Parts
from wardstatus.notify import configured, letters
from wardstatus.notify.bag import Bag
from wardstatus.notify.deliver import Terms
from wardstatus.notify.endings import Asked, Keys
from wardstatus.store.codes import Code
from wardstatus.store.links import Link


def bag(house: House, parts: Parts) -> Bag:
    """Return all a postman of the house needs."""
    settings, service = house.settings, parts.service
    return Bag(
        engine=parts.engine,
        clock=house.clock,
        rulebook=lambda: service.rulebook,
        channels=configured.channels(settings, house.clock) | dict(house.channels),
        write=letters.writer(settings.server.language),
        wake=service.tick,
        ends=Keys(links=_links(house), code=_code),
        roads=configured.roads(settings),
        # A lease is the time a try takes, and a try is not faster because the clock is.
        terms=Terms(bundle=settings.server.bundle, lease=timedelta(seconds=30) * house.speed),
    )


def _links(house: House) -> Callable[[Connection, Sequence[Asked]], Sequence[str]]:
    server = house.settings.server
    base = (server.public_url or f"http://localhost:{server.port}").rstrip("/")

    def made(tx: Connection, asked: Sequence[Asked]) -> Sequence[str]:
        return [f"{base}/k/{secret}" for secret in links.made(tx, [_link(each) for each in asked])]

    return made


def _link(asked: Asked) -> Link:
    first, now = asked.notices[0], asked.at
    chain = first.chain or ""
    return Link(person=asked.person, unit=first.unit, chain=chain, created=now, expires=now)


def _code(tx: Connection, asked: Asked) -> str:
    first, now = asked.notices[0], asked.at
    if first.kind == "sign_in":
        return sign_in.code(tx, first)
    chain = first.chain or ""
    code = Code(person=asked.person, unit=first.unit, chain=chain, created=now, expires=now)
    return digits.made(tx, code)
