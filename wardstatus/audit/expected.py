"""What should have happened on one unit, held against its log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain as joined

from wardstatus.audit import course as courses
from wardstatus.audit.gaps import Gap
from wardstatus.audit.spell import Body, Course, begun

TELLING = ("step_taken", "last_resort_told", "review_fell_due", "quota_exceeded", "handed_over")
"""Events that say who is told; a notice has to be there for each person."""

KINDS = (
    *courses.CHANGES,
    *(each for each in TELLING if each not in courses.CHANGES),
    "spell_started",
    "spell_ended",
    "level_declared",
    "level_undone",
)
"""Kinds of events that are read; the rest of the log is none of the auditor's business."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One row of the log."""

    seq: int
    unit: str
    kind: str
    body: Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Somebody the log says is told: a notice with this key has to be there."""

    key: str
    unit: str
    person: str


@dataclass(slots=True)
class Unit:
    """What is found while one unit's log is read."""

    unit: str
    course: Course | None = None
    before: Course | None = None
    """As it stood before the last tap, which may be taken back."""
    since: list[str] = field(default_factory=list)
    """Keys of what was taken back since that tap: it stays taken back."""
    told: dict[str, Told] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    gaps: list[Gap] = field(default_factory=list)

    def read(self, happened: Happened) -> None:
        """Take one event."""
        kind, body = happened.kind, happened.body
        if kind in TELLING:
            for each in _told(happened):
                self.told[each.key] = each
                self.withdrawn.discard(each.key)
        self.withdrawn.update(body.get("withdrawn", ()))
        self.since += body.get("withdrawn", ())
        self.gaps += _wrong(self.course, happened)
        if kind == "level_declared":
            self.before, self.since = self.course, []
        elif kind == "level_undone":
            self.course = courses.taken_back(self.before, self.since)
        elif kind == "spell_started":
            self.course = begun(body)
        elif kind == "spell_ended":
            self.course = None
        elif self.course is not None and kind in courses.CHANGES:
            self.course = courses.CHANGES[kind](self.course, body)

    def missing(self, now: datetime, grace: timedelta) -> Iterator[Gap]:
        """Yield what is due by now and has not happened."""
        if self.course is not None and self.course.red_since is not None:
            for kind, ref in _missing(self.course, now - grace):
                yield Gap(kind=kind, unit=self.unit, ref=ref)  # type: ignore[arg-type]


def _told(happened: Happened) -> Iterator[Told]:
    body = happened.body
    one = body.get("told", ())
    named = joined([one] if isinstance(one, dict) else one, body.get("asked", ()))
    for told in named:
        yield Told(key=told["key"], unit=happened.unit, person=told["person"])


def _wrong(course: Course | None, happened: Happened) -> Iterator[Gap]:
    """Yield a gap for a step that is not the chain's next one, or tells other roles."""
    if happened.kind != "step_taken" or course is None or course.chain is None:
        return
    chain, body = course.chain, happened.body
    here, steps = int(body["step"]), course.steps[chain.kind]
    first = chain.next_step if chain.back_to is None else chain.back_to
    expected = range(min(first, chain.next_step), chain.next_step + 1)
    roles: Sequence[Sequence[str]] = steps.roles[here] if here < len(steps.roles) else ()
    if here not in expected or tuple(body["roles"]) not in roles:
        yield Gap(kind="step_wrong", unit=happened.unit, ref=f"{chain.id}.{happened.seq}")


def _missing(course: Course, by: datetime) -> Iterator[tuple[str, str]]:
    since = course.red_since
    assert since is not None
    if course.limit is not None and course.passed_at is None:
        deadline = since + course.limit - course.red_before
        if max(deadline, since) < by:
            yield "limit_missing", f"{deadline:%Y%m%dT%H%M%S}"
    if any(until >= by for until in course.decisions.values()):
        return
    kind = "answer" if course.passed_at is None else "limit"
    if course.chain is None or course.chain.kind != kind:
        yield from _no_chain(course, kind, by)
    elif kind == "limit" or course.answer_until is None:
        due = course.chain.next_at
        if due is not None and max(due, *_begins(course)) < by:
            yield "step_missing", f"{course.chain.id}.{due:%Y%m%dT%H%M%S}"


def _no_chain(course: Course, kind: str, by: datetime) -> Iterator[tuple[str, str]]:
    """An answer chain starts once, with the spell; a limit chain whenever nobody has decided."""
    if not course.steps[kind].after or (kind == "answer" and course.chains):
        return
    begins = max(_begins(course))
    if begins < by:
        yield "chain_missing", f"{kind}.{begins:%Y%m%dT%H%M%S}"


def _begins(course: Course) -> list[datetime]:
    ends = (course.red_since, course.passed_at, course.free_since, *course.decisions.values())
    return [each for each in ends if each is not None]
