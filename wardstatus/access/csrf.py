"""Whether a request that carries a cookie was meant by whoever sits at the screen."""

from collections.abc import Iterable, Mapping

from wardstatus.access.codes import keyed, same
from wardstatus.errors import NotAllowed


def token(cookie: str) -> str:
    """Return what every form and script of this screen sends along, made from its cookie."""
    return keyed(cookie, "csrf")


def check_origin(headers: Mapping[str, str], own: Iterable[str]) -> None:
    """Raise NotAllowed if a browser says the request comes from another site.

    `own` are the origins this server is known by, as `https://board.example.org`.
    """
    site = headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        raise NotAllowed("other_site")
    origin = headers.get("Origin")
    if origin is not None and origin not in set(own):
        raise NotAllowed("other_site")


def check_token(own: str, sent: str) -> None:
    """Raise NotAllowed unless a request carries its screen's own token."""
    if not own or not same(own, sent):
        raise NotAllowed("page_too_old")
