"""What programs and walls read: units, boards, the log, messages, plans."""

import json

from tests.web.served import Served


def test_a_unit_has_every_field_that_is_promised(served: Served) -> None:
    screen = served.screen()
    screen.post("/units/kir1/level", {"level": "red"})
    served.live.service.tick()
    unit = screen.get("/units/kir1").json
    promised = (
        "id name short kind parent plan level shown since by valid_until undo_until reason "
        "recommended not_confirmed_since spell items needs chain decisions readings version"
    )
    assert set(promised.split()) <= set(unit)
    assert set(unit["recommended"]) == {"level", "since", "why", "reasons", "change"}
    assert {
        "started",
        "red_seconds",
        "review_at",
        "deadline",
        "over_limit",
        "extensions",
    } <= set(unit["spell"])
    assert {"id", "kind", "step", "next", "messages", "answered"} <= set(unit["chain"])
    fields = {"id", "action", "text", "role", "leader", "due", "state", "overdue", "by", "at"}
    assert all(fields <= set(item) for item in unit["items"])
    assert unit["spell"]["deadline"] == "2026-11-21T15:12:00Z"


def test_a_board_is_all_below_a_unit_headings_too(served: Served) -> None:
    reads = served.token()
    whole = reads.get("/board").json
    assert [unit["id"] for unit in whole["units"]] == ["nordvag", "avd", "kir1", "med1"]
    assert whole["root"] == "nordvag"
    assert set(whole["engine"]) == {"alive", "last_tick", "since", "why"}
    part = reads.get("/board?root=avd").json
    assert [unit["id"] for unit in part["units"]] == ["avd", "kir1", "med1"]
    heading = reads.get("/units/avd").json
    assert (heading["level"], heading["shown"], heading["heading"]) == (None, "unknown", True)


def test_walls_and_plain_tokens_see_roles_and_no_names(served: Served) -> None:
    screen, leader = served.screen(), served.token(person="lie")
    screen.post("/units/kir1/level", {"level": "red"})
    served.clock.forward(1)
    served.live.service.tick()
    chain = screen.get("/units/kir1").json["chain"]["id"]
    leader.post(f"/chains/{chain}/answer", {})
    for asker in (served.screen("nordvag", wall=True), served.token()):
        for path in ("/units/kir1", "/board", "/events", "/messages"):
            said = json.dumps(asker.get(path).json)
            for name in ("lie", "berg", "dahl"):
                assert f'"{name}"' not in said, path
                assert f'"person:{name}"' not in said, path
        assert asker.get("/units/kir1").json["chain"]["answered"]["by"] == "OL"
    assert screen.get("/units/kir1").json["chain"]["answered"]["by"] == "person:lie"


def test_the_log_is_read_page_by_page_without_holes(served: Served) -> None:
    screen = served.screen()
    screen.post("/units/kir1/level", {"level": "red"})
    screen.post("/units/med1/level", {"level": "green"})
    seen: list[dict[str, object]] = []
    after: int | None = 0
    while after is not None:
        page = screen.get(f"/events?after={after}&limit=2").json
        seen += page["events"]
        after = page["next"]
    assert [each["seq"] for each in seen] == list(range(1, len(seen) + 1))
    assert seen[0]["kind"] == "level_declared"
    assert seen[0]["by"] == "screen:kir1"
    assert seen[0]["at"] == "2026-11-21T11:12:00Z"
    of_one = screen.get("/events?unit=med1").json["events"]
    assert {each["unit"] for each in of_one} <= {"med1"}


def test_messages_are_told_with_their_state(served: Served) -> None:
    screen = served.screen()
    screen.post("/units/kir1/level", {"level": "red"})
    served.clock.forward(1)
    served.live.service.tick()
    found = screen.get("/messages?unit=kir1").json["messages"]
    assert {each["person"] for each in found} >= {"person:dahl", "person:lie"}
    assert {each["state"] for each in found} == {"queued"}
    assert screen.get("/messages?person=lie").json["messages"][0]["person"] == "person:lie"
    assert screen.get("/messages?state=failed").json == {"messages": []}


def test_plans_are_told_and_checked(served: Served) -> None:
    reads = served.token()
    assert [each["id"] for each in reads.get("/plans").json["plans"]] == ["surgical-ward"]
    plan = reads.get("/plans/surgical-ward").json
    assert plan["red"]["actions"][0]["within"] == "20m"
    assert plan["limit"]["limit"] == "4h"
    assert plan["units"] == ["kir1", "med1"]
    assert reads.get("/plans/nothing").status_code == 404
    checked = reads.send("POST", "/plans/check", "schema = 1\nid = 3\n").json
    assert checked["ok"] is False
    assert {"line", "column", "path", "sentence", "kind"} <= set(checked["problems"][0])
