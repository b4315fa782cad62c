"""Accounts, second factors, tokens, and what two people do together."""

from __future__ import annotations

import re

from playwright.sync_api import expect

import totp
from console import Account, Console

from . import JOURNEYS, World, journey
from .clearance import unique
from .pages import look

PAGES = [
    ("sign-in", None, "/sign-in"),
    ("account-trader", "other", "/account"),
    ("account-official", "auditor", "/account"),
    ("password", "other", "/password"),
    ("enrol", "other", "/enrol"),
    ("account-new", "administrator", "/accounts/new"),
    ("account-file", "administrator", "/accounts/examiner"),
    ("account-read", "auditor", "/accounts/examiner"),
    ("organisations", "administrator", "/organisations"),
    ("approvals", "supervisor", "/approvals"),
    ("approvals-approved", "auditor", "/approvals?state=approved"),
]

for page_name, reader, place in PAGES:
    JOURNEYS.append((
        f"the page {page_name} keeps the rules in every view",
        lambda world, name=page_name, who=reader, where=place: look(world, name, who, where)))


@journey("an official is made by two people, and sets up a password and a phone of his own")
def new_official(world: World) -> None:
    login = unique("nuevo").lower()
    administrator = world.console("administrator").open("/accounts/new")
    page = administrator.page
    page.fill("#login", login)
    page.fill("#name", "Nadia Nuevo")
    page.check("input[name=roles][value=validator]")
    page.fill("#reason", "Ingreso en mayo")
    page.locator("main form button").last.click()
    expect(page.locator("main")).to_contain_text("Otra persona tiene que aprobarlo")
    password = page.locator(".notice code.id").first.inner_text()
    page.get_by_role("link", name="Ver la propuesta").click()
    assert page.get_by_role("button", name="Aprobar").count() == 0, "who proposes may approve"
    proposal = page.url.removeprefix(world.address)

    supervisor = world.console("supervisor", "en").open("/approvals")
    supervisor.open(proposal).press("Refuse")
    expect(supervisor.page.locator(".error-summary")).to_be_visible()
    supervisor.press("Approve")
    expect(supervisor.page.locator("main .tag")).to_contain_text("Approved")

    person = world.console()
    secret, codes = first_entry(person, Account(login, password))
    assert len(codes) == 8, f"{len(codes)} recovery codes"
    person.sign_out().open("/sign-in")
    again(person, login, "tres tristes tigres", codes[0])
    expect(person.page.get_by_role("button", name=person.words["sign out"])).to_be_visible()
    person.open("/account").expect_text(re.compile("7 códigos"))
    assert secret not in person.page.content(), "the secret is still shown"


def first_entry(person: Console, account: Account) -> tuple[str, list[str]]:
    """Signs in for the first time; answers the secret of the one-time codes and the recovery codes."""
    page = person.open("/sign-in").page
    again(person, account.name, account.password, "")
    page.wait_for_url("**/password")
    page.fill("#present", account.password)
    page.fill("#new", "corta")
    page.locator("main form button").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.fill("#present", account.password)
    page.fill("#new", "tres tristes tigres")
    page.locator("main form button").click()
    page.wait_for_url("**/enrol")
    secret = page.locator("main code.id").first.inner_text()
    page.fill("#code", totp.code(secret))
    page.locator("main form button").click()
    expect(page.locator("ul.plain li").first).to_be_visible()
    return secret, page.locator("ul.plain li").all_inner_texts()


def again(person: Console, login: str, password: str, code: str) -> None:
    person.page.fill("#account", login)
    person.page.fill("#password", password)
    person.page.fill("#code", code)
    person.page.keyboard.press("Enter")


@journey("a trader makes a token, a program works with it, and it ends when it is revoked")
def token(world: World) -> None:
    console = world.console("trader").open("/account")
    page = console.page
    console.unfold("Crear una clave")
    page.fill("#label", "ERP de prueba")
    page.get_by_role("button", name="Crear la clave").click()
    text = page.locator(".notice code.id").first.inner_text()
    assert text.startswith("garita_"), text

    def status() -> int:
        answer = world.browser.new_context().request.get(
            f"{world.address}/api/declarations?limit=1", headers={"Authorization": f"Bearer {text}"})
        return answer.status

    assert status() == 200, f"the token answers {status()}"
    row = page.locator("tr", has_text="ERP de prueba").first
    row.get_by_role("button", name="Revocar").click()
    expect(page.locator("tr", has_text="ERP de prueba").first).to_contain_text("Revocada")
    assert status() == 401, f"the revoked token answers {status()}"
