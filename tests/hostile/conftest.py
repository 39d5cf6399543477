"""The browser that the tests of reading use too."""

from tests.browser.conftest import browser

__all__ = ["browser"]
