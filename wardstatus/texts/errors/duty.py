"""What is wrong with an override of duty."""

from collections.abc import Mapping

from wardstatus.texts.words import marked

SENTENCES: Mapping[str, str] = {
    "duty_role_unknown": marked("No plan there speaks of this role. Known: {known}."),
    "override_ends_first": marked("It would end before it begins. Choose a later end."),
    "override_too_long": marked(
        "It lasts at most {days} days. A longer one belongs in the duty list itself."
    ),
    "override_too_far": marked("It may begin at most {days} days from now."),
    "override_same_person": marked("{name} cannot stand in for themselves. Choose another."),
    "override_no_duty": marked("{name} has no duty to hand over."),
    "override_away": marked("{name} is away until {until}, and others take their duties then."),
    "not_a_local_time": marked("{given} is not a time. Write it as 2026-12-07T07:30."),
    "override_unknown": marked("There is no such change of duty. It may have been removed."),
    "override_over": marked("This change of duty is over already."),
}
"""By error key."""
