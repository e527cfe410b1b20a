"""What leaders answer and decide, through the whole application on a real database."""

from tests.web.served import Served


def test_from_red_to_the_answer_and_the_decision(served: Served) -> None:
    screen, leader = served.screen(), served.token(person="berg")
    screen.post("/units/kir1/level", {"level": "red"})
    served.clock.forward(11)
    served.live.service.tick()
    chain = screen.get("/units/kir1").json["chain"]
    assert chain["kind"] == "answer"
    assert "berg" in [each["person"] for each in chain["messages"]]
    answered = leader.post(f"/chains/{chain['id']}/answer", {"text": "Kommer"}).json["chain"]
    assert answered["answered"]["by"] == "person:berg"
    assert answered["answered"]["text"] == "Kommer"
    assert answered["answered"]["until"] == "2026-11-21T12:23:00Z"
    decided = leader.post("/units/kir1/decisions", {"choice": "C1"}).json["decisions"]
    assert [each["kind"] for each in decided] == ["resources"]
    served.clock.forward(30)
    served.live.service.tick()
    came = screen.post(f"/decisions/{decided[0]['id']}/outcome", {"came": True})
    assert came.json["decisions"][0]["came"] is True


def test_an_answer_by_telephone_is_noted_by_the_ward(served: Served) -> None:
    screen = served.screen()
    screen.post("/units/kir1/level", {"level": "red"})
    chain = screen.get("/units/kir1").json["chain"]["id"]
    noted = screen.post(f"/chains/{chain}/answer", {"by_phone": "lie"}).json["chain"]
    assert noted["answered"]["by_phone"] is True
    assert noted["answered"]["by"] == "person:lie"


def test_a_decision_by_telephone_is_never_noted_by_the_unit_itself(served: Served) -> None:
    screen = served.screen()
    screen.post("/units/kir1/level", {"level": "red"})
    body = {"choice": "C1", "by_phone": "berg"}
    refused = screen.post("/units/kir1/decisions", body)
    assert refused.status_code == 403
    assert refused.json["problem"] == "own_unit_cannot_record"
    noted = served.screen("avd").post("/units/kir1/decisions", body)
    assert noted.status_code == 200
    assert noted.json["decisions"][0]["by_phone"] is True


def test_a_repeat_is_answered_though_its_chain_is_over_and_its_right_is_gone(
    served: Served,
) -> None:
    screen, leader = served.screen(), served.token(person="berg")
    screen.post("/units/kir1/level", {"level": "red"})
    served.clock.forward(11)
    served.live.service.tick()
    chain = screen.get("/units/kir1").json["chain"]["id"]
    first = leader.post(f"/chains/{chain}/answer", {}, Idempotency_Key="tap-1")
    assert first.status_code == 200
    screen.post("/units/kir1/level", {"level": "green"})
    served.clock.forward(180)
    served.live.service.tick()
    again = leader.post(f"/chains/{chain}/answer", {}, Idempotency_Key="tap-1")
    assert (again.status_code, again.json["spell"]) == (200, None)
    other = leader.post(f"/chains/{chain}/answer", {"text": "x"}, Idempotency_Key="tap-1")
    assert (other.status_code, other.json["problem"]) == (422, "key_used")
    assert leader.post(f"/chains/{chain}/answer", {}, Idempotency_Key="tap-2").status_code in (
        404,
        409,
    )
