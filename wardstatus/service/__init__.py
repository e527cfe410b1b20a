"""The one corridor: load, decide, save, tell the screens."""

from wardstatus.service.corridor import Service, Tell
from wardstatus.service.doors import Outcome

__all__ = ["Outcome", "Service", "Tell"]
