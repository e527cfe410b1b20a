"""A page of several sections, of which each measurement writes its own."""

from pathlib import Path


def put(file: Path, heading: str, section: str) -> None:
    """Write a section that begins with its heading in place of the one with the same heading."""
    written = file.read_text(encoding="utf-8") if file.exists() else ""
    before, found, after = written.partition(f"{heading}\n")
    _old, mark, rest = after.partition("\n## ")
    front = (before if found else written).rstrip()
    back = f"\n\n## {rest.strip()}" if mark else ""
    file.write_text(f"{front}\n\n{section.strip()}{back}\n".lstrip(), encoding="utf-8")
