"""Every kind of page in every state that matters: the accessibility rules, the texts, and a picture of each."""

from __future__ import annotations

from collections.abc import Callable

from browser import DESK, NIGHT, PHONE, PHONE_NIGHT

import accessibility

from . import JOURNEYS, World
from .clearance import keep, lodge, unique

VIEWS = ((DESK, "es"), (NIGHT, "es"), (PHONE, "es"), (PHONE_NIGHT, "es"), (DESK, "en"))


def first(list_: str, prefix: str) -> Callable[[World], str]:
    """The first entry of a list, which must have one."""
    def address(world: World) -> str:
        console = world.console("supervisor").open(list_)
        link = console.page.locator(f"tbody a[href^='{prefix}']").first
        return link.get_attribute("href") or ""
    return address


def own(path: str) -> Callable[[World], str]:
    """A path about a declaration that the trader lodges now."""
    return lambda world: path.replace("NUMBER", lodge(world.console("trader"), unique("V"), unique("VW")))


RED = first("/declarations?channel=red", "/declarations/")

# Name, who looks, where.
PAGES: list[tuple[str, str | None, str | Callable[[World], str]]] = [
    ("list", "supervisor", "/declarations"),
    ("list-trader", "trader", "/declarations"),
    ("list-search", "supervisor", "/declarations?party=SAT970701NN3&channel=red"),
    ("list-mistake", "supervisor", "/declarations?commodity=12&from=x"),
    ("declaration-red", "supervisor", RED),
    ("declaration-replay", "supervisor", lambda world: RED(world) + "?replay=1"),
    ("declaration-yellow", "examiner", first("/declarations?channel=yellow", "/declarations/")),
    ("declaration-green", "auditor", first("/declarations?channel=green&state=released", "/declarations/")),
    ("declaration-trader", "trader", own("/declarations/NUMBER?done=lodged")),
    ("lodge", "trader", "/lodge"),
    ("lane", "lane-officer", "/lane"),
    ("lane-found", "lane-officer", own("/lane?key=NUMBER")),
    ("lane-unknown", "lane-officer", "/lane?key=NADA99"),
    ("quarantine-entry", "supervisor", lambda world: f"/quarantine/{keep(world.console('trader'))}"),
    ("quarantine", "supervisor", "/quarantine"),
    ("quarantine-aside", "supervisor", "/quarantine?state=discarded"),
    ("figures", "programme-manager", "/figures"),
    ("figures-week", "supervisor", "/figures?span=week&office=07"),
    ("events", "auditor", "/events"),
    ("events-kind", "auditor", "/events?kind=declaration.decided"),
    ("accounts", "administrator", "/accounts"),
    ("not-found", "trader", "/declarations/NADA"),
    ("forbidden", "trader", "/figures"),
]


def look(world: World, name: str, who: str | None, where: str | Callable[[World], str]) -> None:
    address = where if isinstance(where, str) else where(world)
    wrong = []
    world.pictures.mkdir(parents=True, exist_ok=True)
    for view, language in VIEWS:
        console = world.console(who, language, view)
        page = console.page
        page.goto(world.address + address)
        page.screenshot(path=world.pictures / f"{name}.{language}.{view.name}.png", full_page=True)
        found = accessibility.complaints(page)
        if "⟦" in page.content():
            found.append("a text is missing")
        if page.locator("html").get_attribute("lang") != language:
            found.append("the page is in another language")
        wrong += [f"{language}, {view.name}: {text}" for text in found]
        console.context.close()
    assert not wrong, "\n".join(wrong)


for page_name, reader, place in PAGES:
    JOURNEYS.append((
        f"the page {page_name} keeps the rules in every view",
        lambda world, name=page_name, who=reader, where=place: look(world, name, who, where)))
