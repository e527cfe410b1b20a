"""A disk of a few megabytes of its own, where the machine lets us have one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

MEGABYTES = 8


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Yield a folder on a file system that is soon full; skip where none may be mounted."""
    if shutil.which("mount") is None:
        pytest.skip("there is no mount here")
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("nothing may be mounted here; test_engine.py has the other half")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Take every byte that is left, and return the file that has them."""
    path = folder / "filling"
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    try:
        for size in (65536, 4096, 1):
            with suppress(OSError):
                while os.write(file, b"x" * size) == size:
                    pass
    finally:
        os.close(file)
    return path
