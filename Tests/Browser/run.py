"""Makes the journeys through a Garita of their own, or against one that runs.

    python run.py --binary .build/debug/garita [--result FILE] [word …]
    python run.py --address http://127.0.0.1:8080 --accounts accounts.json [word …]

`accounts.json`: {"trader": {"name": "…", "password": "…", "secret": "BASE32 or absent"}, …}. Words choose journeys whose
sentence or module holds one of them. Prints one line a journey, leaves a picture of every page and of what failed; the last
line of FILE is `N passed, M failed`; status 1 when one failed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error

import journeys
from browser import chromium
from console import Account
from house import House


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only journeys that hold one of these words")
    parser.add_argument("--binary", type=Path, default=Path(".build/debug/garita"), help="the program to start")
    parser.add_argument("--result", type=Path, help="where the count is written")
    parser.add_argument("--address", help="where a Garita listens that is not to be started")
    parser.add_argument("--accounts", type=Path, help="accounts by role of that Garita, as JSON")
    parser.add_argument("--pictures", type=Path, help="where pages are painted")
    arguments = parser.parse_intermixed_args()
    arguments.pictures = arguments.pictures or Path(tempfile.mkdtemp(prefix="garita-pictures-"))

    passed, failures = 0, []
    try:
        with running(arguments) as (address, accounts, house):
            passed, failures = make(arguments, address, accounts)
            if house and '"level":"error"' in house.log:
                failures.append(f"the server's log holds errors:\n{house.log[-2000:]}")
        if house and house.status != 0:
            failures.append(f"the server ended with status {house.status}")
    except Exception as error:  # noqa: BLE001 - a run that could not be made is a failure, not silence
        traceback.print_exc()
        failures.append(f"the run: {error}")
    line = f"{passed} passed, {len(failures)} failed"
    if arguments.result:
        arguments.result.write_text("".join(f"FAILED {text}\n" for text in failures) + line + "\n")
    print(f"{line}; pictures in {arguments.pictures}")
    return 1 if failures else 0


@contextmanager
def running(arguments: argparse.Namespace) -> Iterator[tuple[str, dict[str, Account], House | None]]:
    """The Garita that is named, or one that is started for the run."""
    if arguments.address:
        given = json.loads(arguments.accounts.read_text()) if arguments.accounts else {}
        yield arguments.address, {role: Account(**entry) for role, entry in given.items()}, None
    else:
        house = House(arguments.binary.resolve())
        with house:
            yield house.address, house.accounts, house


def make(arguments: argparse.Namespace, address: str, accounts: dict[str, Account]) -> tuple[int, list[str]]:
    """Makes every journey; answers how many passed and what failed."""
    passed, failures = 0, []
    looked_at: set = set()
    sessions: dict[str, list] = {}
    with chromium() as browser:
        for number, (sentence, function) in enumerate(journeys.load(), start=1):
            if arguments.words and not any(word in f"{function.__module__} {sentence}" for word in arguments.words):
                continue
            world = journeys.World(browser, address, accounts, looked_at, sessions, arguments.pictures)
            start = time.monotonic()
            try:
                function(world)
                world.close()
                verdict, why = "passed", ""
                passed += 1
            except journeys.Skipped as reason:
                verdict, why = "skipped", str(reason)
            except (AssertionError, Error) as error:
                verdict, why = "FAILED", place(error) + str(error)
                failures.append(f"{sentence}: {why}")
                paint(world, arguments.pictures, number)
            print(f"{verdict}  {time.monotonic() - start:5.1f} s  {sentence}", flush=True)
            if why:
                print("    " + why.strip().replace("\n", "\n    "), flush=True)
    return passed, failures


def place(error: BaseException) -> str:
    """The line of the journey at which it failed."""
    frames = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in frames if "/journeys/" in frame.filename and "__init__" not in frame.filename]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}: " if frames else ""


def paint(world: journeys.World, folder: Path, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for index, console in enumerate(world._open):
        try:
            picture = folder / f"failed-{number}-{index}.png"
            console.page.screenshot(path=picture, full_page=True)
            print(f"    picture: {picture}")
        except Error:
            pass
    for console in world._open:
        try:
            console.context.close()
        except Error:
            pass


if __name__ == "__main__":
    sys.exit(main())
