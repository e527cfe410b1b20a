"""Puts the top-level folders static/ and rules/ into the wheel, as wardstatus/_shipped."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHIPPED = ("static", "rules")


class BuildWithFolders(build_py):
    """Builds the package, and a copy of the folders it serves and reads."""

    def run(self) -> None:
        """Build as usual; an editable install reads the folders where they stand."""
        super().run()
        if not self.editable_mode:
            for name in SHIPPED:
                copy = Path(self.build_lib, "wardstatus", "_shipped", name)
                # A build folder that was used before may hold files that are gone by now.
                shutil.rmtree(copy, ignore_errors=True)
                shutil.copytree(name, copy)


setup(cmdclass={"build_py": BuildWithFolders})
