"""Who comes in, and who is let out again."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Engine

from wardstatus.access import digits, links, pairing, sign_in, tokens
from wardstatus.access.attempts import Attempts
from wardstatus.access.identity import DEMO, Identity
from wardstatus.access.pairing import Paired
from wardstatus.access.sign_in import SignIns
from wardstatus.core.standing import Standing
from wardstatus.errors import NoIdentity, WrongField
from wardstatus.store import screens, sign_ins
from wardstatus.store import tokens as rows
from wardstatus.store.engine import reading
from wardstatus.store.screens import TRIES

LATELY = timedelta(minutes=1)
WRONG_IN_ALL = 100
"""Wrong codes of messages in an hour, from whomever, after which no code is taken for a while."""

COOKIE = "ws"
SECURE_COOKIE = "__Host-ws"


class Access:
    """Knows screens and persons by their cookie, programs by their token, leaders by their link."""

    def __init__(
        self, engine: Engine, standing: Callable[[str], Standing | None], demo: bool = False
    ) -> None:
        """`standing` tells how a unit stands, for a link lives as long as its spell."""
        self._engine = engine
        self._standing = standing
        self._demo = demo
        self._used: dict[str, datetime] = {}
        self.sign_ins = SignIns(engine)
        self._codes = Attempts(allowed=TRIES, within=pairing.LASTS)
        self._wrong_digits = Attempts(allowed=TRIES, within=pairing.LASTS)
        self._senders = Attempts(allowed=2 * TRIES, within=pairing.LASTS)
        self._all_wrong = Attempts(allowed=WRONG_IN_ALL, within=timedelta(hours=1))

    def identify(
        self,
        headers: Mapping[str, str],
        cookies: Mapping[str, str],
        now: datetime,
        link: str = "",
    ) -> Identity:
        """Return who asks: by link, by token, by cookie, in this order; raise NoIdentity.

        What is carried has to be good: a dead link does not become the screen it is opened on.
        Of cookies a person's comes first; one that is over is as none.
        """
        if link:
            return _known(links.identity_of(self._engine, link, now, self._standing), "link_over")
        carried = headers.get("Authorization", "")
        if carried:
            found = _known(tokens.carried_by(self._engine, carried, now), "token_unknown")
            self._used[found.key] = now
            return found
        came = self._person(cookies, now) or self.screen(cookies)
        return _known(came or (DEMO if self._demo else None), "no_identity")

    def last_used(self) -> Mapping[str, datetime]:
        """Return when each token last came, by its key."""
        return dict(self._used)

    def _person(self, cookies: Mapping[str, str], now: datetime) -> Identity | None:
        secret = cookies.get(sign_in.SECURE_COOKIE) or cookies.get(sign_in.COOKIE) or ""
        return self.sign_ins.identity_of(secret, now) if secret else None

    def screen(self, cookies: Mapping[str, str]) -> Identity | None:
        """Return as what screen a browser was paired, whoever is signed in there; None if none."""
        secret = cookies.get(SECURE_COOKIE) or cookies.get(COOKIE) or ""
        return pairing.identity_of(self._engine, secret) if secret else None

    def sent_away(self, now: datetime) -> tuple[str, ...]:
        """Return the keys of screens, tokens and sign-ins that ended within the last minute.

        Whoever keeps sockets open asks every second and hangs up on them.
        """
        with reading(self._engine) as tx:
            gone = [f"screen:{each}" for each in screens.revoked_since(tx, now - LATELY)]
            gone += [f"token:{each}" for each in rows.revoked_since(tx, now - LATELY)]
            over = sign_ins.ended_since(tx, now - LATELY, now)
            return (*gone, *(f"sign_in:{each}" for each in over))

    def pair(self, code: str, peer: str, now: datetime) -> Paired:
        """Return the screen a code makes of a browser; five tries in ten minutes for each peer.

        Raises WrongField for a wrong code, TooMany for too many of them.
        """
        self._codes.count(peer, now)
        return pairing.pair(self._engine, code, now)

    def make_link(self, person: str, unit: str, chain: str, now: datetime) -> str:
        """Return the secret of a leader's link, to be put behind `/k/`."""
        return links.make(self._engine, person, unit, chain, now)

    def make_code(self, person: str, unit: str, chain: str, now: datetime) -> str:
        """Return the six digits of a leader's message: the same until used up or expired."""
        return digits.make(self._engine, person, unit, chain, now)

    def enter_code(self, typed: str, peer: str, now: datetime) -> str:
        """Use a message's code up and return the secret of a link for the same, to go to `/k/…`.

        Only wrong ones count as tries: five in ten minutes for each peer, a hundred in an hour
        for all. Raises WrongField for a wrong, used or expired code, TooMany for too many.
        """
        self._wrong_digits.check(peer, now)
        self._all_wrong.check("", now)
        secret = digits.link_for(self._engine, typed, now)
        if secret is None:
            self._wrong_digits.count(peer, now)
            self._all_wrong.count("", now)
            raise WrongField("message_code_wrong", "code")
        return secret

    def sent_code(
        self, sender: str, persons: Collection[str], said: str, now: datetime
    ) -> Identity:
        """Return whose code came in by SMS from a telephone of some persons; it is not used yet.

        Raises WrongField for none of theirs, TooMany for more than ten texts in ten minutes.
        """
        self._senders.count(sender, now)
        found = digits.meant_by(self._engine, persons, said, now)
        if found is None:
            raise WrongField("message_code_wrong", "code")
        return Identity(
            kind="link",
            actor=f"person:{found.person}",
            unit=found.unit,
            person=found.person,
            writes=True,
            chain=found.chain,
        )

    def code_used(self, said: str, now: datetime) -> None:
        """Use up a code that came in by SMS, once what it was sent for is done."""
        digits.used(self._engine, said, now)


def _known(found: Identity | None, key: str) -> Identity:
    if found is None:
        raise NoIdentity(key)
    return found
