"""While the disk is full notes are refused with a sentence; taps and answers are not."""

from pathlib import Path

from tests.journeys.house import hospital


def test_an_answer_without_words_is_taken_one_with_words_is_not(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        house.ward("med2").post("level", level="red")
        house.pass_time(minutes=1)
        house.service.while_short(lambda: True)
        client, dahl = house.app.test_client(), house.token(person="dahl")
        chain = client.get("/api/v1/units/med2", headers=dahl).get_json()["chain"]["id"]
        said = client.post(
            f"/api/v1/chains/{chain}/answer", json={"text": "Jeg ringer"}, headers=dahl
        )
        assert (said.status_code, said.get_json()["problem"]) == (503, "no_room_for_notes")
        assert said.get_json()["field"] == "text"
        assert (
            client.get("/api/v1/units/med2", headers=dahl).get_json()["chain"]["answered"] is None
        )
        taken = client.post(f"/api/v1/chains/{chain}/answer", json={}, headers=dahl)
        assert taken.status_code == 200, taken.text
        house.service.while_short(lambda: False)
        again = client.post(
            f"/api/v1/chains/{chain}/answer", json={"text": "Jeg ringer"}, headers=dahl
        )
        assert again.status_code == 200
