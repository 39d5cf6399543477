"""Finds what a text says about days and places, before anything is decided."""

MOST_MENTIONS = 4_000
"""Of days, and of places, in an article: twice those of the longest report that is read. Finders stop one after it."""
