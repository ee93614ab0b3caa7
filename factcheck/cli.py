"""The command line: the only place that prints or exits.

What a command needs is imported when it runs, so that `--help` costs nothing. An error is one line on standard error
and an exit code: 0 done · 1 findings under --strict · 2 usage, or the output cannot be written · 3 an article could
not be read · 4 the model could not be used · 70 a fault of factcheck itself · 130 interrupted.
"""

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

import click

from factcheck.errors import FactcheckError
from factcheck.options import Given, checks

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
ENDINGS = {".txt": "text", ".md": "markdown", ".json": "json", ".jsonl": "json"}


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        import factcheck

        click.echo(f"factcheck {factcheck.__version__}")
        context.exit()


@click.group(context_settings=HELP, invoke_without_command=True)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Name the version.")
@click.pass_context
def commands(context: click.Context) -> None:
    """Summarize a news article, list the claims to check with who says them, and flag what is not confirmed.

    factcheck never says that a claim is true: that is for a person to find out. An ARTICLE is a text or Markdown
    file, a folder of them, or - for standard input. Nothing leaves this machine unless --model or FACTCHECK_MODEL
    names a remote model.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@commands.command(short_help="The full report.")
@checks
def check(**given: Unpack[Given]) -> int:
    """The full report: summary, what is not confirmed, claims to check, call sheet, findings."""
    return _check("all", given)


@commands.command(short_help="Only the first page: what happened, what is not confirmed.")
@checks
def summary(**given: Unpack[Given]) -> int:
    """Only the first page: what happened, what is not confirmed, whether the headline holds."""
    return _check("summary", given)


@commands.command(short_help="Only the checklist of claims, and whom to call.")
@checks
def claims(**given: Unpack[Given]) -> int:
    """Only the checklist: each claim with its quote, its chain of sources and whom to ask; then the call sheet."""
    return _check("claims", given)


@commands.command(short_help="Only what the article leaves unsettled.")
@checks
def flags(**given: Unpack[Given]) -> int:
    """Only what the article leaves unsettled: the claim, who says so, who has not confirmed or denies it."""
    return _check("flags", given)


def _check(part: str, given: Given) -> int:
    from factcheck.config import Settings
    from factcheck.orders import Order, carry_out

    ours = ("articles", "format", "out", "quiet", "estimate")
    flags = {name: value for name, value in given.items() if name not in ours}
    out = None if given["out"] in (None, "-") else Path(str(given["out"]))
    order = Order(given["articles"], part, given["format"] or _usual_format(out), out, given["quiet"])
    if given["estimate"]:
        from factcheck.estimates import estimate

        return estimate(order, Settings(**flags), say, tell)
    return carry_out(order, Settings(**flags), say, tell)


def _usual_format(out: Path | None) -> str:
    """Choose the format that was not named: by the file's ending, else for the eyes or the pipe that will get it."""
    if out is not None:
        return ENDINGS.get(out.suffix.lower(), "markdown")
    return "terminal" if sys.stdout and sys.stdout.isatty() else "markdown"


@commands.command(short_help="Serve the embedded reader to other programs, or probe another model.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    metavar="N",
    help="The port of 127.0.0.1 to listen on; 0 takes a free one.",
)
@click.option(
    "--probe",
    is_flag=True,
    help="Serve nothing: ask the model that --model names a few short questions and "
    "say what its endpoint can do. This costs a few requests.",
)
@click.option("--model", metavar="NAME", help="With --probe: provider:name such as openai:NAME.")
@click.option("--base-url", metavar="URL", help="With --probe: where that model is.")
def model(port: int, probe: bool, model: str | None, base_url: str | None) -> None:
    """Serve the embedded reader to other programs of this machine, as an OpenAI-compatible server, until Ctrl-C.

    It reads by rules and is no language model; it answers factcheck's own three requests and no others.
    """
    if probe:
        from factcheck.config import Settings
        from factcheck.probe import findings

        for line in findings(Settings(model=model, base_url=base_url), tell):
            say(f"{line}\n")
        return
    if model or base_url:
        raise click.UsageError("--model and --base-url are for --probe.")
    from factcheck.llm.embedded.server import serve

    serve(port, ready=lambda address: tell(f"embedded-1 (deterministic reader) at {address}; Ctrl-C ends it"))


@commands.command(short_help="Measure the embedded reader against annotated articles.")
@click.argument("folder", required=False, metavar="[FOLDER]")
@click.option(
    "-f",
    "--format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="A table to read, or json for programs.",
)
@click.option("--mistakes", is_flag=True, help="List every miss and every false alarm, article by article.")
@click.option("--unseen", is_flag=True, help="With --mistakes: those in the unseen articles too. Rules that are "
              "written after a look at them are no longer measured by them.")  # fmt: skip
def evaluate(folder: str | None, format: str, mistakes: bool, unseen: bool) -> None:
    """Measure the embedded reader against articles in which a person marked who says what and what is left open.

    FOLDER holds pairs of NAME.txt and NAME.yaml, or subfolders of them, which are measured apart; without it, the
    project's own: seen while the rules were written, and unseen. Nothing leaves this machine.
    """
    if unseen and not mistakes:
        raise click.UsageError("--unseen says which mistakes to list: give --mistakes too.")
    from factcheck.evaluate import evaluate as measure
    from factcheck.evaluate.table import as_json, as_text

    show = as_json if format == "json" else as_text
    say(show(measure(Path(folder) if folder else None), mistakes, unseen))


@commands.group(invoke_without_command=True, short_help="The questions that a model is asked: list, show.")
@click.pass_context
def prompts(context: click.Context) -> None:
    """The questions that a model is asked: list them, or show one as it is sent."""
    if context.invoked_subcommand is None:
        context.invoke(list_prompts)


@prompts.command("list")
def list_prompts() -> None:
    """Each prompt with its version and the hash of its wording."""
    from factcheck.prompts import NAMES, load

    for name in NAMES:
        prompt = load(name)
        click.echo(f"{name:<10} {prompt.version:<8} {prompt.sha256}  {prompt.description}")


@prompts.command("show")
@click.argument("name")
def show_prompt(name: str) -> None:
    """The whole wording of one prompt: NAME is one that `factcheck prompts` lists."""
    from factcheck.prompts import load

    prompt = load(name)
    click.echo(f"{name} {prompt.version} {prompt.sha256}\n\n{prompt.text}")


@commands.group(invoke_without_command=True, short_help="The answers kept of remote models: look, clear.")
@click.pass_context
def cache(context: click.Context) -> None:
    """The answers of remote models that are kept on this machine: say where and how many, or clear them away."""
    if context.invoked_subcommand is None:
        from factcheck.llm.cache import listing, own_cache

        say(listing(own_cache()))


@cache.command("clear")
@click.option("--model", metavar="NAME", help="Only the answers of this model, as `factcheck cache` names it.")
def clear_cache(model: str | None) -> None:
    """Remove the answers that are kept: each question will be asked, and paid for, again."""
    from factcheck.llm.cache import counted, own_cache

    click.echo(f"{counted(own_cache().clear(model))} removed")


@commands.command(short_help="The JSON Schema of the report.")
def schema() -> None:
    """The JSON Schema of the report, for programs that read `-f json`."""
    import json

    from factcheck.models import Report

    click.echo(json.dumps(Report.model_json_schema(mode="serialization"), indent=2))


def say(text: str) -> None:
    """Give a report to standard output."""
    click.echo(text, nl=False)


def tell(message: str) -> None:
    """Say one line on standard error; what cannot be printed is spelled out."""
    line = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in message)
    click.echo(f"factcheck: {' '.join(line.split())}", err=True)


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; whatever goes wrong is told in one line."""
    try:
        code = commands.main(arguments, prog_name="factcheck", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "factcheck"
        tell(f"{error.format_message().rstrip('.')}. See {where} --help")
        return 2
    except FactcheckError as error:
        tell(str(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except (SystemExit, BrokenPipeError):  # click has left: whoever read the output has gone, and has what they wanted
        _let_go()
        return 0
    except OSError as error:
        _let_go()
        tell(f"standard output cannot be written ({error.strerror or error}): make room or choose a place with -o")
        return 2
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        tell(f"a fault of factcheck itself ({type(error).__name__}: {error}): python -X dev -m factcheck shows where")
        return 70
    return code if isinstance(code, int) else 0


def _let_go() -> None:
    """Send what is still to be flushed nowhere, so that Python's own last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def main() -> None:
    """Run the command that was typed, and exit."""
    gc.set_threshold(50_000)  # imports make objects that stay: to look through them at every 700 costs 7 % of a run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", encoding=None if stream.isatty() else "utf-8")
    code = run(sys.argv[1:])
    gc.freeze()  # what is left goes with the process: to take it apart costs 16 %
    sys.exit(code)
