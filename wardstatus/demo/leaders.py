"""What the invented leaders of a file do about what the numbers ask of them."""

from datetime import datetime

from wardstatus.core import spells
from wardstatus.core.inputs import Input, MarkItem
from wardstatus.core.plans import Plan
from wardstatus.core.standing import Board, Spell
from wardstatus.demo import acts
from wardstatus.demo.past import Act


def worked_through(unit: str, now: datetime) -> Act:
    """What is due on a list is done, but for the answer."""

    def act(board: Board) -> list[Input]:
        return [
            MarkItem(
                unit=unit,
                by=acts.screen(unit) if item.at_screen else f"person:{item.role.lower()}",
                item=item.id,
                state="done",
            )
            for item in board.standings[unit].items
            if item.state == "open" and item.due <= now and not item.answer and item.repeat is None
        ]

    return act


def led(unit: str, spell: Spell, plan: Plan, now: datetime) -> Act | None:
    """Return what a leader does about a red, if one owes it something."""
    if any(
        each.due and each.due <= now and each.came is None for each in spells.in_force(spell, now)
    ):
        return acts.came(unit)
    told = [each for step in (spell.chain.taken if spell.chain else ()) for each in step.told]
    if not told or spells.in_force(spell, now) or spell.red_since is None:
        return None
    if spells.over_limit(spell, now):
        choice = next((each.id for each in plan.limit.choices), "") if plan.limit else ""
        return acts.decides(told[-1].person, unit, choice, None, None) if choice else None
    if spells.standing_answer(spell, now) is None:
        return acts.answers(told[0].person, None, unit)
    return None
