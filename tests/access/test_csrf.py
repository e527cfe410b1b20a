import pytest

from wardstatus.access import csrf
from wardstatus.errors import NotAllowed

OWN = ("https://board.example.org",)


@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        ({}, True),
        ({"Origin": "https://board.example.org"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://board.example.org"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "https://board.example.org:8443"}, False),
        ({"Origin": "http://board.example.org"}, False),
        ({"Origin": "https://a.board.example.org"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
    ],
)
def test_a_write_from_another_site_is_refused(headers: dict[str, str], let_in: bool) -> None:
    if let_in:
        csrf.check_origin(headers, OWN)
    else:
        with pytest.raises(NotAllowed, match="other_site"):
            csrf.check_origin(headers, OWN)


def test_every_screen_has_a_form_token_of_its_own() -> None:
    assert csrf.token("one") != csrf.token("other")
    assert "one" not in csrf.token("one")


@pytest.mark.parametrize(
    ("own", "sent", "let_in"),
    [("t", "t", True), ("t", "", False), ("t", "other", False), ("", "", False)],
)
def test_a_form_carries_the_token_of_its_screen(own: str, sent: str, let_in: bool) -> None:
    if let_in:
        csrf.check_token(own, sent)
    else:
        with pytest.raises(NotAllowed, match="page_too_old"):
            csrf.check_token(own, sent)
