"""Headline and dek that promise more than the story keeps."""

from collections.abc import Iterator

from factcheck.language.copydesk.notice import Notice
from factcheck.language.headlines import check_headlines
from factcheck.language.reading import Reading


def titles_stronger(reading: Reading) -> Iterator[Notice]:
    """Find the assertions of headline and dek that the body leaves open, or puts as less than a fact."""
    for check in check_headlines(reading):
        if check.verdict == "stronger_than_text":
            statement = reading.statements[check.statements[0]]
            basis = reading.statements[check.statements[1]]
            told = statement.spans[0].of(reading.document.text).strip(" .")
            message = f"the {statement.part} is stronger than the text: “{told}”: see the headline check"
            yield Notice("headline_stronger", message, (*statement.spans, *basis.spans))
