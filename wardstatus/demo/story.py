"""The story: three hours of one night, told in three minutes."""

from datetime import datetime, timedelta

from wardstatus.core import spells
from wardstatus.core.levels import Level
from wardstatus.core.standing import Board, Spell
from wardstatus.demo import acts
from wardstatus.demo.beats import Beat, Holds, Look, Said, Turn
from wardstatus.demo.past import Act
from wardstatus.texts.words import marked

LASTS = timedelta(hours=3)
"""At 60 times the speed: three minutes."""

_SITE, _HEAD, _DIRECTOR = "dahl", "berg", "moen"
_BEGINS = 3 * 60 + 40


def story(start: datetime) -> tuple[Beat, ...]:
    """Return the beats of the night that begins at an instant, in order."""
    return (
        *_a_ward_in_need(start),
        *_over_the_limit(start),
        *_decided_for_both(start),
        *_two_by_numbers(start),
        *_red_is_left(start),
    )


def _beat(  # noqa: PLR0913 a row of the table
    clock: str,
    says: str,
    act: Act | None = None,
    *,
    step: str = "",
    ward: str = "",
    person: str = "",
    holds: Holds | None = None,
    measured: bool = False,
) -> Beat:
    hours, minutes = clock.split(":")
    after = timedelta(minutes=int(hours) * 60 + int(minutes) - _BEGINS)
    look = Look(ward=ward, person=person)
    turn = Turn(says=Said(text=says), act=act, look=look, holds=holds)
    return Beat(after=after, step=step, turn=turn, measured=measured)


def _a_ward_in_need(start: datetime) -> tuple[Beat, ...]:
    full = {"occupied": 26.0, "corridor": 2.0, "nurses": 3.0}
    until = start + timedelta(minutes=80)
    return (
        _beat("03:40", marked("Night at Fjordby. Twelve units on one board."), ward="med2"),
        _beat("03:43", marked("Med 3 has been red since 00:20. A leader has answered.")),
        _beat(
            "03:45",
            marked("Med 2 gets two patients it has no beds for."),
            acts.numbers({"med2": full}),
        ),
        _beat(
            "03:48",
            marked("One tap: Med 2 is red, and lacks a nurse."),
            acts.taps("med2", Level.RED, ["nurse"]),
            step=marked("Med 2 red"),
            person=_SITE,
        ),
        _beat(
            "03:51",
            marked("No unit manager is on duty at night. That step is skipped, OL is next."),
            holds=skipped("med2"),
        ),
        _beat(
            "03:54",
            marked("Five seconds to undo are over. OL gets the message."),
            acts.does("med2", "Y1"),
            holds=told("med2", _SITE),
        ),
        _beat(
            "03:58",
            marked("Ten minutes without an answer: AL is told too."),
            step=marked("AL told too"),
            holds=told("med2", _HEAD),
        ),
        _beat(
            "04:00",
            marked("The ward sees the answer."),
            acts.answers(_SITE, until, "med2"),
            step=marked("OL takes it"),
        ),
        _beat(
            "04:06",
            marked("The ward ticks off what it has done itself."),
            acts.together(acts.does("med2", "R7"), acts.does("med2", "Y2")),
        ),
        _beat(
            "04:13",
            marked("The leaders do what they owe, as large as the ward's own list."),
            acts.together(acts.does("med2", "R3", by="flyt"), acts.does("med2", "R4", by=_HEAD)),
        ),
    )


def _over_the_limit(start: datetime) -> tuple[Beat, ...]:
    return (
        _beat(
            "04:20",
            marked("Med 3 has been red for four hours: over the limit. AL has to decide."),
            step=marked("Med 3 over the limit"),
            ward="med3",
            person=_HEAD,
            holds=over("med3"),
        ),
        _beat(
            "04:28",
            marked("Neither a tap nor a short yellow stops this. Only a decision does."),
            holds=over("med3"),
        ),
        _beat(
            "04:36",
            marked("Med 3 ticks off another round. The limit stands."),
            acts.together(acts.does("med3", "R7"), acts.does("med2", "R5", by=_SITE)),
        ),
        _beat(
            "04:43",
            marked("The heart ward confirms: still yellow."),
            acts.together(acts.confirms("hjerte"), acts.does("med2", "Y5", by="flyt")),
        ),
        _beat(
            "04:50",
            marked("AL has not decided for thirty minutes: the clinic director is told."),
            step=marked("Next: KD"),
            person=_DIRECTOR,
            holds=told("med3", _DIRECTOR),
        ),
    )


def _decided_for_both(start: datetime) -> tuple[Beat, ...]:
    until, due = start + timedelta(minutes=260), start + timedelta(minutes=100)
    return (
        _beat(
            "04:58",
            marked("The director decides for both, each with an end and a time to notice it."),
            acts.together(
                acts.decides(_DIRECTOR, "med3", "C5", until, due),
                acts.decides(_DIRECTOR, "med2", "C1", until, due),
            ),
            step=marked("Decided"),
        ),
        _beat(
            "05:08",
            marked("Both wards see what was decided, by which role, and until when."),
            ward="med2",
            holds=decided("med2"),
        ),
        _beat(
            "05:20",
            marked("It is time: the screen asks the ward whether it came."),
            holds=decided("med2"),
        ),
        _beat(
            "05:24",
            marked("Did it come? Yes. The nurse is here."),
            acts.came("med2"),
            step=marked("Did it come? Yes"),
        ),
        _beat(
            "05:28",
            marked("And the doctor has come to Med 3."),
            acts.together(
                acts.came("med3"), acts.numbers({"med2": {"occupied": 24.0, "corridor": 0.0}})
            ),
        ),
    )


def _two_by_numbers(start: datetime) -> tuple[Beat, ...]:
    full = {
        "kir2": {"occupied": 26.0, "corridor": 2.0},
        "ort": {"occupied": 27.0, "corridor": 2.0},
    }
    calmer = {
        "kir2": {"occupied": 23.0, "corridor": 1.0},
        "ort": {"occupied": 22.0, "corridor": 0.0},
    }
    return (
        _beat(
            "05:36",
            marked("Nobody tapped: the numbers turn Kir 2 and Ort red at once."),
            acts.numbers(full),
            step=marked("Two by numbers"),
            ward="kir2",
            person=_SITE,
        ),
        _beat(
            "05:38",
            marked("Two wards, one message."),
            holds=lambda board, now: (
                told("kir2", _SITE)(board, now) and told("ort", _SITE)(board, now)
            ),
        ),
        _beat(
            "05:43",
            marked("One tap answers for both."),
            acts.answers(_SITE, start + timedelta(minutes=180), "kir2", "ort"),
        ),
        _beat("05:50", marked("Two patients are moved, the numbers fall."), acts.numbers(calmer)),
    )


def _red_is_left(start: datetime) -> tuple[Beat, ...]:
    return (
        _beat(
            "05:55",
            marked("Med 2 is yellow again. The clock is paused, not reset."),
            acts.taps("med2", Level.YELLOW, ["nurse"]),
            step=marked("Yellow again"),
            ward="med2",
        ),
        _beat(
            "06:03",
            marked("Red again before 06:55 would be the same red."),
            holds=paused("med2"),
        ),
        _beat(
            "06:10",
            marked("Red again: the same red, the same clock, the same decision."),
            acts.taps("med2", Level.RED, ["nurse"]),
            step=marked("The same red"),
        ),
        _beat(
            "06:18",
            marked("Med 3 has got its doctor and is yellow."),
            acts.taps("med3", Level.YELLOW, []),
            ward="med3",
        ),
        _beat(
            "06:25",
            marked("Med 2 is yellow for good. Leaders' all-clear waits for the morning."),
            acts.taps("med2", Level.YELLOW, []),
            ward="med2",
        ),
        _beat(
            "06:32",
            marked("What is measured is the answer: {n} minutes from red to a leader."),
            step=marked("The answer counts"),
            measured=True,
        ),
    )


def _spell(board: Board, unit: str) -> Spell | None:
    return board.standings[unit].spell


def skipped(unit: str) -> Holds:
    """A step of the unit's chain had nobody on duty."""

    def holds(board: Board, now: datetime) -> bool:
        spell = _spell(board, unit)
        chain = spell.chain if spell else None
        return chain is not None and any(not step.told for step in chain.taken)

    return holds


def told(unit: str, person: str) -> Holds:
    """The unit's chain has come to a person, and goes on."""

    def holds(board: Board, now: datetime) -> bool:
        spell = _spell(board, unit)
        chain = spell.chain if spell else None
        return chain is not None and any(
            each.person == person for step in chain.taken for each in step.told
        )

    return holds


def over(unit: str) -> Holds:
    """The unit is over its limit."""

    def holds(board: Board, now: datetime) -> bool:
        spell = _spell(board, unit)
        return spell is not None and spells.over_limit(spell, now)

    return holds


def decided(unit: str) -> Holds:
    """A decision is in force for the unit."""

    def holds(board: Board, now: datetime) -> bool:
        spell = _spell(board, unit)
        return spell is not None and bool(spells.in_force(spell, now))

    return holds


def paused(unit: str) -> Holds:
    """The unit's red clock waits for red to come back."""

    def holds(board: Board, now: datetime) -> bool:
        spell = _spell(board, unit)
        return spell is not None and spell.red_since is None

    return holds
