import HTML

/// Letters: what stands in them, and the pages that show them.
extension CasesTexts {
    static let letters: Texts = [
        "cases.letters": ("Cartas", "Letters"),
        "cases.letters.caption": ("Cartas de este expediente", "Letters of this case"),
        "cases.letters.none": ("Este expediente todavía no tiene cartas.", "This case has no letters yet."),
        "cases.letter.open": ("Carta: {title}", "Letter: {title}"),
        "cases.letter.read": ("Leer en español", "Read in English"),
        "cases.letter.pdf": ("PDF: {language}", "PDF: {language}"),
        "cases.proposal.open": ("Ver la propuesta y su carta", "See the proposal and its letter"),
        "cases.letter.hash": ("Huella SHA-256, {language}", "SHA-256 fingerprint, {language}"),
        "cases.letter.event": ("Hecho que comunica", "Event that it tells"),
        "cases.letter.eventNumber": ("Evento {number} del registro", "Event {number} of the ledger"),
        "cases.letter.proof": ("Cómo se comprueba", "How it can be proved"),
        "cases.letter.proof.text": (
            "La carta se compone de los hechos del expediente. Si la imprime otra vez dice lo mismo, y su huella es la misma.",
            "The letter is composed from the events of the case. Printed again it says the same, and its fingerprint is the same."
        ),
        "cases.letter.numberToCome": (
            "(el número se asigna al aprobar)", "(the number is given on approval)"
        ),
        "cases.letter.noNumber": ("sin número oficial", "no official number"),
        "cases.letter.noSites": ("ninguna", "none"),
        "cases.letter.noFindings": ("No hubo hallazgos.", "There were no findings."),
        "cases.letter.answer": ("Contestar y ofrecer pruebas", "Answer and offer evidence"),
        "cases.letter.exempt": (
            "{ground} (sin audiencia previa: {why})", "{ground} (without a prior hearing: {why})"
        ),
        "cases.letter.requirement": ("requisito {code}", "requirement {code}"),
        "cases.letter.findingDue": ("Último día: {day}.", "Last day: {day}."),
        "cases.letter.visit.onSite": (
            "{day}, en {site}. Le visitan {team}. Visita {number}.",
            "{day}, at {site}. Visitors: {team}. Visit {number}."
        ),
        "cases.letter.visit.remote": (
            "{day}, a distancia, sobre {site}. Participan {team}. Visita {number}.",
            "{day}, remotely, about {site}. Taking part: {team}. Visit {number}."
        ),
        "cases.record.answers": ("Respuestas firmadas de la solicitud", "The signed answers of the application"),
        "cases.record.visit": ("Visita {number}", "Visit {number}"),
        "cases.record.finding": ("Hallazgo {number} del informe", "Finding {number} of the report"),
        "cases.record.request": ("Solicitud de información {number}", "Request for information {number}"),
        "cases.record.requirement": ("Requerimiento {number}", "Requirement {number}"),
        "cases.record.notice": ("Aviso {number}", "Notice {number}"),
        "cases.record.appeal": ("Impugnación {number}", "Appeal {number}"),
        "cases.record.event": (
            "Hecho {number} del expediente: {name}, {day}", "Event {number} of the case: {name}, {day}"
        ),
        "cases.consult.text.hint": (
            "Nombre a la empresa y diga qué necesita saber: la autoridad no verá nada más del expediente.",
            "Name the company and say what you need to know: the authority will see nothing else of the case."
        ),
        "cases.consult.authority.hint": (
            "El código con el que está registrada, por ejemplo SSPC",
            "The code under which it is registered, for example SSPC"
        ),
        "cases.field.proof": ("Prueba", "Evidence"),
        "cases.field.proof.hint": (
            "Números de documentos (EV-000123) o del expediente: visita (VI-000003), hallazgo (F1), requerimiento (Q1), solicitud (R1), hecho (E123), answers para las respuestas firmadas",
            "Numbers of documents (EV-000123) or of the case: visit (VI-000003), finding (F1), requirement (Q1), request (R1), event (E123), answers for the signed answers"
        ),
        "cases.error.proof": (
            "Diga qué prueba el hecho: un documento de la empresa o algo de este expediente",
            "Say what proves the fact: a document of the company or something of this case"
        ),
        "cases.refusal.extension": (
            "La regla de ese plazo no permite la ampliación, o el plazo no corre.",
            "The rule of that clock does not allow the extension, or the clock does not run."
        ),
        "cases.refusal.letter-template": (
            "El programa no tiene la carta que comunica este acto.",
            "The programme lacks the letter that tells this act."
        ),
        "cases.refusal.letter-place": (
            "A la carta le falta un dato.", "The letter lacks something that it has to say."
        ),
        "cases.refusal.letter-reasons": ("La carta debe dar los motivos.", "The letter has to give the reasons."),
        "cases.refusal.letter-criterion": (
            "A un motivo le falta el criterio.", "A reason lacks its criterion."
        ),
        "cases.refusal.letter-fact": ("A un motivo le falta el hecho.", "A reason lacks its fact."),
        "cases.refusal.letter-evidence": (
            "A un motivo le falta la prueba, o lo citado no está entre los documentos de la empresa ni en el expediente.",
            "A reason lacks its evidence, or what it names is neither among the company’s documents nor in the case."
        ),
        "cases.refusal.letter-appeal": (
            "La carta debe decir ante quién impugnar.", "The letter has to say where to appeal."
        ),
        "cases.refusal.letter-last-day": (
            "La carta debe decir el último día para impugnar.", "The letter has to say the last day to appeal."
        ),
        "cases.refusal.letter-recipient": (
            "La carta no tiene a quién dirigirse.", "The letter has nobody to go to."
        ),
    ]
}
