"""One article from the file to the report, over recorded HTTP, in process, and from a running event loop."""

import asyncio
from pathlib import Path

import pytest

from factcheck import Report, Settings, acheck, check, read_article
from factcheck.reading import article_from_text
from factcheck.workflow import check_article, open_desk
from tests.conftest import Recorded

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLES = sorted(path.name for path in SEEDS.glob("*.txt"))


@pytest.mark.vcr
@pytest.mark.parametrize("name", ARTICLES)
def test_a_recorded_model_gives_the_report_of_the_one_in_process(name: str, recorded: Recorded) -> None:
    article = read_article(str(SEEDS / name))
    replayed = asyncio.run(check_article(article, open_desk(recorded.settings, recorded.transport)))
    local = check(article)
    assert replayed.claims == local.claims
    assert replayed.summary == local.summary
    assert replayed.coverage == local.coverage
    assert replayed.provenance.model == "openai:embedded-1"


def without_provenance(report: Report) -> str:
    return report.model_dump_json(exclude={"provenance"})


def test_the_same_article_gives_the_same_report_but_for_its_provenance() -> None:
    first, second = (check(str(SEEDS / "library-reopens.txt")) for _ in range(2))
    assert without_provenance(first) == without_provenance(second)


def test_check_works_inside_a_running_event_loop() -> None:
    async def notebook() -> Report:
        return check(str(SEEDS / "library-reopens.txt"))

    assert asyncio.run(notebook()).claims


def test_acheck_checks_several_articles_side_by_side() -> None:
    async def both() -> list[Report]:
        return await asyncio.gather(*(acheck(str(SEEDS / name)) for name in ARTICLES[:2]))

    assert [report.article.title for report in asyncio.run(both())] == [
        read_article(str(SEEDS / name)).title for name in ARTICLES[:2]
    ]


def test_what_is_known_about_an_article_can_be_given() -> None:
    settings = Settings(publisher="The Echo", published="2024-05-06")
    article = check(str(SEEDS / "library-reopens.txt"), settings).article
    assert (article.publisher, article.published) == ("The Echo", "2024-05-06")


@pytest.mark.parametrize(
    "text", ["a", "!", "One story.", "B. He said no.", "HE SAID IT. " * 40, "«Да», — сказал он.", "\u200b x"]
)
def test_any_text_gives_a_report(text: str) -> None:
    report = check(article_from_text(text))
    assert report.article.text == text
    assert report.summary.not_confirmed == ()
