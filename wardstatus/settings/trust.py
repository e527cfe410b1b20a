"""Whom outgoing connections trust."""

import ssl
from functools import cache
from pathlib import Path

from wardstatus.settings.values import Settings


def trusted(settings: Settings) -> ssl.SSLContext:
    """Return whom to trust: whom the system trusts, and the house's own."""
    return _whom(settings.server.ca_file)


@cache
def _whom(more: Path | None) -> ssl.SSLContext:
    """Reading what the system trusts takes longer than most of a start: it is read once."""
    whom = ssl.create_default_context()
    if more:
        whom.load_verify_locations(more)
    return whom
