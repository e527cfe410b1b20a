"""A frozen value with some fields changed."""

from dataclasses import FrozenInstanceError, replace

import pytest

from tests.core.build import T0
from wardstatus.core.events import LevelTurned
from wardstatus.core.levels import Level
from wardstatus.core.renew import renew
from wardstatus.core.standing import Numbers, Standing


def test_it_is_what_replace_makes() -> None:
    one = Standing(unit="u", due=T0, numbers=Numbers(looked_at=T0))
    assert renew(one, due=None, version=3) == replace(one, due=None, version=3)
    assert renew(one) == one
    assert hash(renew(one.status)) == hash(one.status)


def test_what_every_event_has_comes_along() -> None:
    turned = LevelTurned(at=T0, unit="u", level=Level.RED, on=True)
    assert renew(turned, unit="v") == replace(turned, unit="v")


def test_it_is_as_frozen_as_before() -> None:
    one = renew(Standing(unit="u"), version=3)
    assert type(one) is Standing
    with pytest.raises(FrozenInstanceError):
        one.version = 4  # type: ignore[misc]


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError, match="other"):
        renew(Standing(unit="u"), other=1)  # type: ignore[call-arg]
