"""The ward that is kept for whoever watches: her red is followed until a leader has answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.core import spells
from wardstatus.core.levels import Level
from wardstatus.core.standing import Board, Spell, Standing, Taken
from wardstatus.demo import acts
from wardstatus.demo.beats import Look, Said, Turn
from wardstatus.demo.clock import DemoClock
from wardstatus.texts.words import marked

ANSWERED_AFTER = 25.0
"""Seconds, to whoever watches, after which a leader of the story answers if nobody has."""

SEEN_FOR = 12.0
"""Seconds the windows stay with her after the answer."""

DECIDED_AFTER, YELLOW_AFTER, GREEN_AFTER = 120.0, 170.0, 60.0
"""Seconds after which the demo clears up: decided, left, over."""

DECIDES, PLEASE = "moen", "C1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Her red as it stands."""

    says: Said
    look: Look
    turn: Turn | None = None
    """What somebody of the story does about it now."""


class Visitors:
    """Follows one ward."""

    def __init__(self, unit: str, clock: DemoClock) -> None:
        self.unit = unit
        self._clock = clock

    def tap(self) -> Turn:
        """Return the red of the button."""
        return Turn(
            says=Said(text=marked("Kir 1 is red.")), act=acts.taps(self.unit, Level.RED, ["nurse"])
        )

    def is_red(self, board: Board) -> bool:
        """Return whether her ward is red."""
        return board.standings[self.unit].status.level is Level.RED

    def tapped(self, board: Board, now: datetime) -> bool:
        """Return whether her ward became red this very instant: while the story stood still."""
        return self.is_red(board) and board.standings[self.unit].status.since == now

    def follow(self, board: Board, now: datetime) -> Visit | None:
        """Return what is to be seen and done; None when the windows are the story's."""
        standing = board.standings[self.unit]
        spell = standing.spell
        if spell is None or spell.red_since is None or standing.status.since is None:
            return None
        since = standing.status.since
        answer = spells.standing_answer(spell, now)
        if answer is None:
            return self._waiting(spell, max(since, _ended(spell) or since), now)
        if now - answer.at >= self._clock.seconds(SEEN_FOR) or answer.at < since:
            return None
        return Visit(
            says=Said(
                text=marked("{role} takes it. Kir 1 sees the answer."),
                values={"role": answer.role},
            ),
            look=self._look(spell),
        )

    def _waiting(self, spell: Spell, since: datetime, now: datetime) -> Visit | None:
        waited = now - since
        if spells.in_force(spell, now):
            return None
        turn = None
        person = _told(spell)
        if person and waited >= self._clock.seconds(ANSWERED_AFTER):
            turn = Turn(
                says=Said(text=marked("A leader of the story has answered for you.")),
                act=acts.answers(person, None, self.unit),
            )
        return Visit(says=self._says(spell, waited), look=self._look(spell), turn=turn)

    def _says(self, spell: Spell, waited: timedelta) -> Said:
        if any(step.told and _left(step.told[0].state) for step in _steps(spell)):
            return Said(text=marked("The message is here. Answer it, or wait for a leader."))
        return Said(text=marked("Kir 1 is red. Five seconds to undo, then the message leaves."))

    def _look(self, spell: Spell) -> Look:
        return Look(ward=self.unit, person=_told(spell))

    def clear_up(self, board: Board, now: datetime) -> Turn | None:
        """Return what ends her red, long after: a decision, then the ward's own taps."""
        standing = board.standings[self.unit]
        since = standing.status.since
        if since is None or standing.status.level in (None, Level.GREEN):
            return None
        lasted = now - since
        if standing.status.level is Level.YELLOW:
            return self._calmer(lasted, GREEN_AFTER, Level.GREEN)
        if lasted >= self._clock.seconds(YELLOW_AFTER):
            return self._calmer(lasted, YELLOW_AFTER, Level.YELLOW)
        if lasted >= self._clock.seconds(DECIDED_AFTER) and _undecided(standing):
            return Turn(
                says=Said(text=marked("The director decides for Kir 1: a nurse is coming.")),
                act=acts.decides(DECIDES, self.unit, PLEASE, None, None),
            )
        return None

    def _calmer(self, lasted: timedelta, after: float, level: Level) -> Turn | None:
        if lasted < self._clock.seconds(after):
            return None
        text = marked("Kir 1 is yellow.") if level is Level.YELLOW else marked("Kir 1 is green.")
        return Turn(says=Said(text=text), act=acts.taps(self.unit, level))


def _steps(spell: Spell) -> tuple[Taken, ...]:
    return spell.chain.taken if spell.chain else ()


def _told(spell: Spell) -> str:
    return next((each.person for step in _steps(spell) for each in step.told), "")


def _left(state: str) -> bool:
    return state not in ("queued", "sending")


def _ended(spell: Spell) -> datetime | None:
    return spell.answer.until if spell.answer is not None else None


def _undecided(standing: Standing) -> bool:
    return standing.spell is not None and not standing.spell.decisions
