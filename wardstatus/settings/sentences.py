"""What may be wrong in a configuration beyond its shape, in the words its owner reads."""

from wardstatus.toml.sentence import marked

DUPLICATE_ID = marked('the id "{given}" is taken; it stands in line {line} too.')
UNKNOWN_UNIT = marked('there is no unit "{given}"; {choice}')
UNKNOWN_PERSON = marked('there is no person "{given}"; {choice}')
UNKNOWN_CHANNEL = marked('there is no channel "{given}"; {choice}')
UNKNOWN_PLAN = marked('there is no plan "{given}"; {choice}')
CIRCLE = marked("{given} would be above itself: {way}.")
NO_FILE = marked(
    "there is no such file; wardstatus init writes one, and --config FILE names another."
)
NO_UNITS = marked("there is no [[unit]]; at least one is needed before anybody can tap.")
CALENDAR_HOURS = marked("a calendar says its own hours; leave out {given}.")
NOT_HTTPS = marked("a calendar that comes unprotected could name anybody; write https://.")
NOT_A_CALENDAR = marked("a calendar is a file, or an address that begins with https://.")
PERSON_OR_CALENDAR = marked("a duty names either a person or a calendar; write one of them.")
NO_SENDER = marked("mail needs a sender; write the address that messages come from.")
NO_MAIL = marked("[mail] has no host, so no mail is sent.")
NO_SMS = marked("there is no [channel.sms], so nothing is sent by SMS.")
NO_APPRISE = marked(
    "apprise is not installed, so nothing is sent this way; install wardstatus[apprise]."
)
UNKNOWN_GAP = marked('there is no gap "{given}"; {choice}')
NOT_A_HEADER = marked('"{given}" is not a header that can be sent.')
NOT_JSON = marked("the body is not JSON once its gaps are filled; texts stand in quotes.")
NOT_A_SIGNING_SECRET = marked(
    "a secret that signs is whsec_ and 24 to 64 bytes in base64; several stand apart by spaces."
)
NO_INCOMING_SECRET = marked(
    "what comes in has to be proved; write an incoming_secret of at least 16 characters."
)
NOTHING_TO_FIND = marked("reports and answers need to be found; write {missing} too.")
SECRET_UNREAD = marked("the file {file} cannot be read: {reason}.")

UNKNOWN_INDICATOR = marked('the plan "{plan}" has no indicator "{given}"; {choice}')
COMPUTED = marked(
    '"{given}" is computed ({kind}) by the plan "{plan}"; give what it is computed from.'
)
UNKNOWN_SHIFT = marked('the plan "{plan}" has no shift "{given}"; {choice}')
MISSING_SHIFTS = marked("a table by shift names every shift; {missing} is missing.")
NUMBER_OUT_OF_BOUNDS = marked("{given} is not possible; {indicator} goes from {low} to {high}.")
NUMBERS_WITHOUT_PLAN = marked("{given} has no plan, so its numbers count for nothing.")
NO_PLAN = marked("{given} has no plan; nobody can declare a level for it.")
UNKNOWN_ROLE = marked('no plan speaks of the role "{given}"; {choice}')
NOBODY_DECIDES = marked("nobody can decide for {given}: no duty as {roles} at {given} or above it.")
