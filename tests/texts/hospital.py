"""A small invented hospital whose every word is as long as it may be, and notices of it."""

from datetime import UTC, date, datetime, timedelta

from wardstatus.core.levels import Level
from wardstatus.core.notices import Facts, Notice, NoticeKind
from wardstatus.core.plans import Action, Choice, LevelTerms, LimitTerms, Plan, PlanChoice
from wardstatus.core.units import Person, Rulebook, Unit

AT = datetime(2026, 11, 21, 2, 50, tzinfo=UTC)
"""03:50 in Oslo."""
RED = AT - timedelta(minutes=10)
LINK = "https://tavle.helse-langtvekk.example.org/k/7Q2F9KXM4T8WBN5C"
assert len(LINK) == 60

POOL = {"nb": "1 sykepleier fra Med 4", "en": "1 nurse from Med 4"}

PLAN = Plan(
    id="medical-ward",
    name={"nb": "Plan"},
    owner={"nb": "Avdelingsleder"},
    effective=date(2026, 1, 1),
    review_by=date(2027, 1, 1),
    needs=(
        Choice(id="nurse", name={"nb": "sykepleier", "en": "nurse"}),
        Choice(id="bed", name={"nb": "seng", "en": "bed"}),
        Choice(
            id="longest",
            name={
                "nb": "spesialsykepleier med {kurs} i respirasjonsstøtte",
                "en": "nurse trained in respiratory support on wards",
            },
        ),
    ),
    red=LevelTerms(
        level=Level.RED,
        actions=(
            Action(
                id="R4",
                role={"": "AL"},
                within=timedelta(minutes=30),
                text={"nb": "Stopp planlagte innleggelser", "en": "Stop planned admissions"},
            ),
        ),
    ),
    limit=LimitTerms(
        limit=timedelta(hours=4),
        decided_by={"": ("AL",)},
        steps=(),
        choices=(PlanChoice(id="C1", kind="resources", text=POOL),),
    ),
)


def _unit(identity: str, short: str, phone: str = "") -> Unit:
    return Unit(id=identity, name=identity, short=short, plan=PLAN, phone=phone)


RULEBOOK = Rulebook(
    units={
        "med2": _unit("med2", "Med 2", "51 51 80 00"),
        "longest": _unit("longest", "MMMMMMM…", "004751518000"),
        "med1": _unit("med1", "Med 1"),
        "kir1": _unit("kir1", "Kir 1"),
        "akutt": _unit("akutt", "Akutt"),
        **{f"ward{n}": _unit(f"ward{n}", f"Ward {n:03}") for n in range(30)},
    },
    persons={
        "kari": Person(id="kari", name="Kari Berg"),
        "longest": Person(id="longest", name="Anne-Margrethe Haugland-Kristoffersen"),
    },
)


def a_notice(
    kind: NoticeKind, facts: Facts | None = None, unit: str = "med2", at: datetime = AT
) -> Notice:
    """Return a notice to a leader, ready when it fell due."""
    return Notice(
        key=f"{unit}-{kind}",
        unit=unit,
        kind=kind,
        person="ola",
        role="OL",
        at=at,
        ready_at=at,
        facts=facts or Facts(red_since=RED),
    )


LONGEST = Facts(
    red_since=AT - timedelta(hours=47, minutes=59),
    red_seconds=timedelta(hours=47, minutes=59).total_seconds(),
    needs=("longest", "nurse", "bed"),
    number=88,
    deadline=AT - timedelta(hours=43),
    next_roles=("KLINDIR", "AVDLED"),
    next_at=AT + timedelta(minutes=30),
    again=True,
    item="R4",
    text={"": "“" + "Én sykepleier – fra ressursenheten… " * 4 + "”"},
    by="longest",
    by_role="AVDLED",
    until=AT + timedelta(hours=30),
    due=AT + timedelta(hours=28),
    missed=88,
    more=12,
    item_due=AT - timedelta(hours=40),
)
