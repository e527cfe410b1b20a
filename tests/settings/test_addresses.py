"""Addresses in config.toml: what is none is refused where it stands, and never repeated."""

import pytest

from wardstatus.settings import load_settings

UNIT = '[[unit]]\nid = "a"\nname = "A"\n'
KEY = "hunter2-f00"


def _loaded(section: str, key: str, value: str) -> tuple[object, list[str]]:
    settings, problems = load_settings(f'[{section}]\n{key} = "{value}"\n{UNIT}', {})
    found = getattr(getattr(settings, section), key) if settings else None
    return found, [str(each) for each in problems if each.kind == "error"]


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        pytest.param("", "", id="none"),
        pytest.param("https://tavla.sykehuset.no", "https://tavla.sykehuset.no", id="a name"),
        pytest.param("http://10.0.0.4:8000", "http://10.0.0.4:8000", id="a port"),
        pytest.param("http://[::1]:8000", "http://[::1]:8000", id="six"),
        pytest.param("https://tavla.no/", "https://tavla.no", id="a slash is cut"),
        pytest.param("tavla.sykehuset.no", None, id="no scheme"),
        pytest.param("ftp://tavla.no", None, id="another scheme"),
        pytest.param("https://", None, id="no name"),
        pytest.param("https://tavla.no/tavla", None, id="a path"),
        pytest.param("https://tavla.no?x=1", None, id="a query"),
        pytest.param("https://tavla.no#x", None, id="a fragment"),
        pytest.param(f"https://kari:{KEY}@tavla.no", None, id="a sign-in"),
        pytest.param("https://tavla.no:99999", None, id="a port that is none"),
        pytest.param("https://tavla no", None, id="a space"),
        pytest.param("http://[::1", None, id="half of an address"),
    ],
)
def test_where_people_reach_the_board(value: str, taken: str | None) -> None:
    found, said = _loaded("server", "public_url", value)
    assert found == taken
    if taken is None:
        (sentence,) = said
        assert sentence == (
            "config.toml:2:14: server.public_url: write http:// or https://, a name, and at most "
            "a port: https://tavla.sykehuset.no."
        )


@pytest.mark.parametrize(
    ("section", "key", "value", "good"),
    [
        pytest.param("server", "outgoing_proxy", "", True, id="no proxy"),
        pytest.param("server", "outgoing_proxy", "http://proxy:3128", True, id="a proxy"),
        pytest.param("server", "outgoing_proxy", f"http://a:{KEY}@proxy:3128", True, id="signs in"),
        pytest.param("server", "outgoing_proxy", "proxy:3128", False, id="a proxy without scheme"),
        pytest.param("server", "outgoing_proxy", f"https://a:{KEY}@proxy", False, id="not by http"),
        pytest.param("server", "outgoing_proxy", "http://proxy/x", False, id="a proxy with a path"),
        pytest.param("engine", "heartbeat_url", "", True, id="no watch"),
        pytest.param("engine", "heartbeat_url", f"https://hc.no/{KEY}?x=1", True, id="a watch"),
        pytest.param("engine", "heartbeat_url", f"hc.no/{KEY}", False, id="a watch without scheme"),
        pytest.param("engine", "heartbeat_url", f"https:///{KEY}", False, id="a watch nowhere"),
    ],
)
def test_what_the_server_asks(section: str, key: str, value: str, good: bool) -> None:
    found, said = _loaded(section, key, value)
    assert found == (value if good else None)
    assert len(said) == (0 if good else 1)
    assert KEY not in "".join(said)
    assert all("http://" in each for each in said)
