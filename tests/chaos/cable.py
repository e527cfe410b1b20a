"""A network of its own behind a router, whose way there can be cut so that packets are lost."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

NEAR, FAR = "198.18.7.1", "198.18.8.2"
"""Both ends of the way through the router."""

BESIDE = "198.18.9.2"
"""The far end by a way of its own, which is never cut."""

ALL = "198.18.0.0/16"

_WAYS = """\
netns add {router}
netns add {far}
link add {far}a type veth peer name upper netns {router}
addr add 198.18.7.1/30 dev {far}a
link set {far}a up
-n {router} addr add 198.18.7.2/30 dev upper
-n {router} link set upper up
-n {router} link add lower type veth peer name near netns {far}
-n {router} addr add 198.18.8.1/30 dev lower
-n {router} link set lower up
-n {far} addr add 198.18.8.2/30 dev near
-n {far} link set near up
-n {far} link set lo up
-n {far} route add 198.18.7.0/30 via 198.18.8.1
route add 198.18.8.0/30 via 198.18.7.2
link add {far}b type veth peer name beside netns {far}
addr add 198.18.9.1/30 dev {far}b
link set {far}b up
-n {far} addr add 198.18.9.2/30 dev beside
-n {far} link set beside up
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cable:
    """The way to a network of its own."""

    far: str
    router: str

    @property
    def networks(self) -> tuple[str, str]:
        return (self.router, self.far)

    def within(self, uid: int, gid: int) -> tuple[str, ...]:
        """Return what a command begins with that is to run at the far end, by a user."""
        network = f"--net=/run/netns/{self.far}"
        return ("nsenter", network, f"--setuid={uid}", f"--setgid={gid}")

    def cut(self) -> None:
        """Lose every packet from now on, either way; nobody is told."""
        for end in (NEAR, FAR):
            _ip(f"-n {self.router} route add blackhole {end}/32")

    def mend(self) -> None:
        """Lose no more."""
        for end in (NEAR, FAR):
            _ip(f"-n {self.router} route del blackhole {end}/32")


@contextmanager
def cable() -> Iterator[Cable]:
    """Yield a way that is gone afterwards; skip where nobody may lay one."""
    if os.geteuid() != 0 or not all(shutil.which(each) for each in ("ip", "nsenter")):
        pytest.skip("a network of its own needs root, ip and nsenter")
    name = f"ws{os.getpid()}"
    here = Cable(far=name, router=f"{name}r")
    try:
        try:
            for line in _WAYS.format(far=here.far, router=here.router).splitlines():
                _ip(line)
            forward = "echo 1 > /proc/sys/net/ipv4/ip_forward"
            subprocess.run(["ip", "netns", "exec", here.router, "sh", "-c", forward], check=True)
        except subprocess.CalledProcessError as refused:
            pytest.skip(f"no network of its own: {refused.stderr}")
        yield here
    finally:
        # The links first: they go at once, what is left of a network takes its time.
        gone = (
            f"link del {name}a",
            f"link del {name}b",
            *(f"netns del {e}" for e in here.networks),
        )
        for line in gone:
            subprocess.run(["ip", *line.split()], capture_output=True, check=False)


def _ip(line: str) -> None:
    subprocess.run(["ip", *line.split()], capture_output=True, check=True, text=True)
