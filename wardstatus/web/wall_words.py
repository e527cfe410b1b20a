"""Everything the wall may say, in one reader's words; `static/wall.js` fills the same gaps."""

from wardstatus.core.plans import Choice, Plan
from wardstatus.texts.words import Words


def spoken(_: Words) -> dict[str, str]:
    """Return the wall's sentences by key, their {gaps} open."""
    return {**_levels(_), **_red(_), **_unknown(_), **_frame(_)}


def _levels(_: Words) -> dict[str, str]:
    return {
        "green": _("Green"),
        "yellow": _("Yellow"),
        "red": _("Red"),
        "green_says": _("Green, can lend") + " ",
        "yellow_says": _("Yellow, needs") + " ",
        "red_sr": _("Red") + ", ",
        "red_not_confirmed": _("Red, not confirmed") + ", ",
        "of_known": _("{known}/{of} known"),
        "beds": _("Occupancy {n} per cent"),
        "hours": _("{n}h"),
        "minutes": _("{n}m"),
    }


def _red(_: Words) -> dict[str, str]:
    return {
        "new": _("New"),
        "answer": _("Reply? {lasting}"),
        "answered": _("Answered"),
        "decided": _("Decided"),
        "over": _("Over {lasting}"),
    }


def _unknown(_: Words) -> dict[str, str]:
    return {
        "never": _("Not set"),
        "unknown": _("Unknown") + ", ",
        "unknown_green": _("Unknown, last green, since") + " ",
        "unknown_yellow": _("Unknown, last yellow, since") + " ",
        "unknown_red": _("Unknown, last red, since") + " ",
        "last_green": _("Last green"),
        "last_yellow": _("Last yellow"),
        "last_red": _("Last red"),
        "last_at": _("Last {time}"),
        "last_on": _("Last {day}/{month}"),
    }


def _frame(_: Words) -> dict[str, str]:
    return {
        "stale": _("No contact since {time} – the board shows what held then"),
        "checking": _("Checking what holds now"),
        "lost": _("No contact since {time} – the phases are unknown"),
        **_counts(_),
        "known": _("of {n} known"),
        "quiet": _("No notices"),
        "undelivered_one": _.many("{n} message not delivered", "{n} messages not delivered", 1),
        "undelivered": _.many("{n} message not delivered", "{n} messages not delivered", 2).replace(
            "2", "{n}"
        ),
        "page": _("Page {page} of {pages}"),
        "pause": _("Pause"),
        "resume": _("Resume"),
    }


def _counts(_: Words) -> dict[str, str]:
    """Return `rød` and `røde`: the number stands before in its own element."""
    return {
        "count_red_one": _.many("{n} red", "{n} red", 1).removeprefix("1 "),
        "count_red": _.many("{n} red", "{n} red", 2).removeprefix("2 "),
        "count_yellow_one": _.many("{n} yellow", "{n} yellow", 1).removeprefix("1 "),
        "count_yellow": _.many("{n} yellow", "{n} yellow", 2).removeprefix("2 "),
        "count_green_one": _.many("{n} green", "{n} green", 1).removeprefix("1 "),
        "count_green": _.many("{n} green", "{n} green", 2).removeprefix("2 "),
    }


def names(plan: Plan | None, _: Words) -> dict[str, dict[str, str]]:
    """Return the short words of a plan's needs and offers by id, each with a capital."""
    needs, offers = (plan.needs, plan.offers) if plan else ((), ())
    return {"needs": _named(needs, _), "offers": _lent(_named(offers, _))}


def _lent(named: dict[str, str]) -> dict[str, str]:
    """Return the offers with a plus: the same word may be what another unit lacks."""
    return {name: text if text.startswith("+") else f"+{text}" for name, text in named.items()}


def _named(choices: tuple[Choice, ...], _: Words) -> dict[str, str]:
    said = {each.id: _.pick(each.short or each.name) for each in choices}
    return {name: text[:1].upper() + text[1:] for name, text in said.items()}
