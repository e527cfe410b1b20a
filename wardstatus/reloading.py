"""Plans are read anew when their files change; a bad one leaves those in force, and is shown."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from wardstatus.core.units import Rulebook
from wardstatus.service import Service
from wardstatus.toml.problems import Problem, errors

_log = logging.getLogger(__name__)


class Reloading:
    """Looks at the files of a folder, and takes what they say when they have changed."""

    def __init__(
        self,
        folder: Path,
        read: Callable[[], Rulebook | Sequence[Problem]],
        service: Service,
    ) -> None:
        self._folder = folder
        self._read = read
        self._service = service
        self._seen = self._state()

    def _state(self) -> dict[Path, tuple[int, int]]:
        found = {}
        for file in sorted(self._folder.glob("*.toml")):
            try:
                stat = file.stat()
            except OSError:
                # A link that leads nowhere, or a file just taken away: whoever reads it says so.
                found[file] = (0, 0)
                continue
            found[file] = (stat.st_mtime_ns, stat.st_size)
        return found

    def look(self) -> bool:
        """Take changed plans and return whether there were any."""
        state = self._state()
        if state == self._seen:
            return False
        self._seen = state
        found = self._read()
        if isinstance(found, Rulebook):
            self._service.take_rulebook(found)
            _log.warning("plans=taken folder=%s", self._folder)
            return True
        refused = errors(found)
        for problem in refused:
            _log.error("plans=refused %s", problem)
        self._service.plan_problems = tuple(refused)
        return True
