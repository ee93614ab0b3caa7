"""What a model may say: three answer shapes of strings and sentence numbers, untrusted until `grounding` proves them.

The shapes are strict JSON Schema as OpenAI's wire takes it: every field required, nullable instead of optional, no
defaults. Lengths are capped here, by validators that leave the schema alone. A quote is text that the model claims to
be verbatim; a sentence number is one of the numbered article block's.
"""

from typing import Annotated, Literal, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from factcheck.terms import Act, Checkable, ClaimType, Modality, Naming, SourceKind, Verdict

_T = TypeVar("_T")

MAX_TEXT = 10_000
"""Characters of one string; no sentence of news is as long, and a model that runs away is stopped."""
MAX_ITEMS = 5_000
"""Items of one list; a transcript of 60,000 words makes about 3,000 claims."""


def _short(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise ValueError(f"longer than {MAX_TEXT} characters")
    return text


def _few(items: list[_T]) -> list[_T]:
    if len(items) > MAX_ITEMS:
        raise ValueError(f"more than {MAX_ITEMS} items")
    return items


Text = Annotated[str, AfterValidator(_short)]
Numbers = Annotated[list[int], AfterValidator(_few)]
Texts = Annotated[list[Text], AfterValidator(_few)]


class Said(BaseModel):
    """A part of an answer: no field beyond those named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class HopSaid(Said):
    """One source of a claim's chain, nearest to the publisher first."""

    source: Text = Field(description="the source's fullest name in the article, or its own words where it is unnamed")
    role: Text | None = Field(description="the role the article gives it, verbatim")
    kind: SourceKind
    naming: Naming
    act: Act
    cue: Text | None = Field(description="the reporting words, verbatim")
    sentence: int | None = Field(description="the number of the sentence in which the cue stands")
    via: Text | None = Field(description="whom the source told, such as a newspaper")


class QuestionSaid(Said):
    """A question that would settle the claim, and whom to ask."""

    text: Text
    ask: Text


class ClaimSaid(Said):
    """One checkable claim."""

    text: Text = Field(description="the claim in one sentence that stands alone, with its attribution")
    sentences: Numbers = Field(description="numbers of the sentences that make the claim")
    quotes: Texts = Field(description="the words of the article that make the claim, verbatim, one string a passage")
    chain: Annotated[list[HopSaid], AfterValidator(_few)] = Field(
        description="who says it, nearest to the publisher first, the origin last; empty for the publisher's own voice"
    )
    modality: Modality
    cues: Texts = Field(description="the words that show the modality or the allegation, verbatim")
    allegation: bool = Field(description="true where it charges someone with wrongdoing")
    scope_unclear: bool = Field(description="true where it is unclear how far the attribution reaches")
    type: ClaimType
    checkable: Checkable
    harm: Literal[0, 1, 2, 3] = Field(
        description="3 death, injury, crime, a named private person; 2 health, safety, markets, elections; 1 reputation"
    )
    questions: Annotated[list[QuestionSaid], AfterValidator(_few)]
    group: Text | None = Field(description="a short label shared by all claims of this answer that state the same")
    contradicts: Numbers = Field(description="places in this list, from 1, of the claims that this one contradicts")


class ClaimsAnswer(Said):
    """The article's checkable claims, in its order."""

    claims: Annotated[list[ClaimSaid], AfterValidator(_few)]


class CueSaid(Said):
    """Words that leave a statement unsettled, verbatim, and the number of their sentence."""

    quote: Text
    sentence: int


class FlagSaid(Said):
    """One statement that the article itself leaves unsettled."""

    statement: Text = Field(description="the statement in question, with who makes it")
    quotes: Texts = Field(description="the statement's words wherever the article makes it, verbatim")
    sentences: Numbers = Field(description="numbers of all sentences that make it, also where the caveat is missing")
    status: Literal["unconfirmed", "denied", "disputed", "not_verified", "no_comment"]
    cues: Annotated[list[CueSaid], AfterValidator(_few)]
    awaiting: Texts = Field(description="who could confirm it and has not")
    denied_by: Texts


class FlagsAnswer(Said):
    """Everything that the article leaves unconfirmed, denied, disputed or unverified; empty where nothing is."""

    flags: Annotated[list[FlagSaid], AfterValidator(_few)]


class SentenceSaid(Said):
    """One sentence of the summary and the numbers of the sentences it rests on."""

    text: Text
    sentences: Numbers


class HeadlineSaid(SentenceSaid):
    """One assertion of headline or dek, and how far the body bears it out."""

    verdict: Verdict


class SummaryAnswer(Said):
    """What happened, for an editor who has two minutes."""

    one_line: SentenceSaid
    points: Annotated[list[SentenceSaid], AfterValidator(_few)]
    brief: Annotated[list[SentenceSaid], AfterValidator(_few)]
    headline_check: Annotated[list[HeadlineSaid], AfterValidator(_few)]


Answer = SummaryAnswer | ClaimsAnswer | FlagsAnswer

ANSWERS: dict[str, type[SummaryAnswer | ClaimsAnswer | FlagsAnswer]] = {
    kind.__name__: kind for kind in get_args(Answer)
}
"""The answer shapes by the name that travels as the schema's name."""
