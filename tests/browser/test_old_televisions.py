"""A parser held to ES2018 reads what the wall's televisions load."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from wardstatus.shipped import folder

PARSER = Path(__file__).parents[1] / "vendor" / "acorn-8.19.0.js"
"""Acorn, unchanged from its package; MIT, its licence stands beside it."""

SUM = "b95392d79457d0357555c5ed3e56302d074b92dff119bcf3b44179500b10e9df"

PARSE = """code => {
  try {
    acorn.parse(code, { ecmaVersion: 2018, sourceType: "script" });
    return "";
  } catch (wrong) {
    return wrong.message;
  }
}"""

NEWER = {
    "optional chaining": "a?.b",
    "nullish coalescing": "a ?? b",
    "logical assignment": "a ||= b",
    "catch without a name": "try {} catch {}",
    "numeric separators": "1_000",
    "big integers": "10n",
    "private names": "class A { #b() {} }",
    "class fields": "class A { b = 1 }",
    "modules": "import a from 'b'",
    "import on the way": "import('a')",
    "await on top": "await a",
    "static blocks": "class A { static {} }",
}


@pytest.fixture(scope="module")
def parser(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(path=PARSER)
    yield page
    page.close()


def test_the_parser_is_unchanged() -> None:
    assert hashlib.sha256(PARSER.read_bytes()).hexdigest() == SUM


@pytest.mark.parametrize("script", ["wall.js", "night.js", "engine.js", "drill.js"])
def test_the_walls_scripts_are_es2018(parser: Page, script: str) -> None:
    code = (folder("static") / script).read_text(encoding="utf-8")
    assert parser.evaluate(PARSE, code) == ""


@pytest.mark.parametrize("what", NEWER)
def test_what_is_newer_is_seen(parser: Page, what: str) -> None:
    assert parser.evaluate(PARSE, NEWER[what]) != ""
