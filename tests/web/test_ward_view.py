"""What the ward's screen says in each state, sentence by sentence."""

import pytest
from markupsafe import Markup

from tests.web.pages import ward_of
from tests.web.samples import STATES
from wardstatus.core.levels import Level

CONFIRM = ["Fortsatt rød"]
ASKED = ["Vi klarer oss", "Tallene stemmer ikke"]
LIMIT = "Grensen er 4 t."
SKIPPED = "EL ikke på vakt, gikk rett til OL."
TAP = "Trykk den som gjelder nå. Ett trykk setter den."


def _plain(said: Markup) -> str:
    return str(said.striptags())


@pytest.mark.parametrize(
    ("state", "kind", "title", "time"),
    [
        ("never", "calm", "Ingen har satt fasen ennå", ""),
        ("undo", "chips", "", ""),
        ("undo-green", "chips", "", ""),
        ("unanswered", "ask", "Ingen har svart. Ring.", ""),
        ("unreached", "ask", "Ingen kan varsles. Ring.", ""),
        ("answered", "due", "OL tar det, ny beskjed innen", "13:18"),
        ("decided", "due", "AL besluttet, gjelder til", "17:32"),
        ("came", "came", "", ""),
        ("covered", "due", "AL besluttet, gjelder til", "17:32"),
        ("soon", "due", "AL beslutter innen", "16:12"),
        ("over", "over", "Ingen har besluttet. Ring.", ""),
        ("proposed", "due", "OL tar det, ny beskjed innen", "13:18"),
        ("lowered", "calm", "Gul siden 12:42", ""),
        ("green", "calm", "Normal drift siden 12:12", ""),
        ("unknown", "calm", "Ukjent siden 20:12, sist gul", ""),
        ("followed", "calm", "Gul siden 12:12", ""),
        ("override", "ask", "Ingen har svart. Ring.", ""),
        ("no-limit", "ask", "Ingen har svart. Ring.", ""),
        ("no-plan", "due", "Rød i 5 min.", ""),
    ],
)
def test_the_panel_on_top_says(state: str, kind: str, title: str, time: str) -> None:
    panel = ward_of(STATES[state]()).clock
    assert (panel.kind, _plain(panel.title), panel.time) == (kind, title, time)


@pytest.mark.parametrize(
    ("state", "fact"),
    [
        ("never", TAP),
        ("unanswered", f"Rød i 24 min. {SKIPPED}"),
        ("unreached", "Rød i 3 min. Ingen på vakt som EL, OL, AL og KD."),
        ("answered", f"Rød i 20 min. {LIMIT}"),
        ("no-plan", "Ingen plan. Ingen varsles, og ingen skylder noe."),
        ("over", "AL skulle ha besluttet innen 16:12."),
        ("no-limit", f"Rød i 9 min. {SKIPPED}"),
        (
            "came",
            "1 sykepleier fra ressursenheten skulle merkes innen 14:02. Besluttet av AL 13:32.",
        ),
        (
            "yellow",
            "Rød igjen før 15:58: 1 t 14 min igjen av fristen. Tallene har tilsagt rød siden 12:12."
            " Svarer dere ikke, står gul til 22:58.",
        ),
        ("green", "Gjelder til 00:12."),
        ("unknown", TAP),
        ("followed", "Fasen følger tallene."),
    ],
)
def test_the_facts_beside_it_are(state: str, fact: str) -> None:
    assert _plain(ward_of(STATES[state]()).clock.fact) == fact


@pytest.mark.parametrize(
    ("state", "head", "says"),
    [
        ("never-numbers", "Tallene tilsier rød", ["Bruk rød", *ASKED]),
        ("undo", "Satt til rød 12:12", ["Angre"]),
        ("unanswered", "Tallene tilsier rød", CONFIRM),
        ("unreached", "Gjelder fasen fortsatt?", CONFIRM),
        ("yellow", "Tallene tilsier rød", ["Bruk rød", *ASKED]),
        ("asked", "Tallene tilsier gul", ["Bruk gul", *ASKED]),
        ("proposed", "AL foreslår gul", ["Enig: gul", "Ikke enig"]),
        ("lowered", "AL og posten satte gul", ["Fortsatt gul", "Ikke enig: rød igjen"]),
        ("followed", "Tallene tilsier gul", []),
        ("override", "Dere satte rød, til 16:52", ["Følg tallene: gul"]),
    ],
)
def test_the_place_beneath_the_levels_says(state: str, head: str, says: list[str]) -> None:
    advice = ward_of(STATES[state]()).advice
    assert advice is not None
    assert (advice.head, [say.text for say in advice.says]) == (head, says)


def test_a_unit_never_declared_asks_for_nothing_to_be_confirmed() -> None:
    assert ward_of(STATES["never"]()).advice is None


def test_whom_to_ring_has_role_name_telephone_told_and_delivered() -> None:
    rows = ward_of(STATES["unanswered"]()).clock.rows
    assert [(row.role, row.name, row.phone, row.told, row.state) for row in rows] == [
        ("Overlege i vakt (OL)", "M. Lie", "51 51 81 20", "Varslet 12:12", "levert 12:13"),
        ("Avdelingsleder (AL)", "K. Berg", "51 51 82 00", "Varslet 12:22", "ikke levert på SMS"),
        ("Klinikkdirektør (KD)", "L. Moen", "51 51 90 10", "Varslet 12:22", "på vei, igjen 12:52"),
    ]


def test_the_next_step_stands_hollow_with_its_time() -> None:
    *_, last = ward_of(STATES["over"]()).clock.rows
    assert (last.role, last.told, last.state, last.ahead) == (
        "Klinikkdirektør (KD)",
        "Neste 16:42",
        "om 18 min",
        True,
    )


def test_who_may_not_see_names_sees_roles_alone() -> None:
    rows = ward_of(STATES["unanswered"](), names=False).clock.rows
    assert {(row.name, row.phone) for row in rows} == {("", "")}


def test_over_the_limit_it_says_by_how_much_and_who_records_a_telephone_call() -> None:
    panel = ward_of(STATES["over"]()).clock
    assert _plain(panel.strong) == "12 min over"
    assert [_plain(note) for note in panel.notes] == [
        "Beslutter på telefon? Koordinator fører det, 51 51 80 01",
        f"Rød i 4 t 12 min. {LIMIT}",
    ]


def test_when_nobody_can_be_told_the_house_above_can_be_rung() -> None:
    rows = ward_of(STATES["unreached"]()).clock.rows
    assert [(row.role, row.phone, row.told, row.state) for row in rows] == [
        ("Koordinator", "51 51 80 01", "", "igjen 13:12")
    ]


def test_the_line_of_time_goes_from_sent_to_the_next_deadline() -> None:
    dots = ward_of(STATES["answered"]()).clock.dots
    assert [(_plain(dot.head), _plain(dot.said), dot.ahead) for dot in dots] == [
        ("12:12 Sendt", "til OL", False),
        ("12:18 Svart", "OL tar det", False),
        ("13:18 Ny beskjed", "ellers AL", True),
        ("16:12 Frist for AL", "ellers KD 16:42", True),
    ]


def test_what_may_wait_stands_as_the_cover_of_the_nurse() -> None:
    cover = [_plain(each) for each in ward_of(STATES["decided"]()).clock.cover]
    assert cover == ["Kan vente til 17:32: vekt, mobilisering. Besluttet av AL 13:32"]


@pytest.mark.parametrize(
    ("state", "pressed", "since"),
    [
        ("never", [], ["", "", ""]),
        ("green", [Level.GREEN], ["Siden 12:12", "", ""]),
        ("unknown", [], ["", "Sist, til 20:12", ""]),
        ("answered", [Level.RED], ["", "", "Siden 12:12"]),
        ("not-confirmed", [Level.RED], ["", "", "Ikke bekreftet siden 14:22"]),
    ],
)
def test_the_levels_show_which_one_holds(
    state: str, pressed: list[Level], since: list[str]
) -> None:
    levels = ward_of(STATES[state]()).levels
    assert [each.level for each in levels if each.pressed] == pressed
    assert [each.since for each in levels] == since


def test_red_that_is_not_confirmed_has_its_own_mark() -> None:
    assert [each.shape for each in ward_of(STATES["not-confirmed"]()).levels] == ["1", "2", "3q"]


def test_the_head_says_that_nobody_is_told() -> None:
    assert ward_of(STATES["engine"]()).alarm == "Varslingen står siden 12:32. Ring."
    assert ward_of(STATES["silent"]()).quiet == "Prøvedrift uten varsling"
