"""Who is who: the people, bodies and places a text names, their variants and roles, and whom a pronoun means."""

from factcheck.language.names.entities import Entity
from factcheck.language.names.found import Entities, find_entities
from factcheck.language.names.same import same_name, spellings

__all__ = ["Entities", "Entity", "find_entities", "same_name", "spellings"]
