"""What an order would take in requests, tokens and money, before anything is sent."""

from collections.abc import Sequence

from pydantic import SecretStr

from factcheck.config import Settings
from factcheck.errors import ReadingError
from factcheck.orders import DONE, Order, Say, open_folders
from factcheck.reading import read_article
from factcheck.workflow import Estimate, open_desk
from factcheck.workflow import estimate as estimate_for


def estimate(order: Order, settings: Settings, say: Say, tell: Say) -> int:
    """Say what an order would take, article by article and in all; nothing is sent."""
    opened, refusals = open_folders(order)
    desk = open_desk(settings.model_copy(update={"api_key": settings.api_key or SecretStr("nothing is sent")}))
    known = {name: getattr(settings, name) for name in ("language", "published", "publisher")}
    made: list[Estimate] = []
    for refusal in refusals:
        tell(str(refusal))
    codes = [refusal.exit_code for refusal in refusals]
    for place in opened.articles:
        try:
            made.append(estimate_for(read_article(place, **known), desk))
        except ReadingError as error:
            tell(str(error))
            codes.append(error.exit_code)
            continue
        say(f"{foreseen(made[-1:])}  {place}\n")
    if len(made) > 1:
        say(f"{foreseen(made)}  in all\n")
    return max(codes, default=DONE)


def foreseen(made: Sequence[Estimate]) -> str:
    """Write estimates as one line.

    >>> from factcheck.chains import Plan
    >>> foreseen([Estimate(Plan(3, 21000, 9000, 20000), 0.05, 0.1)])
    '3 requests, 21,000 tokens sent, about 9,000 received, about $0.0500, at most $0.1000'
    """
    requests, sent, back = (sum(getattr(one.plan, name) for one in made) for name in ("requests", "sent", "expected"))
    line = f"{requests:,} requests, {sent:,} tokens sent, about {back:,} received"
    if any(one.cost is None for one in made):
        return f"{line}, price unknown"
    return f"{line}, about ${sum(one.cost or 0 for one in made):.4f}, at most ${sum(one.most or 0 for one in made):.4f}"
