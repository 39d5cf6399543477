"""Decides what a mention means: which day, which place, and why."""
