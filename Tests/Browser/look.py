"""Looks at pages that the tests laid down, without a server: a picture and the accessibility rules for each view.

    GARITA_PAGES_OUT=/tmp/pages swift test --filter 'HTMLTests|ClearanceTests'
    python look.py /tmp/pages [name …]      # pictures in /tmp/pages/pictures
"""

from __future__ import annotations

import sys
from pathlib import Path

import accessibility
from browser import VIEWS, chromium
from pages import PageServer


def main() -> int:
    folder = Path(sys.argv[1])
    wanted = sys.argv[2:]
    pictures = folder / "pictures"
    pictures.mkdir(exist_ok=True)
    files = [file for file in sorted(folder.glob("*.html")) if not wanted or any(name in file.name for name in wanted)]
    broken = 0
    with PageServer(folder) as address, chromium() as browser:
        for view in VIEWS:
            context = view.open(browser)
            page = context.new_page()
            errors: list[str] = []
            page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
            page.on("pageerror", lambda error: errors.append(str(error)))
            for file in files:
                errors.clear()
                page.goto(f"{address}/{file.name}")
                page.wait_for_load_state("networkidle")
                page.screenshot(path=pictures / f"{file.stem}.{view.name}.png", full_page=True)
                for complaint in accessibility.complaints(page) + errors:
                    broken += 1
                    print(f"{file.name} ({view.name}): {complaint}")
            context.close()
    print(f"{len(files)} pages in {len(VIEWS)} views: {broken} rules broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
