"""Turns a folder of saved articles into an annotated, cross-linked reading site. The way of the data is in pipeline.py."""

__version__ = "0.1.0"
