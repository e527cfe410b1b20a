"""Where the folders beside the code stand: in a checkout, or inside an installed wheel."""

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).parent


def folder(name: Literal["static", "rules"]) -> Path:
    """Return the folder's path; a wheel carries its own copy."""
    packed = _PACKAGE / "_shipped" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
