"""What every command that checks understands: its argument and its options, in the order of its help."""

from collections.abc import Callable
from typing import Any, TypedDict, TypeVar

import click

FORMATS = ("text", "markdown", "json")

Command = TypeVar("Command", bound=Callable[..., Any])


class Given(TypedDict):
    """What the options of a command that checks can say; None was not given."""

    articles: tuple[str, ...]
    format: str | None
    out: str | None
    quiet: bool
    model: str | None
    base_url: str | None
    timeout: float | None
    retries: int | None
    concurrency: int | None
    language: str | None
    published: str | None
    publisher: str | None
    strict: bool | None
    cache: bool | None
    budget: float | None
    estimate: bool
    allow_embargoed: bool | None


OPTIONS = (
    click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True),
    click.option("-f", "--format", type=click.Choice(FORMATS), help="text to paste into a CMS or a chat, markdown with "
                 "a task list, or json for programs (several articles: one report a line). Without it: a readable "
                 "report on a terminal, Markdown into a pipe, what the ending says into a file."),
    click.option("-o", "--out", metavar="PLACE", help="Write to this file; for several articles, one file each into "
                 "this folder. An older report of that name is replaced, an article never."),
    click.option("--model", metavar="NAME", help="Who reads: embedded (the default: rules, on this machine) or "
                 "provider:name such as openai:NAME, to which the article is then sent."),
    click.option("--base-url", metavar="URL", help="Where that model is, if not at its provider's own address."),
    click.option("--timeout", type=float, metavar="SECONDS", help="How long to wait for each answer of the model."),
    click.option("--retries", type=int, metavar="N", help="How often to try again when the model does not answer."),
    click.option("--concurrency", type=int, metavar="N", help="How many articles to check at the same time."),
    click.option("--no-cache", "cache", flag_value=False, default=None, help="Ask a remote model again, also for an "
                 "article that it has answered before; keep no answer."),
    click.option("--budget", type=float, metavar="USD", help="Begin no article that might cost more than is left of "
                 "this many US dollars."),
    click.option("--estimate", is_flag=True, help="Say what it would take: requests, tokens, money. Send nothing."),
    click.option("--allow-embargoed", is_flag=True, default=None, help="Let articles under embargo go to a remote "
                 "model, too."),
    click.option("--language", metavar="CODE", help="The language of the article, such as en, if it is known."),
    click.option("--published", metavar="DATE", help="The day of publication, such as 2016-10-20: what “today” means."),
    click.option("--publisher", metavar="NAME", help="Who published it, if the article does not say."),
    click.option("--strict", is_flag=True, default=None, help="Exit with 1 if a finding is an error, such as a quote "
                 "that is not in the article."),
    click.option("-q", "--quiet", is_flag=True, help="No progress, and no line about the model unless the article "
                 "leaves this machine."),
)  # fmt: skip
"""What every command that checks understands, in the order of its help."""


def checks(command: Command) -> Command:
    """Give a command the options that all who check share."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
