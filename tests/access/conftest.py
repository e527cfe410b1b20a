from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from wardstatus.store.engine import open_engine
from wardstatus.store.tables import metadata


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'board.db'}")
    metadata.create_all(engine)
    yield engine
    engine.dispose()
