"""Makes a screenshot small: a picture of few colours needs one byte a point, not three."""

from pathlib import Path

from PIL import Image


def shrink(file: Path) -> None:
    """Write a screenshot anew in 256 colours, chosen from its own."""
    with Image.open(file) as shot:
        few = shot.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
