"""When each screen and each token was last heard of, kept over a restart and for other servers."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Engine

from wardstatus.store import screens, tokens
from wardstatus.store.engine import writing

EVERY = 3600
"""Seconds between two writings: what asks for them asks for a day."""


class Attendance:
    """Writes down who was heard of since it last did."""

    def __init__(self, engine: Engine, heard: Callable[[], Mapping[str, datetime]]) -> None:
        """`heard` tells the instant by `screen:ID` and `token:ID`."""
        self._engine, self._heard = engine, heard
        self._written: Mapping[str, datetime] = {}

    def write(self) -> int:
        """Write the instants that are new; return how many."""
        heard = self._heard()
        new = {key: at for key, at in heard.items() if self._written.get(key) != at}
        if new:
            with writing(self._engine) as tx:
                for key, at in new.items():
                    kind, _, id_ = key.partition(":")
                    if kind == "screen":
                        screens.mark_seen(tx, id_, at)
                    elif kind == "token":
                        tokens.mark_seen(tx, int(id_), at)
        self._written = heard
        return len(new)
