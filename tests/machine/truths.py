"""What must hold after every step of a night, and at its end."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from sqlalchemy import select

from tests.journeys.folding import folded
from tests.machine.works import WARDS, Works
from wardstatus.core import chains, spells
from wardstatus.store.engine import reading
from wardstatus.store.tables import message, notice


def red_is_never_without_a_chain(works: Works) -> None:
    """Red over its limit has a chain or a decision; red before it a chain, an answer or one."""
    for unit in WARDS:
        spell = works.standing(unit).spell
        if spell is None or spell.red_since is None:
            continue
        chain = chains.running(spell)
        if spells.over_limit(spell, works.now):
            assert chain is not None, unit
            assert chain.kind == "limit", unit
        elif spells.standing_answer(spell, works.now) is None and not spells.covered(spell):
            assert chain is not None, unit
        assert spells.in_force(spell, works.now) or not spells.covered(spell), unit


def nothing_is_due(works: Works) -> None:
    """A door leaves nothing due behind it."""
    for unit in WARDS:
        due = works.standing(unit).due
        assert due is None or due > works.now, unit


def versions_have_no_holes(works: Works) -> None:
    """Every change is one version, told to the screens once and in order."""
    assert works.told == list(range(1, len(works.told) + 1))
    assert works.told[-1:] == [works.board.version] or not works.told
    seqs = [each.seq for each in works.log]
    assert seqs == list(range(1, len(seqs) + 1))
    assert all(one.version <= other.version for one, other in pairwise(works.log))


def nothing_opens_twice(works: Works) -> None:
    """Spells, chains and items have ids of their own; a notice is written once."""
    for kind, name in (("spell_started", "spell"), ("chain_started", "chain")):
        ids = Counter(each.body[name] for each in works.events(kind))
        assert max(ids.values(), default=1) == 1, ids
    for unit in WARDS:
        items = Counter(item.id for item in works.standing(unit).items)
        assert max(items.values(), default=1) == 1, items
        lists = Counter(works.standing(unit).open_lists)
        assert max(lists.values(), default=1) == 1, lists


def the_log_is_the_board(works: Works) -> None:
    """The log and the readings, folded, are the rows."""
    again = folded(works.engine, "house")
    for unit in WARDS:
        standing = works.standing(unit)
        if unit in again or standing.version:
            assert replace(again[unit], due=standing.due) == standing, unit


def all_has_ended(works: Works) -> None:
    """After a day of green nothing is open but what has to be done anyway."""
    for unit in WARDS:
        standing = works.standing(unit)
        assert standing.spell is None, unit
        assert standing.open_lists == (), unit
        assert standing.structural is None, unit
        assert standing.status.override_until is None, unit
        left = [item for item in standing.items if item.state in ("open", "waiting")]
        assert all(item.keep or item.exit for item in left), left
    with reading(works.engine) as tx:
        states = set(tx.execute(select(message.c.state)).scalars())
        waiting = tx.execute(
            select(notice.c.key).where(notice.c.state.in_(("queued", "sending")))
        ).scalars()
        assert not states & {"queued", "sending"}, states
        assert list(waiting) == []
