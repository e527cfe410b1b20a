"""Errors a caller is expected to handle: each names the field, what is wrong and what is allowed.

`key` names a sentence in the reader's language (`wardstatus.texts`), `values` fill its gaps;
`str()` is the English sentence for logs.
"""


class WardstatusError(Exception):
    """Something a caller did that cannot be done; never a fault of the server."""

    status = 422

    def __init__(self, key: str, field: str | None = None, **values: object) -> None:
        self.key = key
        self.field = field
        self.values = values
        super().__init__(key, field, values)

    def __str__(self) -> str:
        """Return key, field and values on one line, for the log."""
        said = " ".join(f"{name}={value}" for name, value in self.values.items())
        return " ".join(part for part in (self.key, self.field, said) if part)


class WrongField(WardstatusError):
    """A field of a request cannot be taken (422)."""


class NotFound(WardstatusError):
    """There is no such unit, item, chain, decision or person (404)."""

    status = 404


class NotAllowed(WardstatusError):
    """Whoever asks may not do this (403)."""

    status = 403


class NoIdentity(WardstatusError):
    """Nobody is known to be asking (401)."""

    status = 401


class NotNow(WardstatusError):
    """The unit does not stand as this would need (409)."""

    status = 409


class NotSaved(WardstatusError):
    """The database is locked, full or gone; nothing was changed (503)."""

    status = 503


class RoomMade(NotSaved):
    """The disk was full, nothing was changed, and there is room now: the same again is saved."""


class NotReadable(WardstatusError):
    """A request's body is not what it says it is (400)."""

    status = 400


class TooMany(WardstatusError):
    """The same was tried too often in a short time (429)."""

    status = 429
