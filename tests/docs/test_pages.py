"""What the pages show is there: links, pictures, examples, and nothing of one machine alone."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, Block, anchors, blocks, links, named
from wardstatus.plans import load_source
from wardstatus.settings import load_settings
from wardstatus.toml.problems import errors
from wardstatus.toml.source import Source, parse

PICTURE = 300_000
"""Bytes a picture has at most."""

PICTURES = sorted((ROOT / "docs" / "pictures").iterdir())

TWINS = {"sykepleier": "nurse", "leder": "leader", "planeier": "plan-owner"}
"""A page in Norwegian, and the same in English."""

OF_ONE_MACHINE = re.compile(r"(?<![\w.:/-])/(work|home|root|Users|tmp)/[\w.-]+")
PACKAGE_INDEX = re.compile(r"//[\w.-]*(?:pypi|pythonhosted|jfrog|artifactory|nexus)[\w.-]*", re.I)


TOML = [block for block in blocks() if block.kind == "toml"]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    for place in links(page):
        name, _, anchor = place.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), place
        assert not anchor or anchor in anchors(target), place


@pytest.mark.parametrize("picture", PICTURES, ids=named)
def test_a_picture_is_small_and_shown(picture: Path) -> None:
    assert picture.stat().st_size <= PICTURE
    shown = {(page.parent / place).resolve() for page in PAGES for place in links(page)}
    assert picture in shown


@pytest.mark.parametrize("block", TOML, ids=lambda block: named(block.page))
def test_what_is_shown_as_toml_is_a_plan_or_a_configuration_that_works(block: Block) -> None:
    if "schema" in tomllib.loads(block.text):
        source = parse(block.text, "plan.toml")
        assert isinstance(source, Source), source
        plan, problems = load_source(source)
        assert (plan is not None, errors(problems)) == (True, [])
    else:
        settings, problems = load_settings(block.text, {})
        assert (settings is not None, problems) == (True, [])


def test_what_is_shown_as_json_is_json() -> None:
    for block in blocks():
        if block.kind == "json":
            json.loads(block.text)


@pytest.mark.parametrize("name", list(TWINS))
def test_a_page_says_the_same_in_both_languages(name: str) -> None:
    twins = (ROOT / "docs" / "nb" / f"{name}.md", ROOT / "docs" / f"{TWINS[name]}.md")
    shapes = [
        re.findall(r"^(#+ |\| |\* |\d\. |```|!\[)", page.read_text(encoding="utf-8"), re.MULTILINE)
        for page in twins
    ]
    assert shapes[0] == shapes[1]
    shown = [[each.text for each in TOML if each.page == page] for page in twins]
    assert shown[0] == shown[1]


def test_no_file_names_a_place_of_one_machine_or_a_package_index() -> None:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("this is no clone: nobody knows which files belong to it")
    found = {}
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        text = path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else ""
        said = [each.group() for each in OF_ONE_MACHINE.finditer(text)]
        said += [each.group() for each in PACKAGE_INDEX.finditer(text)]
        if said and "\0" not in text:
            found[name] = said
    assert found == {}
