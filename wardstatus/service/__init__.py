"""The one corridor: load, decide, save, tell the screens."""

from wardstatus.service.alarms import Alarms
from wardstatus.service.corridor import Service, Tell
from wardstatus.service.doors import Outcome
from wardstatus.store.keys import RequestKey
from wardstatus.store.log import Logged
from wardstatus.store.tries import Delivery, Try, Wanted

__all__ = [
    "Alarms",
    "Delivery",
    "Logged",
    "Outcome",
    "RequestKey",
    "Service",
    "Tell",
    "Try",
    "Wanted",
]
