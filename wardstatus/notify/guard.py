"""Where requests may go: an inner address is asked only if the house has said so."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Resolve = Callable[[str, int], Sequence[str]]
"""Returns the addresses of a name, each once asked; raises OSError for none."""

Address = IPv4Address | IPv6Address

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses of IPv4 as a translator writes them."""


class InnerAddressError(OSError):
    """A name leads into the house, and its channel has not been told to go there."""


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of a name, as the system finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def address_of(host: str, port: int, inner: bool | None, resolve: Resolve = resolved) -> str:
    """Return the one address a request goes to; it is looked up once, and not again.

    `inner` None: only an inner address that stands in the URL itself is meant, never one a name
    leads to. Raises InnerAddressError, or OSError for a name that is not found.
    """
    if inner is None and _is_written(host):
        return host
    found = list(resolve(host, port))
    if not found:
        raise OSError(f"no address of {host}")
    if not inner and any(is_inner(each) for each in found):
        raise InnerAddressError("the name leads to an inner address")
    return found[0]


def _is_written(host: str) -> bool:
    """Return whether a host is plainly an address of the house: no short form of one, no link's."""
    if host == "localhost":
        return True
    try:
        written = ip_address(host)
    except ValueError:
        return False
    own = written.is_loopback or (written.is_private and not written.is_link_local)
    return own and not written.is_unspecified and _unwrapped(written) is written


def is_inner(address: str) -> bool:
    """Return whether an address is not one of the public internet: loopback, private, link-local.

    What cannot be read counts as inner.
    """
    try:
        known = _unwrapped(ip_address(address.partition("%")[0]))
    except ValueError:
        return True
    return not known.is_global or known.is_multicast or known.is_reserved


def _unwrapped(address: Address) -> Address:
    """Return the address of IPv4 that one of IPv6 stands for, if it does."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _TRANSLATED or (int(address) >> 32 == 0 and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address
