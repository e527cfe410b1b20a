from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.notify.house import House
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path}/wardstatus.db"
    migrate(url)
    engine = open_engine(url, busy=timedelta(seconds=3))
    yield engine
    engine.dispose()


@pytest.fixture
def house(engine: Engine) -> Iterator[House]:
    house = House(engine)
    yield house
    house.postman.close()
