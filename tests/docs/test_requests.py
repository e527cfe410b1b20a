"""Every request the documentation shows is one the server takes."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, blocks
from tests.web.served import Served
from wardstatus.plans import load_rules
from wardstatus.settings import load_settings, rulebook

IT = ROOT / "docs" / "it.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One `curl` of the documentation."""

    path: str
    body: str | None


def _shown() -> Iterator[Shown]:
    for block in blocks():
        joined = block.text.replace("\\\n", " ")
        for line in joined.splitlines():
            if line.startswith("curl "):
                words = shlex.split(line)
                url = next(word for word in words if word.startswith("https://"))
                body = words[words.index("-d") + 1] if "-d" in words else None
                yield Shown(path=re.sub(r"https://[^/]+/api/v1", "", url), body=body)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server of the configuration that the documentation shows."""
    written = next(block.text for block in blocks() if block.page == IT and block.kind == "toml")
    settings, problems = load_settings(written, {})
    assert settings is not None, problems
    plans, _ = load_rules(ROOT / "rules")
    here = Served(tmp_path, rulebook(settings, plans))
    yield here
    here.close()


def test_every_request_shown_is_taken_in_its_order(served: Served) -> None:
    token = served.token(unit="sykehuset")
    answered = [
        token.get(each.path) if each.body is None else token.send("POST", each.path, each.body)
        for each in _shown()
    ]
    assert [each.status_code for each in answered] == [200] * len(answered)
    assert len(answered) >= 10


def test_the_answer_shown_is_the_answer_given(served: Served) -> None:
    first = next(each for each in _shown() if each.path == "/readings")
    answer = served.token(unit="sykehuset").send("POST", first.path, first.body or "")
    assert answer.json == {"accepted": 2, "version": 1}
    assert f"`{json.dumps(answer.json)}`" in IT.read_text(encoding="utf-8")
