"""The report for programs: `Report.model_dump_json`, on one line, so that many make JSON Lines."""

import re

from factcheck.models import Report

ALWAYS = {"schema_version", "article", "findings", "provenance"}
"""What a part keeps beside itself; the findings too, since `--strict` speaks of them."""

KEYS: dict[str, set[str] | None] = {
    "all": None,
    "summary": ALWAYS | {"summary"},
    "claims": ALWAYS | {"sources", "claims", "call_sheet", "coverage"},
    "flags": ALWAYS | {"flags"},
}

UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029]")
"""Within JSON these stand only in strings: as escapes they neither steer a terminal nor end a line for anybody."""


def render(report: Report, part: str) -> str:
    """Give the report, or the keys of one part of it, as one line of JSON."""
    line = report.model_dump_json(include=KEYS[part])
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", line) + "\n"
