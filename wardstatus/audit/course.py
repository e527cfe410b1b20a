"""What each event of the log makes of a spell's course: who is to be told next, and when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from wardstatus.audit.spell import HOURLY, Body, Chain, Course, Steps, begun, instant


def _paused(course: Course, body: Body) -> Course:
    at, since = instant(body["at"]), course.red_since
    before = course.red_before + (at - since) if since else course.red_before
    return _taken_back(replace(course, red_since=None, red_before=before), body)


def _resumed(course: Course, body: Body) -> Course:
    return _taken_back(replace(course, red_since=instant(body["at"])), body)


def _taken_back(course: Course, body: Body) -> Course:
    keys = body.get("withdrawn", ())
    chain = course.chain
    if chain is None or not keys:
        return course
    back = [chain.taken[key] for key in keys if key in chain.taken]
    first = min([*back, chain.next_step, *([] if chain.back_to is None else [chain.back_to])])
    return replace(course, chain=replace(chain, back_to=first, next_at=None, last_resort=False))


def taken_back(course: Course | None, keys: Sequence[str]) -> Course | None:
    """Return a course of which some notices were taken back: their steps are due again."""
    return _taken_back(course, {"withdrawn": keys}) if course else None


def _answered(course: Course, body: Body) -> Course:
    return _taken_back(replace(course, answer_until=instant(body["answer"]["until"])), body)


def _answer_ended(course: Course, body: Body) -> Course:
    return _due_at_once(replace(course, answer_until=None), body)


def _passed_on(course: Course, body: Body) -> Course:
    # Whoever passes on holds their own answer no longer; another's goes on, and is then unknown.
    return replace(course, answer_until=None, chain=_unknown(course.chain))


def _unknown(chain: Chain | None) -> Chain | None:
    return replace(chain, next_at=None) if chain else None


def _due_at_once(course: Course, body: Body) -> Course:
    chain = course.chain
    return replace(course, chain=replace(chain, next_at=instant(body["at"])) if chain else None)


def _decided(course: Course, body: Body) -> Course:
    decision = body["decision"]
    if decision["kind"] == "lower":
        return course
    made = {**course.decisions, decision["id"]: instant(decision["until"])}
    return _taken_back(replace(course, decisions=made), body)


def _undecided(course: Course, body: Body) -> Course:
    if body.get("came"):
        return course
    left = {each: until for each, until in course.decisions.items() if each != body["decision"]}
    return replace(course, decisions=left, free_since=instant(body["at"]))


def _chain_started(course: Course, body: Body) -> Course:
    at, steps = instant(body["at"]), course.steps[body["kind"]]
    first = at + steps.after[0] if steps.after else None
    chain = Chain(id=body["chain"], kind=body["kind"], next_step=0, next_at=first)
    return replace(course, chain=chain, chains=course.chains + 1)


def _step_taken(course: Course, body: Body) -> Course:
    chain, here = course.chain, int(body["step"])
    if chain is None:
        return course
    taken = {**chain.taken, **{told["key"]: here for told in body["told"]}}
    steps = course.steps[chain.kind]
    last = here + 1 >= len(steps.after)
    chain = replace(
        chain,
        next_step=here if last else here + 1,
        next_at=_following(chain, steps, here, body),
        taken=taken,
        back_to=None,
    )
    return replace(course, chain=chain)


def _following(chain: Chain, steps: Steps, here: int, body: Body) -> datetime | None:
    at = instant(body["at"])
    if here + 1 >= len(steps.after):
        return at + (max(steps.repeat, HOURLY) if chain.last_resort else steps.repeat)
    if not body["told"]:
        return at
    planned = at if chain.next_at is None else chain.next_at
    return max(at, planned + steps.after[here + 1] - steps.after[here])


def _resort_told(course: Course, body: Body) -> Course:
    chain = course.chain
    if chain is None:
        return course
    at = instant(body["at"]) + HOURLY
    following = None if chain.next_at is None else max(chain.next_at, at)
    return replace(course, chain=replace(chain, last_resort=True, next_at=following))


def _terms_applied(course: Course, body: Body) -> Course:
    """Red goes on by other terms: what its clock has not reached by them is not reached."""
    at, since, chain = instant(body["at"]), course.red_since, course.chain
    fresh = begun(body)
    red = course.red_before + (at - since if since else timedelta(0))
    passed = course.passed_at if fresh.limit is not None and red >= fresh.limit else None
    if chain is not None and chain.kind == "limit" and passed is None:
        chain = None
    return replace(
        course,
        limit=fresh.limit,
        steps=fresh.steps,
        passed_at=passed,
        free_since=at,
        chain=replace(chain, next_at=None, back_to=0) if chain else None,
        chains=course.chains if chain else 0,
    )


CHANGES: Mapping[str, Callable[[Course, Body], Course]] = {
    "spell_paused": _paused,
    "spell_resumed": _resumed,
    "limit_passed": lambda course, body: replace(course, passed_at=instant(body["at"])),
    "answered": _answered,
    "answer_ended": _answer_ended,
    "passed_on": _passed_on,
    "decision_made": _decided,
    "decision_ended": _undecided,
    "outcome_told": _undecided,
    "chain_started": _chain_started,
    "chain_ended": lambda course, body: replace(course, chain=None),
    "step_taken": _step_taken,
    "last_resort_told": _resort_told,
    "terms_applied": _terms_applied,
}
"""What an event of the log makes of a course, by its kind."""
