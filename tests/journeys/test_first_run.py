"""An empty house greets with what is still to do, and stops once its first screen is paired."""

from pathlib import Path

from click.testing import CliRunner
from sqlalchemy import insert

from tests.journeys.house import START, hospital, plain
from wardstatus.app import works
from wardstatus.cli import main
from wardstatus.store.engine import writing
from wardstatus.store.tables import message

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


def test_the_canary_is_no_first_message(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        engine = works(house.app).engine
        for person, ticked in (("~canary", False), ("berg", True)):
            with writing(engine) as tx:
                tx.execute(insert(message).values(**_accepted(person)))
            page = plain(house.app.test_client().get("/", headers=HTML).text)
            assert ("tatt imot av den som leverer" in page) is ticked


def _accepted(person: str) -> dict[str, object]:
    return {
        "key": person,
        "person": person,
        "created": START,
        "state": "accepted",
        "scheme": "mailto",
        "attempts": 1,
        "lease_no": 0,
    }


def test_a_house_without_units_is_served_and_greets(tmp_path: Path) -> None:
    with hospital(tmp_path, configured=lambda _: "[server]\nport = 8000\n") as house:
        nobody, reads = house.app.test_client(), house.token()
        assert "Ingen har en plan ennå." in plain(nobody.get("/", headers=HTML).text)
        paths = (
            "/",
            "/wall",
            "/plans",
            "/operations",
            "/duty",
            "/meeting",
            "/messages",
            "/history",
        )
        answers = {path: nobody.get(path, headers=reads | HTML).status_code for path in paths}
        assert set(answers.values()) <= {200, 404}, answers
        assert answers["/operations"] == answers["/plans"] == 200
        house.pass_time(minutes=1)


def test_check_says_that_there_are_no_units_and_asks_for_no_plans(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[server]\nport = 8000\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--config", str(tmp_path / "config.toml")])
    assert done.exit_code == 0
    (line,) = done.output.splitlines()
    assert "det er ingen [[unit]]" in line
    done = CliRunner().invoke(
        main, ["phone", "link", "kari", "--config", str(tmp_path / "config.toml")]
    )
    assert done.exit_code == 2
