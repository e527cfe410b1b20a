"""What a request reaches: the service, who may come in, the screens that listen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flask import Request, current_app

from wardstatus.access.gate import Access
from wardstatus.clock import Clock
from wardstatus.core.levels import Level
from wardstatus.notify.receipts import Receipts
from wardstatus.operations.build import Operations
from wardstatus.push.hub import Hub
from wardstatus.service import Service
from wardstatus.settings import Settings
from wardstatus.texts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """One app's parts, put together by `wardstatus.app`."""

    service: Service
    hub: Hub
    access: Access
    settings: Settings
    clock: Clock
    words_for: Callable[[Request], Words]
    receipts: Receipts
    operations: Operations
    demo: bool = False
    speed: float = 1.0
    """How many times as fast as the day the clock runs; 1 but in the demo."""
    real: Callable[[Iterable[str]], Mapping[str, Level | None]] | None = None
    """Of an exercise: how units really are; None: this is no exercise."""
    notice: str = ""
    """A message id that stands on every wall."""


def runtime() -> Runtime:
    """Return the parts of the app that answers the present request."""
    found: Runtime = current_app.extensions["wardstatus"]
    return found
