"""What the head of a desk's page says of who reads it: their name, or that they may sign in."""

from dataclasses import dataclass

from flask import g, request

from wardstatus.access.identity import Identity
from wardstatus.web.runtime import runtime


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who is signed in; else whether signing in is offered here."""

    name: str = ""
    offered: bool = False


def signing() -> Signing:
    """Return what the page being made says; nothing behind a link, or on a ward's own screen."""
    here = runtime()
    who: Identity | None = g.get("identity")
    book = here.service.rulebook
    if who is not None and who.kind == "signed_in":
        return Signing(name=book.named(who.person or ""))
    # In the demo everything is everybody's already, and its clock outruns every code.
    elsewhere = who is not None and who.kind in ("link", "token", "demo")
    if not here.settings.auth.sign_in or elsewhere:
        return Signing()
    return Signing(offered=not on_a_ward())


def on_a_ward() -> str:
    """Return the name of the ward whose own screen the browser is; empty: it is none.

    Whoever stands there acts as the ward, never as somebody who forgot to sign out.
    """
    here = runtime()
    screen = here.access.screen(request.cookies)
    if screen is None or not screen.writes:
        return ""
    unit = here.service.rulebook.units.get(screen.unit or "")
    return unit.name if unit is not None and unit.kind == "ward" else ""
