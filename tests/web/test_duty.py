"""The page about duty, and what may be said on it."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.web.house import NOON
from tests.web.served import Asker, Served, hospital
from wardstatus.core.roster import Calendar, CalendarDuty, Fault, Span
from wardstatus.core.units import Duty
from wardstatus.store import rosters
from wardstatus.store.engine import writing

UNTIL = f"{NOON + timedelta(hours=20):%Y-%m-%dT%H:%M}"


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def bare(asker: Asker) -> Asker:
    """Return the same, asking for pages."""
    return Asker(client=asker.client, headers=asker.headers, prefix="")


def page(asker: Asker, root: str = "nordvag", language: str = "nb") -> str:
    """Return the words of the page."""
    answer = bare(asker).send("GET", f"/duty?root={root}&language={language}", Accept="text/html")
    assert answer.status_code == 200, answer.text
    html = re.sub(r"<(script|style|select)\b.*?</\1>", " ", answer.text, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def say(asker: Asker, **fields: str) -> tuple[int, str]:
    """Send a form of the page; return the status and what the page says then."""
    known = {"kind": "role", "post": "AL@nordvag", "person": "dahl", "until": UNTIL}
    form = "&".join(f"{name}={value}" for name, value in (known | fields).items())
    answer = bare(asker).send("POST", "/duty", f"{form}&root=nordvag", **FORM)
    return answer.status_code, answer.text


def test_it_says_who_is_on_duty_now_and_all_week(demo: Served) -> None:
    said = page(demo.nobody())
    assert "Avdelingsleder AL K. Berg" in said
    assert "K. Berg, hele uka" in said
    assert "51 51 82 00" in said
    assert "Ingen: til enhver tid kan noen svare" in said


def test_whoever_sees_roles_alone_sees_no_names(served: Served) -> None:
    said = page(served.screen("nordvag", wall=True))
    assert "Berg" not in said
    assert "på vakt, hele uka" in said


def test_tonight_it_is_somebody_else(demo: Served) -> None:
    asker = demo.nobody()
    assert say(asker)[0] == 303
    said = page(asker)
    assert "Avdelingsleder AL N. Dahl endret" in said
    assert "N. Dahl er Avdelingsleder, Nordvåg sykehus" in said
    assert "meldt av Nordvåg sykehus" in said
    board = demo.nobody().get("/board")
    assert board.status_code == 200
    assert say(asker, kind="away", other="lie", person="moen")[0] == 303
    assert "M. Lie er borte, L. Moen tar alt" in page(asker)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param({"until": f"{NOON:%Y-%m-%dT%H:%M}"}, "", id="it is over"),
        pytest.param({"until": "soon"}, "soon er ikke et tidspunkt", id="no time"),
        pytest.param({"person": "nobody"}, "finnes ikke i oppsettet", id="nobody"),
        pytest.param({"post": "XX@nordvag"}, "Ingen plan der kjenner denne rollen", id="no role"),
        pytest.param({"kind": "away", "other": "holm"}, "har ingen vakt å gi fra seg", id="none"),
        pytest.param({"kind": "away", "other": "dahl"}, "kan ikke ta over for seg selv", id="self"),
    ],
)
def test_what_cannot_be_said_is_said_on_the_page(
    demo: Served, fields: dict[str, str], sentence: str
) -> None:
    status, text = say(demo.nobody(), **fields)
    assert status in (404, 422)
    assert 'class="refused" role="alert"' in text
    assert sentence in text


def test_it_is_taken_back(demo: Served) -> None:
    asker = demo.nobody()
    say(asker)
    html = bare(asker).send("GET", "/duty", Accept="text/html").text
    found = re.search(r'name="override" value="([^"]+)"', html)
    assert found
    answer = bare(asker).send(
        "POST", "/duty/back", f"override={found.group(1)}&root=nordvag", **FORM
    )
    assert answer.status_code == 303
    assert "N. Dahl er" not in page(asker)


def test_a_wards_own_screen_has_no_form(served: Served) -> None:
    assert "Bytte eller fravær" not in page(served.screen("kir1"))
    assert "Bytte eller fravær" in page(served.screen("avd"), "avd")


def with_calendar(folder: Path, copy: Calendar) -> Served:
    base = hospital()
    duties = tuple(each for each in base.duties if each.role != "AL")
    calendars = (CalendarDuty(role="AL", unit="nordvag", calendar=copy.id),)
    served = Served(folder, replace(base, duties=duties, calendars=calendars), demo=True)
    with writing(served.engine) as tx:
        rosters.keep(tx, copy)
    served.live.service.take_roster()
    return served


WEEK = Span(person="berg", begins=NOON - timedelta(days=2), ends=NOON + timedelta(days=30))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "al.ics lest 12:12, for 1 min siden", id="fresh"),
        pytest.param(
            {"read_at": NOON - timedelta(hours=3), "problem": Fault(why="there is no such file")},
            "al.ics lest 09:12, for 3 t siden; den siste kopien gjelder filen finnes ikke",
            id="gone",
        ),
        pytest.param(
            {"faults": (Fault(of="Vakt", why="it has no beginning"),)},
            "Utelatt: Vakt: den har ingen begynnelse",
            id="a broken line",
        ),
        pytest.param(
            {"strangers": ("K. Bergh",)},
            "«K. Bergh» er ingen i oppsettet; mente du K. Berg?",
            id="a name of nobody",
        ),
        pytest.param(
            {"read_at": None, "spans": ()}, "al.ics aldri lest: den navngir ingen", id="never read"
        ),
    ],
)
def test_a_calendar_is_shown_with_its_age(
    tmp_path: Path, changes: dict[str, object], expected: str
) -> None:
    copy = Calendar(id="al.ics", tried_at=NOON, read_at=NOON, spans=(WEEK,))
    served = with_calendar(tmp_path, replace(copy, **changes))  # type: ignore[arg-type]
    assert expected in page(served.nobody())
    served.close()


def test_a_gap_is_warned_of_days_ahead(tmp_path: Path) -> None:
    saturday = datetime(2026, 11, 21, 23, tzinfo=UTC)
    spans = (
        replace(WEEK, ends=saturday + timedelta(hours=2)),
        replace(WEEK, begins=saturday + timedelta(hours=7, minutes=30)),
    )
    base = hospital()
    served = with_calendar(
        tmp_path, Calendar(id="al.ics", tried_at=NOON, read_at=NOON, spans=spans)
    )
    without = tuple(each for each in base.duties if each.role not in ("AL", "KD"))
    book = replace(served.live.service.rulebook, duties=(*without, OFFICE))
    served.live.service.take_rulebook(book)
    assert "Søn 02:00–07:30 kan ingen beslutte for Kir 1 (AL, KD)." in page(served.nobody())
    served.close()


OFFICE = Duty(role="KD", unit="med1", person="moen")


def test_the_dashboard_counts_units_with_a_gap(tmp_path: Path) -> None:
    base = hospital()
    served = Served(tmp_path, replace(base, duties=()), demo=True)
    html = bare(served.nobody()).send("GET", "/?language=nb", Accept="text/html").text
    assert "Hull i vaktlista for 2 enheter de neste sju dagene." in html
    served.close()


def test_without_a_gap_the_dashboard_says_nothing_of_it(demo: Served) -> None:
    html = bare(demo.nobody()).send("GET", "/?language=nb", Accept="text/html").text
    assert 'id="gaps"' not in html
