"""Word lists of the reading room: what bylines, datelines, credits and page furniture are made of. Data only.

Words are in lower case unless a line says otherwise; a list's rule stands in the module that uses it.
"""


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


def _lines(written: str) -> frozenset[str]:
    return frozenset(" ".join(line.split()) for line in written.split("|"))


MONTHS = {
    "jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4, "may": 5,
    "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9,
    "oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}  # fmt: skip

WEEKDAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)

# What may stand on a line with a date, besides the date and the time of day.
DATE_WORDS = WEEKDAYS | _words(
    "published posted updated update last first modified created date dated issued released release on at of the "
    "gmt bst utc est edt et cst cdt ct mst mdt mt pst pdt pt cet cest ist sgt jst aest aedt sast local time "
    "min mins minute minutes read reading hour hours hr hrs day days week weeks month months ago about for now"
)

# What may stand beside a time of day on a line without a date.
CLOCK_WORDS = _words(
    "published posted updated last at gmt bst utc est edt et cst cdt ct mst mdt mt pst pdt pt cet cest"
)

# A body that publishes: one of these words makes a byline an organisation's.
ORGANISATION_WORDS = _words(
    "news press times post herald guardian reuters bbc tribune journal gazette echo chronicle mail today agency "
    "telegraph mirror observer independent standard globe express examiner enquirer inquirer courier "
    "dispatch bulletin advertiser argus bloomberg cnn abc nbc cbs msnbc espn npr pbs afp ap upi itv itn sky media "
    "radio television tv broadcasting newsroom wire newswire prnewswire magazine review daily weekly mercury sentinel "
    "democrat republican-american argonaut citizen ledger monitor politico axios xinhua tass dpa ansa efe kyodo "
    "yonhap interfax belga ritzau network"
)

# Short names of agencies as they stand in datelines -> the name a reader knows. Keys as written.
AGENCIES = {
    "AP": "Associated Press", "Reuters": "Reuters", "AFP": "Agence France-Presse", "PA": "PA Media",
    "UPI": "United Press International", "dpa": "dpa", "DPA": "dpa", "CNN": "CNN", "BBC": "BBC", "ANSA": "ANSA",
    "EFE": "EFE", "TASS": "TASS", "Xinhua": "Xinhua", "Kyodo": "Kyodo", "CP": "The Canadian Press",
    "AAP": "Australian Associated Press", "KUNA": "KUNA", "WAM": "WAM", "Bloomberg": "Bloomberg", "PTI": "PTI",
    "ANI": "ANI", "IANS": "IANS", "SPA": "SPA", "BUSINESS WIRE": "Business Wire", "Business Wire": "Business Wire",
    "PRNewswire": "PR Newswire", "GLOBE NEWSWIRE": "GlobeNewswire", "REUTERS": "Reuters",
}  # fmt: skip

# Wires that carry other people's announcements: they do not speak as the publisher.
CARRIERS = frozenset({"Business Wire", "PR Newswire", "GlobeNewswire"})

# What a journalist is called, after a name on a byline.
ROLES = _words(
    "correspondent correspondents editor editors reporter reporters writer writers columnist staff bureau chief "
    "journalist producer contributor commentator analyst critic photographer desk newsroom presenter freelance "
    "intern agencies"
)

# What stands before a role: "senior political editor".
DESKS = _words(
    "senior deputy assistant associate chief political politics health science business education home foreign world "
    "national crime sport sports environment economics city legal technology investigations special diplomatic "
    "defence defense arts culture royal religion transport local digital staff europe asia africa markets energy"
)

# The label of a date line whose date stands on the next line.
DATE_LABELS = frozenset({"published", "updated", "last updated", "posted", "first published"})

# Lines that say that a text is a company's announcement.
RELEASE_LINES = frozenset({"for immediate release", "press release", "news release", "media release"})

# Small words inside a name.
PARTICLES = _words("de da di du del della der den van von bin ibn al el la le dos das ter ten y e st mac")

# A line that starts "By ..." with one of these is no byline.
NOT_NAMES = _words(
    "a an this that these those all now then their his her its my your some any no one two three contrast "
    "comparison law default midday noon midnight far"
)

# Whole lines (letters and digits only, in lower case) that belong to the page.
FURNITURE_LINES = _lines("""
    advertisement | advertisement continues below | story continues below advertisement | article continues below |
    article continues after advertisement | advertising | sponsored content | sponsored | share | share this |
    share this article | share this story | share this page | share on facebook | share on twitter | share on x |
    share save | save | print | print this page | email | copy link | copied | listen | listen to this article |
    follow us | subscribe | subscribe now | sign in | log in | register | menu | home | search | close |
    skip to content | skip to main content | more | top stories | trending | trending now | popular | breaking |
    breaking news | live |
    exclusive | for immediate release | embargoed | press release | news release | media release | contents |
    view comments | leave a comment | leave a reply | post a comment | show comments | load more | read more |
    continue reading | continue reading the main story | back to top | topics | tags | loading |
    end of story | story continues below | enlarge image | view gallery |
    javascript is disabled | cookies | privacy policy | terms of use | transcript | full story | more details soon |
    more to follow | report a correction | report an error | report a typo | editors picks
    """)

# Whole lines that open a list of links or an appendix: short lines after them belong to the page too.
LINK_HEADS = _lines("""
    related topics | related | related stories | related articles | related content | related links | related news |
    related coverage | more on this story | more on this | more from this section | more stories | more news |
    most read | most viewed | most popular | most shared | you may also like | you might also like |
    recommended | recommended stories | recommended for you | read next | up next | around the web | around the bbc |
    top comments | comments | latest news | latest stories | editors choice | more coverage | in this article | topics |
    tags | media contact | media contacts | press contact | press contacts | contact | contacts | notes to editors |
    also on this site | explore more |
    explore more on these topics | what to read next | filed under | in this series | promoted stories
    """)

# Whole lines below which readers speak, not the article.
READERS_HEADS = frozenset({"comments", "top comments", "readers comments", "join the conversation"})

# Lines above a headline that name its section.
SECTIONS = _lines(
    """
    opinion | news | world | uk | us | politics | business | sport | sports | health | science | technology | tech |
    analysis | comment | editorial | local | local news | world news | us news | uk news | education | environment |
    culture | entertainment | money | economy | markets | courts | crime | features | national | international
    """
)

# Lines that end a press release: what follows is about the sender.
END_MARKS = frozenset({"###", "##", "ENDS", "-ENDS-", "- ENDS -", "-30-", "- 30 -", "-end-", "- END -", "-END-", "Ends",
                       "***ENDS***", "/ENDS", "– ENDS –", "-Ends-", "- Ends -"})  # fmt: skip

# Openings (lower case, straight marks) of lines that belong to the page, whatever follows on a line of usual length.
FURNITURE_OPENINGS = (
    "for immediate release", "embargoed until", "embargo:",
    "read more:", "read more about ", "more:", "related:", "see also:", "also read:", "read also:", "read next:",
    "don't miss:", "more on this:", "read:", "listen:", "sign up for ", "sign up to ", "sign up here", "subscribe to ",
    "subscribe for ", "get our ", "follow us on ", "follow bbc ", "share this ", "click here ", "tap here ",
    "download the ", "download our ", "get the app", "join our ", "support our ", "all rights reserved", "©",
    "(c) ", "copyright ", "reporting by ", "additional reporting by ", "writing by ", "editing by ", "(reporting by ",
    "(additional reporting by ", "(writing by ", "(editing by ", "with reporting by ", "with additional reporting ",
    "compiled by ", "do you have a story", "if you have been affected ", "if you are affected by ",
    "if you or someone you know ", "have you been affected ", "got a story", "got a tip", "contact us ",
    "send your story", "to report a correction", "this is a breaking news story", "this is a developing story",
    "this breaking news story ", "this story is developing", "this story has been updated",
    "this article has been updated",
    "this story will be updated", "this story is being updated", "this article was originally published",
    "this story was originally published", "this article was first published", "this article originally appeared",
    "this story originally appeared", "this article was amended ", "for more information, visit", "media contact",
    "press contact", "media enquiries", "media inquiries", "for media inquiries", "for media enquiries",
    "for further information", "for more information", "notes to editors",
    "note to editors", "notes for editors", "tags:", "topics:", "filed under",
    "hear more on this story", "you can follow ", "find us on ", "like us on ", "our standards:", "by continuing ",
    "what do you think?", "what questions do you have ", "view this post", "this content is provided by", "click to ",
    "allow ",
)  # fmt: skip

# Openings of lines by which a newsroom speaks of its own text: kept apart, and noted.
EDITOR_OPENINGS = (
    "editor's note", "editors' note", "editors note", "correction:", "corrections:", "clarification:", "correction -",
    "correction –", "correction —", "an earlier version of this ", "a previous version of this ", "retraction:",
)  # fmt: skip

# Endings of lines that thank or credit (lower case, without the final stop).
FURNITURE_ENDINGS = (
    "contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting",
    "all rights reserved", "check back for updates", "opens in new window", "(opens in new tab)",
)  # fmt: skip

# Openings of a picture's line (lower case). A mark must follow, see `is_caption`.
CAPTION_OPENINGS = (
    "photo", "photos", "photograph", "photographs", "image", "images", "image caption", "image source", "image credit",
    "picture", "pictures", "picture credit", "pictured", "pictured above", "pictured below", "caption", "media caption",
    "video", "video caption", "watch", "file photo", "file image", "file picture", "photo credit",
    "photo by", "photos by", "photo courtesy", "picture by", "illustration", "graphic", "map", "infographic",
    "credit", "above", "below",
    "getty images", "slideshow", "gallery", "figure caption",
)  # fmt: skip

# Openings that need no mark after them.
CREDIT_OPENINGS = (
    "photo by ", "photos by ", "photo courtesy", "picture by ", "image source", "image caption",
    "media caption", "video caption", "photograph by ", "photo illustration", "ap photo/", "(ap photo",
)  # fmt: skip

# Who sells pictures: a line that ends in one of these, in brackets or after a slash, is a caption.
PICTURE_DESKS = (
    "getty images", "getty", "alamy", "shutterstock", "ap photo", "pa wire", "pa images", "pa media", "epa", "epa-efe",
    "rex features", "istock", "unsplash", "afp", "reuters", "ap", "zuma press", "wireimage", "usa today sports",
    "imagn images", "anadolu", "nurphoto", "bloomberg", "file", "file photo", "wikimedia commons", "flickr", "handout",
    "the guardian", "the observer", "pa", "pool", "imago",
)  # fmt: skip

# Files about a folder, not articles in it (stems, as written).
FOLDER_FILES = frozenset({"README", "SOURCES", "LICENSE", "LICENCE", "CHANGELOG", "CONTRIBUTING", "NOTICE", "AUTHORS"})
