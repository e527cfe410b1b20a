"""Pairing by a page, and what every request and answer has to carry."""

from pathlib import Path

import pytest

from tests.web.served import ORIGIN, Asker, Served
from wardstatus.access import pairing
from wardstatus.web.identity import OPEN

LEVEL = "/units/kir1/level"
RED = {"level": "red"}


def browser(served: Served, origin: str = ORIGIN) -> Asker:
    headers = {"Origin": origin, "Accept": "text/html"} if origin else {"Accept": "text/html"}
    return Asker(client=served.app.test_client(), headers=headers, prefix="")


def test_a_code_typed_on_the_page_leads_to_the_ward(served: Served) -> None:
    screen = browser(served)
    assert "/pair" in screen.get("/ward/kir1").text
    assert screen.get("/ward/kir1").status_code == 401
    code = pairing.print_code(served.engine, "kir1", False, served.clock())
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    paired = screen.send("POST", "/pair", f"code={code}", **form)
    assert (paired.status_code, paired.headers["Location"]) == (303, "/ward/kir1")
    assert screen.get("/ward/kir1").status_code == 200
    cookie = paired.headers["Set-Cookie"]
    assert cookie.startswith("ws=")
    for part in ("HttpOnly", "SameSite=Strict", "Path=/"):
        assert part in cookie


@pytest.mark.parametrize("url", ["https://localhost", "https://localhost/"])
def test_behind_https_the_cookie_is_bound_to_the_host(tmp_path: Path, url: str) -> None:
    served = Served(tmp_path, public_url=url)
    code = pairing.print_code(served.engine, "kir1", True, served.clock())
    screen = browser(served, "https://localhost")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    paired = screen.send("POST", "/pair", f"code={code}", **form)
    assert paired.headers["Location"] == "/wall?root=kir1"
    cookie = paired.headers["Set-Cookie"]
    assert cookie.startswith("__Host-ws=")
    assert "Secure" in cookie
    assert "Domain" not in cookie
    assert paired.headers["Strict-Transport-Security"] == "max-age=31536000"
    served.close()


def test_a_wrong_code_is_said_on_the_page(served: Served) -> None:
    screen = browser(served)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answers = [screen.send("POST", "/pair", "code=nothing", **form) for _ in range(6)]
    assert [each.status_code for each in answers] == [422] * 5 + [429]
    assert 'role="alert"' in answers[0].text
    assert "Set-Cookie" not in answers[0].headers


def test_no_other_site_pairs_a_screen(served: Served) -> None:
    code = pairing.print_code(served.engine, "kir1", False, served.clock())
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for origin in ("https://evil.example", "null"):
        answer = browser(served, origin).send("POST", "/pair", f"code={code}", **form)
        assert answer.status_code == 403


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"X-Csrf-Token": ""}, "page_too_old"),
        ({"X-Csrf-Token": "0" * 64}, "page_too_old"),
        ({"Origin": "https://evil.example"}, "other_site"),
        ({"Origin": "null"}, "other_site"),
        ({"Sec-Fetch-Site": "cross-site"}, "other_site"),
        ({"Sec-Fetch-Site": "same-site"}, "other_site"),
    ],
)
def test_a_write_that_was_not_meant_changes_nothing(
    served: Served, change: dict[str, str], problem: str
) -> None:
    screen = served.screen()
    answer = screen.post(LEVEL, RED, **change)
    assert (answer.status_code, answer.json["problem"]) == (403, problem)
    assert screen.get("/units/kir1").json["level"] is None


def test_the_token_of_another_screen_does_not_do(served: Served) -> None:
    one, other = served.screen(), served.screen()
    answer = one.post(LEVEL, RED, **{"X-Csrf-Token": other.headers["X-Csrf-Token"]})
    assert answer.json["problem"] == "page_too_old"


def test_a_program_needs_no_origin_and_no_form_token(served: Served) -> None:
    assert served.token(unit="kir1").post(LEVEL, RED).status_code == 200


def test_the_demo_is_open_but_not_to_other_sites(served: Served, demo: Served) -> None:
    anybody = demo.nobody()
    assert anybody.post(LEVEL, RED).json["by"] == "screen:kir1"
    assert anybody.post(LEVEL, RED, Origin="https://evil.example").status_code == 403
    assert served.nobody().get("/board").json["problem"] == "no_identity"
    assert "WWW-Authenticate" in served.nobody().get("/board").headers


@pytest.mark.parametrize(
    "path",
    ["/", "/pair", "/livez", "/api/v1/board", "/ward/kir1", "/nothing", "/k/nothing"],
)
def test_every_answer_carries_its_headers(served: Served, path: str) -> None:
    for asker in (browser(served), Asker(client=served.screen().client, headers={}, prefix="")):
        headers = asker.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"


def test_screens_of_the_demo_stand_in_frames_of_their_own_site(demo: Served) -> None:
    policies = [
        browser(demo).get(path).headers["Content-Security-Policy"]
        for path in ("/ward/kir1", "/demo")
    ]
    assert all("frame-ancestors 'self'" in policy for policy in policies)
    assert ["frame-src 'self'" in policy for policy in policies] == [False, True]


def test_a_revoked_screen_is_out_at_once(served: Served) -> None:
    screen = served.screen()
    assert screen.get("/board").status_code == 200
    (paired,) = pairing.listed(served.engine)
    pairing.revoke(served.engine, paired.id, served.clock())
    assert screen.get("/board").status_code == 401


def test_only_these_doors_are_open(served: Served) -> None:
    there = {rule.endpoint for rule in served.app.url_map.iter_rules()}
    assert there >= OPEN


def test_what_is_typed_is_escaped_wherever_it_stands(served: Served) -> None:
    leader, screen = served.token(person="berg"), served.screen()
    screen.post(LEVEL, RED)
    mark = "<b onclick=alert(1)>&"
    made = leader.post("/units/kir1/decisions", {"kind": "resources", "text": mark})
    assert made.json["decisions"][0]["text"] == mark
    page = Asker(client=screen.client, headers={}, prefix="").get("/ward/kir1").text
    assert mark not in page
    assert "&lt;b onclick=alert(1)&gt;&amp;" in page
