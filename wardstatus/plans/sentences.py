"""What may be wrong in a plan beyond its shape, in the words its owner reads."""

UNKNOWN_ROLE = 'there is no role "{given}"; {choice}'
UNKNOWN_INDICATOR = 'there is no indicator "{given}"; {choice}'
UNKNOWN_SHIFT = 'there is no shift "{given}"; {choice}'
NOT_A_READING = '"{given}" is computed ({kind}) and cannot be given; give what it is computed from.'

MISSING_SHIFTS = "a table by shift names every shift; {missing} is missing."
NO_SHIFTS = "this plan has no [shifts], so nothing can be said by shift; write one value."
SHIFT_NEEDS_SHIFTS = '"shift" needs [shifts]; write a duration, or name the shifts.'
FLAG_NEEDS_SHIFTS = "a flag is counted in the shift; this plan needs [shifts]."
SAME_TIME = "{given} begins when {other} does; every shift begins at a time of its own."

NO_COMPARISON = "says no bound; one of at_or_above, above, at_or_below and below is needed."
TWO_COMPARISONS = "{given} cannot stand together; leave one of them."
WRONG_CLEAR = "{clear} does not go with {comparison}; write {right}."
CLEAR_ABOVE_BOUND = "the clear bound {clear} is above the bound; it must be {bound} or less."
CLEAR_BELOW_BOUND = "the clear bound {clear} is below the bound; it must be {bound} or more."
ANY_TOO_MANY = "{given} is more than the conditions in `when`; write at most {allowed}."
TWICE_THE_SAME = "this condition stands twice in `when`; a number counts once."
NEVER_REACHED = "this can never be so; {indicator} goes from {low} to {high}."

DUPLICATE_ID = 'the id "{given}" is taken; it stands in line {line} too.'
DUPLICATE_PLAN = 'the id "{given}" is taken by {other}; every plan has an id of its own.'
SECOND_ANSWER = "only one action of a list is done by the answer; {other} is one already."
STEP_BEFORE = "a step after {given} stands behind one after {before}; order them by time."
REVIEW_NOT_BEFORE_LIMIT = "the review ({review}) must come before the limit ({limit})."
QUOTA_NOT_WITHIN = "{red} of red cannot be in {within}; `within` must be longer."
CHOICE_TOO_LONG = "{given} is more than a decision lasts ({allowed}); it will end then."
NO_EXTENSIONS = "this choice can never be taken: `extensions` is 0."

TWO_WAYS = "{given} cannot stand together; an indicator is computed in one way."
MIN_ABOVE_MAX = "min ({low}) is above max ({high})."

NO_DECIDER = "no role of {given} has any duty; give one of them a [[duty]] in config.toml."
ROLE_WITHOUT_DUTY = 'no [[duty]] names the role "{given}"; its steps will be skipped.'
REVIEW_PAST = "the plan should have been reviewed by {given}; its owner is {owner}."
REVIEW_BEFORE_EFFECTIVE = "the review ({given}) comes before the plan is in effect ({effective})."
NO_CONDITIONS = "the plan is to be followed but has no conditions; it will never know a level."

EXAMPLE_FAILS = "these readings recommend {found}, not {expected}."
NO_PLANS = "there is no plan (*.toml) in this folder."
NO_FOLDER = "there is no such folder; `rules` in config.toml says where the plans are."

UNKNOWN_SCORE = 'there is no score "{given}"; {choice}'
SCORE_INPUT = 'the score {score} needs an indicator "{given}"; it is computed from {inputs}.'
CIRCLE = "this is computed from itself: {way}."
WRONG_FORMULA = {
    "empty": "it is empty; write arithmetic, as in 100 * occupied / staffed_beds.",
    "character": (
        "{given} cannot stand in a formula; it is made of numbers, indicators, + - * / ( ), "
        "min, max and round."
    ),
    "not_expected": "{given} stands where a number, an indicator or a bracket is expected.",
    "not_joined": "{given} stands where + - * / or the end is expected.",
    "ends": "it ends where a number, an indicator or a bracket is expected.",
    "unclosed": "this bracket is not closed.",
    "too_deep": "it is more than {allowed} levels deep; write part of it as an indicator.",
    "too_large": "{given} is larger than any number that can be computed with.",
    "no_function": "{given} is no function; only {known} are.",
    "not_called": "{given} is a function; write {given}(…).",
    "arguments": "{given} is given {count} and takes {wanted}.",
}
