"""The log of one unit, event by event, into its past."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wardstatus.core.events import (
    ConfirmationLapsed,
    Event,
    LevelConfirmed,
    LevelDeclared,
    LevelFollowed,
    LevelLowered,
    LevelUndone,
    PromptAnswered,
    QuotaExceeded,
    QuotaMet,
    RecommendationChanged,
)
from wardstatus.core.levels import Level
from wardstatus.measures import reds
from wardstatus.measures.past import Past, Red, Said, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What the shown level is made of."""

    level: Level | None = None
    lapsed: bool = False
    follows: bool = False
    """The level goes with the recommendation, and is unknown while that is."""
    recommended: Level | None = None

    def seen(self) -> Level | None:
        """Return what a screen shows: red never fades, a followed level does with its numbers."""
        if self.follows:
            return None if self.recommended is None else self.level
        if self.lapsed and self.level is not Level.RED:
            return None
        return self.level


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What a tap can give back."""

    shown: _Shown
    turns: int
    last: Turn | None
    reds: int
    red: Red | None


@dataclass(slots=True, kw_only=True)
class Fold:
    """Takes a unit's events in the order of the log; cheap enough for years of them."""

    unit: str
    _shown: _Shown = _Shown()
    _turns: list[Turn] = field(default_factory=list)
    _reds: list[Red] = field(default_factory=list)
    _said: list[Said] = field(default_factory=list)
    _structural: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    _kept: _Kept | None = None

    def take(self, event: Event) -> None:
        """Take one event; what no measure asks for changes nothing."""
        match event:
            case LevelUndone():
                self._give_back(event.at)
            case QuotaExceeded():
                self._structural.append((event.at, None))
            case QuotaMet():
                self._met(event.at)
            case PromptAnswered():
                self._said.append(Said(at=event.at, what=event.answer))
            case _:
                self._take_level(event)

    def past(self) -> Past:
        """Return what the unit has been through so far."""
        return Past(
            unit=self.unit,
            turns=tuple(self._turns),
            reds=tuple(self._reds),
            said=tuple(self._said),
            structural=tuple(self._structural),
        )

    def _take_level(self, event: Event) -> None:
        shown = _after(self._shown, event)
        if shown is None:
            reds.take(self._reds, event)
            return
        if isinstance(event, LevelDeclared):
            self._keep()
        elif isinstance(event, LevelLowered):
            self._said.append(Said(at=event.at, what="lowered"))
        self._shown = shown
        self._turn(event.at, shown)

    def _turn(self, at: datetime, shown: _Shown) -> None:
        turns, level = self._turns, shown.seen()
        if not turns and shown.level is None:
            return
        if turns and turns[-1].at == at:
            # What stood for no time at all was never shown.
            turns.pop()
        if not turns or turns[-1].level is not level:
            turns.append(Turn(at, level))

    def _keep(self) -> None:
        self._kept = _Kept(
            shown=self._shown,
            turns=len(self._turns),
            last=self._turns[-1] if self._turns else None,
            reds=len(self._reds),
            red=self._reds[-1] if self._reds else None,
        )

    def _give_back(self, at: datetime) -> None:
        """An undone declaration is not red time anywhere."""
        kept = self._kept
        if kept is None:
            return
        # Numbers may have come meanwhile; they are no part of the tap.
        self._shown = replace(kept.shown, recommended=self._shown.recommended)
        del self._turns[max(0, kept.turns - 1) :]
        if kept.last is not None:
            self._turns.append(kept.last)
        del self._reds[max(0, kept.reds - 1) :]
        if kept.red is not None:
            self._reds.append(kept.red)
        self._kept = None
        self._turn(at, self._shown)

    def _met(self, at: datetime) -> None:
        if self._structural and self._structural[-1][1] is None:
            self._structural[-1] = (self._structural[-1][0], at)


def _after(shown: _Shown, event: Event) -> _Shown | None:
    """Return what is shown after an event; None for one that has no say in it."""
    match event:
        case LevelDeclared():
            follows = event.valid_until is None
            return replace(shown, level=event.level, lapsed=False, follows=follows)
        case LevelConfirmed():
            return replace(shown, lapsed=False, follows=event.valid_until is None)
        case LevelLowered():
            follows = event.valid_until is None
            return replace(shown, level=event.level, lapsed=False, follows=follows)
        case LevelFollowed():
            return replace(shown, level=event.level, lapsed=False, follows=True)
        case ConfirmationLapsed():
            return replace(shown, lapsed=True)
        case RecommendationChanged():
            return replace(shown, recommended=event.level)
        case _:
            return None
