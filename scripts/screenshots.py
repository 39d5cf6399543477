"""Takes the pictures of the site that the README shows: `python scripts/screenshots.py site docs`. A new picture is a line in PICTURES."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

PICTURES = {"article": ("articles", "fr", ViewportSize(width=1280, height=860))}
"""Name → folder of the site, language of the page wanted, size. Of the pages that fit, the one with the most notes is taken."""
PAGE_SETTLES = 600  # milliseconds until notes, cards and maps are drawn


def page_of(site: Path, folder: str, language: str) -> Path:
    """The page in the language that has the most notes."""
    texts = {page: page.read_text("utf-8") for page in sorted((site / folder).glob("*.html"))}
    fitting = [page for page, text in texts.items() if f'<div class="text" lang="{language}"' in text]
    if not fitting:
        raise SystemExit(f"{site}: no page in {language} under {folder}. Build the site first: commonplace build")
    return max(fitting, key=lambda page: texts[page].count("footnote-ref"))


def main(site: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name, (folder, language, size) in PICTURES.items():
            page = browser.new_page(viewport=size, color_scheme="light")
            page.goto(page_of(site, folder, language).resolve().as_uri())
            page.wait_for_timeout(PAGE_SETTLES)
            page.screenshot(path=out / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
