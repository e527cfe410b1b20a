"""What may be wrong in a plan beyond its shape, in the words its owner reads."""

from wardstatus.toml.sentence import marked

UNKNOWN_ROLE = marked('there is no role "{given}"; {choice}')
UNKNOWN_INDICATOR = marked('there is no indicator "{given}"; {choice}')
UNKNOWN_SHIFT = marked('there is no shift "{given}"; {choice}')
NOT_A_READING = marked(
    '"{given}" is computed ({kind}) and cannot be given; give what it is computed from.'
)

MISSING_SHIFTS = marked("a table by shift names every shift; {missing} is missing.")
NO_SHIFTS = marked("this plan has no [shifts], so nothing can be said by shift; write one value.")
SHIFT_NEEDS_SHIFTS = marked('"shift" needs [shifts]; write a duration, or name the shifts.')
FLAG_NEEDS_SHIFTS = marked("a flag is counted in the shift; this plan needs [shifts].")
SAME_TIME = marked("{given} begins when {other} does; every shift begins at a time of its own.")

NO_COMPARISON = marked("says no bound; one of at_or_above, above, at_or_below and below is needed.")
TWO_COMPARISONS = marked("{given} cannot stand together; leave one of them.")
WRONG_CLEAR = marked("{clear} does not go with {comparison}; write {right}.")
CLEAR_ABOVE_BOUND = marked(
    "the clear bound {clear} is above the bound; it must be {bound} or less."
)
CLEAR_BELOW_BOUND = marked(
    "the clear bound {clear} is below the bound; it must be {bound} or more."
)
ANY_TOO_MANY = marked("{given} is more than the conditions in `when`; write at most {allowed}.")
TWICE_THE_SAME = marked("this condition stands twice in `when`; a number counts once.")
NEVER_REACHED = marked("this can never be so; {indicator} goes from {low} to {high}.")

DUPLICATE_ID = marked('the id "{given}" is taken; it stands in line {line} too.')
DUPLICATE_PLAN = marked('the id "{given}" is taken by {other}; every plan has an id of its own.')
SECOND_ANSWER = marked("only one action of a list is done by the answer; {other} is one already.")
STEP_BEFORE = marked("a step after {given} stands behind one after {before}; order them by time.")
REVIEW_NOT_BEFORE_LIMIT = marked("the review ({review}) must come before the limit ({limit}).")
QUOTA_NOT_WITHIN = marked("{red} of red cannot be in {within}; `within` must be longer.")
CHOICE_TOO_LONG = marked("{given} is more than a decision lasts ({allowed}); it will end then.")
NO_EXTENSIONS = marked("this choice can never be taken: `extensions` is 0.")

TWO_WAYS = marked("{given} cannot stand together; an indicator is computed in one way.")
ONLY_SENT = marked(
    "{given} goes with a number that is sent; this one is computed ({kind}), so leave it out."
)
MIN_ABOVE_MAX = marked("min ({low}) is above max ({high}).")

NO_DECIDER = marked("no role of {given} has any duty; give one of them a [[duty]] in config.toml.")
ROLE_WITHOUT_DUTY = marked('no [[duty]] names the role "{given}"; its steps will be skipped.')
REVIEW_PAST = marked("the plan should have been reviewed by {given}; its owner is {owner}.")
REVIEW_BEFORE_EFFECTIVE = marked(
    "the review ({given}) comes before the plan is in effect ({effective})."
)
NO_CONDITIONS = marked(
    "the plan is to be followed but has no conditions; it will never know a level."
)

EXAMPLE_FAILS = marked("these readings recommend {found}, not {expected}.")
NO_PLANS = marked("there is no plan (*.toml) in this folder.")
NO_FOLDER = marked("there is no such folder; `rules` in config.toml says where the plans are.")

UNKNOWN_SCORE = marked('there is no score "{given}"; {choice}')
SCORE_INPUT = marked(
    'the score {score} needs an indicator "{given}"; it is computed from {inputs}.'
)
AT_CHARACTER = marked("at character {column}: {said}")
CIRCLE = marked("this is computed from itself: {way}.")
WRONG_FORMULA = {
    "empty": marked("it is empty; write arithmetic, as in 100 * occupied / staffed_beds."),
    "character": marked(
        "{given} cannot stand in a formula; it is made of numbers, indicators, + - * / ( ), "
        "min, max and round."
    ),
    "not_expected": marked("{given} stands where a number, an indicator or a bracket is expected."),
    "not_joined": marked("{given} stands where + - * / or the end is expected."),
    "ends": marked("it ends where a number, an indicator or a bracket is expected."),
    "unclosed": marked("this bracket is not closed."),
    "too_deep": marked("it is more than {allowed} levels deep; write part of it as an indicator."),
    "too_large": marked("{given} is larger than any number that can be computed with."),
    "no_function": marked("{given} is no function; only min, max and round are."),
    "not_called": marked("{given} is a function; write {given}(…)."),
    "one_number": marked("{given} is given {count} numbers and takes one."),
    "two_numbers": marked("{given} is given {count} and takes two numbers or more."),
}

NO_LEADER_IN_RED = marked(
    "no action in red is a leader's; red asks for help from others, so somebody has to owe it."
)
TELLS_NOBODY = marked(
    "red tells nobody: neither [red.answer] nor [red.limit] has a step; "
    "write who is told, and when."
)
WAKES_FOR_YELLOW = marked(
    "{id} was opened by yellow, and late at night it tells {roles}; let it count by day (`shifts`)."
)
LANGUAGE_HOLE = marked("{n} of {all} texts have no {language}; this is the first.")
LANGUAGES = {"nb": marked("Norwegian (nb)"), "en": marked("English (en)")}
MISLEADING = marked(
    "“beredskap” means emergency preparedness, all of it above normal; "
    "write “høy aktivitet” or “fase”."
)
