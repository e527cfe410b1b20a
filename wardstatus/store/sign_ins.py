"""Who signs in at a desk: a code asked for by one browser, and what it became once it was typed.

A code stands as it is until it was typed, for every try of its message is to carry the same. It
is good in the browser that asked for it and in no other.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from wardstatus.store.doors import sign_in
from wardstatus.store.secrets import kept

TRIES = 5
"""Wrong codes after which the one that was sent is dead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Somebody who asked for a code, or is signed in since `entered`, until `expires`."""

    id: int = 0
    person: str
    unit: str
    """The head of the board the person has a duty on."""
    asked: datetime
    expires: datetime
    entered: datetime | None = None
    ended: datetime | None = None


def add(tx: Connection, asked: SignIn, browser: str, digits: str) -> int:
    """Write that a browser (by its secret, which is not kept) asked for a code; return its id."""
    row = insert(sign_in).values(
        person=asked.person,
        unit=asked.unit,
        asked=asked.asked,
        browser=kept(browser),
        digits=digits,
        tries=0,
        expires=asked.expires,
    )
    key = tx.execute(row).inserted_primary_key
    assert key is not None
    return int(key[0])


def digits_of(tx: Connection, id_: int) -> str:
    """Return the code of a sign-in that was asked for; empty once it was typed."""
    asked = select(sign_in.c.digits).where(sign_in.c.id == id_)
    return str(tx.execute(asked).scalar() or "")


def asks(tx: Connection, person: str, since: datetime) -> int:
    """Return how many codes were asked for a person since an instant, and not typed rightly."""
    mine = (sign_in.c.person == person) & (sign_in.c.asked > since) & sign_in.c.entered.is_(None)
    return int(tx.execute(select(func.count()).select_from(sign_in).where(mine)).scalar_one())


def wrong(tx: Connection, person: str, since: datetime) -> int:
    """Return how many wrong codes were typed for codes a person was sent since an instant."""
    mine = (sign_in.c.person == person) & (sign_in.c.asked > since)
    return int(tx.execute(select(func.sum(sign_in.c.tries)).where(mine)).scalar() or 0)


def most_wrong(tx: Connection, since: datetime) -> int:
    """Return the most wrong codes that were typed for any one person since an instant."""
    summed = func.sum(sign_in.c.tries)
    asked = select(summed).where(sign_in.c.asked > since).group_by(sign_in.c.person)
    return int(max(tx.execute(asked).scalars(), default=0))


def waiting(tx: Connection, browser: str, now: datetime) -> SignIn | None:
    """Return what a browser asked for and may still type; None if there is nothing."""
    mine = (sign_in.c.browser == kept(browser)) & sign_in.c.entered.is_(None)
    good = (sign_in.c.expires > now) & (sign_in.c.tries < TRIES)
    row = tx.execute(select(sign_in).where(mine, good)).first()
    return _read(row) if row else None


def enter(tx: Connection, entering: SignIn, digits: str, secret: str) -> bool:
    """Sign in by a code; False, and one wrong code more, if it is not the one that was sent.

    `entering` is what waits, with the instant of now and the end it shall have.
    """
    mine = (sign_in.c.id == entering.id) & sign_in.c.entered.is_(None)
    signed = {
        "entered": entering.entered,
        "expires": entering.expires,
        "secret": kept(secret),
        "digits": "",
    }
    right = mine & (sign_in.c.digits == digits)
    if tx.execute(update(sign_in).where(right).values(signed)).rowcount == 1:
        return True
    tx.execute(update(sign_in).where(mine).values(tries=sign_in.c.tries + 1))
    return False


def find(tx: Connection, secret: str, now: datetime) -> SignIn | None:
    """Return who is signed in by a secret; None if nobody is, or no longer."""
    mine = (sign_in.c.secret == kept(secret)) & sign_in.c.ended.is_(None)
    row = tx.execute(select(sign_in).where(mine, sign_in.c.expires > now)).first()
    return _read(row) if row else None


def end(tx: Connection, secret: str, now: datetime) -> None:
    """Sign out whoever is signed in by a secret."""
    mine = (sign_in.c.secret == kept(secret)) & sign_in.c.ended.is_(None)
    tx.execute(update(sign_in).where(mine).values(ended=now))


def end_all(tx: Connection, person: str, now: datetime) -> int:
    """Sign a person out everywhere, and let no code of theirs be typed; return how many it was."""
    mine = (sign_in.c.person == person) & sign_in.c.ended.is_(None) & (sign_in.c.expires > now)
    tx.execute(update(sign_in).where(mine, sign_in.c.entered.is_(None)).values(expires=now))
    return tx.execute(
        update(sign_in).where(mine, sign_in.c.entered.is_not(None)).values(ended=now)
    ).rowcount


def there(tx: Connection, now: datetime) -> list[SignIn]:
    """Return who is signed in, the longest first."""
    mine = sign_in.c.entered.is_not(None) & sign_in.c.ended.is_(None) & (sign_in.c.expires > now)
    return [_read(row) for row in tx.execute(select(sign_in).where(mine).order_by(sign_in.c.id))]


def ended_since(tx: Connection, at: datetime, now: datetime) -> list[int]:
    """Return the ids of sign-ins that were ended, or came to their end, at an instant or later."""
    over = (sign_in.c.expires >= at) & (sign_in.c.expires <= now)
    gone = sign_in.c.entered.is_not(None) & ((sign_in.c.ended >= at) | over)
    return list(tx.execute(select(sign_in.c.id).where(gone)).scalars())


def _read(row: Row[tuple[object, ...]]) -> SignIn:
    return SignIn(
        id=row.id,
        person=row.person,
        unit=row.unit,
        asked=row.asked,
        expires=row.expires,
        entered=row.entered,
        ended=row.ended,
    )
