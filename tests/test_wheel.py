"""What travels in the wheel, so that `pip install .` is enough."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from wardstatus.shipped import folder

ROOT = Path(__file__).parent.parent
FOLDERS = ("wardstatus", "static", "rules")
FILES = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE")
CACHES = shutil.ignore_patterns("__pycache__", "*.py[co]")


def _run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which a wheel was unpacked that was built offline from a clean copy."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("installed")
    # A build leaves folders where it builds, and a later one would take up what is in them.
    for name in FOLDERS:
        shutil.copytree(ROOT / name, source / name, ignore=CACHES)
    for name in FILES:
        shutil.copy(ROOT / name, source)
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "wheel")
    _run(*pip, "--no-deps", "--no-build-isolation", "--no-index", ".", cwd=source)
    (wheel,) = source.glob("wardstatus-*.whl")
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(out)
    return out


def _files(room: Path) -> set[str]:
    return {
        path.relative_to(room).as_posix()
        for path in room.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_package_travels_whole(installed: Path) -> None:
    assert _files(ROOT / "wardstatus") - _files(installed / "wardstatus") == set()


@pytest.mark.parametrize("name", ["static", "rules"])
def test_the_folders_beside_it_travel_too(installed: Path, name: str) -> None:
    assert _files(installed / "wardstatus" / "_shipped" / name) == _files(ROOT / name)


def test_nothing_else_travels(installed: Path) -> None:
    assert all(path.name.startswith("wardstatus") for path in installed.iterdir())


def test_what_is_installed_finds_its_own_folders(installed: Path, tmp_path: Path) -> None:
    ask = (
        f"import sys; sys.path.insert(0, {str(installed)!r}); "
        "from wardstatus.shipped import folder; print(folder('static'))"
    )
    found = _run(sys.executable, "-c", ask, cwd=tmp_path)
    assert Path(found) == installed / "wardstatus" / "_shipped" / "static"


def test_a_checkout_reads_its_own_folders() -> None:
    assert folder("static") == ROOT / "static"
    assert folder("rules") == ROOT / "rules"
