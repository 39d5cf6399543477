"""Brings the articles together: the index of places and dates, neighbours, accounts."""
