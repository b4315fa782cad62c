"""Makes the journeys against a running Garita.

    python run.py http://127.0.0.1:8080 --accounts accounts.json [word …]

`accounts.json`: {"trader": {"name": "…", "password": "…", "secret": "BASE32 or absent"}, …}. Words choose journeys whose
sentence or module holds one of them. Prints one line a journey, leaves a picture of what failed; status 1 when one did.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from pathlib import Path

from playwright.sync_api import Error

import journeys
from browser import chromium
from console import Account


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="where Garita listens")
    parser.add_argument("words", nargs="*", help="only journeys that hold one of these words")
    parser.add_argument("--accounts", type=Path, help="accounts by role, as JSON")
    parser.add_argument("--pictures", type=Path, default=Path("/tmp/garita-journeys"), help="where failures are painted")
    arguments = parser.parse_intermixed_args()

    given = json.loads(arguments.accounts.read_text()) if arguments.accounts else {}
    accounts = {role: Account(**entry) for role, entry in given.items()}
    failed = skipped = made = 0
    looked_at: set = set()
    with chromium() as browser:
        for number, (sentence, function) in enumerate(journeys.load(), start=1):
            if arguments.words and not any(word in f"{function.__module__} {sentence}" for word in arguments.words):
                continue
            world = journeys.World(browser, arguments.address, accounts, looked_at)
            start = time.monotonic()
            try:
                function(world)
                world.close()
                verdict, why = "passed", ""
                made += 1
            except journeys.Skipped as reason:
                verdict, why = "skipped", str(reason)
                skipped += 1
            except (AssertionError, Error) as error:
                verdict, why = "FAILED", place(error) + str(error)
                failed += 1
                paint(world, arguments.pictures, number)
            print(f"{verdict}  {time.monotonic() - start:5.1f} s  {sentence}", flush=True)
            if why:
                print("    " + why.strip().replace("\n", "\n    "), flush=True)
    print(f"{made} journeys made, {skipped} skipped, {failed} failed")
    return 1 if failed else 0


def place(error: BaseException) -> str:
    """The line of the journey at which it failed."""
    frames = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in frames if "/journeys/" in frame.filename and "__init__" not in frame.filename]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}: " if frames else ""


def paint(world: journeys.World, folder: Path, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for index, console in enumerate(world._open):
        try:
            picture = folder / f"{number}-{index}.png"
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
