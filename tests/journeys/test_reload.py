"""A plan is read anew while the server runs; a broken one leaves those before in force."""

from pathlib import Path

from tests.journeys.house import Hospital, hospital
from wardstatus.cli.files import Files, load_files
from wardstatus.core.units import Rulebook
from wardstatus.reloading import Reloading
from wardstatus.toml.problems import Problem


def _reread(folder: Path) -> Rulebook | list[Problem]:
    found = load_files(folder / "config.toml")
    return found.rulebook if isinstance(found, Files) else found


def reloading_of(folder: Path, house: Hospital) -> Reloading:
    return Reloading(folder / "rules", lambda: _reread(folder), house.service)


def _edit(folder: Path, old: str, new: str) -> None:
    file = folder / "rules" / "ward.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_broken_plan_is_shown_and_changes_nothing(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        reloading = reloading_of(tmp_path, house)
        ward = house.ward("med2")
        ward.post("level", level="red")
        before = house.service.rulebook
        _edit(tmp_path, "at_or_above = 25", "at_or_abov = 25")
        assert reloading.look()
        assert house.service.rulebook is before
        problem = "\n".join(str(each) for each in house.service.plan_problems)
        assert "ward.toml:" in problem
        assert "at_or_above" in problem
        page = ward.browser.get("/").text
        assert "Endrede planer ble ikke tatt i bruk" in page
        assert "det finnes ingen nøkkel «at_or_abov»" in page
        assert "there is no key &#34;at_or_abov&#34;" in ward.browser.get("/?language=en").text
        assert "det finnes ingen nøkkel «at_or_abov»" in ward.browser.get("/plans?language=nb").text
        ready = ward.browser.get("/readyz").json
        assert ready is not None
        assert ready["checks"]["plans"] == "warn"
        assert not reloading.look()


def test_a_good_plan_is_taken_and_what_is_open_keeps_its_terms(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        reloading = reloading_of(tmp_path, house)
        ward = house.ward("med2")
        feed = house.token(unit="h")
        ward.post("level", level="red")
        house.pass_time(minutes=1)
        body = {"unit": "med2", "values": {"occupied": 23}}
        house.app.test_client().post("/api/v1/readings", json=body, headers=feed)
        _edit(tmp_path, "at_or_above = 25, clear_below = 24", "at_or_above = 23")
        _edit(tmp_path, 'limit = "4h"', 'limit = "30m"')
        assert reloading.look()
        standing = house.service.standing("med2")
        assert standing.numbers.recommended == "red"
        assert standing.spell is not None
        assert standing.spell.limit is not None
        assert standing.spell.limit.limit.total_seconds() == 4 * 3600
        (taken,) = [each for each in house.service.events(unit="med2") if each.kind == "plan_taken"]
        assert taken.body["begun"] == ["red:occupied:at_or_above:23.0:"]
        assert len(taken.body["kept"]) == 1


def test_what_was_due_under_the_old_plan_happens_under_it(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        reloading = reloading_of(tmp_path, house)
        feed = house.token(unit="h")
        body = {"unit": "med2", "values": {"occupied": 23}}
        house.app.test_client().post("/api/v1/readings", json=body, headers=feed)
        house.clock.move(minutes=29)
        house.service.tick()
        house.app.test_client().post("/api/v1/readings", json=body, headers=feed)
        house.clock.move(minutes=5)
        _edit(tmp_path, 'raise_after = "30m"', 'raise_after = "50m"')
        assert reloading.look()
        turned = [each for each in house.service.events(unit="med2") if each.kind == "level_turned"]
        assert [(each.body["level"], each.body["on"]) for each in turned] == [("yellow", True)]
