"""The one window in its reader's words."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from wardstatus.core.units import Person, Rulebook
from wardstatus.demo.channel import Received, Telephones
from wardstatus.demo.director import Director, Shown
from wardstatus.demo.state import DemoPage, DemoState, SentMessage, StoryStep, Visitor
from wardstatus.texts.words import Words

LINK_LASTS = timedelta(hours=23)
"""A link is good for a day, and longer only while its red lasts."""

MESSAGES = 4
"""So many messages are shown."""


class StoryWindow:
    """The window of the story."""

    def __init__(self, director: Director, telephones: Telephones) -> None:
        self._telephones = telephones
        self._director = director
        self.begin, self.pause = director.begin, director.pause
        self.restart, self.tap = director.restart, director.tap

    def page(self, _: Words) -> DemoPage:
        """Return the window as it is first drawn."""
        return DemoPage(
            title=_("Fjordby hospital, the night to Tuesday"),
            speed=_speed(_, self._director.clock.speed),
            wall="/wall",
            clock_head=_("The clock of the story"),
            messages_head=_("The messages of the night"),
            state=self.state(_),
        )

    def state(self, _: Words) -> DemoState:
        """Return how the story stands."""
        return state(_, self._director, self._telephones.received())


def _speed(_: Words, speed: float) -> str:
    if speed == 60:
        return _("Demo. One second is one minute.")
    return _("Demo. {n} times as fast as the day.", n=_.number(speed))


def state(_: Words, director: Director, received: Sequence[Received]) -> DemoState:
    """Return how the story stands."""
    shown, book = director.shown(), director.book
    phone = _phone(shown, book, received)
    owner = owner_of(book, phone) if phone else None
    unit = book.units[director.script.visitors.unit].short
    return DemoState(
        clock=_.clock(shown.now, book.zone),
        at=shown.now.isoformat(),
        caption=_(shown.says.text, **shown.says.values) if shown.says.text else "",
        steps=tuple(_steps(_, director, shown)),
        messages=messages(_, book, received),
        ward=f"/ward/{shown.look.ward or director.script.visitors.unit}",
        phone=phone.page if phone else "",
        phone_of=_("The phone of {person}", person=named(_, book, owner))
        if owner
        else _("The phone of a leader"),
        visitor=Visitor(
            label=_("{unit} is red", unit=unit)
            if shown.visitor_red
            else _("Tap red on {unit}", unit=unit),
            possible=not shown.visitor_red,
        ),
        paused=director.clock.paused,
    )


def _steps(_: Words, director: Director, shown: Shown) -> Iterator[StoryStep]:
    """Yield the story's steps; one that somebody at the screens has prevented is gone."""
    start, zone = director.clock.start, director.book.zone
    named = [(place, beat) for place, beat in enumerate(director.script.beats) if beat.step]
    last = max((place for place, beat in named if place in shown.played), default=-1)
    for place, beat in named:
        at = start + beat.after
        if place in shown.played or at > shown.now - timedelta(minutes=1):
            yield StoryStep(
                at=_.clock(at, zone),
                text=_(beat.step),
                state="next" if place not in shown.played else "now" if place == last else "done",
            )


def _phone(shown: Shown, book: Rulebook, received: Sequence[Received]) -> Received | None:
    """Return the message whose page is seen: of the person looked at, else the newest."""
    pages = [each for each in received if each.page and shown.now - each.at < LINK_LASTS]
    person = book.persons.get(shown.look.person)
    own = [each for each in pages if person and each.number == _number(person)]
    about = [each for each in own if each.key.startswith(f"{shown.look.ward}.")]
    return next(iter(about or own or pages), None)


def _number(person: Person) -> str:
    return next((each[4:] for each in person.channels if each.startswith("sms:")), "")


def owner_of(book: Rulebook, message: Received) -> Person | None:
    """Return whose telephone a message came to."""
    return next((each for each in book.persons.values() if _number(each) == message.number), None)


def named(_: Words, book: Rulebook, person: Person) -> str:
    """Return a person with the roles of all their duties."""
    roles = dict.fromkeys(duty.role for duty in book.duties if duty.person == person.id)
    return f"{person.name} ({', '.join(roles)})" if roles else person.name


def messages(_: Words, book: Rulebook, received: Sequence[Received]) -> tuple[SentMessage, ...]:
    """Return the messages that are shown, the newest first."""
    return tuple(_message(_, book, each) for each in received[:MESSAGES])


def _message(_: Words, book: Rulebook, message: Received) -> SentMessage:
    owner = owner_of(book, message)
    return SentMessage(
        at=_.clock(message.at, book.zone),
        text=message.text,
        person=named(_, book, owner) if owner else message.number,
    )
