"""Several threads write with one commit, and one that fails spoils it for nobody."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy import Connection, Engine, event, insert, select

from wardstatus.store.engine import reading
from wardstatus.store.tables import actor
from wardstatus.store.together import Together


def _named(engine: Engine) -> set[str]:
    with reading(engine) as tx:
        return set(tx.execute(select(actor.c.id)).scalars())


def _writes(name: str, tx: Connection) -> str:
    tx.execute(insert(actor).values(id=name, name=name))
    return name


def test_what_was_written_is_returned_once_it_is_there(engine: Engine) -> None:
    assert Together(engine).write("one", lambda tx: _writes("kari", tx)) == "kari"
    assert _named(engine) == {"kari"}


def test_those_who_wait_for_the_disk_share_the_next_commit(engine: Engine) -> None:
    together, entered, let_go = Together(engine), Event(), Event()
    commits: list[object] = []
    event.listen(engine, "commit", commits.append)

    def slow(tx: Connection) -> str:
        entered.set()
        let_go.wait(10)
        return _writes("slow", tx)

    with ThreadPoolExecutor(6) as pool:
        first = pool.submit(together.write, "slow", slow)
        assert entered.wait(10)
        rest = [
            pool.submit(together.write, "rest", lambda tx, n=n: _writes(f"p{n}", tx))
            for n in range(5)
        ]
        while together.waiting < 5:
            pass
        let_go.set()
        assert first.result(10) == "slow"
        assert {each.result(10) for each in rest} == {f"p{n}" for n in range(5)}
    assert len(commits) == 2
    assert _named(engine) == {"slow", *(f"p{n}" for n in range(5))}


def test_one_that_fails_spoils_it_for_nobody_else(engine: Engine) -> None:
    together, entered, let_go = Together(engine), Event(), Event()

    def slow(tx: Connection) -> str:
        entered.set()
        let_go.wait(10)
        return _writes("slow", tx)

    def wrong(tx: Connection) -> str:
        _writes("half", tx)
        raise ZeroDivisionError

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(together.write, "slow", slow)
        assert entered.wait(10)
        fails = pool.submit(together.write, "wrong", wrong)
        good = pool.submit(together.write, "good", lambda tx: _writes("good", tx))
        while together.waiting < 2:
            pass
        let_go.set()
        assert first.result(10) == "slow"
        with pytest.raises(ZeroDivisionError):
            fails.result(10)
        assert good.result(10) == "good"
    assert _named(engine) == {"slow", "good"}
