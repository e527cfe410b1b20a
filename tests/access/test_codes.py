import pytest

from wardstatus.access import codes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ABCD-EFGH", "ABCDEFGH"),
        (" abcd efgh ", "ABCDEFGH"),
        ("o1Il-0O\u2013xy", "01110 0XY".replace(" ", "")),
        ("", ""),
    ],
)
def test_a_code_is_taken_as_it_was_meant(typed: str, meant: str) -> None:
    assert codes.typed(typed) == meant


def test_a_code_can_be_read_aloud_and_typed_back() -> None:
    code = codes.new_code()
    assert codes.typed(codes.shown(code)) == code
    assert not set(code) & set("ILOU")


def test_no_secret_comes_twice() -> None:
    made = {make() for make in (codes.new_token, codes.new_link) for _ in range(500)}
    assert len(made) == 1000
    assert {len(each) for each in made} == {43, 22}
