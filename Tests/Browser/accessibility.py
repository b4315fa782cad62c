"""The accessibility rules that every page must keep."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What axe does not look at: nothing wider than the window, no control too small for a finger.
_SIZES = """() => {
  const complaints = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll("*")].filter((element) =>
      element.getBoundingClientRect().right > width + 1 && !element.closest(".scroll, .sections ul, pre, .hidden"));
    complaints.push(`wider than the window: ${wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 90)).join(" | ")}`);
  }
  for (const control of document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")) {
    const box = control.getBoundingClientRect();
    if (box.width === 0 || control.closest(".skip, p, .board, li p, td, dd")) continue;
    if (box.height >= 24 && box.width >= 24) continue;
    complaints.push(`small: ${Math.round(box.width)}x${Math.round(box.height)} ${control.outerHTML.slice(0, 110)}`);
  }
  return complaints;
}"""


def complaints(page: Page) -> list[str]:
    """Everything on the page that breaks a rule, in words; empty when all is well."""
    options = {"runOnly": {"type": "tag", "values": RULES}}
    found: list[str] = []
    for violation in Axe().run(page, options=options).response["violations"]:
        for node in violation["nodes"][:5]:
            where = " ".join(str(target) for target in node["target"])
            found.append(f"{violation['id']}: {violation['help']} at {where}: {node['html'][:120]}")
    return found + sizes(page)


def sizes(page: Page) -> list[str]:
    """What is wider than the window, or too small for a finger."""
    return page.evaluate(_SIZES)
