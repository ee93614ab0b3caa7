"""The parts of an article in the house styles of newspapers, agencies, broadcasters, companies and blogs."""

from pathlib import Path

import pytest

from factcheck.models import Article
from factcheck.reading import article_from_text, read_article

SEED = Path(__file__).parent.parent / "seeds" / "aleppo-cease-fire.txt"


def parts(article: Article) -> list[tuple[str, str]]:
    return [(s.part, s.span.of(article.text)) for s in article.sentences]


def of(article: Article, part: str) -> list[str]:
    return [words for found, words in parts(article) if found == part]


def test_the_seed_is_told_apart() -> None:
    article = read_article(str(SEED))
    assert article.title == "Aleppo's Brief Cease-Fire Extended Amid Fears of New Russian Offensive"
    assert of(article, "dek") == ["The U.N. says Russia has agreed to extend the 'humanitarian pause' by four days."]
    assert of(article, "byline") == ["ByABC News", "October 20, 2016, 5:09 PM"]
    assert of(article, "dateline") == ["— --"]
    assert of(article, "boilerplate") == ["Related Topics"]
    assert of(article, "body")[0].startswith("Russian President Vladimir Putin today extended")
    assert (article.publisher, article.published) == ("ABC News", "2016-10-20T17:09")


def test_an_agency_story_with_a_wire_dateline() -> None:
    article = article_from_text(
        "Steelmaker cuts outlook after strike\n\n* Shares fall 6%\n* Union rejects offer\n\n"
        "By Anna Berg and Lars Holm\n\n"
        "OSLO, May 3 (Reuters) - Norvik cut its outlook on Friday.\n\nThe company declined to comment.\n\n"
        "(Reporting by Anna Berg; editing by Jo Fry)\n"
    )
    assert of(article, "dek") == ["Shares fall 6%", "Union rejects offer"]
    assert of(article, "dateline") == ["OSLO, May 3 (Reuters) -"]
    assert of(article, "body") == ["Norvik cut its outlook on Friday.", "The company declined to comment."]
    assert (article.publisher, article.byline) == ("Reuters", "Anna Berg and Lars Holm")
    assert of(article, "boilerplate") == ["(Reporting by Anna Berg; editing by Jo Fry)"]


def test_an_american_agency_story_with_a_picture() -> None:
    article = article_from_text(
        "Storm kills two in Spain\n\nBy MARIA LOPEZ, Associated Press\nUpdated 4:12 PM EDT, May 3, 2024\n\n"
        "SEVILLE, Spain (AP) — Two people have died, officials said Friday.\n\n"
        "FILE - Trees lie across a road on May 2, 2024. (AP Photo/Luis Vega)\n\nNo homes had power.\n\n___\n\n"
        "Associated Press writer Tom Hale contributed to this report.\n"
    )
    assert (article.publisher, article.byline) == ("Associated Press", "MARIA LOPEZ")
    assert article.published == "2024-05-03T16:12"
    assert len(of(article, "caption")) == 2
    assert of(article, "body") == ["Two people have died, officials said Friday.", "No homes had power."]


def test_a_broadcaster_page_with_crossheads_and_links() -> None:
    article = article_from_text(
        "Council leader quits over bus contract\n\nPublished\n3 hours ago\n\nImage source, Getty Images\n"
        "Image caption,\nThe depot in Harrow Road\n\nBy Jane Smith\nBBC News, Leeds\n\n"
        "The leader of a council has resigned.\n\n"
        "'Never again'\n\nHe denies wrongdoing.\n\nRelated Topics\nLeeds\nBuses\n"
        "More on this story\nPublished 2 May 2024\n"
    )
    assert (article.publisher, article.byline, article.published) == ("BBC News", "Jane Smith", None)
    assert of(article, "body") == ["The leader of a council has resigned.", "He denies wrongdoing."]
    assert of(article, "caption")[-1] == "The depot in Harrow Road"
    assert "'Never again'" in of(article, "boilerplate")


def test_a_british_paper_in_markdown() -> None:
    article = article_from_text(
        "# Trust apologises after records lost\n\n*Forty patients may have been affected*\n\n"
        "**Jane Smith** Health correspondent\n\nFri 3 May 2024 10.15 BST\n\nA trust has apologised.\n\n"
        "![A ward](w.jpg)\n\nThe hospital. Photograph: Tom Hale/Alamy\n\n## ‘It was chaos’\n\nStaff knew.\n\n---\n"
    )
    assert article.title == "Trust apologises after records lost"
    assert of(article, "dek") == ["Forty patients may have been affected"]
    assert (article.byline, article.published) == ("Jane Smith", "2024-05-03T10:15")
    assert of(article, "body") == ["A trust has apologised.", "Staff knew."]


def test_a_local_paper_with_a_line_to_a_paragraph() -> None:
    article = article_from_text(
        "Fire destroys barn\nTom Hale\nChief Reporter\n10 January 2023, 06:00\n\n"
        "Firefighters spent nine hours there.\nNobody was hurt, he said.\n"
    )
    assert (article.title, article.byline, article.published) == ("Fire destroys barn", "Tom Hale", "2023-01-10T06:00")
    assert of(article, "body") == ["Firefighters spent nine hours there.", "Nobody was hurt, he said."]


def test_a_press_release() -> None:
    article = article_from_text(
        "FOR IMMEDIATE RELEASE\n\nAcme Opens Plant in Ohio\n\nNew site will employ 400 people, company says\n\n"
        "DAYTON, Ohio, May 3, 2024 /PRNewswire/ -- Acme today opened a plant.\n\n"
        "About Acme\nAcme makes arms.\n\nMedia Contact:\nTom Hale\npress@acme.example\n\n###\n"
    )
    assert article.title == "Acme Opens Plant in Ohio"
    assert of(article, "dek") == ["New site will employ 400 people, company says"]
    assert of(article, "body") == ["Acme today opened a plant."]
    assert (article.publisher, article.published) == (None, "2024-05-03")


def test_a_blog_with_front_matter() -> None:
    article = article_from_text(
        '---\ntitle: "Why the bridge failed"\nauthor: Ann Lee\ndate: 2024-05-03\nsite: The Span\n---\n\n'
        "The bridge failed because of a *cracked* pin.\n\n1. The pin was cracked.\n2. Nobody looked at it.\n"
    )
    assert (article.title, article.byline) == ("Why the bridge failed", "Ann Lee")
    assert (article.publisher, article.published) == ("The Span", "2024-05-03")
    assert of(article, "body")[1:] == ["1. The pin was cracked.", "2. Nobody looked at it."]


def test_a_transcript_has_no_headline() -> None:
    article = article_from_text("ANCHOR: Good evening.\n\nREPORTER: The minister resigned.\n\nANCHOR: Why?\n")
    assert {part for part, _ in parts(article)} == {"body"}


def test_text_wrapped_hard_is_joined_to_paragraphs() -> None:
    article = article_from_text(
        "Judge orders new trial\n\nPORTLAND, Maine — A judge ordered a new trial on Tuesday for a man who was\n"
        "convicted of setting fire to four boats, after the state's lawyers said that\na witness had been paid.\n\n"
        "Judge Ellen Ward wrote that the payment, which was not disclosed to the\ndefence, goes to the heart.\n"
    )
    assert of(article, "dateline") == ["PORTLAND, Maine —"]
    assert [words[-5:] for words in of(article, "body")] == ["paid.", "eart."]


def test_crossheads_and_times_of_day_between_paragraphs_are_no_claims() -> None:
    article = article_from_text(
        "Budget: what it means\n\nIncome tax\nThe rate stays at 20%.\n\n11:45 a.m.\n\nFuel duty\nFuel duty is frozen.\n"
    )
    assert of(article, "body") == ["The rate stays at 20%.", "Fuel duty is frozen."]


def test_the_section_above_a_headline_is_not_the_headline() -> None:
    article = article_from_text("Home » News\n\nMan jailed for arson\n\nA man has been jailed.\n\nHe denied it.\n")
    assert article.title == "Man jailed for arson"


def test_a_short_first_paragraph_is_not_a_dek() -> None:
    long = "The captain and the mate of a ferry that sank in March appeared in court, where they made no plea at all."
    article = article_from_text(
        f"Two charged over ferry\n\nTwo men were charged on Friday.\n\n{long}\n\n{long}\n\n{long}\n"
    )
    assert of(article, "dek") == []


def test_a_pull_quote_is_known_by_standing_twice() -> None:
    quote = "“We will not leave this town”"
    spoken = f"{quote[:-1]},” Ms Hale said, “whatever they do.”"
    article = article_from_text(f"Town votes\n\nBy Ann Lee\n\nThe town voted on Monday.\n\n{quote}\n\n{spoken}\n")
    assert of(article, "pullquote") == [quote]
    assert len(of(article, "body")) == 2


def test_a_correction_is_kept_apart_and_noted() -> None:
    article = article_from_text("Town votes\n\nThe town voted.\n\nCorrection: An earlier version gave a wrong date.\n")
    assert of(article, "body") == ["The town voted."]
    assert "wrong date" in article.notes[0]


def test_a_date_that_can_be_read_in_two_ways_is_not_used() -> None:
    article = article_from_text("Town votes\n\nBy Ann Lee\n03/05/2024\n\nThe town voted.\n")
    assert article.published is None
    assert "two ways" in article.notes[0]


BODIES = [
    "By Friday the river had risen by two metres.",
    "NATO - which was founded in 1949 - said no.",
    "Photographs of the scene show smoke over the port.",
    "Read more books, she told the children.",
    "The bank (Reuters has seen the letter) said no.",
    "Reporting by the ministry was late, he said.",
    "Comments by the mayor were not welcome.",
    "Copyright is the issue, the judge said, and not the money.",
    "“We have no plans to leave,” she said.",
]


@pytest.mark.parametrize("sentence", BODIES)
def test_a_sentence_of_the_story_is_not_taken_for_furniture(sentence: str) -> None:
    before, after = "The mayor of Harrow resigned on Monday.", "The council will meet again in a week to vote."
    article = article_from_text(f"Mayor resigns\n\nBy Ann Lee\n\n{before}\n\n{sentence}\n\n{after}\n")
    assert of(article, "body") == [before, sentence, after]
    assert of(article_from_text(f"{sentence}\n\n{before}\n\n{after}\n"), "body")[0] == sentence


DATELINES = [
    ("LONDON (Reuters) - ", "Reuters"),
    ("WASHINGTON (AP) — ", "Associated Press"),
    ("PARIS — ", None),
    ("ALEPPO, Syria, Oct 20 — ", None),
    ("Geneva (dpa) - ", "dpa"),
    ("NEW YORK, May 3, 2024 (GLOBE NEWSWIRE) -- ", None),
    ("(CNN) — ", "CNN"),
    ("ST. LOUIS, Mo. – ", None),
    ("— -- ", None),
    ("Kyiv, Ukraine (CNN) ", "CNN"),
    ("Portland, Maine — ", None),
]


@pytest.mark.parametrize(("dateline", "publisher"), DATELINES)
def test_a_dateline_is_a_sentence_of_its_own(dateline: str, publisher: str | None) -> None:
    article = article_from_text(f"Shares fall\n\n{dateline}Shares fell on Friday. They rose again.\n")
    assert of(article, "dateline") == [dateline.strip()]
    assert of(article, "body") == ["Shares fell on Friday.", "They rose again."]
    assert article.publisher == publisher


BYLINES = [
    ("By Jane Smith", "Jane Smith", None),
    ("ByABC News", "ABC News", "ABC News"),
    ("By JANE SMITH, Associated Press", "JANE SMITH", "Associated Press"),
    ("By Jane Smith and Tom O'Hara in Paris", "Jane Smith and Tom O'Hara", None),
    ("Jane Smith, health correspondent", "Jane Smith", None),
    ("By Ludwig van der Berg, The Harrow Gazette", "Ludwig van der Berg", "The Harrow Gazette"),
    ("By our staff", "our staff", None),
    ("By Staff and agencies", "Staff and agencies", None),
    ("By Jane Smith | The Harrow Echo", "Jane Smith", "The Harrow Echo"),
    ("By Jane Smith | 3 May 2024", "Jane Smith", None),
    ("Associated Press", "Associated Press", "Associated Press"),
]


@pytest.mark.parametrize(("line", "name", "publisher"), BYLINES)
def test_a_byline_names_the_writer_and_the_outlet(line: str, name: str, publisher: str | None) -> None:
    article = article_from_text(f"Mayor resigns over contract\n\n{line}\n\nThe mayor resigned on Monday.\n")
    assert of(article, "byline") == [line]
    assert (article.byline, article.publisher) == (name, publisher)


DATES = [
    ("October 20, 2016, 5:09 PM", "2016-10-20T17:09"),
    ("20 October 2016", "2016-10-20"),
    ("Published 3 May 2024 at 10:15 BST", "2024-05-03T10:15"),
    ("Updated: 12:05 AM, Sept. 1, 2024", "2024-09-01T00:05"),
    ("2024-05-03", "2024-05-03"),
    ("13/05/2024", "2024-05-13"),
    ("Reading time: 4 minutes", None),
]


@pytest.mark.parametrize(("line", "published"), DATES)
def test_a_date_line_dates_the_article(line: str, published: str | None) -> None:
    article = article_from_text(f"Mayor resigns over contract\n\n{line}\n\nThe mayor resigned on Monday.\n")
    assert of(article, "byline") == [line]
    assert article.published == published
