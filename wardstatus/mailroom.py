"""What a house's postman carries: its channels, its words, its links and codes."""

from collections.abc import Callable
from datetime import timedelta

from wardstatus.access import links
from wardstatus.core.notices import Notice
from wardstatus.house import House, Parts
from wardstatus.notify import configured, letters
from wardstatus.notify.bag import Bag
from wardstatus.notify.deliver import Terms
from wardstatus.notify.letters import Keys
from wardstatus.store.links import Link
from wardstatus.store.together import Together


def bag(house: House, parts: Parts) -> Bag:
    """Return all a postman of the house needs."""
    settings, service = house.settings, parts.service
    together = Together(parts.engine)
    keys = Keys(link=_links(house, together), code=_codes(house, parts))
    return Bag(
        engine=parts.engine,
        clock=house.clock,
        rulebook=lambda: service.rulebook,
        channels=configured.channels(settings, house.clock) | dict(house.channels),
        write=letters.writer(settings.server.language, keys),
        wake=service.tick,
        together=together,
        roads=configured.roads(settings),
        # A lease is the time a try takes, and a try is not faster because the clock is.
        terms=Terms(bundle=settings.server.bundle, lease=timedelta(seconds=30) * house.speed),
    )


def _links(house: House, together: Together) -> Callable[[str, Notice], str]:
    server = house.settings.server
    base = (server.public_url or f"http://localhost:{server.port}").rstrip("/")

    def link(person: str, notice: Notice) -> str:
        now, chain = house.clock(), notice.chain or ""
        asked = Link(person=person, unit=notice.unit, chain=chain, created=now, expires=now)
        secret = together.write("linked", lambda tx: links.made(tx, asked))
        return f"{base}/k/{secret}"

    return link


def _codes(house: House, parts: Parts) -> Callable[[str, Notice], str]:
    def code(person: str, notice: Notice) -> str:
        if notice.kind == "sign_in":
            return parts.access.sign_ins.code(notice)
        return parts.access.make_code(person, notice.unit, notice.chain or "", house.clock())

    return code
