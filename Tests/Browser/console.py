"""Garita's console as a person uses it: by labels, links and buttons, never by the insides of the markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Response, expect

import accessibility
import totp
from browser import DESK, View


# Long enough for a loaded machine; what passes does not wait for it.
expect.set_options(timeout=20_000)
PATIENCE = 30_000


@dataclass(frozen=True)
class Account:
    """Who signs in. `secret` is the Base32 secret of the one-time codes, for those who have one."""

    name: str
    password: str
    secret: str | None = None
    # The person's own name, as pages write it.
    person: str = ""
    # The number of the organisation for whom the person acts.
    organisation: str = ""
    # Another account of the run holds the same duties: what looks at every role passes it over.
    isDouble: bool = False


# The secrets of one-time codes that were set up during the run, by account.
_secrets: dict[str, str] = {}

# The words by which the console is found, Spanish and English.
WORDS = {
    "es": {
        "account": "Usuario",
        "password": "Contraseña",
        "code": "Código de un solo uso",
        "sign in": "Entrar",
        "sign out": "Cerrar sesión",
        "lodge": "Presentar declaración",
        "by hand": "Escribirla a mano, una partida",
        "lodged": "La declaración quedó presentada",
        "how": "Cómo se decidió",
        "replay": "Repetir la decisión",
        "identical": "La repetición es idéntica",
        "arrival": "Registrar llegada",
        "arrived": "Quedó registrada la llegada",
    },
    "en": {
        "account": "User name",
        "password": "Password",
        "code": "One-time code",
        "sign in": "Sign in",
        "sign out": "Sign out",
        "lodge": "Lodge declaration",
        "by hand": "Fill it in by hand, one item",
        "lodged": "The declaration has been lodged",
        "how": "How it was decided",
        "replay": "Replay the decision",
        "identical": "The replay is identical",
        "arrival": "Record arrival",
        "arrived": "The arrival of the goods is recorded",
    },
}


class Console:
    """One reader's window. Collects everything that goes wrong in it; `close` fails on what was collected."""

    def __init__(
        self, browser: Browser, address: str, language: str = "es", view: View = DESK, looked_at: set | None = None,
        sessions: dict[str, list] | None = None,
    ) -> None:
        self.address = address.rstrip("/")
        self.language = language
        self.view = view
        self.words = WORDS[language]
        self.wrong: list[str] = []
        # Whether the rules of accessibility are checked on each kind of page that comes.
        self.checks_rules = True
        # Which kinds of page were checked already, in which view and language; shared by all windows of a run.
        self._looked_at = set() if looked_at is None else looked_at
        # A one-time code works once, so everybody signs in once a run: their cookies by account.
        self._sessions = {} if sessions is None else sessions
        self._account: str | None = None
        self.context = view.open(browser, language)
        self.context.set_default_timeout(PATIENCE)
        self.context.add_cookies([{"name": "language", "value": language, "url": self.address}])
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("response", self._answered)

    # Going about

    def open(self, path: str) -> Console:
        self.page.goto(self.address + path)
        return self._look()

    def follow(self, link: str | re.Pattern[str]) -> Console:
        self.page.get_by_role("link", name=link).first.click()
        return self._look()

    def press(self, button: str | re.Pattern[str]) -> Console:
        self.page.get_by_role("button", name=button).first.click()
        return self._look()

    def fill(self, label: str, value: str) -> Console:
        self.page.get_by_label(label).first.fill(value)
        return self

    def choose(self, label: str, value: str) -> Console:
        """Chooses an answer of a list, or of a group of which only the answer's label is named."""
        field = self.page.get_by_label(label).first
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            self.page.get_by_label(value).first.check()
        return self

    def unfold(self, summary: str) -> Console:
        self.page.locator("summary", has_text=summary).first.click()
        return self

    # Signing in and out

    def sign_in(self, account: Account) -> Console:
        """Signs in; sets the one-time codes up when the account has none yet. A session that was begun goes on."""
        self._account = account.name
        if account.name in self._sessions:
            self.context.add_cookies(self._sessions[account.name])
            # On a slow machine a session may have been idle too long for it to go on.
            if self.context.request.get(f"{self.address}/account", max_redirects=0).ok:
                return self
            self.context.clear_cookies(name="garita_session")
        self.open("/sign-in")
        self.fill(self.words["account"], account.name).fill(self.words["password"], account.password)
        secret = account.secret or _secrets.get(account.name)
        if secret:
            self.fill(self.words["code"], totp.code(secret))
        self.press(self.words["sign in"])
        if self.page.url.endswith("/enrol"):
            _secrets[account.name] = secret = self.page.locator("main code.id").first.inner_text()
            self.page.get_by_label(re.compile("Código|code")).first.fill(totp.code(secret))
            self.page.locator("main form button").first.click()
            self._look()
        expect(self.page.get_by_role("button", name=self.words["sign out"])).to_be_visible()
        self._sessions[account.name] = [
            cookie for cookie in self.context.cookies() if cookie["name"] == "garita_session"]
        return self

    def sign_out(self) -> Console:
        self._sessions.pop(self._account or "", None)
        return self.press(self.words["sign out"])

    # Reading

    @property
    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    @property
    def sections(self) -> list[str]:
        """The addresses in the navigation."""
        links = self.page.locator("nav.sections a")
        return [href for href in (link.get_attribute("href") for link in links.all()) if href]

    def expect_text(self, text: str | re.Pattern[str]) -> Console:
        expect(self.page.locator("main")).to_contain_text(text)
        return self

    def row(self, text: str) -> Locator:
        return self.page.locator("table tbody tr", has_text=text).first

    # Keeping the rules

    def close(self) -> None:
        self.context.close()
        if self.wrong:
            raise AssertionError("\n".join(dict.fromkeys(self.wrong)))

    def _look(self) -> Console:
        """Checks the page that came, each kind of page once: its language, no missing text, the accessibility rules."""
        self.page.wait_for_load_state()
        where = re.sub(r"[0-9A-Z]{8,}", "…", self.page.url.removeprefix(self.address).split("?")[0])
        language = self.page.locator("html").get_attribute("lang")
        if language is not None and language != self.language:
            self.wrong.append(f"{where}: in {language}, asked for {self.language}")
        # Unlike `content`, a locator waits where the page is about to be left.
        text = self.page.locator("html").inner_html()
        if "⟦" in text:
            missing = re.findall("⟦(.*?)⟧", text)[:3]
            self.wrong.append(f"{where}: a text is missing: {missing}")
        kind = (where, self.view.name, self.language)
        if self.checks_rules and self.view.script and kind not in self._looked_at:
            self._looked_at.add(kind)
            self.wrong += [f"{where} ({self.view.name}): {text}" for text in accessibility.complaints(self.page)]
        return self

    def _note(self, kind: str, text: str) -> None:
        # An answer of 4xx is a page of its own here; the browser's line about it is no error.
        if kind == "error" and "Failed to load resource" not in text:
            self.wrong.append(f"console: {text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 or (response.status == 404 and "/assets/" in response.url):
            self.wrong.append(f"{response.status} from {response.url}")
