"""Every page that the navigation leads to keeps the rules, for everyone, in both languages."""

from __future__ import annotations

import re

from browser import PLAIN, VIEWS

from . import Skipped, World, journey


@journey("the sign-in page keeps the rules by day and night, on desk and phone, in both languages")
def sign_in_page(world: World) -> None:
    for view in VIEWS:
        for language in ("es", "en"):
            world.console(language=language, view=view).open("/sign-in")


@journey("whoever is not signed in is led to the sign-in page")
def strangers(world: World) -> None:
    console = world.console().open("/declarations")
    assert "/sign-in" in console.page.url or console.page.get_by_label(console.words["password"]).count() == 1


@journey("a page that is not there says so and stays in the reader's language")
def not_found(world: World) -> None:
    world.console(language="en").open("/nothing-here").expect_text(re.compile("nothing at this address|Sign in"))


@journey("every section opens for every role that has it and keeps the rules, in both languages")
def sections(world: World) -> None:
    if not world.accounts:
        raise Skipped("no accounts given")
    for role in (role for role, account in world.accounts.items() if not account.isDouble):
        for language in ("es", "en"):
            console = world.console(role, language).open("/")
            for address in console.sections:
                console.open(address)
            console.context.close()


@journey("the console works without script")
def without_script(world: World) -> None:
    if not world.accounts:
        raise Skipped("no accounts given")
    console = world.console(next(iter(world.accounts)), view=PLAIN).open("/")
    for address in console.sections:
        console.open(address)
        assert console.heading
    console.sign_out()
