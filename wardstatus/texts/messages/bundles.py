"""One message for several units that fell due for the same person."""

from collections.abc import Sequence
from dataclasses import replace

from wardstatus.core.notices import NoticeKind
from wardstatus.texts import gsm
from wardstatus.texts.messages.about import About
from wardstatus.texts.messages.kinds import parts_for
from wardstatus.texts.messages.parts import Goes, Part, kept

_BY_WEIGHT: tuple[NoticeKind, ...] = (
    "limit_step",
    "answer_step",
    "handed_over",
    "last_resort",
    "did_not_come",
    "review",
    "answer_ending",
    "structural_red",
    "overdue",
    "decided",
    "answered",
    "recorded_by_phone",
    "all_clear",
    "proof_failed",
    "proof",
    "sign_in",
)
_RED = _BY_WEIGHT[:7]
"""Kinds that tell of a unit that is red and waits for this person."""


def weightiest(abouts: Sequence[About]) -> list[About]:
    """Return one for each unit, that which asks for most, then the newest; order is kept."""
    most: dict[str, About] = {}
    for about in abouts:
        other = most.get(about.notice.unit)
        if other is None or _weight(about) >= _weight(other):
            most[about.notice.unit] = about
    return [_counting_missed(about, abouts) for about in most.values()]


def _counting_missed(about: About, abouts: Sequence[About]) -> About:
    """Of repeats that nobody was awake for only the last is said, and how many there were."""
    here = about.notice
    if here.step is None:
        return about
    same = sum((each.notice.chain, each.notice.step) == (here.chain, here.step) for each in abouts)
    if same < 2:
        return about
    facts = replace(here.facts, missed=here.facts.missed + same - 1)
    return replace(about, notice=replace(here, facts=facts))


def parts_for_all(abouts: Sequence[About]) -> list[Part]:
    """Return the parts of one message; what it cannot hold is counted."""
    every = weightiest(abouts)
    waiting = [about for about in every if _waits(about)]
    clear = [about for about in every if about.notice.kind == "all_clear"]
    if len(waiting) > 1:
        return [*_waiting(waiting), *_more(abouts[0], len(every) - len(waiting))]
    if len(clear) == len(every) > 1:
        _ = clear[0].words
        said = _("Capacity: {n} units no longer RED phase:", n=len(clear))
        return [kept(said), _named(clear)]
    first = max(every, key=_weight)
    return [*parts_for(first), *_more(first, len(every) - 1)]


def _waits(about: About) -> bool:
    """Duties may be handed over while nothing waits."""
    handed = about.notice.kind == "handed_over"
    return about.notice.kind in _RED and (not handed or about.facts.red_since is not None)


def _waiting(waiting: Sequence[About]) -> list[Part]:
    _ = waiting[0].words
    over = sum(about.over or about.notice.kind == "limit_step" for about in waiting)
    longest_late = min(waiting, key=lambda about: about.notice.at)
    return [
        kept(_("Capacity: {n} units RED phase:", n=len(waiting))),
        _named(waiting),
        kept(_("{n} over limit.", n=over) if over else ""),
        *longest_late.delays(),
        kept(_asked(waiting, all_over=over == len(waiting))),
    ]


def _asked(waiting: Sequence[About], *, all_over: bool) -> str:
    """Return what the person is asked to do; the last resort neither answers nor decides."""
    _ = waiting[0].words
    if all(about.notice.kind == "last_resort" for about in waiting):
        return _("Find a leader by phone:")
    return _("Decide for each:") if all_over else _("Answer for all:")


def _named(abouts: Sequence[About]) -> Part:
    names = [gsm.plain(about.unit) for about in abouts]
    fewer = (f"{', '.join(names[:n])} +{len(names) - n}." for n in range(len(names) - 1, 0, -1))
    return Part(forms=(f"{', '.join(names)}.", *fewer), goes=Goes.NEED)


def _more(about: About, n: int) -> list[Part]:
    _ = about.words
    return [kept(_.many("{n} more on the page.", "{n} more on the page.", n))] if n else []


def _weight(about: About) -> tuple[int, float]:
    return -_BY_WEIGHT.index(about.notice.kind), about.notice.at.timestamp()
