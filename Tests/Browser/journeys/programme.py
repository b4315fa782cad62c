"""A company from its registration to its certificate, each duty by another person, and the short cuts that are refused."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta

from playwright.sync_api import expect

from browser import PHONE
from casework import Desk, entry, put

from . import World, journey
from .visits import Phone, picture

COMPANY = "Autopartes del Bajío SA de CV"
MANUAL = "Manual de seguridad de la cadena de suministros. Revisión 7."


@journey("a company goes from registration to certificate, each duty by another person; no short cut leads there")
def to_the_certificate(world: World) -> None:
    owner = Desk(world, "applicant")
    register(owner)
    case = application(owner)
    evidence(owner)
    clerk = Desk(world, "clerk")
    answers(owner, clerk, case)
    hand_in(owner, clerk, case)
    others(world, case)
    officer = intake(world, owner, case)
    risk(world, officer, case)
    visits = validation(world, officer, case)
    findings(world, owner, officer, case, visits)
    decision(world, case)
    certificate(world, owner, case)


def register(owner: Desk) -> None:
    """The company, its sites, an owner, and who may act for it."""
    page = owner.open("/").open("/programme").see("home-empty").page
    owner.follow("Inscribir mi empresa").see("register")
    page.keyboard.press("Tab")
    owner.console.fill("Denominación", COMPANY)
    page.keyboard.press("Enter")
    page.wait_for_url("**step=number**")
    expect(page.get_by_label("Número", exact=True)).to_have_value("AUB840215R26")
    owner.press("Continuar").see("register-roles")
    # Nothing chosen: the question says so and keeps the other answers.
    owner.press("Continuar").says_wrong("actividad")
    page.get_by_label("Importador").check()
    owner.press("Continuar")
    owner.console.fill("Instalación", "Planta Silao").choose("Tipo de instalación", "Planta")
    owner.console.fill("Calle y número", "Av. Mineral de Valenciana 202").fill("Ciudad", "Silao")
    owner.press("Continuar").says("Planta Silao").see("register-check")
    owner.press("Inscribir la empresa").says("La empresa quedó inscrita").see("entry")
    owner.follow("Agregar una instalación").see("site")
    owner.console.fill("Instalación", "Almacén Laredo").choose("Tipo de instalación", "Almacén")
    owner.console.fill("Ciudad o municipio", "Nuevo Laredo")
    owner.press("Guardar").says("Almacén Laredo")
    owner.follow("Agregar a una persona")
    owner.console.choose("Carácter", "Socio o accionista").fill("Nombre completo", "Martín Solís Vega")
    owner.console.fill("Participación", "60")
    owner.press("Guardar").says("Martín Solís Vega")
    owner.follow("Otorgar un poder").see("mandate")
    owner.console.fill("Cuenta de usuario", "clerk")
    page.get_by_label("Preparar").check()
    owner.press("Guardar").says("clerk").see("entry-full")


def application(owner: Desk) -> str:
    owner.open("/programme").see("home")
    owner.follow("Abrir una solicitud")
    owner.console.choose("Programa y papel", "Operador Económico Autorizado: Importador")
    owner.press("Abrir una solicitud").see("draft")
    case = owner.page.url.split("/cases/")[1].split("?")[0]
    assert re.fullmatch(r"CA-\d+", case), case
    return case


def number(owner: Desk) -> str:
    """The company's number, from its own pages."""
    return owner.get("/api/programme/operators/mine")["operators"][0]["operator"]


def evidence(owner: Desk) -> None:
    owner.open(f"/programme/{number(owner)}/evidence").see("evidence-empty")
    owner.page.get_by_label("Archivo").set_input_files(
        {"name": "manual.txt", "mimeType": "text/plain", "buffer": MANUAL.encode()})
    owner.console.fill("Título", "Manual de seguridad")
    owner.press("Subir").says("El documento quedó guardado").see("evidence")
    owner.follow("Manual de seguridad").see("document")


def answers(owner: Desk, clerk: Desk, case: str) -> None:
    """The clerk types some answers; the rest come by the API, as from a program of the company."""
    company = number(owner)
    book = clerk.get(f"/api/programme/operators/{company}/answers")
    questionnaire = book["questionnaire"]
    clerk.open(f"/programme/{company}/questions?questionnaire={questionnaire}").see("questions")
    clerk.follow(re.compile("^G.1 ")).see("question")
    page = clerk.page
    page.get_by_label("Sí se cumple").check()
    page.get_by_label("Describa cómo").fill("Constituida en León en 1984, escritura 4,512.")
    # It is saved as it is typed, without a button.
    expect(page.locator("[data-autosave]")).to_contain_text("Guardad")
    attach(clerk)
    clerk.press("Guardar y continuar")
    expect(page.locator("h1")).to_contain_text("G.2")
    # By the keyboard alone: choose, describe, save.
    page.get_by_label("Sí se cumple").focus()
    page.keyboard.press("Space")
    page.get_by_label("Describa cómo").focus()
    page.keyboard.type("Opinión positiva del 3 de noviembre; se consulta cada mes.")
    page.get_by_role("button", name="Guardar y continuar").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("G.3")

    document = owner.get(f"/api/programme/operators/{company}/evidence")["evidence"][0]
    published = clerk.get(f"/api/programme/questionnaires/{questionnaire}")
    known = {answer["question"] for answer in book["answers"]} | {"G.1", "G.2"}
    sections = published["sections"]
    for question in (each for section in sections for each in section["questions"]):
        if question["code"] in known or question["obligation"] == "info":
            continue
        clerk.post(f"/api/programme/operators/{company}/answers", {
            "questionnaire": questionnaire, "question": question["code"], "revision": 0, "values": ["yes"],
            "narrative": "Lo describe el manual de seguridad; lo aplica cada turno y se revisa cada mes.",
            "evidence": [document["id"]] if question["evidence"]["rule"] == "required" else [],
        })
    # One answer differs at the warehouse; the others stand for every site.
    site = next(place for place in clerk.get(f"/api/programme/operators/{company}")["sites"]
                if place["name"] == "Almacén Laredo")["site"]
    clerk.open(f"/programme/{company}/questions?questionnaire={questionnaire}&site={site}").see("questions-site")
    clerk.follow(re.compile("^2.3 ")).see("inherited")
    clerk.follow("Responder distinto aquí")
    page.get_by_label("Se cumple en parte").check()
    page.get_by_label("Describa cómo").fill("La barda del lado norte se termina en enero.")
    clerk.press("Guardar y volver a la lista").says("Su respuesta quedó guardada")


def attach(clerk: Desk) -> None:
    """Attaches the manual: chosen from the list."""
    clerk.page.get_by_label(re.compile("Manual de seguridad")).check()


def hand_in(owner: Desk, clerk: Desk, case: str) -> None:
    company = number(owner)
    # Who has no mandate to sign does not hand in: the page does not offer it, and a form that is sent all the same is refused.
    clerk.open(f"/programme/cases/{case}/submit").see("sign-clerk")
    answer = clerk.console.context.request.post(
        f"{clerk.console.address}/programme/cases/{case}/submit", form={"csrf": clerk.csrf, "truth": "yes"})
    assert answer.status == 422 and "mandato" in answer.text(), answer.status
    owner.open(f"/programme/{company}/answers").see("check-answers")
    owner.follow(re.compile("^Firmar y presentar")).see("sign")
    owner.press("Firmar y presentar").says_wrong("declaración")
    owner.page.get_by_label(re.compile("^Declaro que")).check()
    owner.page.get_by_label(re.compile("registro público", re.I)).check()
    owner.press("Firmar y presentar").says("En revisión de requisitos").see("handed-in")


def others(world: World, case: str) -> None:
    """Another company's case is not there."""
    stranger = Desk(world, "other")
    for path in (f"/programme/cases/{case}", f"/programme/cases/{case}/submit", f"/office/cases/{case}",
                 f"/api/programme/own/cases/{case}"):
        assert stranger.status(path) in (403, 404), f"{stranger.status(path)} from {path}"
    assert stranger.status(f"/programme/cases/{case}") == 404


def intake(world: World, owner: Desk, case: str) -> Desk:
    """One officer asks for what is missing and accepts; another takes the case."""
    first = Desk(world, "programme-officer")
    first.open("/office/cases?group=intake").see("queue").follow(case).see("office-case")
    first.act("Pedir lo que falta", {"Qué falta": "2.8 Falta el plano de cámaras\nFalta el comprobante de domicilio"})
    first.says("Faltan datos")
    owner.open("/programme").see("home-returned").follow("Abrir el trámite").says("Falta el plano de cámaras")
    owner.see("returned").act("Enviar lo que faltaba", {"Texto": "El plano va en el manual, página 12."})
    first.open(f"/office/cases/{case}").act("Admitir").says("Admitida")
    second = Desk(world, "second-officer")
    second.open(f"/office/cases/{case}").act("Tomar el caso", wrong="conflicto")
    second.act("Tomar el caso", {"Declaro no tener conflicto": "yes"}).says("En análisis").see("taken")
    return second


def risk(world: World, officer: Desk, case: str) -> None:
    """One maps the risk, another approves the map."""
    form = officer.form("Trazar el mapa de riesgo")
    for field in form.locator("select").all():
        name = field.get_attribute("name") or ""
        field.select_option("2" if name.startswith("likelihood") else "3" if name.startswith("impact") else "1")
    officer.see("risk-map")
    form.get_by_role("button", name="Trazar el mapa de riesgo").click()
    officer.says("Quedó registrado")
    assert not officer.offers("Aprobar el mapa de riesgo"), "who mapped the risk may approve the map"
    officer.refused(case, "approve-risk-map", "same-person")
    analyst = Desk(world, "risk-analyst").open(f"/office/cases/{case}").see("risk-map-approval")
    analyst.act("Aprobar el mapa de riesgo").says("Quedó registrado")


def validation(world: World, officer: Desk, case: str) -> list[str]:
    """The plan, the visit on the phone, both signatures."""
    officer.open(f"/office/cases/{case}").follow("Programar la visita").see("plan")
    day = date.today() + timedelta(days=7)
    for label, value in {"Día": day.isoformat(), "A cargo": "Valeria Pons", "Segunda persona": "Vicente Mora"}.items():
        put(officer.page.locator("main form").first, label, value)
    officer.press("Planear las visitas").see("calendar")
    lead = Desk(world, "fellow-validator")
    visits = [visit["visit"] for visit in lead.get("/api/programme/visits?mine=1")["visits"] if visit["case"] == case]
    assert visits, "no visit was planned"
    for place, visit in enumerate(visits):
        lead.open(f"/office/visits/{visit}")
        if place == 0:
            lead.see("visit")
            on_the_phone(world, visit)
        else:
            lead.press("Empezar la visita")
        asked = lead.get(f"/api/programme/visits/{visit}")
        done = {each["question"] for each in asked["entries"]}
        entries = [entry(visit, check["question"], "fellow-validator", int(time.time() * 1000))
                   for check in asked["checks"] if check["question"] not in done]
        told = lead.post(f"/api/programme/visits/{visit}/entries", {"entries": entries})[1]
        assert all(answer["answer"] == "accepted" for answer in told["answers"]), told
        lead.open(f"/office/visits/{visit}")
        if place == 0:
            lead.see("visit-done")
        lead.press("Firmar el informe")
        Desk(world, "deciding-validator").open(f"/office/visits/{visit}").press("Firmar el informe")
        lead.open(f"/office/visits/{visit}").press("Cerrar la visita")
    lead.see("visit-closed")
    return visits


def on_the_phone(world: World, visit: str) -> None:
    console = world.console("fellow-validator", view=PHONE)
    console.open(f"/office/visits/{visit}").press("Empezar la visita")
    phone = Phone(console, visit).open()
    console._look()
    phone.answer(1, "Cumple")
    phone.fill(2, "No cumple", "El portón de carga no cierra.", picture(60))
    phone.card.locator("summary", has_text="Hallazgo").click()
    phone.card.get_by_label("Clase").select_option(label="Acción requerida")
    phone.card.get_by_label(re.compile("Gravedad|Qué tan")).select_option(label="seria")
    phone.paint(world, "programme-phone")
    phone.card.get_by_role("button", name="Guardar y seguir").click()
    expect(phone.page.locator("#check-2 .stands")).to_contain_text("No cumple")
    phone.waiting(0)
    console.context.close()


def findings(world: World, owner: Desk, officer: Desk, case: str, visits: list[str]) -> None:
    """The company puts right what was found; until then nobody decides."""
    officer.open(f"/office/cases/{case}").says("Acción requerida").see("findings")
    officer.act("Pasar a resolución", wrong="acción requerida abierta")
    decider = Desk(world, "decision-maker")
    decider.propose(case, {"Resolución": "Otorgar", "Motivo de la propuesta": "Cumple."})
    decider.says_wrong("estado").see("decide-too-early")
    officer.act("Pedir correcciones").says("En corrección")
    officer.act("Terminar las correcciones", wrong="acción requerida abierta")
    owner.open(f"/programme/cases/{case}").see("to-correct")
    owner.act("Informar una corrección", {"Texto": "Se cambió el portón; va la fotografía.", "Manual de seguridad": "yes"})
    officer.open(f"/office/cases/{case}").act("Cerrar un hallazgo", {"Resultado": "Subsanado", "Texto": "Visto."})
    officer.act("Terminar las correcciones").says("Por resolver").see("to-decide")


def decision(world: World, case: str) -> None:
    """Proposed by one, approved by another; who validated, who has a conflict and who is alone cannot."""
    grant = {"Resolución": "Otorgar", "Motivo de la propuesta": "Cumple los once estándares."}
    Desk(world, "deciding-validator").propose(case, grant).says_wrong("Quien validó no resuelve").see("validator-decides")
    torn = Desk(world, "conflicted-decision-maker").open(f"/office/cases/{case}")
    torn.act("Declarar conflicto de interés").says("Con conflicto de interés")
    torn.propose(case, grant).says_wrong("conflicto")
    decider = Desk(world, "decision-maker")
    decider.propose(case, {
        "Resolución": "Negar", "Motivo de la propuesta": "No convence.", "Causal": "No se cumplen los requisitos o los estándares",
        "Criterio": "2 Seguridad física", "Hecho": "El portón no cerraba.", "Prueba": "F1",
    }).says_wrong("Falta la audiencia")
    expect(decider.page.get_by_label("Motivo de la propuesta")).to_have_value("No convence.")
    decider.propose(case, grant).says("Por decidir").see("proposal")
    assert decider.page.get_by_role("button", name="Aprobar", exact=True).count() == 0, "who proposes may approve"
    proposal = decider.proposal
    hidden = decider.get(f"/api{proposal}") if decider.status(f"/api{proposal}") == 200 else {}
    answer = decider.console.context.request.post(decider.console.address + proposal, form={
        "csrf": decider.csrf, "answer": "approve", "payloadHash": hidden.get("payloadHash", "")})
    assert answer.status in (409, 422), f"who proposes approves: {answer.status}"
    for who in ("deciding-validator", "conflicted-decision-maker"):
        barred = Desk(world, who).open(proposal)
        assert barred.page.get_by_role("button", name="Aprobar", exact=True).count() == 0, f"{who} may approve"
    second = Desk(world, "second-decision-maker").open("/approvals").see("approvals")
    second.open(proposal).see("to-approve").press("Aprobar")
    second.says("Aprobada").open(f"/office/cases/{case}").says("Certificada").see("certified")


def certificate(world: World, owner: Desk, case: str) -> None:
    owner.open(f"/programme/cases/{case}").says("Certificada").see("certified-company")
    owner.open(f"/programme/{number(owner)}/certificates").see("certificates")
    row = owner.console.row("OEA-MX")
    with owner.page.expect_download() as download:
        row.get_by_role("link", name=re.compile("Español")).click()
    assert download.value.path().read_bytes().startswith(b"%PDF"), "the certificate is no PDF"
    held = row.locator("a").first.inner_text().replace(" ", "").replace("\u00a0", "")
    anyone = world.console().open("/verify")
    anyone.fill("Número o código corto", held)
    anyone.page.keyboard.press("Enter")
    anyone.page.wait_for_url("**/verify/**")
    anyone.expect_text("Vigente").expect_text(COMPANY)
    for place in ("benefits", "qualification", "incidents", "notices", ""):
        owner.open(f"/programme/{number(owner)}/{place}".rstrip("/")).see(f"company-{place or 'entry'}")
    owner.open("/programme").see("home-certified")
