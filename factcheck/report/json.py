"""The report for programs: `Report.model_dump_json`, on one line, so that many make JSON Lines."""

from factcheck.models import Report

ALWAYS = {"schema_version", "article", "findings", "provenance"}
"""What a part keeps beside itself; the findings too, since `--strict` speaks of them."""

KEYS: dict[str, set[str] | None] = {
    "all": None,
    "summary": ALWAYS | {"summary"},
    "claims": ALWAYS | {"sources", "claims", "call_sheet", "coverage"},
    "flags": ALWAYS | {"flags"},
}

ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
"""Within JSON these stand only in strings: as escapes they neither steer a terminal nor end a line for anybody."""


def render(report: Report, part: str) -> str:
    """Give the report, or the keys of one part of it, as one line of JSON."""
    return report.model_dump_json(include=KEYS[part]).translate(ESCAPED) + "\n"
