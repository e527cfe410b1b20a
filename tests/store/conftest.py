from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/wardstatus.db"
    migrate(url)
    return url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url, busy=timedelta(milliseconds=50))
    yield engine
    engine.dispose()
