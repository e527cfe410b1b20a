"""One run: the hospital lives through a number of kills, then comes to rest and is looked at."""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.chaos.clients import Client, six
from tests.chaos.compare import Found, compare, unsettled
from tests.chaos.house import House, build
from tests.chaos.receiver import Receiver
from tests.chaos.server import Server
from tests.notify.post import serving
from wardstatus.clock import elapsed

SETTLES_IN = 240.0
"""Seconds the outbox may take to come to rest after the last kill: tries are far apart by then."""

EARLY = 0.2
"""How many kills come while the server is starting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What three sides remember: the database in the house, the clients, and the mail server."""

    house: House
    clients: list[Client]
    mails: list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run was, and what was found after it."""

    seed: int
    rounds: int
    seconds: float
    restarts: list[float] = field(default_factory=list)
    """Seconds from a start until the server answered; those killed earlier are missing."""
    moods: dict[str, int]
    tries: int
    """Requests sent for what was acknowledged."""
    faults: int
    """Tracebacks in the server's log."""
    evidence: Evidence
    found: Found


def play(folder: Path, rounds: int, seed: int) -> Run:
    """Kill the server so many times, let everything come to rest, and compare."""
    began = elapsed()
    receiver, random = Receiver(seed), Random(seed)
    with serving(receiver) as mail:
        house = build(folder, mail)
        clients = six(house, seed)
        restarts = _live(house, clients, rounds, random)
        restarts += come_to_rest(house, clients, receiver)
    said = (folder / "server.log").read_text(encoding="utf-8")
    return Run(
        seed=seed,
        rounds=rounds,
        seconds=elapsed() - began,
        restarts=restarts,
        moods=receiver.moods,
        tries=sum(each.tries for client in clients for each in client.answered),
        faults=said.count("Traceback"),
        evidence=Evidence(house=house, clients=clients, mails=receiver.taken()),
        found=compare(house, clients, receiver.taken()),
    )


def _live(house: House, clients: list[Client], rounds: int, random: Random) -> list[float]:
    for client in clients:
        client.start()
    restarts = []
    for number in range(rounds):
        server = Server(house.folder)
        if number and random.random() < EARLY:
            _pass(random.uniform(0.05, 1.0))
        else:
            server.wait_until_ready()
            _pass(random.uniform(0.1, 2.0))
        server.kill()
        restarts += [server.started_in] if server.started_in else []
    return restarts


def come_to_rest(house: House, clients: list[Client], receiver: Receiver) -> list[float]:
    """Let every client have its last answer, and every message that is due leave."""
    server = Server(house.folder)
    try:
        server.wait_until_ready()
        receiver.calm = True
        for client in clients:
            client.end()
        for client in clients:
            client.join()
        began = elapsed()
        while unsettled(house) and elapsed() - began < SETTLES_IN:
            _pass(0.2)
    finally:
        server.kill()
    return [server.started_in] if server.started_in else []


def _pass(seconds: float) -> None:
    threading.Event().wait(seconds)
