"""The places of the world: compiled once into SQLite, then looked up by name."""
