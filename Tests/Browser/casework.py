"""What the journeys through the programme share: looking at a page at two widths, acts by form and by API, proposals."""

from __future__ import annotations

import json
import re
import uuid

from playwright.sync_api import Locator, expect

import accessibility
from browser import PHONE
from console import Console
from journeys import World


class Desk:
    """One person's window on the programme."""

    def __init__(self, world: World, who: str, language: str = "es") -> None:
        self.world = world
        self.console: Console = world.console(who, language)
        # Pages are looked at where the journey says so, in the state that matters, not at each address once.
        self.console.checks_rules = False
        self.page = self.console.page

    # Looking

    def see(self, name: str) -> Desk:
        """Looks at the page at desk and phone width: a picture of each, the rules of accessibility, and what is too wide or
        too small for a finger."""
        self.page.wait_for_load_state()
        self.world.pictures.mkdir(parents=True, exist_ok=True)
        desk = self.page.viewport_size
        kind = ("programme", re.sub(r"-\d+", "-…", self.page.url.removeprefix(self.console.address).split("?")[0]))
        wrong = accessibility.sizes(self.page) if kind in self.world.looked_at else accessibility.complaints(self.page)
        self.world.looked_at.add(kind)
        self.page.screenshot(path=self.world.pictures / f"programme-{name}.desk.png", full_page=True)
        self.page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
        self.page.screenshot(path=self.world.pictures / f"programme-{name}.phone.png", full_page=True)
        wrong += accessibility.sizes(self.page)
        self.page.set_viewport_size(desk)
        self.console.wrong += [f"{name}: {text}" for text in wrong]
        return self

    def open(self, path: str) -> Desk:
        self.console.open(path)
        return self

    def follow(self, link: str | re.Pattern[str]) -> Desk:
        self.console.follow(link)
        return self

    def press(self, button: str) -> Desk:
        """Presses the button of just this name that can be seen."""
        self.page.get_by_role("button", name=button, exact=True).first.click()
        self.console._look()
        return self

    def says(self, text: str | re.Pattern[str]) -> Desk:
        self.console.expect_text(text)
        return self

    def says_wrong(self, text: str | re.Pattern[str]) -> Desk:
        """A page that refuses: the summary at the top says what is wrong."""
        expect(self.page.locator(".error-summary")).to_contain_text(text)
        return self

    # Acts of a case

    def act(self, name: str, fields: dict[str, str] | None = None, wrong: str | None = None) -> Desk:
        """Opens an act on the case's page, fills it in and sends it; `fields` by their labels. It is recorded, or refused
        with what is wrong."""
        form = self.form(name)
        for label, value in (fields or {}).items():
            put(form, label, value)
        form.get_by_role("button", name=name, exact=True).click()
        self.console._look()
        if wrong is not None:
            return self.says_wrong(wrong)
        assert "done=" in self.page.url, f"{name}: {self.page.locator('.error-summary').inner_text()}"
        return self

    def form(self, name: str) -> Locator:
        """The form of an act, opened."""
        block = self.page.locator("main details", has=self.page.locator("summary", has_text=exactly(name)))
        if block.get_attribute("open") is None:
            block.locator("summary").first.click()
        return block.locator("form")

    def offers(self, name: str) -> bool:
        """Whether the page offers an act."""
        return self.page.locator("main details summary", has_text=exactly(name)).count() > 0

    # By the API, with the session of this window

    @property
    def csrf(self) -> str:
        if not self.page.url.startswith(self.console.address):
            self.open("/account")
        return self.page.locator("input[name=csrf]").first.get_attribute("value") or ""

    def post(self, path: str, body: dict, expected: int | None = 200) -> tuple[int, dict]:
        answer = self.console.context.request.post(
            self.console.address + path, data=json.dumps(body),
            headers={"Accept": "application/json", "Content-Type": "application/json", "X-CSRF-Token": self.csrf})
        told = json.loads(answer.text() or "{}")
        assert expected is None or answer.status == expected, f"{answer.status} from {path}: {told}"
        return answer.status, told

    def get(self, path: str, expected: int = 200) -> dict:
        answer = self.console.context.request.get(
            self.console.address + path, headers={"Accept": "application/json"})
        assert answer.status == expected, f"{answer.status} from {path}, not {expected}"
        return json.loads(answer.text() or "{}")

    def status(self, path: str) -> int:
        return self.console.context.request.get(self.console.address + path).status

    def refused(self, case: str, act: str, why: str, fields: dict | None = None, own: bool = False) -> Desk:
        """The API refuses an act on a case, for this reason."""
        path = f"/api/programme/{'own/' if own else ''}cases/{case}/acts/{act}"
        status, told = self.post(path, fields or {}, None)
        assert (status, told.get("type", "").split(":")[-1].split("/")[-1]) == (409, f"case.{why}"), (status, told)
        return self

    # Decisions

    def propose(self, case: str, fields: dict[str, str], button: str = "Proponer") -> Desk:
        """Proposes a decision on the decision desk; stands afterwards at the proposal, or at what is wrong."""
        self.open(f"/office/cases/{case}/decide")
        form = self.page.locator("main form", has=self.page.get_by_role("button", name=button, exact=True))
        for label, value in fields.items():
            put(form, label, value)
        form.get_by_role("button", name=button, exact=True).click()
        self.console._look()
        return self

    @property
    def proposal(self) -> str:
        """The address of the proposal at which the window stands."""
        path = self.page.url.removeprefix(self.console.address)
        assert path.startswith("/approvals/"), path
        return path


def exactly(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(words)}\s*$")


def put(form: Locator, label: str, value: str) -> None:
    """Fills in one field of a form by its label; of several the first."""
    field = form.get_by_label(label, exact=False).first
    kind = field.evaluate("element => element.type || element.tagName")
    if kind.startswith("select"):
        # An option by its words, or by how they begin.
        words = [option.strip() for option in field.locator("option").all_inner_texts()]
        field.select_option(index=next(place for place, word in enumerate(words) if word.startswith(value)))
    elif kind in ("checkbox", "radio"):
        field.check()
    else:
        field.fill(value)


def entry(visit: str, question: str, by: str, at: int, result: str = "met") -> dict:
    """A validator's word on one question, as a phone sends it."""
    return {"id": str(uuid.uuid4()), "visit": visit, "question": question, "result": result, "note": "", "at": at,
            "by": by, "photos": [], "replaces": []}
