"""What people do with declarations: lodge, find, explain, replay, act, and look a truck up at the lane."""

from __future__ import annotations

import json
import re
import time

from playwright.sync_api import Page, expect

from browser import DESK, PHONE, PLAIN
from console import Console

from . import World, journey


def unique(prefix: str) -> str:
    """A reference or plate that nobody has used."""
    return f"{prefix}{time.time_ns() // 1000 % 10_000_000_000}"


def fields(reference: str, plate: str, **changes: str) -> dict[str, str]:
    """A declaration of car parts at Ciudad Juárez, as the form by hand asks for it."""
    return {
        "reference": reference, "type": "IMD", "office": "07", "procedure": "IMD", "declarant": "SAT970701NN3",
        "importer": "SAT970701NN3", "commodity": "8708.29.99", "description": "Partes y accesorios de vehículos",
        "origin": "US", "packages": "10", "grossMass": "1040.5", "netMass": "980", "value": "12500.00",
        "currency": "USD", "plate": plate,
    } | changes


def fill(page: Page, values: dict[str, str]) -> None:
    for name, value in values.items():
        control = page.locator(f"#{name}")
        if control.evaluate("element => element.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


def lodge(console: Console, reference: str, plate: str) -> str:
    """Lodges by hand and answers the number."""
    console.open("/lodge").unfold(console.words["by hand"])
    fill(console.page, fields(reference, plate))
    console.page.locator("#commodity").press("Enter")
    console.page.wait_for_url("**/declarations/*")
    console.expect_text(console.words["lodged"])
    return console.page.url.split("/declarations/")[1].split("?")[0]


def find(console: Console, text: str, number: str) -> None:
    """Searches, and opens the declaration from the list."""
    console.open("/declarations")
    console.page.fill("#number", text)
    # Unlike the keyboard's own, this press waits for the page that it asks for.
    console.page.locator("#number").press("Enter")
    console.page.locator(f'tbody a[href="/declarations/{number}"]').click()
    expect(console.page.locator("h1")).to_contain_text(number[:4])


def explained(world: World, language: str) -> None:
    trader = world.console("trader", language)
    reference = unique(f"J-{language.upper()}")
    number = lodge(trader, reference, unique("AB"))
    find(trader, reference, number)
    assert trader.page.get_by_text(trader.words["how"]).count() == 0, "a trader sees how the decision was made"
    boss = world.console("supervisor", language)
    find(boss, number, number)
    expect(boss.page.get_by_role("heading", name=boss.words["how"])).to_be_visible()
    boss.press(boss.words["replay"]).expect_text(boss.words["identical"])
    # The result has an address of its own.
    boss.page.reload()
    boss.expect_text(boss.words["identical"])


@journey("a trader lodges by hand and finds it; a supervisor sees why it was decided so and replays it (Spanish)")
def explained_in_spanish(world: World) -> None:
    explained(world, "es")


@journey("a trader lodges by hand and finds it; a supervisor sees why it was decided so and replays it (English)")
def explained_in_english(world: World) -> None:
    explained(world, "en")


def at_the_lane(world: World, language: str) -> None:
    plate = unique("LN")
    lodge(world.console("trader", language), unique("LANE"), plate)
    officer = world.console("lane-officer", language, PHONE).open("/")
    page = officer.page
    assert page.url.endswith("/lane"), f"a lane officer begins at {page.url}"
    page.fill("#key", plate)
    page.keyboard.press("Enter")
    expect(page.locator(".board")).to_contain_text(plate)
    # The keys work once the page's script has run.
    page.wait_for_load_state()
    page.keyboard.press("F8")
    officer.expect_text(officer.words["arrived"])
    expect(page.get_by_role("button", name=officer.words["arrival"])).to_have_count(0)
    page.wait_for_load_state()
    page.keyboard.press("F2")
    page.keyboard.type("NADA99")
    page.keyboard.press("Enter")
    expect(page.locator(".board")).to_contain_text("NADA99")


@journey("the lane officer types a plate, reads the word and records the arrival with a key (Spanish)")
def lane_in_spanish(world: World) -> None:
    at_the_lane(world, "es")


@journey("the lane officer types a plate, reads the word and records the arrival with a key (English)")
def lane_in_english(world: World) -> None:
    at_the_lane(world, "en")


@journey("what is wrong with a form is said at its top and at its fields, without script, and nothing typed is lost")
def mistakes(world: World) -> None:
    for language in ("es", "en"):
        console = world.console("trader", language, PLAIN).open("/lodge").unfold(
            "a mano" if language == "es" else "by hand")
        fill(console.page, fields(unique("M"), "", commodity="87O8", grossMass="mucho"))
        console.page.locator("#reference").press("Enter")
        expect(console.page.locator(".error-summary li")).to_have_count(2)
        expect(console.page.locator("#commodity-error")).to_be_visible()
        expect(console.page.locator("#commodity")).to_have_value("87O8")


def keep(console: Console) -> str:
    """Sends a file that cannot be read and answers the entry under which it is kept."""
    console.open("/lodge")
    message = json.dumps({"reference": unique("Q"), "type": "import!"}).encode()
    console.page.set_input_files(
        "#file", {"name": "declaracion.json", "mimeType": "application/json", "buffer": message})
    console.press(console.words["lodge"])
    told = console.page.locator(".notice").first.inner_text()
    entry = re.search(r"Q[0-9A-F]{24}", re.sub(r"\s", "", told))
    assert entry, f"no entry is named: {told}"
    return entry[0]


@journey("a file that cannot be read is kept with its reasons; a supervisor retries it and sets it aside")
def kept(world: World) -> None:
    entry = keep(world.console("trader"))
    boss = world.console("supervisor", "en").open(f"/quarantine/{entry}")
    boss.page.locator("form[action$='/retry'] button").click()
    expect(boss.page.locator(".notice").first).to_be_visible()
    boss.page.locator("details:has(#reason) > summary").click()
    boss.page.fill("#reason", "Sent by mistake")
    boss.page.locator("form[action$='/discard'] button").click()
    boss.open("/quarantine?state=discarded")
    expect(boss.page.locator(f"a[href='/quarantine/{entry}']")).to_be_visible()


@journey("a supervisor places a hold and lifts it, each with its reason")
def holds(world: World) -> None:
    number = lodge(world.console("trader"), unique("H"), unique("HD"))
    boss = world.console("supervisor").open(f"/declarations/{number}")
    page = boss.page
    page.locator("details:has(form[action$='/place-hold']) > summary").click()
    page.fill("#hold", "SENASICA")
    page.fill("#hold-reason", "Falta el certificado fitosanitario")
    page.locator("form[action$='/place-hold'] button").click()
    page.wait_for_url("**done=place-hold")
    page.locator("details:has(form[action$='/lift-hold']) > summary").click()
    page.select_option("#lift", "SENASICA")
    page.fill("#lift-reason", "Llegó el certificado")
    page.locator("form[action$='/lift-hold'] button").click()
    page.wait_for_url("**done=lift-hold")


@journey("the first page works without script, pages on, and brings less than 100 kB in all")
def light(world: World) -> None:
    console = world.console("supervisor", view=PLAIN)
    sizes: dict[str, int] = {}
    console.page.on(
        "response", lambda answer: sizes.update({answer.url: int(answer.headers.get("content-length", "0"))}))
    console.open("/declarations")
    expect(console.page.locator("tbody tr").first).to_be_visible()
    assert 0 < sum(sizes.values()) < 100_000, f"{sum(sizes.values())} bytes: {sizes}"
    console.page.locator("a[href*='below=']").first.click()
    expect(console.page.locator("tbody tr").first).to_be_visible()


@journey("a declaration of another organisation is not there")
def private(world: World) -> None:
    number = lodge(world.console("trader"), unique("P"), unique("PR"))
    other = world.console("other", "en")
    answer = other.page.goto(f"{world.address}/declarations/{number}")
    assert answer and answer.status == 404, f"status {answer and answer.status}"


@journey("a wrong password is refused; signing out ends the session")
def in_and_out(world: World) -> None:
    console = world.console(language="en", view=DESK).open("/declarations")
    console.page.fill("#account", "other")
    console.page.fill("#password", "not-the-password")
    console.page.keyboard.press("Enter")
    expect(console.page.locator(".error-summary")).to_be_visible()
    account = world.accounts["other"]
    console.page.fill("#password", account.password)
    console.page.keyboard.press("Enter")
    console.page.wait_for_url("**/declarations")
    console.sign_out().open("/declarations")
    assert "/sign-in" in console.page.url, "the session outlives the sign-out"


@journey("everything from signing in to lodging can be done with the keyboard alone")
def keyboard(world: World) -> None:
    account = world.accounts["trader"]
    console = world.console()
    page = console.page
    console.open("/declarations")
    expect(page.locator("#account")).to_be_focused()
    page.keyboard.type(account.name)
    page.keyboard.press("Tab")
    page.keyboard.type(account.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/declarations")
    # The first Tab leads to the link that skips the head of the page.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip", "no skip link comes first"
    walk_to(page, "a[href='/lodge']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lodge")
    walk_to(page, "details:last-of-type > summary")
    page.keyboard.press("Enter")
    for name, value in fields(unique("K"), unique("KB")).items():
        walk_to(page, f"#{name}")
        page.keyboard.type(typed(page, name, value))
    page.keyboard.press("Enter")
    page.wait_for_url("**/declarations/*")
    console.expect_text(console.words["lodged"])


def walk_to(page: Page, selector: str, at_most: int = 60) -> None:
    """Presses Tab, then Shift and Tab, until the element has the focus, which must show."""
    for key in ("Tab", "Shift+Tab"):
        for _ in range(at_most):
            if page.evaluate("selector => document.activeElement === document.querySelector(selector)", selector):
                style = page.evaluate(
                    "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.boxShadow]; }")
                assert style != ["none", "none"], f"{selector} does not show its focus"
                return
            page.keyboard.press(key)
    raise AssertionError(f"{selector} cannot be reached with the keyboard")


def typed(page: Page, name: str, value: str) -> str:
    """What is typed into a field; for a list, the words of the choice."""
    return page.evaluate(
        """([name, value]) => {
          const control = document.getElementById(name);
          if (control.tagName !== "SELECT") return value;
          return [...control.options].find((option) => option.value === value).label;
        }""", [name, value])
