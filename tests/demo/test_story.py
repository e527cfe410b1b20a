"""The night, played through a real service: each promised beat happens, in order."""

from tests.demo.stage import Play
from wardstatus.app import works
from wardstatus.core import spells
from wardstatus.core.levels import Level
from wardstatus.core.standing import Spell, Standing
from wardstatus.demo.house import VISITORS

PROMISED = (
    "One tap: Med 2 is red, and lacks a nurse.",
    "No unit manager is on duty at night. That step is skipped, OL is next.",
    "Five seconds to undo are over. OL gets the message.",
    "Ten minutes without an answer: AL is told too.",
    "The ward sees the answer.",
    "Med 3 has been red for four hours: over the limit. AL has to decide.",
    "AL has not decided for thirty minutes: the clinic director is told.",
    "The director decides for both, each with an end and a time to notice it.",
    "It is time: the screen asks the ward whether it came.",
    "Did it come? Yes. The nurse is here.",
    "Nobody tapped: the numbers turn Kir 2 and Ort red at once.",
    "Two wards, one message.",
    "One tap answers for both.",
    "Med 2 is yellow again. The clock is paused, not reset.",
    "Red again: the same red, the same clock, the same decision.",
    "What is measured is the answer: {n} minutes from red to a leader.",
)


def standing(night: Play, unit: str) -> Standing:
    return works(night.app).service.standing(unit)


def spell_of(night: Play, unit: str) -> Spell:
    spell = standing(night, unit).spell
    assert spell is not None
    return spell


def until(night: Play, minute: str) -> None:
    """Let the story come to a clock time between 03:40 and midnight."""
    hours, minutes = minute.split(":")
    wanted = int(hours) * 60 + int(minutes) - 220
    night.go(wanted - night.watch.seconds)


def test_every_promised_beat_is_said_in_order(night: Play) -> None:
    said: list[str] = []
    for _ in night.pass_by(178):
        text = night.director.shown().says.text
        if not said or said[-1] != text:
            said.append(text)
    promised = [each for each in said if each in PROMISED]
    assert promised == list(PROMISED)
    assert night.director.shown().says.values == {"n": 7}


def test_all_of_it_is_played_when_nobody_touches(night: Play) -> None:
    night.go(178)
    assert len(night.director.shown().played) == len(night.director.script.beats)


def test_the_first_role_has_nobody_and_the_next_is_told(night: Play) -> None:
    until(night, "03:52")
    chain = spell_of(night, "med2").chain
    assert chain is not None
    assert [(step.roles, len(step.told)) for step in chain.taken] == [(("EL",), 0), (("OL",), 1)]
    assert standing(night, "med2").status.needs == ("nurse",)


def test_the_message_leaves_when_the_undo_is_over(night: Play) -> None:
    until(night, "03:52")
    assert not [each for each in night.telephones.received() if each.key.startswith("med2.")]
    until(night, "03:55")
    newest = night.telephones.received()[0]
    assert newest.text.startswith("Kapasitet: Med 2 RØD fase 03:48. Mangler sykepleier.")
    assert newest.page.startswith("/k/")


def test_both_are_decided_with_end_and_time_and_both_come(night: Play) -> None:
    until(night, "05:00")
    for unit in ("med2", "med3"):
        (decision,) = spell_of(night, unit).decisions
        assert decision.role == "KD"
        assert decision.due is not None
        assert decision.due < decision.until
    until(night, "05:29")
    assert [spell_of(night, unit).decisions[0].came for unit in ("med2", "med3")] == [True, True]


def test_two_reds_by_numbers_are_one_message(night: Play) -> None:
    until(night, "05:35")
    before = len(night.telephones.received())
    until(night, "05:42")
    fresh = night.telephones.received()[: len(night.telephones.received()) - before]
    assert [each.text.partition(". Svar")[0] for each in fresh] == [
        "Kapasitet: 2 enheter RØD fase: Kir 2, Ort"
    ]
    until(night, "05:45")
    assert all(spell_of(night, unit).answer for unit in ("kir2", "ort"))


def test_a_short_yellow_pauses_the_clock_and_does_not_reset_it(night: Play) -> None:
    until(night, "05:57")
    paused = spell_of(night, "med2")
    assert paused.red_since is None
    until(night, "06:12")
    again = spell_of(night, "med2")
    assert again.id == paused.id
    assert again.red_before == paused.red_before
    assert again.decisions == paused.decisions
    assert spells.in_force(again, night.clock())


def test_the_visitors_ward_is_left_alone(night: Play) -> None:
    night.go(400)
    assert standing(night, VISITORS).status.level is Level.GREEN


def test_it_begins_again_from_the_start(night: Play) -> None:
    before = works(night.app).service.board()
    until(night, "05:00")
    night.director.restart()
    after = works(night.app).service.board()
    assert night.clock() == night.clock.start
    assert after.version > before.version
    assert {unit: each.status for unit, each in after.standings.items()} == {
        unit: each.status for unit, each in before.standings.items()
    }
    assert [each.key.partition(".")[0] for each in night.telephones.received()] == ["med3"]
    night.watch.seconds = 0
    night.director.restart()
    until(night, "04:02")
    assert spell_of(night, "med2").answer is not None


def test_time_stands_still_while_it_is_paused(night: Play) -> None:
    night.go(5)
    night.director.pause()
    at = night.clock()
    night.go(60)
    assert night.clock() == at
    night.director.pause()
    night.go(1)
    assert night.clock() > at
