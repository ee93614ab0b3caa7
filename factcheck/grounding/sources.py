"""Sources: each name that a chain holds, proved to stand in the article, with its variants, role and kind."""

from dataclasses import dataclass, field
from functools import cached_property

from factcheck.answers import HopSaid
from factcheck.grounding.bench import Bench
from factcheck.language.names import Entity, same_name
from factcheck.models import Finding, Source
from factcheck.terms import Naming, SourceKind


@dataclass
class Registry:
    """The sources of one report, in the order in which claims bring them; the publisher is the first."""

    bench: Bench
    by_model: bool = True
    sources: dict[str, Source] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _known: dict[str, Entity | None] = field(default_factory=dict)
    _sought: set[str] = field(default_factory=set)

    def publisher(self) -> Source:
        """Give the publisher, whose voice every chain begins with."""
        known = self.bench.article.publisher
        return self._keep(self.bench.publisher, kind="publisher", naming="institution" if known else "bare")

    def of(self, hop: HopSaid) -> Source:
        """Give the source that a hop names; a name that is not in the article is kept, with a finding."""
        entity = self.entity(hop.source)
        if entity is not None:
            kind = entity.kind if entity.kind != "other" else hop.kind
            return self._keep(entity.name, entity.variants, entity.role or self._role(hop), kind, entity.naming)
        if (found := self.bench.find(hop.source, self._places(hop))) is not None:
            meant = self.bench.reading.entities.resolve(found.spans[0]) if self.bench.english else None
            naming = meant.naming if meant is not None else hop.naming
            other = meant is not None and meant.name != hop.source and hop.source not in self._speakers
            if meant is not None and other and meant.name in self.sources:
                self._doubled(hop.source, meant.name)
                return self.sources[meant.name]
            return self._keep(hop.source, (), self._role(hop), hop.kind, naming)
        self._absent(hop.source)
        return self._keep(hop.source, (), self._role(hop), hop.kind, hop.naming)

    def told(self, via: str | None) -> str | None:
        """Give whom a source told, by the article's name; one that is not in the article is kept, with a finding."""
        entity = self.entity(via) if via is not None else None
        if via is not None and entity is None:
            self._absent(via)
        return entity.name if entity else via

    def of_entity(self, entity: Entity) -> Source:
        """Give the source of an entity of the reading."""
        return self._keep(entity.name, entity.variants, entity.role, entity.kind, entity.naming)

    def _places(self, hop: HopSaid) -> list[int]:
        return [hop.sentence] if hop.sentence is not None and self.bench.exists(hop.sentence) else []

    def _role(self, hop: HopSaid) -> str | None:
        """Give the role that a model has for a source where the article gives it in these words."""
        return hop.role if hop.role and self.bench.find(hop.role, self._places(hop)) else None

    def _absent(self, name: str) -> None:
        """Note once that a name is nowhere in the article as whole words: "police" does not stand in "policeman"."""
        if name in self._sought or name == self.bench.publisher:
            return
        self._sought.add(name)
        if not any(self.bench.find(form) for form in (name, f"{name}'s", f"{name}'")):
            message = f"the source {name!r} is not named in the article; check who says this"
            self.findings.append(Finding(kind="source_absent", severity="error", message=message, where="sources"))

    def _doubled(self, name: str, first: str) -> None:
        """Note that one source was listed as two: "the diplomat" is the senior diplomat of before."""
        message = f"{name!r} is no second source: in the article it is {first!r}"
        finding = Finding(kind="source_doubled", severity="warning", message=message, where="sources")
        if self.by_model and finding not in self.findings:
            self.findings.append(finding)

    def named(self, name: str) -> Source:
        """Give the source of a name that no chain holds: someone who is awaited or who denies."""
        entity = self.entity(name)
        if entity is None:
            return self._keep(name)
        return self._keep(entity.name, entity.variants, entity.role, entity.kind, entity.naming)

    def entity(self, name: str) -> Entity | None:
        """Give the entity of the reading that a name means."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> Entity | None:
        exact = self._by_form.get(name)
        return exact or next((e for e in self.bench.reading.entities.all if same_name(e.name, name)), None)

    @cached_property
    def _speakers(self) -> frozenset[str]:
        """The names under which the reading has somebody speak."""
        return frozenset(link.entity.name for s in self.bench.reading.statements for link in s.chain)

    @cached_property
    def _by_form(self) -> dict[str, Entity]:
        found: dict[str, Entity] = {}
        for entity in self.bench.reading.entities.all:
            for form in (entity.name, *entity.variants):
                found.setdefault(form, entity)
        return found

    def _keep(
        self,
        name: str,
        variants: tuple[str, ...] = (),
        role: str | None = None,
        kind: SourceKind = "other",
        naming: Naming = "named",
    ) -> Source:
        if name not in self.sources:
            others = tuple(v for v in dict.fromkeys(variants) if v != name)
            self.sources[name] = Source(
                id=f"s{len(self.sources)}", name=name, variants=others, role=role, kind=kind, naming=naming
            )
        return self.sources[name]
