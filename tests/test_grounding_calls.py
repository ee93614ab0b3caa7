"""The call sheet: whom to call first, about what, and why."""

import pytest

from factcheck.models import Call
from tests.said import Grounded, article, claim, hop

TEXT = """Norvale to pay workers of closed mill

Norvale will pay every worker until June, the county council said on Monday, but Norvale has yet to confirm that.

Unite said that Norvale hid a leak at the mill. Norvale denied that it hid a leak at the mill. Ann Lee said it rained.
"""
PAY = claim("Norvale will pay every worker until June", hop("the county council", cue="said", sentence=2))
LEAK = claim("Norvale hid a leak at the mill", hop("Unite", cue="said", sentence=3), allegation=True, sentences=[3])
RAIN = claim("it rained", hop("Ann Lee", cue="said", sentence=5))


def calls(*claims: object, text: str = TEXT) -> tuple[Call, ...]:
    sheet = Grounded(article(text), *claims).parts["call_sheet"]  # type: ignore[arg-type]
    assert isinstance(sheet, tuple)
    return sheet


def test_the_awaited_come_before_the_sole_sources() -> None:
    sheet = calls(PAY, LEAK)
    assert sheet[0].name == "Norvale"
    assert {call.name for call in sheet[1:]} == {"Unite", "the county council"}
    assert "has not confirmed what the county council said" in sheet[0].why


def test_one_party_is_one_line_with_every_reason_and_claim() -> None:
    first = calls(PAY, LEAK)[0]
    assert first.why == "has not confirmed what the county council said; denies what Unite said"
    assert len(first.claims) == 2


def test_a_sole_source_is_called_about_what_matters_alone() -> None:
    assert "Ann Lee" not in [call.name for call in calls(RAIN)]
    (unite,) = [call for call in calls(LEAK) if call.name == "Unite"]
    assert unite.why == "is the only source of a claim"


def test_every_call_names_a_source_of_the_report() -> None:
    grounded = Grounded(article(TEXT), PAY, LEAK, RAIN)
    known = {source.id: source.name for source in grounded.parts["sources"]}
    assert all(known[call.source] == call.name for call in grounded.parts["call_sheet"])


@pytest.mark.parametrize("count", [5, 60])
def test_a_sheet_has_no_more_lines_than_an_afternoon(count: int) -> None:
    names = [f"Ann Lee{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(count)]
    text = "Norvale\n\n" + "\n\n".join(f"{name} said that two men were killed." for name in names)
    claims = [claim(f"{name} said that two men were killed", hop(name)) for name in names]
    assert len(calls(*claims, text=text)) == min(count, 12)
