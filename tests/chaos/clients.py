"""Six clients who keep what they want written until it is acknowledged, however often they ask."""

import json
import threading
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException
from random import Random
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.chaos.house import TAPPERS, WARDS, House

TIMEOUT = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something to be written: the key is the same on every try."""

    key: str
    path: str
    body: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How an act ended: acknowledged (200), or refused; and after how many tries."""

    act: Act
    status: int
    tries: int
    said: Any


class Client(threading.Thread):
    """Thinks of one act after another, and lets go of none before it has its answer."""

    def __init__(self, house: House, name: str, actor: str, seed: int) -> None:
        super().__init__(name=name, daemon=True)
        self.actor = actor
        self.answered: list[Answered] = []
        self.random = Random(seed)
        self._base = f"http://127.0.0.1:{house.port}/api/v1"
        self._token = house.tokens[name]
        self._ends = threading.Event()
        self._count = 0

    def run(self) -> None:
        while not self._ends.is_set():
            act = self.next_act()
            if act is not None:
                self.see_through(*act)
            self._ends.wait(self.random.uniform(0.005, 0.06))
        for path, body in self.last_acts():
            self.see_through(path, body)

    def end(self) -> None:
        """Begin nothing more; what is under way is still seen through."""
        self._ends.set()

    @abstractmethod
    def next_act(self) -> tuple[str, object] | None:
        """Return what to write next, if anything."""

    def last_acts(self) -> list[tuple[str, object]]:
        """Return what is written before the end."""
        return []

    def see_through(self, path: str, body: object) -> None:
        """Send an act until the server says yes or no."""
        self._count += 1
        act = Act(key=f"{self.name}-{self._count}", path=path, body=body)
        tries = 0
        pause = threading.Event()
        while True:
            tries += 1
            found = self.ask(act.path, act)
            if found is not None and found[0] != 503:
                break
            pause.wait(0.05)
        status, said = found
        self.answered.append(Answered(act=act, status=status, tries=tries, said=said))
        self.heard(self.answered[-1])

    def heard(self, answered: Answered) -> None:
        """Look at an answer, for the next act."""

    def ask(self, path: str, act: Act | None = None) -> tuple[int, Any] | None:
        """Return status and body of an answer; None if there was none."""
        headers = {"Authorization": f"Bearer {self._token}"}
        if act is not None:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": act.key}
        sent = None if act is None else json.dumps(act.body).encode()
        request = Request(f"{self._base}{path}", data=sent, headers=headers)
        try:
            with urlopen(request, timeout=TIMEOUT) as answer:
                return answer.status, json.loads(answer.read())
        except HTTPError as refused:
            with refused:
                return refused.code, _read(refused)
        except (OSError, HTTPException, ValueError):
            return None


def _read(refused: HTTPError) -> object:
    try:
        return json.loads(refused.read())
    except (OSError, HTTPException, ValueError):
        return None


class Screen(Client):
    """The screens of a few wards: taps levels, needs and items, now and then takes a tap back."""

    def __init__(self, house: House, name: str, wards: Sequence[str], seed: int) -> None:
        super().__init__(house, name, f"token:{name}", seed)
        self._wards = wards
        self._items: dict[str, str] = {}

    def next_act(self) -> tuple[str, object]:
        unit, chance = f"/units/{self.random.choice(self._wards)}", self.random.random()
        if chance < 0.08 or not self.answered:
            level = self.random.choice(("red", "red", "red", "yellow", "green"))
            return f"{unit}/level", {"level": level}
        if chance < 0.1:
            return f"{unit}/undo", {}
        if chance < 0.3 and self._items:
            item = self.random.choice(list(self._items))
            return f"/items/{item}", {"state": "open" if self._items[item] == "done" else "done"}
        if chance < 0.5:
            return f"{unit}/confirm", {}
        return f"{unit}/needs", {"needs": self.random.sample(("nurse", "bed"), k=1)}

    def heard(self, answered: Answered) -> None:
        if answered.status == 200:
            mine = [each for each in answered.said["items"] if not each["leader"]]
            self._items = {each["id"]: each["state"] for each in mine}

    def last_acts(self) -> list[tuple[str, object]]:
        return [(f"/units/{ward}/level", {"level": "green"}) for ward in self._wards]


class Feed(Client):
    """A system that sends numbers, no two of them equal."""

    def __init__(self, house: House, seed: int) -> None:
        super().__init__(house, "feed", "token:feed", seed)

    def next_act(self) -> tuple[str, object]:
        value = self.random.randrange(15, 30) + len(self.answered) / 100_000
        ward = self.random.choice(WARDS)
        return "/readings", [{"unit": ward, "values": {"occupied": value}}]


class Leader(Client):
    """A leader who looks, and answers or decides when something waits."""

    def __init__(self, house: House, person: str, seed: int) -> None:
        super().__init__(house, person, person, seed)

    def next_act(self) -> tuple[str, object] | None:
        ward = self.random.choice(WARDS)
        found = self.ask(f"/units/{ward}")
        chain = found[1]["chain"] if found and found[0] == 200 else None
        if chain is None or self.random.random() < 0.95:
            return None
        if chain["kind"] == "limit":
            return f"/units/{ward}/decisions", {"choice": "C1"}
        gives = {"pass": True} if self.random.random() < 0.3 else {"text": "Jeg ser på det"}
        return f"/chains/{chain['id']}/answer", gives


def six(house: House, seed: int) -> list[Client]:
    """Return the clients of a run: screens of all wards, a feed and two leaders."""
    screens = [
        Screen(house, name, WARDS[number :: len(TAPPERS)], seed + number)
        for number, name in enumerate(TAPPERS)
    ]
    leaders = [Leader(house, person, seed + 10 + n) for n, person in enumerate(("dahl", "berg"))]
    return [*screens, Feed(house, seed + 20), *leaders]
