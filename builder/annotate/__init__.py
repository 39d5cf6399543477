"""Reads the annotation files and finds the passages they quote."""
