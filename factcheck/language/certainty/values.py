"""What the rules of certainty hand out."""

from dataclasses import dataclass

from factcheck.models import Span
from factcheck.terms import Modality, Status


@dataclass(frozen=True, slots=True)
class Certainty:
    """One cue and the words it covers. At most one of `status` and `modality` is set; a cue of hearsay has neither.

    `awaiting` names who could confirm and has not, `denied_by` who denies or disputes, in the words of the text.
    """

    cue: Span
    scope: Span
    status: Status | None = None
    modality: Modality | None = None
    awaiting: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    allegation: bool = False
    reported: bool = False
