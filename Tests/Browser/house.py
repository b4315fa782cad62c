"""A Garita of its own for the tests: a data folder, a trade of two days, accounts, a server on a free port."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

from console import Account

ROOT = Path(__file__).resolve().parents[2]
OFFICIALS = ("lane-officer", "examiner", "supervisor", "risk-analyst", "programme-manager", "auditor", "administrator",
             "programme-officer", "decision-maker", "appeals-officer", "consulted-authority")
# A second person of a duty, where one alone may not act, and one who holds two duties that must not meet in a case.
# What the visits of the sample and those of the programme's journeys need is kept apart.
DOUBLES = {"second-officer": ("programme-officer",), "second-decision-maker": ("decision-maker",),
           "third-decision-maker": ("decision-maker",), "conflicted-decision-maker": ("decision-maker",),
           "both-duties": ("decision-maker", "appeals-officer"), "deciding-validator": ("validator", "decision-maker"),
           "fellow-validator": ("validator",)}
NAMES = {"trader": "Laura Trejo", "other": "Sam Miller", "lane-officer": "Carlos Ibarra", "supervisor": "Elena Ruiz",
         "validator": "Vera Luna", "second-validator": "Saúl Ríos", "programme-officer": "Olga Núñez",
         "second-officer": "Óscar Peña", "risk-analyst": "Rita Ochoa", "decision-maker": "Diego Salas",
         "second-decision-maker": "Delia Cano", "third-decision-maker": "Darío Vela",
         "conflicted-decision-maker": "Blanca Soto", "both-duties": "Abel Duarte", "deciding-validator": "Vicente Mora",
         "fellow-validator": "Valeria Pons", "appeals-officer": "Amelia Ríos", "programme-manager": "Mario Quiroz",
         "consulted-authority": "Celia Arce", "applicant": "Marta Solís", "clerk": "Clara Mejía",
         "holder": "Hugo Tapia"}
# The company that applies, and the one of the simulated trade that is certified already.
APPLICANT = ("AUB840215R26", "Autopartes del Bajío SA de CV")


class House:
    """`with House(binary) as house:` serves until the block ends; the folder goes with it."""

    def __init__(self, binary: Path) -> None:
        self.binary = binary
        self.folder = Path(tempfile.mkdtemp(prefix="garita-browser-"))
        self.accounts: dict[str, Account] = {}
        self.address = ""
        # The server's exit status, once it has ended.
        self.status: int | None = None
        self._server: subprocess.Popen[str] | None = None

    def __enter__(self) -> House:
        try:
            self._run("simulate", "--days", "2", "--per-day", "150", "--seed", "7")
            self._add("trader", "trader", organisation="SAT970701NN3")
            self._add("other", "trader", organisation="BBB010101BB1")
            self._add("applicant", "trader", organisation=APPLICANT[0], called=APPLICANT[1])
            self._add("clerk", "trader", organisation=APPLICANT[0], isDouble=True)
            for role in OFFICIALS:
                self._add(role, role)
            for login, roles in DOUBLES.items():
                self._add(login, *roles, isDouble=True)
            self._add("validator", "validator")
            self._add("second-validator", "validator")
            self._run("visit-sample", "--lead", "validator", "--second", "second-validator", "--count", "5")
            self._serve()
            number, name = self._certified()
            self._add("holder", "trader", organisation=number, called=name, isDouble=True)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._server:
            self._server.send_signal(signal.SIGTERM)
            try:
                self.status = self._server.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self.status = -1
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text()

    def _run(self, *words: str, text: str = "", country: bool = True) -> str:
        done = subprocess.run(
            self._command(*words, country=country), input=text, capture_output=True, text=True, timeout=300)
        if done.returncode != 0:
            raise RuntimeError(f"garita {' '.join(words)}: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout

    def _command(self, *words: str, country: bool = True) -> list[str]:
        more = ["--country", str(ROOT / "Countries/mx")] if country else []
        return [str(self.binary), *words, "--data", str(self.folder / "data"), *more]

    def _add(
        self, login: str, *roles: str, organisation: str | None = None, called: str | None = None,
        isDouble: bool = False,
    ) -> None:
        password = secrets.token_urlsafe(15)
        name = NAMES.get(login, login.replace("-", " ").title())
        more = ["--totp"]
        if organisation:
            more = ["--organisation", organisation, "--organisation-name", called or f"{name} SA de CV"]
        for role in roles:
            more += ["--role", role]
        told = self._run(
            "account", "add", login, "--password-stdin", "--name", name, *more, text=password + "\n", country=False)
        secret = re.search(r"secret: ([A-Z2-7]+)", told)
        self.accounts[login] = Account(login, password, secret[1] if secret else None, name, organisation or "", isDouble)

    def _certified(self) -> tuple[str, str]:
        """The number and name of a company of the simulated trade whose certificate is valid for a year and more."""
        with urllib.request.urlopen(f"{self.address}/register.json?role=importer&status=valid", timeout=10) as answer:
            entries = json.load(answer)["entries"]
        holder = max(entries, key=lambda entry: entry["validThrough"])["holder"]
        token = self._run("account", "token", "programme-manager", country=False).strip().splitlines()[-1]
        query = urllib.parse.urlencode({"name": holder})
        request = urllib.request.Request(
            f"{self.address}/api/programme/operators?{query}", headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            found = json.load(answer)["operators"]
        return found[0]["identifier"], holder

    def _serve(self) -> None:
        with (self.folder / "server.log").open("w") as log:
            self._server = subprocess.Popen(
                self._command("serve", "--port", "0", "--quiet"), stdout=subprocess.PIPE, stderr=log, text=True)
        assert self._server.stdout
        line = self._server.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            raise RuntimeError(f"the server did not start: {line} {self.log}")
        self.address = found[0]
