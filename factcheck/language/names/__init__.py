"""Who is who: the people, bodies and places a text names, their variants and roles, and whom a pronoun means."""

from factcheck.language.names.entities import Entity
from factcheck.language.names.found import Entities, find_entities, goes_by
from factcheck.language.names.same import same_name, spellings

__all__ = ["Entities", "Entity", "find_entities", "goes_by", "same_name", "spellings"]
