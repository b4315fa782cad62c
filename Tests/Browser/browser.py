"""One headless Chromium, and the ways a page is looked at: day and night, desk and phone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@dataclass(frozen=True)
class View:
    """How a reader looks at a page."""

    name: str
    width: int
    height: int
    scheme: str = "light"
    script: bool = True

    def open(self, browser: Browser, language: str = "es") -> BrowserContext:
        return browser.new_context(
            viewport={"width": self.width, "height": self.height},
            color_scheme=self.scheme,
            java_script_enabled=self.script,
            reduced_motion="reduce",
            locale="es-MX" if language == "es" else "en-US",
        )


DESK = View("desk", 1280, 900)
NIGHT = View("night", 1280, 900, scheme="dark")
PHONE = View("phone", 390, 844)
PHONE_NIGHT = View("phone-night", 390, 844, scheme="dark")
PLAIN = View("plain", 1280, 900, script=False)
VIEWS = (DESK, NIGHT, PHONE, PHONE_NIGHT)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright; nothing is downloaded."""
    with sync_playwright() as playwright:
        # The sandbox cannot start as root, which is who runs in a container.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        try:
            yield browser
        finally:
            browser.close()
