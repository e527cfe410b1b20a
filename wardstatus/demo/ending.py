"""The second part of the story: a leader decides, numbers speak, red is left."""

from datetime import datetime, timedelta

from wardstatus.core.levels import Level
from wardstatus.demo import acts
from wardstatus.demo.beats import Beat, beat
from wardstatus.demo.holds import decided, paused, told
from wardstatus.demo.house import DIRECTOR, SITE
from wardstatus.texts.words import marked


def decided_for_both(start: datetime) -> tuple[Beat, ...]:
    """One decision each, with an end, and the wards say whether it came."""
    until, due = start + timedelta(minutes=260), start + timedelta(minutes=100)
    return (
        beat(
            "04:58",
            marked("The director decides for both, each with an end and a time to notice it."),
            acts.together(
                acts.decides(DIRECTOR, "med3", "C5", until, due),
                acts.decides(DIRECTOR, "med2", "C1", until, due),
            ),
            step=marked("Decided"),
        ),
        beat(
            "05:08",
            marked("Both wards see what was decided, by which role, and until when."),
            acts.does("med2", "R7"),
            ward="med2",
            holds=decided("med2"),
        ),
        *_did_it_come(),
    )


def _did_it_come() -> tuple[Beat, ...]:
    return (
        beat(
            "05:20",
            marked("It is time: the screen asks the ward whether it came."),
            holds=decided("med2"),
        ),
        beat(
            "05:24",
            marked("Did it come? Yes. The nurse is here."),
            acts.came("med2"),
            step=marked("Did it come? Yes"),
        ),
        beat(
            "05:28",
            marked("And the doctor has come to Med 3."),
            acts.together(
                acts.came("med3"),
                acts.does("med3", "R7"),
                acts.numbers({"med2": {"occupied": 24.0, "corridor": 0.0}}),
            ),
        ),
    )


def two_by_numbers(start: datetime) -> tuple[Beat, ...]:
    """Two wards turn red by numbers at once: one message, one answer."""
    full = {
        "kir2": {"occupied": 26.0, "corridor": 2.0},
        "ort": {"occupied": 27.0, "corridor": 2.0},
    }
    calmer = {
        "kir2": {"occupied": 23.0, "corridor": 1.0},
        "ort": {"occupied": 22.0, "corridor": 0.0},
    }
    return (
        beat(
            "05:36",
            marked("Nobody tapped: the numbers turn Kir 2 and Ort red at once."),
            acts.numbers(full),
            step=marked("Two by numbers"),
            ward="kir2",
            person=SITE,
        ),
        beat(
            "05:38",
            marked("Two wards, one message."),
            holds=lambda board, now: (
                told("kir2", SITE)(board, now) and told("ort", SITE)(board, now)
            ),
        ),
        beat(
            "05:43",
            marked("One tap answers for both."),
            acts.answers(SITE, start + timedelta(minutes=180), "kir2", "ort"),
        ),
        beat("05:50", marked("Two patients are moved, the numbers fall."), acts.numbers(calmer)),
    )


def red_is_left(start: datetime) -> tuple[Beat, ...]:
    """Red is left, comes back, is left for good; and what is measured."""
    return (
        beat(
            "05:55",
            marked("Med 2 is yellow again. The clock is paused, not reset."),
            acts.taps("med2", Level.YELLOW, ["nurse"]),
            step=marked("Yellow again"),
            ward="med2",
        ),
        beat(
            "06:03",
            marked("Red again before 06:55 would be the same red."),
            holds=paused("med2"),
        ),
        beat(
            "06:10",
            marked("Red again: the same red, the same clock, the same decision."),
            acts.taps("med2", Level.RED, ["nurse"]),
            step=marked("The same red"),
        ),
        beat(
            "06:18",
            marked("Med 3 has got its doctor and is yellow."),
            acts.taps("med3", Level.YELLOW, []),
            ward="med3",
        ),
        beat(
            "06:25",
            marked("Med 2 is yellow for good. Leaders' all-clear waits for the morning."),
            acts.taps("med2", Level.YELLOW, []),
            ward="med2",
        ),
        beat(
            "06:32",
            marked("What is measured is the answer: {n} minutes from red to a leader."),
            step=marked("The answer counts"),
            measured=True,
        ),
    )
