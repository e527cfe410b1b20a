"""Who is on duty, for programs."""

from datetime import timedelta

from tests.web.house import NOON
from tests.web.served import Served


def test_the_api_tells_the_same(served: Served) -> None:
    asker = served.token(person="berg")
    until = (NOON + timedelta(hours=8)).isoformat()
    made = asker.post(
        "/duties", {"role": "KD", "unit": "nordvag", "person": "holm", "until": until}
    )
    assert made.status_code == 200, made.text
    (override,) = made.json["overrides"]
    assert (override["role"], override["person"], override["by"]) == ("KD", "holm", "person:berg")
    kd = next(each for each in made.json["duties"] if each["role"] == "KD")
    assert [each["persons"] for each in kd["spans"]] == [["holm"], ["moen"]]
    assert kd["spans"][0]["override"] == override["id"]
    plain = served.token().get("/duties?days=1").json
    assert plain["overrides"][0]["person"] is None
    assert plain["duties"][0]["spans"][0]["persons"] is None
    back = asker.post(f"/duties/{override['id']}/end", {})
    assert back.status_code == 200
    assert back.json["overrides"] == []
    assert asker.post(f"/duties/{override['id']}/end", {}).status_code == 409
    assert asker.get("/duties?days=0").status_code == 422


def test_everybody_may_leave_their_own_duty(served: Served) -> None:
    dahl = served.token(person="dahl")
    until = (NOON + timedelta(hours=8)).isoformat()
    own = {"kind": "away", "other": "dahl", "person": "holm", "until": until}
    assert dahl.post("/duties", own).status_code == 200
    assert dahl.post("/duties", own | {"other": "berg"}).status_code == 403
