"""Every state of the pages, each played through the core, by name."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.web.house import LIMIT, PLAN, RED, book, minutes
from tests.web.play import SCREEN, Play, Sample
from wardstatus.core.inputs import AnswerPrompt, Decide, TapNeeds, TellOutcome
from wardstatus.core.levels import Level
from wardstatus.core.plans import Action

__all__ = ["STATES", "Play", "Sample", "several"]


def _red() -> Play:
    play = Play().read(patients=26, corridor=2, nurses=4)
    play.set(Level.RED).send(TapNeeds(unit="kir1", by=SCREEN, needs=("nurse",)))
    return play.at(1).deliver()


def _unanswered() -> Play:
    return _red().at(10.5).deliver("failed", "berg").done("R2").at(24)


def _answered() -> Play:
    return _red().at(6).answer("lie").at(10).done("R2").at(20)


def _decided() -> Play:
    return _answered().at(67).answer("berg").at(80).decide("C3").decide("C1").at(95)


def _covered() -> Play:
    play = _decided().at(112)
    spell = play.board.standings["kir1"].spell
    assert spell is not None
    made = spell.decisions[-1].id
    return play.send(TellOutcome(unit="kir1", by=SCREEN, decision=made, came=True)).at(242)


def _over() -> Play:
    return _red().at(235).done("R2").at(240.5).deliver().at(252)


def _many() -> Play:
    more = tuple(
        Action(
            id=f"X{n}",
            role={"": "AHS" if n % 2 else "AL"},
            within=minutes(30 + n),
            text={"nb": f"Skjerm og ringeklokke til hver, nummer {n}"},
        )
        for n in range(8)
    )
    play = Play(book(replace(PLAN, red=replace(RED, actions=(*RED.actions, *more)))))
    return play.read(patients=26, corridor=2).set(Level.RED).at(6).answer("lie").at(25).done("X1")


def _lower(person: str) -> Decide:
    return Decide(unit="kir1", by=f"person:{person}", person=person, kind="lower")


def _lowered() -> Play:
    agreed = AnswerPrompt(unit="kir1", by=SCREEN, answer="agree")
    return _answered().send(_lower("berg")).at(30).send(agreed).at(40)


def _follows() -> Play:
    return Play(book(replace(PLAN, follow="plan"))).read(patients=24, corridor=0)


STATES: Mapping[str, Callable[[], Sample]] = {
    "never": lambda: Play().sample(),
    "never-numbers": lambda: Play().read(patients=26, corridor=2).sample(),
    "undo": lambda: Play().read(patients=26, corridor=2).set(Level.RED).sample(),
    "undo-green": lambda: Play().set(Level.YELLOW).at(30).set(Level.GREEN).sample(),
    "unanswered": lambda: _unanswered().sample(),
    "unreached": lambda: Play(book(staffed=False)).set(Level.RED).at(3).sample(),
    "answered": lambda: _answered().sample(),
    "decided": lambda: _decided().sample(),
    "came": lambda: _decided().at(112).sample(),
    "covered": lambda: _covered().sample(),
    "soon": lambda: _answered().at(200).answer("berg").at(222).sample(),
    "over": lambda: _over().sample(),
    "not-confirmed": lambda: _answered().at(150).answer("berg").at(160).sample(),
    "yellow": lambda: _answered().at(166).set(Level.YELLOW).at(200).sample(),
    "proposed": lambda: _answered().send(_lower("berg")).at(22).sample(),
    "lowered": lambda: _lowered().sample(),
    "green": lambda: Play().set(Level.GREEN).at(30).sample(),
    "asked": lambda: Play().set(Level.GREEN).at(30).read(patients=23, corridor=0).at(35).sample(),
    "unknown": lambda: Play().set(Level.YELLOW).at(500).sample(),
    "many": lambda: _many().sample(),
    "followed": lambda: _follows().at(40).sample(),
    "override": lambda: _follows().at(40).set(Level.RED).at(50).sample(),
    "silent": lambda: Play(book(silent=True)).set(Level.RED).at(2).deliver("silent").sample(),
    "engine": lambda: _answered().sample(alive=False),
    "no-limit": lambda: Play(book(replace(PLAN, limit=None))).set(Level.RED).at(9).sample(),
    "no-plan": lambda: _no_plan(),
}


def _no_plan() -> Sample:
    bare = book()
    units = {**bare.units, "kir1": replace(bare.units["kir1"], plan=None)}
    return Play(replace(bare, units=units)).set(Level.RED).at(5).sample()


def several() -> Sample:
    """Two wards wait for the same leader; one is over its limit."""
    play = Play(book(replace(PLAN, limit=replace(LIMIT, limit=minutes(240)))))
    play.set(Level.RED).at(1).deliver().at(225).set(Level.RED, "med1").at(226).deliver()
    return play.at(250).sample()
