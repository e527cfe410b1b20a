"""Whom outgoing connections trust."""

import ssl

from wardstatus.settings.values import Settings


def trusted(settings: Settings) -> ssl.SSLContext:
    """Return whom to trust: whom the system trusts, and the house's own."""
    whom = ssl.create_default_context()
    if settings.server.ca_file:
        whom.load_verify_locations(settings.server.ca_file)
    return whom
