"""Reads a seed: bytes to text, text to paragraphs, paragraphs to their parts in the article."""
