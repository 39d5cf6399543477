"""Writes the pages, one function per kind of page; escaping is in escape.py and nowhere else."""
