"""What a house's postman carries: its channels, its words, its links and codes."""

from collections.abc import Callable
from datetime import timedelta

from wardstatus.core.notices import Notice
from wardstatus.house import House, Parts
from wardstatus.notify import configured, letters
from wardstatus.notify.bag import Bag
from wardstatus.notify.deliver import Terms
from wardstatus.notify.letters import Keys


def bag(house: House, parts: Parts) -> Bag:
    """Return all a postman of the house needs."""
    settings, service = house.settings, parts.service
    return Bag(
        engine=parts.engine,
        clock=house.clock,
        rulebook=lambda: service.rulebook,
        channels=configured.channels(settings, house.clock) | dict(house.channels),
        write=letters.writer(
            settings.server.language, Keys(link=_links(house, parts), code=_codes(house, parts))
        ),
        wake=service.tick,
        roads=configured.roads(settings),
        # A lease is the time a try takes, and a try is not faster because the clock is.
        terms=Terms(bundle=settings.server.bundle, lease=timedelta(seconds=30) * house.speed),
    )


def _links(house: House, parts: Parts) -> Callable[[str, Notice], str]:
    server = house.settings.server
    base = (server.public_url or f"http://localhost:{server.port}").rstrip("/")

    def link(person: str, notice: Notice) -> str:
        secret = parts.access.make_link(person, notice.unit, notice.chain or "", house.clock())
        return f"{base}/k/{secret}"

    return link


def _codes(house: House, parts: Parts) -> Callable[[str, Notice], str]:
    def code(person: str, notice: Notice) -> str:
        return parts.access.make_code(person, notice.unit, notice.chain or "", house.clock())

    return code
