"""One sentence for each way in which news says who says what, with all that the rules are to find in it."""

import pytest

from factcheck.language import attributions

FRAMES = [
    ("Sen. Ana Orr (R-Texas), also a candidate, said it was late.", "Ana Orr", "it was late."),
    ("Orr, after earlier rallies, wrote that someone might fall.", "Orr", "that someone might fall."),
    ("Mr. Sperling, then 38, said he was told to wait.", "Sperling", "he was told to wait."),
    ("The markets, where traders bet, show that Holt will win.", "The markets", "that Holt will win."),
    ("Holt, of Elm Road, Leeds, denies fraud.", "Holt", "fraud."),
    ("Nearly a third say they do not know.", "a third", "they do not know."),
    ("About 9 percent said they had no wish to go.", "About 9 percent", "they had no wish to go."),
    ("Members who heard from the club say it is over.", "Members", "it is over."),
    ("The men whose land was lost say it is over.", "The men", "it is over."),
    ("Critics like Huffman say it would help.", "Critics", "it would help."),
    ("The firm has said that, if asked, it would pay.", "The firm", "that, if asked, it would pay."),
    ("He says that doesn’t mean he will quit.", "He", "that doesn’t mean he will quit."),
    ("Orr conceded, however, “We were wrong about it.”", "Orr", "We were wrong about it."),
    ("It was kind and safe, a Cairo port official told the Post.", "a Cairo port official", "It was kind and safe"),
    (
        "The result: Towns pay more than cities do, a study by the Council found.",
        "a study by the Council",
        "Towns pay more than cities do",
    ),
    (
        "While some firms pay, not all of them do, according to Ana Orr.",
        "Ana Orr",
        "While some firms pay, not all of them do",
    ),
    ("And yet, her aides say, Syria is a concern.", "her aides", "And yet … Syria is a concern."),
    (
        "So it makes sense, experts said, for unions to wait.",
        "experts",
        "So it makes sense … for unions to wait.",
    ),
    ("A quiet vote may be best, say some members, who left.", "some members", "A quiet vote may be best"),
    ("The plan is dead, said the director, Ana Orr.", "Ana Orr", "The plan is dead"),
    ("India has more appeal, says Dossym Holt in Almaty.", "Dossym Holt", "India has more appeal"),
    ("And the mayor, said Orr, will not forget.", "Orr", "And the mayor … will not forget."),
    ("When Orr said it was unfair, the union laughed.", "Orr", "it was unfair"),
    ("While he said he would ask, it is not likely.", "he", "he would ask"),
    ("Saying the plan was dead, Orr left the room.", "Orr", "the plan was dead"),
    ("Citing the rise in costs, the bank cut its rate.", "the bank", "the rise in costs"),
    ("Of course, as Joel Holt noted, the winner was not there.", "Joel Holt", "the winner was not there."),
    ("The F.D.A. said in a letter, dated May 3, that it was unsafe.", "F.D.A.", "that it was unsafe."),
    ("Prices will rise, he said Wednesday morning on the show.", "he", "Prices will rise"),
    ("The inquest heard from Dr Ian Reid that it was avoidable.", "Ian Reid", "that it was avoidable."),
    ("The agency puts the number of missing at 120.", "The agency", "the number of missing at 120."),
    ("“We are lost,” read a statement from the club.", "a statement from the club", "We are lost,"),
    ("As a girl, Ana Orr told a writer in 1998, she sang.", "Ana Orr", "As a girl … she sang."),
    ("Mr Reid’s claim that it was a loan was thrown out.", "Reid", "that it was a loan"),
    ("Amid fears that the dam may burst, 300 people left.", None, "that the dam may burst"),
    ("Mr. Will urged them to stay.", "Will", "them to stay."),
    ("10:42 The union’s Mick Holt says it will not stop.", "The union’s Mick Holt", "it will not stop."),
    ("The union, though, declined to say whether it would end.", "The union", "to say whether it would end."),
    ("They sold bottles that said, “The club welcomes you.”", "bottles", "The club welcomes you."),
    ("Police said the man was armed.", "Police", "the man was armed."),
]

NONE = [
    "He passed more amendments by roll call vote than anyone.",
    "King won 12 Grand Slam singles titles in her career.",
    "This view has drawn criticism.",
    "The candidates found themselves in trouble on Sunday.",
]


@pytest.mark.parametrize(("text", "speaker", "content"), FRAMES, ids=[text[:40] for text, _, _ in FRAMES])
def test_each_frame_gives_its_speaker_and_what_is_said(text: str, speaker: str | None, content: str) -> None:
    (found,) = (a for a in attributions(text) if not a.nested)
    assert (found.speaker, " … ".join(span.of(text) for span in found.content)) == (speaker, content)


@pytest.mark.parametrize("text", NONE)
def test_nouns_names_and_findings_are_no_speech(text: str) -> None:
    assert attributions(text) == ()


def test_a_quotation_is_theirs_who_announce_it_with_a_colon() -> None:
    text = "Reporter Jo Orr says:\n\n“Well, that is what we know. He is here.”"
    (found,) = attributions(text)
    assert (found.speaker, found.content[0].of(text)) == ("Jo Orr", "Well, that is what we know. He is here.")


def test_a_quotation_is_theirs_who_sign_it_behind_a_dash() -> None:
    text = "“I will look into it.”\n\n— Hilda Orr, mayor of Leeds"
    (found,) = attributions(text)
    assert (found.speaker, found.content[0].of(text)) == ("Hilda Orr", "I will look into it.")


def test_a_transcript_names_its_speakers_before_a_colon() -> None:
    text = "Jake Tapper spoke with Orr.\n\nTAPPER: Why not go? You said so.\n\nORR: Because of him, I think."
    assert [a.speaker for a in attributions(text) if not a.nested] == ["Jake Tapper", "Orr"]


def test_a_label_that_names_nobody_is_no_speaker() -> None:
    assert attributions("Update: The bridge is open again\n\nThe bridge was shut.") == ()


def test_a_lost_closing_mark_stands_before_the_reporting_clause() -> None:
    text = "“We have no idea what to do, he said. Then he left."
    assert [a.content[0].of(text) for a in attributions(text)] == ["We have no idea what to do,"]


def test_a_quotation_within_a_quotation_does_not_end_it() -> None:
    text = "“The claim that a deal “has to do with us” shows he has no clue,” wrote Morton Klein."
    found = [a for a in attributions(text) if not a.nested]
    assert [(a.speaker, a.content[0].of(text)[-7:]) for a in found] == [("Morton Klein", "o clue,")]


def test_sentences_glued_together_are_two() -> None:
    text = "The dam is safe, Orr said.Holt claimed that it leaks."
    assert [a.speaker for a in attributions(text)] == ["Orr", "Holt"]


def test_a_headline_names_its_source_behind_a_dash() -> None:
    (found,) = attributions("Talks could resume on Monday – union\n\nThe strike goes on.")
    assert (found.speaker, found.content[0].end) == ("union", len("Talks could resume on Monday"))
