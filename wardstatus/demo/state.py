"""The one window: wall, ward and phone side by side, and the story they are in.

`GET /demo` renders `demo.html` with a `DemoPage`; the page asks
`GET /demo/state` twice a second and gets `as_json(DemoState)`; its buttons are forms that
POST `/demo/pause`, `/demo/restart` and `/demo/visitor` and answer 204 (303 to `/demo` without
a script).

    {"clock": "04:00", "at": "2027-01-05T03:00:00+00:00", "caption": "The ward sees the answer.",
     "steps": [{"at": "03:48", "text": "Med 2 red", "state": "done"}],
     "messages": [{"at": "03:48", "text": "Kapasitet: …", "person": "S. Dahl (OL)"}],
     "ward": "/ward/med-2", "phone": "/k/…", "phone_of": "The phone of the site manager",
     "visitor": {"label": "Tap red on Kir 1", "possible": true}, "paused": false}

All words are in the reader's language, times are the hospital's clock times. `ward` and `phone`
are addresses of live pages: a frame is pointed elsewhere only when its address changes.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal, Protocol

from wardstatus.texts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStep:
    """One step of the story on the line of time."""

    at: str
    text: str
    state: Literal["done", "now", "next"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMessage:
    """A message as it was sent, to whom and when."""

    at: str
    text: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """What whoever watches may do: the one large button."""

    label: str
    possible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoState:
    """How the story stands; the page draws nothing else."""

    clock: str
    at: str
    """The story's instant, ISO 8601."""
    caption: str
    steps: Sequence[StoryStep]
    messages: Sequence[SentMessage]
    """The newest first; only as many as fit are seen."""
    ward: str
    phone: str
    """Empty: nobody has been told yet, the phone is dark."""
    phone_of: str
    visitor: Visitor
    paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPage:
    """What stands around the story."""

    title: str
    """*Fjordby sykehus, natt til tirsdag*."""
    speed: str
    """*Demo. One second is one minute.*"""
    wall: str
    """Address of the wall."""
    clock_head: str
    """What stands before the clock: *The clock of the story*."""
    messages_head: str
    """What stands above the messages: *The messages of the night*."""
    state: DemoState


class Show(Protocol):
    """Something that is played in the window."""

    def page(self, _: Words) -> DemoPage:
        """Return the window as it is first drawn."""

    def state(self, _: Words) -> DemoState:
        """Return how it stands."""

    def begin(self) -> None:
        """Begin, if it waits for somebody to watch."""

    def pause(self) -> None:
        """Stop, or go on."""

    def restart(self) -> None:
        """Begin again from the start."""

    def tap(self) -> None:
        """Do what the large button says."""


def as_json(state: DemoState) -> dict[str, object]:
    """Return the state as `/demo/state` answers it."""
    return asdict(state)
