"""What a ward and its systems send, through the whole application on a real database."""

from tests.web.served import Served


def test_one_tap_is_seen_by_everybody(served: Served) -> None:
    tap = served.screen().post("/units/kir1/level", {"level": "red", "needs": ["nurse"]})
    assert tap.status_code == 200
    unit = tap.json
    assert unit["level"] == unit["shown"] == "red"
    assert unit["needs"] == ["nurse"]
    assert unit["by"] == "screen:kir1"
    assert unit["since"] == "2026-11-21T11:12:00Z"
    assert unit["undo_until"] == "2026-11-21T11:12:20Z"
    assert served.screen("avd", wall=True).get("/units/kir1").json["level"] == "red"


def test_confirm_undo_and_needs(served: Served) -> None:
    screen = served.screen()
    screen.post("/units/kir1/level", {"level": "yellow"})
    served.clock.forward(60)
    assert screen.post("/units/kir1/confirm").json["valid_until"] == "2026-11-21T20:12:00Z"
    assert screen.post("/units/kir1/needs", {"needs": ["bed"]}).json["needs"] == ["bed"]
    screen.post("/units/kir1/level", {"level": "green"})
    assert screen.post("/units/kir1/undo", {}).json["level"] == "yellow"
    late = screen.post("/units/kir1/undo")
    assert late.status_code == 409
    assert late.json["problem"] == "nothing_to_undo"
    assert late.json["unit"]["level"] == "yellow"


def test_items_are_ticked_and_opened_again(served: Served) -> None:
    screen = served.screen()
    unit = screen.post("/units/kir1/level", {"level": "red"}).json
    item = next(each for each in unit["items"] if each["action"] == "R2")
    done = screen.post(f"/items/{item['id']}", {"state": "done"}).json
    states = {each["action"]: (each["state"], each["by"]) for each in done["items"]}
    assert states["R2"] == ("done", "screen:kir1")
    again = screen.post(f"/items/{item['id']}", {"state": "open"}).json
    assert {each["action"]: each["state"] for each in again["items"]}["R2"] == "open"


def test_a_recommendation_says_why_and_is_answered(served: Served) -> None:
    screen, feed = served.screen(), served.token(unit="kir1")
    screen.post("/units/kir1/level", {"level": "green"})
    sent = feed.post("/readings", {"unit": "kir1", "values": {"patients": 26, "corridor": 2}})
    assert sent.json == {"accepted": 2, "version": 2}
    unit = screen.get("/units/kir1?language=en").json
    assert unit["recommended"]["level"] == "red"
    assert unit["recommended"]["why"].startswith("Red because patients 26")
    assert unit["readings"]["patients"]["value"] == 26
    assert {each["indicator"] for each in unit["recommended"]["reasons"]} == {
        "patients",
        "corridor",
    }
    assert screen.post("/units/kir1/prompt", {"answer": "managing"}).status_code == 200
    again = screen.post("/units/kir1/prompt", {"answer": "managing"})
    assert (again.status_code, again.json["problem"]) == (409, "no_prompt")


def test_a_feed_does_not_confirm_the_level_and_the_screen_does(served: Served) -> None:
    screen, feed = served.screen(), served.token(unit="kir1")
    before = screen.post("/units/kir1/level", {"level": "yellow"}).json["valid_until"]
    served.clock.forward(60)
    body = {"unit": "kir1", "values": {"patients": 20}}
    feed.post("/readings", body)
    assert screen.get("/units/kir1").json["valid_until"] == before
    screen.post("/readings", body)
    assert screen.get("/units/kir1").json["valid_until"] > before


def test_a_repeated_request_changes_nothing_and_is_answered_alike(served: Served) -> None:
    screen = served.screen()
    body = {"level": "red"}
    first = screen.post("/units/kir1/level", body, Idempotency_Key="tap-1")
    screen.post("/units/kir1/level", {"level": "green"})
    again = screen.post("/units/kir1/level", body, Idempotency_Key="tap-1")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json["level"] == "green"
    other = screen.post("/units/kir1/level", {"level": "yellow"}, Idempotency_Key="tap-1")
    assert (other.status_code, other.json["problem"]) == (422, "key_used")
    assert other.json["field"] == "Idempotency-Key"
    another_screen = served.screen()
    assert (
        another_screen.post("/units/kir1/level", {"level": "yellow"}, Idempotency_Key="tap-1").json[
            "level"
        ]
        == "yellow"
    )


def test_an_old_page_may_raise_and_never_lower(served: Served) -> None:
    screen = served.screen()
    screen.post("/units/kir1/level", {"level": "red"})
    screen.post("/units/kir1/needs", {"needs": ["bed"]})
    refused = screen.post("/units/kir1/level", {"level": "green", "if_version": 1})
    assert (refused.status_code, refused.json["problem"]) == (409, "stale_version")
    assert refused.json["unit"]["needs"] == ["bed"]


def test_from_above_a_level_is_raised_and_not_lowered(served: Served) -> None:
    above = served.screen("avd")
    assert above.post("/units/kir1/level", {"level": "red"}).json["by"] == "screen:avd"
    refused = above.post("/units/kir1/level", {"level": "green"})
    assert (refused.status_code, refused.json["problem"]) == (403, "lowering_belongs_to_unit")
    head = served.token(person="dahl")
    assert head.post("/units/kir1/level", {"level": "green"}).json["level"] == "green"
