"""A validation on the phone: the network comes and goes, and what was written arrives once."""

from __future__ import annotations

import hashlib
import json
import os
import struct
import tempfile
import time
import zlib
from types import SimpleNamespace

from playwright.sync_api import Locator, Page, expect

import totp
from browser import CHROMIUM, PHONE
from console import PATIENCE, Console
from lossy import LossyLine

from . import Skipped, World, journey


def picture(shade: int) -> bytes:
    """A PNG of 64 × 64 points in one shade: another shade is another picture."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([shade]) * 64 for _ in range(64))
    head = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Phone:
    """The phone's page as a validator uses it."""

    def __init__(self, console: Console, visit: str) -> None:
        self.console = console
        self.visit = visit
        self.page: Page = console.page

    def open(self) -> Phone:
        self.page.goto(f"{self.console.address}/office/visits/{self.visit}/phone")
        return self.ready()

    def ready(self) -> Phone:
        expect(self.page.locator("#phone[data-ready=yes]")).to_be_attached()
        return self

    def offline_ready(self) -> Phone:
        expect(self.page.locator("#phone[data-offline=ready]")).to_be_attached(timeout=60_000)
        return self

    @property
    def card(self) -> Locator:
        return self.page.locator(".check:not([hidden])")

    def go(self, number: int) -> Phone:
        self.page.evaluate(f"location.hash = 'check-{number}'")
        expect(self.page.locator(f"#check-{number}")).to_be_visible()
        expect(self.page.locator(".check:visible")).to_have_count(1)
        return self

    def fill(self, number: int, result: str, note: str = "", photo: bytes | None = None) -> Phone:
        self.go(number)
        self.card.get_by_label(result, exact=True).check()
        if note:
            self.card.get_by_label("Lo que vio").fill(note)
        if photo:
            self.card.get_by_label("Tomar fotografías").set_input_files(
                {"name": "foto.png", "mimeType": "image/png", "buffer": photo})
            expect(self.card.locator(".pictures li")).to_have_count(1)
        return self

    def answer(self, number: int, result: str, note: str = "", photo: bytes | None = None) -> Phone:
        self.fill(number, result, note, photo)
        self.card.get_by_role("button", name="Guardar y seguir").click()
        expect(self.page.locator(f"#check-{number} .stands")).to_contain_text(result)
        return self

    def waiting(self, count: int) -> Phone:
        expect(self.page.locator("#phone-outbox")).to_have_attribute("data-waiting", str(count), timeout=60_000)
        return self

    def link(self, words: str) -> Phone:
        expect(self.page.locator("#phone-link")).to_contain_text(words)
        return self

    def paint(self, world: World, name: str) -> Phone:
        world.pictures.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=world.pictures / f"visits-{name}.png", full_page=True)
        return self


def asked(console: Console, visit: str) -> dict:
    """The visit as the server has it."""
    answer = console.context.request.get(
        f"{console.address}/api/programme/visits/{visit}", headers={"Accept": "application/json"})
    assert answer.ok, f"{answer.status} for {visit}"
    return json.loads(answer.text())


def planned(console: Console) -> str:
    """A visit of this validator that nobody has begun."""
    answer = console.context.request.get(
        f"{console.address}/api/programme/visits?mine=1", headers={"Accept": "application/json"})
    for visit in json.loads(answer.text())["visits"]:
        if visit["state"] == "planned":
            return visit["visit"]
    raise Skipped("no planned visit of this validator")


def results(visit: dict) -> list[tuple[str, str]]:
    return sorted((entry["question"], entry["result"]) for entry in visit["entries"])


@journey("a validator works on without a network, reloads meanwhile, and everything arrives once")
def without_network(world: World) -> None:
    console = world.console("validator", view=PHONE)
    visit = planned(console)
    phone = Phone(console, visit).open().offline_ready()
    console._look()
    phone.paint(world, "online")
    phone.answer(1, "Cumple").waiting(0).link("Con red")

    console.context.set_offline(True)
    phone.link("Sin red")
    photo = picture(90)
    phone.answer(2, "No cumple", "El patio sur no tiene luz", photo)
    phone.answer(3, "En parte", "Faltan dos folios en el libro").waiting(3)
    # A correction of what has not been sent yet, once the page has gone on by itself.
    expect(phone.page.locator("#check-4")).to_be_visible()
    phone.answer(3, "Cumple").waiting(4)
    phone.fill(4, "No cumple", "Sin terminar de escribir").paint(world, "offline")
    console._look()

    # The page is closed and opened again where there is no network: all is there, the unfinished too.
    phone.page.reload()
    phone.ready().waiting(4).link("Sin red")
    expect(phone.page.locator("#check-2 .stands")).to_contain_text("El patio sur no tiene luz")
    phone.go(4)
    expect(phone.card.get_by_label("Lo que vio")).to_have_value("Sin terminar de escribir")
    phone.card.get_by_role("button", name="Guardar y seguir").click()
    phone.fill(5, "No se revisó")
    phone.card.get_by_role("button", name="Guardar y seguir").click()
    expect(phone.card.locator(".problems")).to_contain_text("Diga por qué no se revisó")
    phone.card.get_by_label("Por qué no se revisó").select_option(label="No se pudo ver")
    phone.card.get_by_role("button", name="Guardar y seguir").click()
    phone.waiting(6).paint(world, "offline-again")
    assert results(from_elsewhere(world, visit)) == [("2.1", "met")], "nothing may have been sent yet"

    console.context.set_offline(False)
    since = time.monotonic()
    phone.waiting(0).link("Con red")
    print(f"          all sent {time.monotonic() - since:.1f} s after the network came back")
    server = asked(console, visit)
    assert results(server) == [
        ("2.1", "met"), ("2.2", "not-met"), ("2.3", "met"), ("2.3", "partly"), ("2.4", "not-met"), ("2.5", "not-checked"),
    ], results(server)
    assert len({entry["id"] for entry in server["entries"]}) == 6
    assert [each["hash"] for each in server["photos"]] == [hashlib.sha256(photo).hexdigest()]
    checks = {check["question"]: check for check in server["checks"]}
    assert checks["2.3"]["result"] == "met" and len(checks["2.3"]["standing"]) == 1
    # Sent again by hand: nothing is doubled.
    phone.page.get_by_role("button", name="Enviar ahora").click()
    phone.waiting(0)
    assert len(asked(console, visit)["entries"]) == 6
    phone.paint(world, "sent")


def from_elsewhere(world: World, visit: str) -> dict:
    """The same question from another window, since this one has no network."""
    return asked(world.console("validator"), visit)


@journey("answers that the server gave are lost on the way, and everything still arrives once")
def lost_answers(world: World) -> None:
    first = world.console("validator", view=PHONE)
    visit = planned(first)
    with LossyLine(world.address) as line:
        console = Console(world.browser, line.address, "es", PHONE, world.looked_at, world.sessions)
        world._open.append(console)
        console.sign_in(world.accounts["validator"])
        phone = Phone(console, visit).open()
        line.lose("POST", "/entries", times=3)
        line.lose("PUT", "/photos/", times=2)
        phone.answer(1, "Cumple")
        phone.answer(2, "No cumple", "Sello sin registrar", picture(40))
        phone.answer(3, "No cumple", "Otro sello sin registrar", picture(41))
        phone.waiting(0).link("Con red")
        server = asked(first, visit)
        assert len(line.lost) == 5, line.lost
        assert results(server) == [("2.1", "met"), ("2.2", "not-met"), ("2.3", "not-met")], results(server)
        assert sorted(each["hash"] for each in server["photos"]) == sorted(
            hashlib.sha256(picture(shade)).hexdigest() for shade in (40, 41))
        # The same once more while the page is reloaded between the sending and its answer.
        line.lose("POST", "/entries", times=1)
        phone.answer(4, "Cumple")
        phone.page.reload()
        phone.ready().waiting(0)
        assert len(line.lost) == 6, line.lost
        assert len(asked(first, visit)["entries"]) == 4
        console.context.close()
        world._open.remove(console)


@journey("a session that ends meanwhile costs nothing: the queue waits for the same person to sign in again")
def ended_session(world: World) -> None:
    if "second-validator" not in world.accounts:
        raise Skipped("no account of a second validator given")
    account = world.accounts["second-validator"]
    console = world.console("second-validator", view=PHONE)
    visit = planned(console)
    phone = Phone(console, visit).open().offline_ready()
    phone.answer(1, "Cumple").waiting(0)
    console.context.clear_cookies()
    phone.answer(2, "En parte", "Dos luminarias fundidas").waiting(1).link("Su sesión terminó")
    phone.paint(world, "signed-out")

    # Someone else signs in on the same phone: what waits is not sent in another person's name.
    console.context.add_cookies(world.sessions[world.accounts["validator"].name])
    phone.page.get_by_role("button", name="Enviar ahora").click()
    phone.link("Otra persona inició sesión").waiting(1)
    assert len(asked(console, visit)["entries"]) == 1

    console.context.clear_cookies()
    phone.page.get_by_role("link", name="Iniciar sesión y enviar").click()
    console.fill(console.words["account"], account.name).fill(console.words["password"], account.password)
    console.fill(console.words["code"], totp.code(account.secret or "", time.time() + 30))
    phone.page.get_by_role("button", name=console.words["sign in"]).click()
    phone.ready().waiting(0).link("Con red")
    assert results(asked(console, visit)) == [("2.1", "met"), ("2.2", "partly")]
    world.sessions[account.name] = [
        cookie for cookie in console.context.cookies() if cookie["name"] == "garita_session"]


@journey("two validators who differ see it, settle it, sign and close the visit")
def two_validators(world: World) -> None:
    lead = world.console("validator", view=PHONE)
    visit = planned(lead)
    second = world.console("second-validator", view=PHONE)
    one, two = Phone(lead, visit).open(), Phone(second, visit).open()
    one.answer(1, "Cumple").waiting(0)
    two.answer(1, "No cumple", "Hay un hueco junto a la caseta").waiting(0)
    one.page.get_by_role("button", name="Enviar ahora").click()
    one.go(1)
    expect(one.card.get_by_text("Ustedes dos dicen cosas distintas")).to_be_visible()
    one.paint(world, "conflict")
    lead._look()
    one.fill(1, "No cumple", "Hueco de 1 m junto a la caseta")
    one.card.get_by_label("Lo acordamos").check()
    one.card.get_by_role("button", name="Guardar y seguir").click()
    for number in range(2, 7):
        one.answer(number, "Cumple")
    one.waiting(0)
    for console in (lead, second):
        console.open(f"/office/visits/{visit}").press("Firmar el informe")
        console.expect_text("Su firma quedó registrada")
    second.press("Cerrar la visita").expect_text("La visita quedó cerrada")
    server = asked(lead, visit)
    assert server["state"] == "closed" and server["report"] == server["reportHash"]
    assert len(server["signatures"]) == 2 and server["gaps"] == []


@journey("the browser is closed with answers unsent and opened again without a network: they are still there")
def restart(world: World) -> None:
    elsewhere = world.console("validator", view=PHONE)
    visit = planned(elsewhere)
    with tempfile.TemporaryDirectory(prefix="garita-browser-") as folder:

        def window(is_offline: bool) -> Phone:
            context = world.browser.browser_type.launch_persistent_context(
                folder, executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [],
                viewport={"width": PHONE.width, "height": PHONE.height}, locale="es-MX", offline=is_offline)
            context.set_default_timeout(PATIENCE)
            return Phone(SimpleNamespace(address=world.address, context=context, page=context.pages[0]), visit)

        phone = window(is_offline=False)
        phone.console.context.add_cookies(world.sessions[world.accounts["validator"].name])
        phone.open().offline_ready()
        phone.console.context.set_offline(True)
        phone.answer(1, "No cumple", "Sin bitácora", picture(120)).answer(2, "Cumple").waiting(3)
        phone.console.context.close()

        phone = window(is_offline=True).open().waiting(3).link("Sin red")
        expect(phone.page.locator("#check-1 .stands")).to_contain_text("Sin bitácora")
        phone.answer(3, "Cumple").waiting(4)
        assert asked(elsewhere, visit)["entries"] == []
        # The session went with the browser; the queue did not.
        phone.console.context.set_offline(False)
        phone.link("Su sesión terminó").waiting(4)
        phone.console.context.add_cookies(world.sessions[world.accounts["validator"].name])
        phone.page.get_by_role("button", name="Enviar ahora").click()
        phone.waiting(0).link("Con red")
        phone.console.context.close()
    server = asked(elsewhere, visit)
    assert results(server) == [("2.1", "not-met"), ("2.2", "met"), ("2.3", "met")], results(server)
    assert [each["hash"] for each in server["photos"]] == [hashlib.sha256(picture(120)).hexdigest()]
