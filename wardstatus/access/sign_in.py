"""Signing in at a desk: a code by one's own channel, typed where it was asked for.

Nobody is told whether an address is known, and a code is good in one browser, so that guessing
takes a message to whoever is guessed at for every five tries.
"""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from wardstatus.access import codes, csrf
from wardstatus.access.attempts import Attempts
from wardstatus.access.identity import Identity
from wardstatus.access.senders import persons_at
from wardstatus.core import duties
from wardstatus.core.notices import Facts, Notice
from wardstatus.core.units import Person, Rulebook
from wardstatus.errors import NotFound, WrongField
from wardstatus.store import outbox, sign_ins
from wardstatus.store.engine import reading, writing
from wardstatus.store.sign_ins import SignIn

CODE_LASTS = timedelta(minutes=10)
"""How long a code may be typed."""

SPAN = timedelta(minutes=15)
ASKS = 3
"""Codes a person may be sent within `SPAN` without one being typed."""

WRONG = 10
"""Wrong codes within `SPAN` after which a person is sent none, and none of theirs is taken."""

OF_ONE_PEER = 20
"""Codes that may be asked for from one address within `SPAN`, for whomever."""

COOKIE = "ws-person"
SECURE_COOKIE = "__Host-ws-person"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks for a code: what they typed, and from where."""

    typed: str
    peer: str


def meant(book: Rulebook, typed: str) -> Person | None:
    """Return whose address, telephone or id was typed; None if it is nobody's, or several's."""
    said = typed.strip().casefold()
    mail = {each.id for each in book.persons.values() if f"mailto:{said}" in _mails(each)}
    found = mail | set(persons_at(book, typed)) | ({said} & set(book.persons))
    return book.persons[found.pop()] if len(found) == 1 else None


def _mails(person: Person) -> set[str]:
    return {each.casefold() for each in person.channels if each.startswith("mailto:")}


class SignIns:
    """Lets persons sign in with a code they are sent, and out again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asks = Attempts(allowed=OF_ONE_PEER, within=SPAN)

    def ask(self, book: Rulebook, asked: Asked, now: datetime) -> str:
        """Return the secret of a browser that may type a code; one is sent if the person is known.

        Raises TooMany for more than twenty in fifteen minutes from one address.
        """
        self._asks.count(asked.peer, now)
        browser, person = codes.new_token(), meant(book, asked.typed)
        if person is not None and person.channels:
            self._send(book, person, browser, now)
        return browser

    def _send(self, book: Rulebook, person: Person, browser: str, now: datetime) -> None:
        unit = board_of(book, person.id)
        asked = SignIn(person=person.id, unit=unit, asked=now, expires=now + CODE_LASTS)
        with writing(self._engine) as tx:
            often = sign_ins.asks(tx, person.id, now - SPAN) >= ASKS
            if often or sign_ins.wrong(tx, person.id, _counted_since(now)) >= WRONG:
                return
            id_ = sign_ins.add(tx, asked, browser, codes.new_digits())
            outbox.add(tx, [_notice(id_, asked)])

    def enter(self, browser: str, typed: str, now: datetime, lasts: timedelta) -> str:
        """Return the secret of whoever is signed in from now on; raise WrongField for a wrong code.

        Whether it was wrong, used, too old, or nobody's, is not told.
        """
        secret = codes.new_token()
        with writing(self._engine) as tx:
            waits = sign_ins.waiting(tx, browser, now)
            since = _counted_since(now)
            if waits is not None and sign_ins.wrong(tx, waits.person, since) < WRONG:
                entering = replace(waits, entered=now, expires=now + lasts)
                if sign_ins.enter(tx, entering, codes.typed_digits(typed), secret):
                    _log.info("sign_in=%s person=%s", waits.id, waits.person)
                    return secret
                if sign_ins.wrong(tx, waits.person, since) >= WRONG:
                    _log.warning("sign_in=locked person=%s", waits.person)
        raise WrongField("sign_in_code_wrong", "code")

    def identity_of(self, secret: str, now: datetime) -> Identity | None:
        """Return who is signed in by a cookie; None if nobody is, or no longer."""
        with reading(self._engine) as tx:
            found = sign_ins.find(tx, secret, now)
        if found is None:
            return None
        return Identity(
            kind="signed_in",
            actor=f"person:{found.person}",
            unit=found.unit,
            person=found.person,
            writes=True,
            key=f"sign_in:{found.id}",
            lasting=True,
            csrf=csrf.token(secret),
        )

    def sign_out(self, secret: str, now: datetime) -> None:
        """End a sign-in at once; nothing happens for one that is over."""
        with writing(self._engine) as tx:
            sign_ins.end(tx, secret, now)


def board_of(book: Rulebook, person: str) -> str:
    """Return the board on which a person has a duty; without one, the first.

    Raises NotFound where there is no unit at all.
    """
    places = sorted(duties.places(book, person)) or [root.id for root in book.roots()]
    if not places:
        raise NotFound("units_none", "unit")
    return book.root_of(places[0])


def _counted_since(now: datetime) -> datetime:
    """A code that was asked for before `SPAN` may have been guessed at within it."""
    return now - SPAN - CODE_LASTS


def _notice(id_: int, asked: SignIn) -> Notice:
    return Notice(
        key=f"sign_in.{id_}.{asked.person}",
        unit=asked.unit,
        kind="sign_in",
        person=asked.person,
        role="",
        at=asked.asked,
        ready_at=asked.asked,
        facts=Facts(until=asked.expires),
    )


def code(tx: Connection, notice: Notice) -> str:
    """Return the digits a message of the kind `sign_in` carries; empty once they were typed."""
    return sign_ins.digits_of(tx, int(notice.key.split(".")[1]))
