"""Takes the pictures of the site that the README shows: `python scripts/screenshots.py site docs/images`. A new picture is a line in PICTURES."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDE, NARROW = (1280, 860), (390, 780)
PICTURES = {
    "article": ("articles", 0, WIDE, "light"),
    "article-right-to-left": ("articles", -1, WIDE, "dark"),
    "article-on-a-phone": ("articles", 0, NARROW, "light"),
    "place": ("places/abu-kamal*", 0, WIDE, "light"),
    "map": ("map/index.html", 0, WIDE, "light"),
    "accounts": ("accounts", 0, WIDE, "light"),
}
"""Name → folder or page of the site, which of its pages, size, colours."""
PAGE_SETTLES = 600  # milliseconds until notes, cards and maps are drawn


def page_of(site: Path, where: str, which: int) -> Path:
    """The page, index pages left aside where a folder is asked for."""
    pattern = where if where.endswith((".html", "*")) else f"{where}/*.html"
    pages = [
        page
        for page in sorted(site.glob(pattern))
        if page.is_file() and (page.name != "index.html" or where.endswith(".html"))
    ]
    if not pages:
        raise SystemExit(f"{site}: no page {where}. Build the site first: commonplace build")
    return pages[which]


def main(site: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name, (where, which, (width, height), scheme) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(page_of(site, where, which).resolve().as_uri())
            page.wait_for_timeout(PAGE_SETTLES)
            page.screenshot(path=out / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
