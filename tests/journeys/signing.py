"""A browser in which somebody signs in."""

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.journeys.house import ORIGIN, Hospital


def sent(browser: FlaskClient, path: str, **fields: str) -> TestResponse:
    headers = {**ORIGIN, "Accept-Language": "en"}
    return browser.post(path, data=fields, headers=headers)


def codes(house: Hospital, person: str) -> list[str]:
    """Return the codes a person was mailed, the oldest first."""
    said = (mail.get_content() for mail in house.mails_to(person))
    return [found.group(1) for each in said if (found := re.search(r"[Kk]ode (\d{6})", each))]


def asked(house: Hospital, who: str = "dahl@example.org") -> FlaskClient:
    """Return a browser that has asked for a code."""
    browser = house.app.test_client()
    answer = sent(browser, "/sign-in", who=who)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in/code")
    house.pass_time(seconds=1)
    return browser


def signed_in(house: Hospital, person: str = "dahl") -> FlaskClient:
    """Return a browser in which a person has signed in."""
    browser = asked(house, f"{person}@example.org")
    answer = sent(browser, "/sign-in/code", code=codes(house, person)[-1])
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    return browser


def pressed(browser: FlaskClient, page: str, act: str, **fields: str) -> TestResponse:
    """Return what pressing a button of a page leads to."""
    csrf = re.search(r'name="csrf" value="([^"]+)"', browser.get(page).text)
    return sent(browser, act, csrf=csrf.group(1) if csrf else "", **fields)
