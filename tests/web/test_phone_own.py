"""A leader's own page, and what the decision form says of what was before."""

import re

from tests.web.served import Asker, Served
from tests.web.test_phone_forms import Phone, pass_time, red
from wardstatus.access.links import make_own
from wardstatus.core.inputs import TellOutcome


def test_the_form_says_who_answered_and_how_it_went_the_last_time(
    served: Served,
) -> None:
    red(served, "kir1")
    phone = Phone(served)
    phone.tap("answer", unit="kir1")
    pass_time(served, 70)
    phone.tap("decide", unit="kir1", choice="choice:C1")
    decision = phone.spell.decisions[-1].id
    pass_time(served, 50)
    came = TellOutcome(unit="kir1", by="screen:kir1", decision=decision, came=True)
    served.live.service.take([came])
    form = phone.get("/decide?unit=kir1").text
    assert re.search(r"Hittil: AL svarte [0-9:]+, AL besluttet [0-9:]+, ", form), form
    assert form.count("Sist slik: ") == 1
    assert re.search(r"Sist slik: [a-zæøå]+ \d+\. [a-z]+, AL, 4 t, kom etter 50 min", form), form
    assert "Tidligere beslutninger her" in form


def test_all_that_waits_for_a_leader_stands_on_one_page(served: Served) -> None:
    red(served, "kir1", "med1")
    pass_time(served, 12)
    phone = Phone(served)
    phone.tap("answer", unit="kir1")
    page = phone.get("/all").text
    assert "1 venter på deg" in page
    assert "Du har det, ny beskjed innen" in page
    assert "Tiltakene dine" in page
    phone.tap("decide", unit="kir1", choice="choice:C1")
    page = phone.get("/all").text
    assert re.search(r"Posten blir spurt [0-9:]+ om det kom", page)
    pass_time(served, 30)
    page = phone.get("/all").text
    assert re.search(r"Posten ble spurt [0-9:]+: Kom det\? Ikke svart ennå", page)


def test_an_item_of_ones_own_is_done_from_there(served: Served) -> None:
    red(served, "kir1")
    phone = Phone(served)
    (mine,) = set(re.findall(r'name="done" value="([^"]+)"', phone.get("/all").text))
    done = phone.tap("item", unit="kir1", done=mine)
    assert done.status_code == 303
    items = {item.id: item for item in served.live.service.standing("kir1").items}
    assert (items[mine].state, items[mine].by) == ("done", "person:berg")
    other = next(item.id for item in items.values() if item.role != items[mine].role)
    assert phone.tap("item", unit="kir1", done=other).status_code == 403
    assert served.live.service.standing("kir1").items == tuple(items.values())


def test_a_page_of_ones_own_needs_no_message(served: Served) -> None:
    secret = make_own(served.engine, "berg", "kir1", served.clock())
    own = Asker(client=served.app.test_client(), headers={}, prefix=f"/k/{secret}")
    assert "Ingen post venter på deg" in own.get("").text
    served.clock.forward(60 * 24 * 200)
    red(served, "med1")
    assert "Ingen post venter på deg" in own.get("").text, "nobody has told them yet"
    pass_time(served, 300)
    assert "1 venter på deg" in own.get("").text
    assert own.get("/decide?unit=med1").status_code == 200
    served.clock.forward(60 * 24 * 200)
    assert own.get("").status_code == 401
