"""`python -m builder` is `commonplace`."""

from builder.cli import main

main(prog_name="commonplace")
