"""A text with an identity number is refused in the field, before it is sent; all are synthetic."""

import json

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.core.test_notes import EXAMPLES
from wardstatus.core.notes import looks_like_identity_number

TEXTS = (
    *EXAMPLES,
    "seng 3: 020132 99997",
    "02.01.32–99997",
    "０２０１３２９９９９７",
    "𝟎𝟐𝟎𝟏𝟑𝟐𝟗𝟗𝟗𝟗𝟕",
    "7 02013299997",
    "42013299905",
    "02813299952",
    "02013299998",
    "020132999970",
    "00013299997",
    "ring 51 51 80 00",
    "",
)


def test_the_page_and_the_server_look_for_the_same(at_house: Open) -> None:
    with at_house(1280, 900) as window:
        page = window.open("/plans/check")
        found = page.evaluate(
            "async (texts) => { const made = await import('/static/patients.js');"
            " return texts.map(made.looksLikeIdentityNumber); }",
            list(TEXTS),
        )
    assert dict(zip(TEXTS, found, strict=True)) == {
        text: looks_like_identity_number(text) for text in TEXTS
    }, json.dumps(found)


def test_a_number_is_said_in_the_field_and_not_sent(at_house: Open) -> None:
    with at_house(1280, 900) as window:
        page = window.open("/plans/check")
        page.evaluate(
            "addEventListener('submit', (event) => { window.sent = true; event.preventDefault(); })"
        )
        send = "document.getElementById('draft').requestSubmit(), window.sent === true"
        field = page.locator("#text")
        field.fill(f"# seng 3, {EXAMPLES[0]}")
        assert "fødselsnummer" in field.evaluate("field => field.validationMessage")
        expect(field).to_have_attribute("aria-invalid", "true")
        assert page.evaluate(send) is False
        field.fill("# seng 3")
        assert field.evaluate("field => field.validationMessage") == ""
        expect(field).not_to_have_attribute("aria-invalid", "true")
        assert page.evaluate(send) is True
