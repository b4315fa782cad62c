"""What people do, end to end. Each journey is a function marked with `@journey("a sentence")`; every module in this
folder is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from browser import DESK, View
from console import Account, Console


@dataclass
class World:
    """What a journey needs: the browser, the address of a running Garita, an account per role."""

    browser: Browser
    address: str
    accounts: dict[str, Account]
    looked_at: set = field(default_factory=set)
    sessions: dict[str, list] = field(default_factory=dict)
    # Where pictures of pages go.
    pictures: Path = Path("/tmp/garita-journeys")
    _open: list[Console] = field(default_factory=list)

    def console(self, role: str | None = None, language: str = "es", view: View = DESK) -> Console:
        """A new window; signed in when a role is named."""
        console = Console(self.browser, self.address, language, view, self.looked_at, self.sessions)
        self._open.append(console)
        if role:
            if role not in self.accounts:
                raise Skipped(f"no account of a {role} given")
            console.sign_in(self.accounts[role])
        return console

    def close(self) -> None:
        """Closes every window; fails with all that went wrong in them."""
        wrong = []
        for console in self._open:
            try:
                console.close()
            except AssertionError as error:
                wrong.append(str(error))
        self._open.clear()
        if wrong:
            raise AssertionError("\n".join(wrong))


class Skipped(Exception):
    """The journey cannot be made here, and says why."""


JOURNEYS: list[tuple[str, Callable[[World], None]]] = []


def journey(sentence: str) -> Callable[[Callable[[World], None]], Callable[[World], None]]:
    def note(function: Callable[[World], None]) -> Callable[[World], None]:
        JOURNEYS.append((sentence, function))
        return function

    return note


def load() -> list[tuple[str, Callable[[World], None]]]:
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        importlib.import_module(f"{__name__}.{module}")
    return JOURNEYS
