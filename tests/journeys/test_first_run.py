"""An empty house greets with what is still to do, and stops once its first screen is paired."""

from pathlib import Path

from tests.journeys.house import hospital, plain

HTML = {"Accept": "text/html"}


def test_whoever_comes_first_is_shown_the_way(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        nobody = house.app.test_client()
        for path in ("/", "/pair"):
            page = plain(nobody.get(path, headers=HTML).text)
            assert "Ingen skjerm er koblet til ennå." in page
            assert "wardstatus screen pair --unit med" in page
            assert "wardstatus test-message PERSON" in page
        assert "Medisinsk" not in nobody.get("/", headers=HTML).text

        refused = nobody.post(
            "/pair", data={"code": "AAAAAAAA"}, headers={"Origin": "http://localhost"}
        )
        assert refused.status_code == 422
        assert "Koden stemmer ikke" in plain(refused.text)

        house.ward("med2")
        page = plain(nobody.get("/pair").text)
        assert "Koble til denne skjermen" in page
        assert "Velkommen" not in page


def test_a_message_that_was_taken_is_ticked(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        header = {**house.token(unit="med2")}
        house.app.test_client().post(
            "/api/v1/units/med2/level", json={"level": "red"}, headers=header
        )
        house.pass_time(minutes=1)
        assert house.post.mails
        assert "tatt imot av den som leverer" in plain(
            house.app.test_client().get("/", headers=HTML).text
        )
