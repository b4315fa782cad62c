"""A Garita of its own for the tests: a data folder, a trade of two days, accounts, a server on a free port."""

from __future__ import annotations

import re
import secrets
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from console import Account

ROOT = Path(__file__).resolve().parents[2]
OFFICIALS = ("lane-officer", "examiner", "supervisor", "risk-analyst", "programme-manager", "auditor", "administrator")
NAMES = {"trader": "Laura Trejo", "other": "Sam Miller", "lane-officer": "Carlos Ibarra", "supervisor": "Elena Ruiz",
         "validator": "Vera Luna", "second-validator": "Saúl Ríos"}


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
            self._add("trader", "trader", "SAT970701NN3")
            self._add("other", "trader", "BBB010101BB1")
            for role in OFFICIALS:
                self._add(role, role)
            self._add("validator", "validator")
            self._add("second-validator", "validator")
            self._run("visit-sample", "--lead", "validator", "--second", "second-validator", "--count", "5")
            self._serve()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._server:
            self._server.send_signal(signal.SIGTERM)
            try:
                self.status = self._server.wait(timeout=20)
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

    def _add(self, login: str, role: str, organisation: str | None = None) -> None:
        password = secrets.token_urlsafe(15)
        name = NAMES.get(login, login.replace("-", " ").title())
        more = ["--totp"]
        if organisation:
            more = ["--organisation", organisation, "--organisation-name", f"{name} SA de CV"]
        told = self._run(
            "account", "add", login, "--role", role, "--password-stdin", "--name", name, *more, text=password + "\n",
            country=False)
        secret = re.search(r"secret: ([A-Z2-7]+)", told)
        self.accounts[login] = Account(login, password, secret[1] if secret else None)

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
