"""A certified company through suspension, hearing, revocation and appeal, in English; the public register follows."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from casework import Desk

from . import Skipped, World, journey

SUSPENSION = {
    "Decision": "Suspend", "Reason for proposing": "A container left the yard with a false seal.",
    "Ground": "Security incident", "No hearing because": "A grave and immediate risk to security",
    "Criterion": "7 Security of cargo vehicles, containers, trailers and semi-trailers",
    "Fact": "The seal of container TGHU 412398 was replaced inside the yard.",
}
REVOCATION = {
    "Decision": "Revoke", "Reason for proposing": "The company was heard and did not show otherwise.",
    "Ground": "Security incident not reported", "Criterion": "11 ", "Fact": "The incident was not reported in five days.",
}


@journey("a certified company is suspended, heard, revoked, appeals and is certified again; each step by another person")
def suspended_heard_revoked(world: World) -> None:
    if "holder" not in world.accounts:
        raise Skipped("no account of a certified company given")
    case, certificate, proof = found(world)
    mandate(world, case)
    answers(world, certificate, "Valid")
    suspension(world, case, SUSPENSION | {"Evidence": proof})
    answers(world, certificate, "Suspended")
    revoked = REVOCATION | {"Evidence": proof}
    hearing(world, case, revoked)
    revocation(world, case, revoked)
    answers(world, certificate, "Revoked")
    appeal(world, case, proof)
    answers(world, certificate, "Valid")


def found(world: World) -> tuple[str, str, str]:
    """The case of the company, found by an official in the queue, the number of its certificate, and the event of its file
    that proves what is said of it."""
    manager = Desk(world, "programme-manager", "en")
    organisation = world.accounts["holder"].organisation
    entry = manager.get(f"/api/programme/operators?identifier={organisation}")["operators"][0]
    manager.open("/office/cases?group=certified").see("rights-queue")
    row = manager.console.row(entry["name"])
    row.get_by_role("link").first.click()
    manager.says("Certified").see("rights-case")
    case = manager.page.url.split("/cases/")[1].split("?")[0]
    told = manager.get(f"/api/programme/cases/{case}")
    return case, told["certificate"], f"E{told['events'][0]['sequence']}"


def mandate(world: World, case: str) -> None:
    """An officer enters who may sign for a company that did not register itself."""
    officer = Desk(world, "programme-officer", "en")
    company = officer.get(f"/api/programme/cases/{case}")["operator"]
    holder = Desk(world, "holder", "en")
    holder.open(f"/programme/cases/{case}").see("rights-no-mandate")
    holder.refused(case, "withdraw", "mandate", {"text": "Closing down."}, own=True)
    officer.open("/office/operators").console.fill("Search operators", company)
    officer.page.keyboard.press("Enter")
    officer.page.wait_for_url("**q=**")
    officer.see("rights-register").page.locator("main tbody a").first.click()
    officer.follow("Give a mandate")
    officer.console.fill("Account", "holder")
    for power in ("Sign", "Prepare", "Receive notices"):
        officer.page.get_by_label(power, exact=True).check()
    officer.press("Save").says("The change is saved").see("rights-entry")


def answers(world: World, certificate: str, word: str) -> None:
    """What anybody is told who asks for the certificate by its number."""
    anyone = world.console(language="en").open("/verify")
    anyone.fill("Number or short code", certificate)
    anyone.page.keyboard.press("Enter")
    anyone.page.wait_for_url("**/verify/**")
    anyone.expect_text(word)
    expect(anyone.page.locator("main .tag").first).to_contain_text(word)
    anyone.context.close()


def approved(world: World, proposal: str, who: str) -> Desk:
    approver = Desk(world, who, "en").open(proposal)
    return approver.press("Approve").says("Approved")


def suspension(world: World, case: str, asked: dict[str, str]) -> None:
    decider = Desk(world, "decision-maker", "en")
    # Without an exemption there is a hearing first; with one that the programme knows there need not be.
    unheard = {label: value for label, value in asked.items() if label != "No hearing because"}
    decider.propose(case, unheard, "Propose").says_wrong("hearing")
    decider.see("rights-decide").propose(case, asked, "Propose").says("To be decided").see("rights-proposal")
    approved(world, decider.proposal, "second-decision-maker")
    holder = Desk(world, "holder", "en").open(f"/programme/cases/{case}").says("Suspended")
    holder.says("The seal of container TGHU 412398").see("rights-suspended")


def hearing(world: World, case: str, asked: dict[str, str]) -> None:
    decider = Desk(world, "both-duties", "en")
    decider.propose(case, asked, "Propose").says_wrong("hearing is missing")
    decider.open(f"/office/cases/{case}").act("Open a hearing", {
        "Intention": "Revoke", **{label: asked[label] for label in ("Ground", "Criterion", "Fact", "Evidence")},
    })
    holder = Desk(world, "holder", "en").open("/programme").see("rights-home")
    holder.follow("Open the application").says("The office intends to decide against you").see("rights-hearing")
    holder.act("Answer in the hearing", {"Text": "We reported it on the third day; the receipt is on file."})
    decider.open(f"/office/cases/{case}").says("We reported it on the third day").act("Close the hearing")


def revocation(world: World, case: str, asked: dict[str, str]) -> None:
    proposer = Desk(world, "both-duties", "en")
    # Heard on a revocation: nothing else can be decided on the strength of it.
    proposer.propose(case, asked | {"Decision": "Annul", "Ground": "False information or documents"}, "Propose")
    proposer.says_wrong("hearing")
    proposer.propose(case, asked, "Propose").says("To be decided")
    assert proposer.page.get_by_role("button", name="Approve", exact=True).count() == 0, "who proposes may approve"
    approved(world, proposer.proposal, "third-decision-maker").open(f"/office/cases/{case}").says("Revoked")


def appeal(world: World, case: str, proof: str) -> None:
    holder = Desk(world, "holder", "en").open(f"/programme/cases/{case}").says("You can appeal").see("rights-revoked")
    form = holder.form("Appeal")
    choice = form.get_by_label("Against which decision").locator("option", has_text="Revoke").first.inner_text()
    holder.act("Appeal", {"Against which decision": choice, "Text": "The receipt of our notice was on file."})
    ruling = {"appeal": "A1", "ruling": "allowed", "criterion-1": "11", "fact-1": "The receipt is on file.",
              "evidence-1": proof}
    # Who decided holds the duty of ruling too, and may not rule here: the page says why, the API refuses.
    chained = Desk(world, "both-duties", "en").open(f"/office/cases/{case}")
    assert not chained.offers("Rule on the appeal"), "who decided may rule on the appeal"
    chained.says("Another person rules on the appeal").see("rights-chain").refused(case, "rule-on-appeal", "chain", ruling)
    judge = Desk(world, "appeals-officer", "en").open("/office/cases?group=appeal").see("rights-appeals")
    judge.follow(case).act("Rule on the appeal", {
        "Appeal": "A1", "Ruling": "Allowed", "Criterion": REVOCATION["Criterion"], "Fact": "The receipt of the notice is on file.",
        "Evidence": proof,
    })
    judge.says("Certified").see("rights-ruled")
    holder.open(f"/programme/cases/{case}").says("The certification was given back").see("rights-reinstated")
