"""A small hospital for the pages' tests: one plan, two wards, four people."""

from dataclasses import replace

from tests.web.plan import LIMIT, NOON, PLAN, RED, minutes
from wardstatus.core.plans import Plan
from wardstatus.core.units import Duty, Person, Rulebook, Unit

__all__ = [
    "DUTIES",
    "HOSPITAL",
    "LIMIT",
    "NOON",
    "PERSONS",
    "PLAN",
    "RED",
    "WARD",
    "book",
    "minutes",
]

WARD = Unit(
    id="kir1",
    name="Kirurgisk 1",
    short="Kir 1",
    parent="nordvag",
    plan=PLAN,
    phone="51 51 80 00",
    constants={"beds": {"": 24.0}},
)
OTHER = replace(WARD, id="med1", name="Medisinsk 1", short="Med 1", order=1)
HOSPITAL = Unit(
    id="nordvag", name="Nordvåg sykehus", short="Nordvåg", kind="hospital", phone="51 51 80 01"
)

PERSONS = {
    person.id: person
    for person in (
        Person(id="lie", name="M. Lie", phone="51 51 81 20"),
        Person(id="berg", name="K. Berg", phone="51 51 82 00"),
        Person(id="moen", name="L. Moen", phone="51 51 90 10"),
    )
}

DUTIES = tuple(
    Duty(role=role, unit="nordvag", person=person)
    for role, person in (("OL", "lie"), ("AL", "berg"), ("KD", "moen"))
)


def book(plan: Plan = PLAN, silent: bool = False, staffed: bool = True) -> Rulebook:
    """Return the house; `staffed` False: nobody is on duty."""
    wards = (WARD, OTHER)
    units = {ward.id: replace(ward, plan=plan, silent=silent) for ward in wards}
    return Rulebook(
        units={"nordvag": HOSPITAL, **units},
        persons=PERSONS,
        duties=DUTIES if staffed else (),
    )
