"""Whoever takes the messages hangs up before it says so, four times in ten."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path
from random import Random
from typing import Any

from tests.chaos.figures import Figure
from tests.notify.gateway import Gateway, Got
from tests.notify.gateway import serving as answering
from tests.notify.house import RULEBOOK, House
from tests.notify.post import Postbox, serving
from tests.notify.requests_sent import channel_at, form_with
from tests.store.samples import a_notice
from wardstatus.core.units import Person
from wardstatus.notify.email import Email, MailServer, message_id
from wardstatus.notify.postman import Postman
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate

MANY = 50
SENDER = "ward@example.org"
LOST = 0.4
PATIENCE = 600
"""Seconds it may take: now and then five in a row fail, and a channel rests."""

MAILED = {
    f"m{n}": Person(id=f"m{n}", name=f"M {n}", channels=(f"mailto:m{n}@example.org",))
    for n in range(MANY)
}
TEXTED = {f"s{n}": Person(id=f"s{n}", name=f"S {n}", channels=(f"sms:{n}",)) for n in range(MANY)}


@dataclass
class Losing:
    """Decides of each receiver's message how many answers are lost, and counts its keys."""

    random: Random
    came: dict[str, Counter[str]] = field(default_factory=dict)
    """How often a message came under which key, by whom it is for."""
    lost: Counter[str] = field(default_factory=Counter)
    """How many answers to whom were lost."""

    def takes(self, who: str, key: str) -> bool:
        """Take a message; return whether the answer to it is lost."""
        self.came.setdefault(who, Counter())[key] += 1
        lost = self.random.random() < LOST
        self.lost[who] += lost
        return lost


class Forgetful(Postbox):
    """Takes every mail, and loses the line of some."""

    def __init__(self, losing: Losing) -> None:
        super().__init__()
        self._losing = losing

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        mail = self.mails[-1]
        if self._losing.takes(mail["X-To"].partition("@")[0], mail["Message-ID"]):
            server.transport.abort()
        return answer


def play(folder: Path, seed: int) -> list[Figure]:
    """Send a hundred messages, and compare what came with what is said to have been taken."""
    losing = Losing(Random(seed))
    with _house(folder, losing) as house:
        house.add(*(a_notice(person, person=person) for person in (*MAILED, *TEXTED)))
        for _second in range(PATIENCE):
            house.round(seconds=1)
            states = Counter(state for _, state in house.states())
            if states["accepted"] == len(MAILED) + len(TEXTED):
                break
    wanted = {**_wanted("m", MAILED), **_wanted("s", TEXTED)}
    return [
        Figure(name="messages that never came", found=len(wanted.keys() - losing.came)),
        Figure(name="messages not known to be taken", found=len(wanted) - states["accepted"]),
        Figure(name="copies under another key", found=_strange(losing, wanted)),
        Figure(name="copies beyond one a lost answer", found=_too_many(losing)),
        Figure(name="answers lost", found=losing.lost.total(), most=inf),
    ]


def _wanted(letter: str, persons: Mapping[str, Person]) -> dict[str, str]:
    """Return the key every copy of a message has to come under."""
    if letter == "m":
        return {each: message_id(f"{each}.mailto", SENDER) for each in persons}
    return {each: f"{each}.sms" for each in persons}


def _strange(losing: Losing, wanted: Mapping[str, str]) -> int:
    copies = ((who, key, n) for who, keys in losing.came.items() for key, n in keys.items())
    return sum(n for who, key, n in copies if key != wanted[who])


def _too_many(losing: Losing) -> int:
    return sum(abs(losing.came[who].total() - lost - 1) for who, lost in losing.lost.items())


@contextmanager
def _house(folder: Path, losing: Losing) -> Iterator[House]:
    """Yield a hospital whose mail server and SMS gateway lose their answers."""
    url = f"sqlite:///{folder}/wardstatus.db"
    migrate(url)
    engine = open_engine(url)

    def silent(got: Got) -> bool:
        return losing.takes(f"s{got.target.rpartition('=')[2]}", got.headers["Idempotency-Key"])

    with serving(Forgetful(losing)) as mail, answering(Gateway(silent=silent)) as gateway:
        form = form_with(url="http://127.0.0.1/send?to={to}")
        post = MailServer(host="127.0.0.1", port=mail, sender=SENDER, starttls=False, timeout=5)
        house = House(engine, mailto=Email(post), sms=channel_at(form, gateway))
        book = replace(RULEBOOK, persons={**MAILED, **TEXTED})
        house.postman = Postman(replace(house.bag, rulebook=lambda: book))
        yield house
        house.postman.close()
    engine.dispose()
