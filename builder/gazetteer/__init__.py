"""The places of the world: compiled once into SQLite, then looked up by name. A new source of names goes into sources.py."""

from builder.gazetteer.compiled import SKELETON_COUNTRIES
from builder.gazetteer.local import parse_places
from builder.gazetteer.store import Gazetteer, open_gazetteer

__all__ = ["SKELETON_COUNTRIES", "Gazetteer", "open_gazetteer", "parse_places"]
