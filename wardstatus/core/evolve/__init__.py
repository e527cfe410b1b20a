"""The only way a unit changes: by events, one function for each of its parts."""

from wardstatus.core.actions import late_unnamed
from wardstatus.core.events import (
    Answered,
    BoardEvent,
    ChainEvent,
    DecisionMade,
    DeliveryReported,
    Event,
    FlagRaised,
    ItemMarked,
    LastResortTold,
    LevelConfirmed,
    LevelDeclared,
    LevelLowered,
    LevelUndone,
    ListEvent,
    NoteEntered,
    NumbersEvent,
    OutcomeTold,
    PassedOn,
    PlanTaken,
    PromptAnswered,
    QuotaEvent,
    QuotaExceeded,
    RecommendationChanged,
    SpellEvent,
    SpellPaused,
    SpellStarted,
    StatusEvent,
    StepTaken,
    TermsApplied,
)
from wardstatus.core.evolve import chains, lists, numbers, spells, status
from wardstatus.core.leaving import forgotten, taken_back
from wardstatus.core.quota import KEPT
from wardstatus.core.renew import renew
from wardstatus.core.standing import Before, Item, Spell, Standing, Stretch

_PERSONS = (
    Answered,
    DecisionMade,
    FlagRaised,
    ItemMarked,
    LevelConfirmed,
    LevelLowered,
    NoteEntered,
    OutcomeTold,
    PassedOn,
    PromptAnswered,
    TermsApplied,
)
"""What somebody did after a tap, so that the tap can no longer be taken back."""

_STEPS = (StepTaken, LastResortTold)
"""What people are told of, each time a number further."""


def evolve(standing: Standing, event: Event) -> Standing:
    """Return how a unit stands after an event; its due instant is computed by `decide`."""
    if isinstance(event, LevelUndone):
        return _undone(standing)
    if isinstance(event, LevelDeclared):
        standing = renew(standing, before=_before(standing, event))
    elif isinstance(event, DeliveryReported) and standing.before is not None:
        standing = renew(standing, before=_reported(standing.before, event))
    elif isinstance(event, _PERSONS) and not _in_passing(event):
        standing = renew(standing, before=None)
    return _part(_counted(standing, event), event)


def _in_passing(event: Event) -> bool:
    return isinstance(event, LevelConfirmed) and event.in_passing


def _reported(before: Before, event: DeliveryReported) -> Before:
    """What became of a message is no part of what a tap can take back."""
    if before.spell is None:
        return before
    return renew(before, spell=chains.evolve(before.spell, event))


def _part(standing: Standing, event: Event) -> Standing:
    if isinstance(event, NumbersEvent):
        if isinstance(event, RecommendationChanged) and _rises(event):
            standing = renew(standing, status=status.roused(standing.status))
        return renew(standing, numbers=numbers.evolve(standing.numbers, event))
    if isinstance(event, StatusEvent):
        return renew(standing, status=status.evolve(standing.status, event))
    if isinstance(event, SpellEvent):
        standing = _remembered(standing, event)
        spell = spells.evolve(standing.spell, event)
        return renew(standing, spell=spell, items=forgotten(standing, spell))
    if isinstance(event, ListEvent):
        return lists.evolve(standing, event)
    if isinstance(event, ChainEvent):
        if standing.spell is None:
            return standing
        spell = chains.evolve(standing.spell, event)
        return renew(standing, spell=spell, items=_named(standing, spell, event))
    return _board(standing, event)


def _named(standing: Standing, spell: Spell, event: ChainEvent) -> tuple[Item, ...]:
    """A step that tells somebody names what is overdue."""
    if isinstance(event, StepTaken) and event.told:
        ids = tuple(item.id for item in late_unnamed(standing))
        return lists.named(standing.items, ids, event.at)
    return forgotten(standing, spell)


def _remembered(standing: Standing, event: SpellEvent) -> Standing:
    """A stretch of red that is over counts towards the quota for some days."""
    spell = standing.spell
    if not isinstance(event, SpellPaused) or spell is None or spell.red_since is None:
        return standing
    lately = tuple(red for red in standing.reds if red.end > event.at - KEPT)
    return renew(standing, reds=(*lately, Stretch(start=spell.red_since, end=event.at)))


def _rises(event: RecommendationChanged) -> bool:
    """A number that is known again is no rise."""
    before, after = event.previous, event.level
    return before is not None and after is not None and after.rank > before.rank


def _board(standing: Standing, event: QuotaEvent | BoardEvent | NoteEntered) -> Standing:
    if isinstance(event, QuotaEvent):
        since = event.at if isinstance(event, QuotaExceeded) else None
        return renew(standing, structural=since)
    if not isinstance(event, PlanTaken):
        return standing
    latches = {key: turn for key, turn in standing.numbers.latches.items() if key in event.kept}
    numbers = renew(standing.numbers, latches=latches, looked_at=event.at)
    return renew(standing, numbers=numbers, plan_version=event.plan_version, plan_since=event.at)


def _counted(standing: Standing, event: Event) -> Standing:
    if isinstance(event, SpellStarted):
        return renew(standing, spells=standing.spells + 1)
    if isinstance(event, _STEPS):
        return renew(standing, steps=standing.steps + 1)
    return standing


def _before(standing: Standing, event: LevelDeclared) -> Before:
    return Before(
        until=event.undo_until,
        status=standing.status,
        spell=standing.spell,
        items=standing.items,
        open_lists=standing.open_lists,
        reds=standing.reds,
    )


def _undone(standing: Standing) -> Standing:
    before = standing.before
    if before is None:
        return standing
    return renew(
        standing,
        status=before.status,
        spell=_spell_given_back(before, standing.spell),
        items=before.items,
        open_lists=before.open_lists,
        reds=before.reds,
        before=None,
    )


def _spell_given_back(before: Before, now: Spell | None) -> Spell | None:
    """What the pause withdrew is due again: nobody was told of it."""
    paused = now is not None and now.red_since is None
    if before.spell is not None and before.spell.red_since is not None and paused:
        return taken_back(before.spell)
    return before.spell
