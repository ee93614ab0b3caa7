"""Copy-desk findings: what the rules see amiss in the article itself, whatever the model said."""

from factcheck.grounding.bench import Bench
from factcheck.language.copydesk import notices
from factcheck.models import Finding


def copy_desk(bench: Bench) -> tuple[Finding, ...]:
    """Give one warning for each slip of the article, with the places where it stands."""
    return tuple(
        Finding(kind=one.kind, severity="warning", message=one.message, spans=one.spans)
        for one in notices(bench.reading)
    )
