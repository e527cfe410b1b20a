"""The pages of the documentation, and what stands in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What stands between two fences; `kind` is what it is said to be written in."""

    page: Path
    kind: str
    text: str


def named(path: Path) -> str:
    """Return a file's place in the repository, as the name of a test."""
    return path.relative_to(ROOT).as_posix()


def text_of(*names: str) -> str:
    """Return the text of pages, one after the other."""
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def blocks() -> Iterator[Block]:
    """Yield every block of every page."""
    for page in PAGES:
        for kind, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
            yield Block(page=page, kind=kind, text=text)


def links(page: Path) -> Iterator[str]:
    """Yield where the links and pictures of a page lead, but not those to other hosts."""
    for place in _LINK.findall(page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", place):
            yield place


def anchors(page: Path) -> set[str]:
    """Return the anchors the headings of a page have."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
