"""Once a day every channel of the administrator is tried on the real way."""

from datetime import timedelta

from sqlalchemy import text

from tests.journeys.house import Hospital
from wardstatus.app import works
from wardstatus.store.engine import writing


def mailed(house: Hospital) -> list[str]:
    said = [str(mail["Subject"]) for mail in house.mails_to("moen")]
    return [each for each in said if "daglig" in each]


def test_it_goes_once_a_day_at_its_time(house: Hospital) -> None:
    daily = works(house.app).operations.daily
    sent = []
    for minute in range(0, 24 * 60 * 2, 30):  # from 03:40 local, in half hours
        daily.wake()
        house.pass_time(minutes=30)
        sent.append((minute, len(mailed(house))))
    assert len(mailed(house)) == 2
    first = next(minute for minute, count in sent if count)
    assert first == 390  # 10:10
    assert "Ingenting å gjøre" in house.mails_to("moen")[0].get_content()


def test_it_names_the_screens_that_are_missing(house: Hospital) -> None:
    house.ward("med2")
    house.clock.move(days=1, hours=8)
    with writing(works(house.app).engine) as tx:
        assert tx.execute(text("UPDATE screen SET name = 'Vaktrommet'")).rowcount == 1
    assert works(house.app).operations.daily.wake() == 1
    works(house.app).postman.run_once(house.clock())
    house.clock.at += timedelta(seconds=1)
    (mail,) = house.mails_to("moen")
    assert "Skjermer ikke sett på et døgn: Vaktrommet." in mail.get_content()


def test_it_is_no_message_of_anybody(house: Hospital) -> None:
    house.clock.move(hours=8)
    works(house.app).operations.daily.wake()
    works(house.app).postman.run_once(house.clock())
    house.service.tick()
    works(house.app).operations.canary.tick()
    answer = house.app.test_client().get("/api/v1/messages", headers=house.token())
    assert answer.json == {"messages": []}
