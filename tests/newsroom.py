"""Seven invented articles, what an honest desk would write of them, and what it must not write."""

from functools import cache

from factcheck.grounding import Bench, bench_for
from factcheck.models import Article
from factcheck.reading import article_from_text

TEXTS = {
    "council": """Selby Mill to lose its water plant

The county will shut its water plant at Selby Mill by March, the county council said on Monday. Fewer than 40 people \
work there, according to the union Unite.

“We were told nothing,” said Maria Holt, a shift manager. She said about 200 homes could lose pressure during the work.

The energy firm Norvale has promised to pay every worker until June, the council said, although Norvale has yet to \
confirm that.
""",
    "court": """Former treasurer charged over missing charity money

OAKDALE, Ohio — A former treasurer of the Oakdale Food Pantry was charged on Tuesday with stealing $312,000 from the \
charity, prosecutors said.

Daniel Pruitt, 52, denied the charges through his lawyer. “He never took a cent,” the lawyer, Susan Okafor, said \
outside the courthouse.

Prosecutors allege that Pruitt wrote 41 checks to himself between 2019 and 2022. A judge set bail at $50,000.
""",
    "business": """Harlow Foods weighs sale of bakery arm

Harlow Foods may sell its bakery business to a private equity firm, two people familiar with the talks told Reuters \
on Thursday. A deal could value the unit at around $1.4 billion, they said.

Harlow declined to comment. Its shares rose 6% in early trading.

The company reported a profit of $88 million in the first quarter, down from $95 million a year earlier.
""",
    "ferry": """Ferry sinks off Palawa island, dozens missing

At least 12 people died when a ferry sank off Palawa island on Saturday, the coast guard said. Rescuers pulled 61 \
survivors from the water.

Governor Lito Reyes told reporters that the ship carried more than 100 passengers, though its permit was for 80. The \
ship's owner, Seabridge Lines, disputed that figure and said that 79 people were on board.

“We could hear people shouting in the dark,” said Ana Cruz, a passenger. Officials fear that the toll will rise.
""",
    "study": """Daily walk may cut dementia risk, study suggests

A daily walk of 30 minutes may lower the risk of dementia, according to a study by researchers at Brenford University \
published on Wednesday in the journal Neurology Today.

The study followed 4,210 people over the age of 65 for about nine years. “This does not prove cause and effect,” said \
Helen Marsh, who led the study.

The charity Memory UK called the results encouraging. It said that an estimated 900,000 people in Britain live with \
dementia.
""",
    "sport": """Rovers manager to leave after cup final

Tom Adair will leave Kelton Rovers after the cup final in May, the club said on Friday. Adair, 47, won two league \
titles in six seasons.

A club source told the BBC that Adair had fallen out with the owner, Viktor Maric. Maric denied that. “Tom and I are \
friends,” he said.

Rovers plan to name a successor before the summer. The former captain Luis Ferro is expected to be a candidate, \
according to the Kelton Gazette.
""",
    "storm": """Storm cuts power to 40,000 homes

About 40,000 homes lost power in Fenmark on Friday night, the grid company Norlys said. A man was killed when a tree \
hit his car near Aske, police said.

“It was like a train going past,” said Greta Lund, who lives in Aske. Schools will stay closed on Monday, the council \
said.

The mayor, Per Dahl, said the cost could reach 30 million crowns. The insurer Trygg said it was too early to say.
""",
}

FAITHFUL = {
    "council": (
        "The water plant at Selby Mill will be shut by March, the county council said.",
        "The council says it will close the plant by March.",
        "Unite says fewer than 40 people are employed at the plant.",
        "Around 200 homes could lose water pressure, according to a shift manager.",
        "A shift manager, Maria Holt, said staff “were told nothing.”",
        "Workers will be paid by Norvale until June, the council says, but the firm has not confirmed this.",
        "According to Holt, some 200 homes may lose pressure.",
        "Norvale has yet to confirm the council's statement that it promised to pay workers until June.",
    ),
    "court": (
        "A former food pantry treasurer was charged with stealing $312,000, prosecutors said.",
        "Daniel Pruitt, 52, denies the charges.",
        "Pruitt's lawyer said he “never took a cent.”",
        "Prosecutors allege that 41 checks were written by Pruitt to himself.",
        "Bail was set at $50,000 by a judge.",
        "Mr. Pruitt is accused by prosecutors of taking $312,000 from the Oakdale Food Pantry, which he denies.",
        "The former treasurer is charged with stealing from the pantry; his lawyer says he did not.",
    ),
    "business": (
        "Harlow Foods may sell its bakery arm to a private equity firm, Reuters reported, citing two people familiar "
        "with the talks.",
        "The unit could be valued at about $1.4bn, the two people said.",
        "Harlow would not comment on the possible sale.",
        "Harlow made a first-quarter profit of $88 million, against $95 million a year before.",
        "The company's shares were up 6 percent in early trading.",
        "A sale of the bakery business is possible, according to people familiar with the talks.",
    ),
    "ferry": (
        "The coast guard said at least 12 people were killed when a ferry sank off Palawa island.",
        "At least twelve people died in the sinking, according to the coast guard.",
        "Sixty-one people were rescued from the water.",
        "The governor said more than 100 passengers were on board; the owner disputes this.",
        "Seabridge Lines, which owns the ship, says 79 people were aboard.",
        "Officials fear the death toll will rise.",
        "Reyes told reporters that over 100 people were on the ship, a figure disputed by its owner.",
        "A passenger, Ana Cruz, described hearing “people shouting in the dark.”",
    ),
    "study": (
        "Walking for 30 minutes a day may reduce the risk of dementia, a study suggests.",
        "Researchers at Brenford University followed 4,210 people over 65 for around nine years.",
        "The study's leader, Helen Marsh, said it does not prove cause and effect.",
        "About 900,000 people in Britain are estimated to live with dementia, Memory UK said.",
        "The findings were called encouraging by a dementia charity.",
        "A half-hour daily walk could cut dementia risk, according to Brenford University researchers.",
        "The study does not prove cause and effect, said Marsh.",
    ),
    "sport": (
        "Kelton Rovers said Tom Adair will leave after May's cup final.",
        "Adair is to leave Rovers after the final, the club said.",
        "The manager won two league titles in six seasons.",
        "Maric, the owner, denied falling out with Adair.",
        "A source at the club told the BBC that Adair had fallen out with Maric, who denied it.",
        "Luis Ferro, a former captain, is expected to be a candidate, the Kelton Gazette reported.",
        "A successor is due to be named before the summer.",
    ),
    "storm": (
        "A storm left around 40,000 homes without power on Friday night, Norlys said.",
        "One man died after a tree fell on his car, according to police.",
        "The mayor put the possible cost at 30 million crowns.",
        "Damage could cost up to 30m crowns, said Dahl.",
        "About 40,000 households in Fenmark were without electricity, the grid operator said.",
        "Police said a driver was killed near Aske.",
        "A resident compared the storm to “a train going past.”",
        "It is too early to say what it will cost, an insurer said.",
        "The council said schools would not open on Monday.",
    ),
}
"""Ordinary newsroom English: passive voice, surname or role alone, other verbs, figures in words."""

LAUNDERED = {
    "attribution_dropped": (
        ("council", "The water plant at Selby Mill will be shut by March."),
        ("court", "Daniel Pruitt stole $312,000 from the Oakdale Food Pantry."),
        ("court", "Pruitt wrote 41 checks to himself between 2019 and 2022."),
        ("business", "Harlow Foods may sell its bakery business to a private equity firm."),
        ("ferry", "At least 12 people died when a ferry sank off Palawa island on Saturday."),
        ("ferry", "The ship carried more than 100 passengers."),
        ("study", "A daily walk of 30 minutes may lower the risk of dementia."),
        ("sport", "Tom Adair will leave Kelton Rovers after the cup final in May."),
        ("sport", "Adair had fallen out with the owner, Viktor Maric."),
        ("storm", "Schools are to remain shut on Monday."),
    ),
    "chain_shortened": (
        ("council", "Norvale has promised to pay every worker until June, but has yet to confirm that."),
    ),
    "modality_raised": (
        ("council", "About 200 homes lost pressure during the work, Maria Holt said."),
        ("business", "Harlow Foods has sold its bakery business, two people familiar with the talks told Reuters."),
        ("business", "Harlow Foods will sell its bakery business, two people familiar with the talks told Reuters."),
        ("study", "A daily walk of 30 minutes lowers the risk of dementia, according to a Brenford University study."),
        ("sport", "Luis Ferro is a candidate, according to the Kelton Gazette."),
    ),
    "doubt_lost": (
        ("council", "Norvale has promised to pay every worker until June, the council said."),
        ("ferry", "Governor Lito Reyes told reporters that the ship carried more than 100 passengers."),
        ("sport", "A club source told the BBC that Adair had fallen out with the owner, Viktor Maric."),
    ),
    "hedge_dropped": (
        ("council", "Unite says 40 people work at the plant."),
        ("council", "Maria Holt said 200 homes could lose pressure."),
        ("business", "A deal could value the unit at $1.4 billion, the two people said."),
        ("ferry", "Twelve people died when a ferry sank off Palawa island, the coast guard said."),
        ("study", "Memory UK said that 900,000 people in Britain live with dementia."),
        ("study", "The study followed 4,210 people over the age of 65 for nine years."),
    ),
    "figures_invented": (
        ("council", "Fewer than 60 people work there, according to Unite."),
        ("court", "A judge set bail at $500,000."),
        ("business", "Its shares rose 16% in early trading."),
        ("ferry", "Rescuers pulled sixty-four survivors from the water."),
    ),
    "quotes_invented": (
        ("council", "Maria Holt, a shift manager, said “nobody cared about us.”"),
        ("court", "“He never took a dollar,” said the lawyer, Susan Okafor."),
        ("sport", "“Tom and I were never friends,” Maric said."),
        ("ferry", "‘We could hear nobody in the dark,’ said Ana Cruz, a passenger."),
    ),
    "names_invented": (
        ("council", "The plant will shut by March, said Greta Ollery of the county council."),
        ("study", "The study was led by Helen Marsh and Peter Dunmore."),
        ("sport", "Adair will leave for Ashby Town, the club said."),
    ),
}
"""By the check that must name the fault."""


@cache
def article(name: str) -> Article:
    return article_from_text(TEXTS[name], publisher="The Morning Echo", published="2024-05-07")


@cache
def bench(name: str) -> Bench:
    return bench_for(article(name))
