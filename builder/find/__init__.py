"""Finds what a text says about days and places, before anything is decided."""
