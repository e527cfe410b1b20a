"""The one corridor: load, decide, save, tell the screens."""

from wardstatus.service.alarms import Alarms
from wardstatus.service.board_notices import PutNotice
from wardstatus.service.doors import Outcome, Tell
from wardstatus.service.whole import Service
from wardstatus.store.board_notices import BoardNotice
from wardstatus.store.firsts import Firsts
from wardstatus.store.keys import RequestKey
from wardstatus.store.log import Logged
from wardstatus.store.tries import Delivery, Try, Wanted

__all__ = [
    "Alarms",
    "BoardNotice",
    "Delivery",
    "Firsts",
    "Logged",
    "Outcome",
    "PutNotice",
    "RequestKey",
    "Service",
    "Tell",
    "Try",
    "Wanted",
]
