"""One file to hand over: it unpacks into one folder, and the same site gives the same bytes."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from builder.carry import zip_site


def test_a_site_is_packed_whole_and_always_alike(tmp_path: Path) -> None:
    root = tmp_path / "my-collection"
    (root / "site/articles").mkdir(parents=True)
    (root / "site/index.html").write_text("<p>home", "utf-8")
    (root / "site/articles/é.html").write_text("<p>é", "utf-8")
    package = zip_site(root)
    first = package.read_bytes()
    os.utime(root / "site/index.html", (0, 0))
    assert zip_site(root).read_bytes() == first
    with zipfile.ZipFile(package) as opened:
        assert opened.namelist() == ["my-collection/articles/é.html", "my-collection/index.html"]
        assert opened.read("my-collection/articles/é.html") == "<p>é".encode()
    assert sorted(path.name for path in root.iterdir()) == ["my-collection.zip", "site"]
