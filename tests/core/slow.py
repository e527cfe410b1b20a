"""What a plan makes of numbers, minute by minute, as plainly as the design says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wardstatus.core.plans import Comparison, LevelTerms, Plan

SHIFTS = {"day": 450, "evening": 900, "night": 1350}
"""Minutes after midnight."""
NINE = 9 * 60
"""The minute of the day at which everything begins."""


def shift_of(minute: int) -> str:
    clock = (NINE + minute) % 1440
    begun = [name for name, begins in SHIFTS.items() if begins <= clock]
    return begun[-1] if begun else "night"


def reached(comparison: Comparison, value: float, bound: float) -> bool:
    if comparison == "at_or_above":
        return value >= bound
    if comparison == "above":
        return value > bound
    if comparison == "at_or_below":
        return value <= bound
    return value < bound


def by_shift(values: Mapping[str, float], minute: int) -> float:
    return values[""] if "" in values else values[shift_of(minute)]


@dataclass
class SlowLevel:
    terms: LevelTerms
    latches: dict[int, bool] = field(default_factory=dict)
    latched_at: dict[int, int] = field(default_factory=dict)
    rule: bool = False
    rule_since: int = 0
    on: bool = False

    def look(self, numbers: Mapping[str, float | None], minute: int) -> bool:
        """Let a minute pass; return whether any condition is known."""
        when, always = self.terms.when, self.terms.always
        stands: list[bool | None] = []
        for place, condition in enumerate((*when, *always)):
            value = numbers[condition.indicator]
            if value is None:
                stands.append(None)
                continue
            was = self.latches.get(place, False)
            on = reached(condition.comparison, value, by_shift(condition.bound, minute))
            if not on and was and condition.clear is not None:
                clear = by_shift(condition.clear, minute)
                up = condition.comparison in ("at_or_above", "above")
                on = not (value < clear if up else value > clear)
            if on != was:
                self.latches[place], self.latched_at[place] = on, minute
            stands.append(on)
        counted, hard = stands[: len(when)], stands[len(when) :]
        true = (len(when) > 0 and counted.count(True) >= self.terms.any) or True in hard
        could = (len(when) > 0 and len(when) - counted.count(False) >= self.terms.any) or (
            None in hard
        )
        rule = True if true else (self.rule if could else False)
        if rule != self.rule:
            self.rule, self.rule_since = rule, minute
        stood = minute - self.rule_since
        if self.rule and not self.on:
            at_once = any(self.latches.get(len(when) + place) for place in range(len(always)))
            self.on = at_once or stood >= self.terms.raise_after.total_seconds() / 60
        elif self.on and not self.rule:
            self.on = stood < self.terms.lower_after.total_seconds() / 60
        return any(each is not None for each in stands)


def timeline(
    plan: Plan, sent: Mapping[int, Mapping[str, float]], stale: Mapping[str, int | None], end: int
) -> list[str | None]:
    """Return what is recommended at every minute from the first to `end`; None: unknown."""
    yellow, red = SlowLevel(plan.yellow), SlowLevel(plan.red)
    last: dict[str, tuple[float, int]] = {}
    found: list[str | None] = []
    taps = 0
    for minute in range(end + 1):
        if minute and shift_of(minute) != shift_of(minute - 1):
            taps = 0
        for name, value in sent.get(minute, {}).items():
            if name == "flag":
                taps += int(value)
            else:
                last[name] = (value, minute)
        numbers = known(last, stale, minute) | {"flag": float(taps)}
        if not begun(sent, minute):
            found.append(None)
            continue
        there = [yellow.look(numbers, minute), red.look(numbers, minute)]
        level = "red" if red.on else "yellow" if yellow.on else "green"
        found.append(level if any(there) else None)
    return found


def begun(sent: Mapping[int, Mapping[str, float]], minute: int) -> bool:
    """Nothing is looked at before anything has been sent."""
    return any(at <= minute for at in sent)


def known(
    last: Mapping[str, tuple[float, int]], stale: Mapping[str, int | None], minute: int
) -> dict[str, float | None]:
    numbers: dict[str, float | None] = {"a": None, "b": None}
    for name, (value, at) in last.items():
        lasts = stale[name]
        if lasts is None or minute < at + lasts:
            numbers[name] = value
    a, b = numbers["a"], numbers["b"]
    numbers["share"] = 100 * a / b if a is not None and b else None
    share = numbers["share"]
    both = a is not None and share is not None
    numbers["points"] = (
        float((a >= 3) + (a >= 6) + (share >= 50))  # type: ignore[operator]
        if both
        else None
    )
    return numbers
