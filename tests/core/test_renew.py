"""A frozen value with some fields changed."""

from dataclasses import replace

import pytest

from tests.core.build import T0
from wardstatus.core.renew import renew
from wardstatus.core.standing import Numbers, Standing


def test_it_is_what_replace_makes() -> None:
    one = Standing(unit="u", due=T0, numbers=Numbers(looked_at=T0))
    assert renew(one, due=None, version=3) == replace(one, due=None, version=3)
    assert renew(one) == one
    assert hash(renew(one.status)) == hash(one.status)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError, match="other"):
        renew(Standing(unit="u"), other=1)  # type: ignore[call-arg]
