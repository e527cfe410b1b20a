"""What may be wrong in a configuration beyond its shape, in the words its owner reads."""

DUPLICATE_ID = 'the id "{given}" is taken; it stands in line {line} too.'
UNKNOWN_UNIT = 'there is no unit "{given}"; {choice}'
UNKNOWN_PERSON = 'there is no person "{given}"; {choice}'
UNKNOWN_CHANNEL = 'there is no channel "{given}"; {choice}'
UNKNOWN_PLAN = 'there is no plan "{given}"; {choice}'
CIRCLE = "{given} would be above itself: {way}."
NO_UNITS = "there is no [[unit]]; at least one is needed before anybody can tap."
CALENDAR = "duties from a calendar are not supported yet; name a person."
PERSON_OR_CALENDAR = "a duty names either a person or a calendar; write one of them."
NO_SENDER = "mail needs a sender; write the address that messages come from."
SECRET_UNREAD = "the file {file} cannot be read: {reason}."

UNKNOWN_INDICATOR = 'the plan "{plan}" has no indicator "{given}"; {choice}'
COMPUTED = '"{given}" is computed ({kind}) by the plan "{plan}"; give what it is computed from.'
UNKNOWN_SHIFT = 'the plan "{plan}" has no shift "{given}"; {choice}'
MISSING_SHIFTS = "a table by shift names every shift; {missing} is missing."
NUMBER_OUT_OF_BOUNDS = "{given} is not possible; {indicator} goes from {low} to {high}."
NUMBERS_WITHOUT_PLAN = "{given} has no plan, so its numbers count for nothing."
NO_PLAN = "{given} has no plan; nobody can declare a level for it."
UNKNOWN_ROLE = 'no plan speaks of the role "{given}"; {choice}'
NOBODY_DECIDES = "nobody can decide for {given}: no duty as {roles} at {given} or above it."
