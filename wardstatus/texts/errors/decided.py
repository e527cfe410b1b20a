"""What the core refuses: units, levels, items, leaders, numbers."""

from collections.abc import Mapping

from wardstatus.texts.words import marked

SENTENCES: Mapping[str, str] = {
    "unit_unknown": marked("There is no such unit. Known: {known}."),
    "plan_unknown": marked("There is no such plan in force. Known: {known}."),
    "item_unknown": marked("There is no such item on the list. Look at the page again."),
    "chain_unknown": marked("There is no such chain of messages. Look at the page again."),
    "decision_unknown": marked("There is no such decision. Look at the page again."),
    "person_unknown": marked("There is no such person in the configuration."),
    "indicator_unknown": marked('The plan has no number "{indicator}". It has: {known}.'),
    "indicator_constant": marked("{indicator} is fixed in the configuration and is not sent."),
    "flag_unknown": marked("{indicator} is not a flag. Known: {known}."),
    "taps_below_one": marked("A flag is raised once or more, not {taps} times."),
    "indicator_computed": marked("{indicator} is computed by the plan and is not sent."),
    "number_out_of_bounds": marked(
        "{value} is out of bounds: {min} to {max} {unit} is allowed. Check the number."
    ),
    "number_not_finite": marked("{indicator} must be a plain number."),
    "time_in_future": marked(
        "The time is in the future. Check the clock of the system that sends."
    ),
    "need_unknown": marked("The plan has no such need. It has: {known}."),
    "offer_unknown": marked("The plan has no such offer. It has: {known}."),
    "reason_unknown": marked("The plan has no such reason. It has: {known}."),
    "choice_unknown": marked("The plan offers no such choice. It offers: {known}."),
    "criterion_unknown": marked("There is no such criterion. Known: {known}."),
    "kind_unknown": marked("There is no such kind of decision. Known: {known}."),
    "level_unknown": marked("There is no such level. Known: {known}."),
    "lowering_belongs_to_unit": marked(
        'Only the unit itself lowers its level. Agree with the ward, then decide "lower".'
    ),
    "stale_version": marked(
        "The unit has changed since you looked. Look again before you lower it."
    ),
    "nothing_to_undo": marked("There is no tap to undo."),
    "undo_too_late": marked(
        "It is too late to undo: something has happened since. Set the level again instead."
    ),
    "no_level_yet": marked("The unit has no level yet. Set green, yellow or red first."),
    "heading_has_no_level": marked(
        "This unit only gathers those below it and has no level of its own."
    ),
    "unit_silent": marked("The unit is in roll-out; no messages are sent from it."),
    "item_closed": marked("The item is no longer open. Look at the page again."),
    "not_red": marked("The unit is not in red. There is nothing to answer or decide."),
    "chain_over": marked(
        "These messages are over: somebody has decided, or red was left. Look at the page again."
    ),
    "must_decide": marked(
        "The unit is over the limit: an answer is not enough, you have to decide."
    ),
    "already_answered": marked("{role} has already taken it. Look at the page again."),
    "already_decided": marked("It has already been decided. Look at the page again."),
    "answer_needs_role": marked(
        "Only a person with a role in the chain can answer. Ask whoever is on duty."
    ),
    "decision_needs_role": marked("Only these roles can decide: {roles}. Ask whoever is on duty."),
    "own_unit_cannot_record": marked(
        "The unit cannot record a decision about itself. The coordinator or the "
        "switchboard records it."
    ),
    "decision_over": marked("The decision is no longer in force. Look at the page again."),
    "terms_same": marked(
        "The plan has not changed since this red began: there is nothing to apply."
    ),
    "reason_needed": marked("Say why in a few words. It stands in the log with your name."),
    "until_past": marked("The time has passed. Choose a later one."),
    "until_too_late": marked("The time is too late. The latest allowed is {latest}."),
    "due_after_until": marked(
        "The ward shall notice it before the decision ends. Choose an earlier time."
    ),
    "criteria_needed": marked("Say what was weighed: benefit, resources or severity."),
    "no_extension_left": marked(
        "Red cannot be extended any more; {allowed} is allowed. Decide something else."
    ),
    "extend_too_long": marked("That is too long. The latest allowed is {latest}."),
    "text_needed": marked(
        "Say what is decided in a few words, or choose one of the plan's choices."
    ),
    "no_prompt": marked("There is no question to answer any more. Look at the page again."),
    "disagree_too_late": marked(
        "It is too late to disagree with the lowering. Set red again if that is so."
    ),
    "not_a_duration": marked('"{given}" is not a duration. Write {allowed}.'),
    "duration_too_long": marked('"{given}" is too long. At most {allowed} is allowed.'),
}
