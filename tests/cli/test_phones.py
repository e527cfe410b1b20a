"""A leader's own page is made and ended on the server."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.journeys.files import write
from wardstatus.access.links import identity_of
from wardstatus.cli import main
from wardstatus.clock import system_clock
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate


@pytest.fixture
def config(tmp_path: Path) -> Path:
    config = write(tmp_path, 25, "4h")
    migrate(f"sqlite:///{tmp_path}/board.db")
    return config


def run(config: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["phone", *words, "--config", str(config)])


def test_a_page_of_ones_own_is_made_and_ended(config: Path) -> None:
    made = run(config, "link", "berg")
    found = re.fullmatch(r"http://localhost/k/(\S{22})\n", made.output)
    assert found, made.output
    engine = open_engine(f"sqlite:///{config.parent}/board.db")

    def person() -> str | None:
        known = identity_of(engine, found[1], system_clock(), lambda unit: None)
        return known.person if known is not None and known.lasting else None

    assert person() == "berg"
    assert run(config, "revoke", "berg").output == "1\n"
    assert person() is None
    engine.dispose()


def test_nobody_known_has_no_page(config: Path) -> None:
    made = run(config, "link", "nobody")
    assert made.exit_code == 2
    assert "Det finnes ingen person «nobody»" in made.output
