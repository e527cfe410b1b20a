"""The first part of the story: a ward in need, and another over its limit."""

from datetime import datetime, timedelta

from wardstatus.core.levels import Level
from wardstatus.demo import acts
from wardstatus.demo.beats import Beat, beat
from wardstatus.demo.holds import over, skipped, told
from wardstatus.demo.house import DIRECTOR, HEAD, SITE
from wardstatus.texts.words import marked


def a_ward_in_need(start: datetime) -> tuple[Beat, ...]:
    """Med 2 turns red, nobody is there, somebody answers."""
    full = {"occupied": 26.0, "corridor": 2.0, "nurses": 3.0}
    return (
        beat("03:40", marked("Night at Fjordby. Twelve units on one board."), ward="med2"),
        beat("03:43", marked("Med 3 has been red since 00:20. A leader has answered.")),
        beat(
            "03:45",
            marked("Med 2 gets two patients it has no beds for."),
            acts.numbers({"med2": full}),
        ),
        beat(
            "03:48",
            marked("One tap: Med 2 is red, and lacks a nurse."),
            acts.taps("med2", Level.RED, ["nurse"]),
            step=marked("Med 2 red"),
            person=SITE,
        ),
        beat(
            "03:51",
            marked("No unit manager is on duty at night. That step is skipped, OL is next."),
            holds=skipped("med2"),
        ),
        beat(
            "03:54",
            marked("Five seconds to undo are over. OL gets the message."),
            acts.does("med2", "Y1"),
            holds=told("med2", SITE),
        ),
    )


def a_leader_answers(start: datetime) -> tuple[Beat, ...]:
    """The next is told, the first answers, each does what they owe."""
    until = start + timedelta(minutes=80)
    return (
        beat(
            "03:58",
            marked("Ten minutes without an answer: AL is told too."),
            step=marked("AL told too"),
            holds=told("med2", HEAD),
        ),
        beat(
            "04:00",
            marked("The ward sees the answer."),
            acts.answers(SITE, until, "med2"),
            step=marked("OL takes it"),
        ),
        beat(
            "04:06",
            marked("The ward ticks off what it has done itself."),
            acts.together(acts.does("med2", "R7"), acts.does("med2", "Y2")),
        ),
        beat(
            "04:13",
            marked("The leaders do what they owe, as large as the ward's own list."),
            acts.together(acts.does("med2", "R3", by="flyt"), acts.does("med2", "R4", by=HEAD)),
        ),
    )


def over_the_limit(start: datetime) -> tuple[Beat, ...]:
    """Med 3 passes its limit; the next role is told."""
    return (
        beat(
            "04:20",
            marked("Med 3 has been red for four hours: over the limit. AL has to decide."),
            step=marked("Med 3 over the limit"),
            ward="med3",
            person=HEAD,
            holds=over("med3"),
        ),
        beat(
            "04:28",
            marked("Neither a tap nor a short yellow stops this. Only a decision does."),
            holds=over("med3"),
        ),
        beat(
            "04:36",
            marked("Med 3 ticks off another round. The limit stands."),
            acts.together(acts.does("med3", "R7"), acts.does("med2", "R5", by=SITE)),
        ),
        beat(
            "04:43",
            marked("The heart ward confirms: still yellow."),
            acts.together(acts.confirms("hjerte"), acts.does("med2", "Y5", by="flyt")),
        ),
        beat(
            "04:50",
            marked("AL has not decided for thirty minutes: the clinic director is told."),
            step=marked("Next: KD"),
            person=DIRECTOR,
            holds=told("med3", DIRECTOR),
        ),
    )
