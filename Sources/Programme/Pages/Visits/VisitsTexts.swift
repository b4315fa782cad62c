import HTML

/// What the pages of visits say.
enum VisitsTexts {
    static let all = Texts([PhoneTexts.all, phone, calendar, visit, words, refusals, plan])

    private static let calendar: Texts = [
        "visits.nav": ("Visitas", "Visits"),
        "visits.title": ("Visitas de validación", "Validation visits"),
        "visits.filter.whose": ("Visitas", "Visits"),
        "visits.filter.mine": ("Las mías", "Mine"),
        "visits.filter.all": ("Todas", "All"),
        "visits.late": (
            "{count} {count?visita debió|visitas debieron} terminar ya",
            "{count} {count?visit|visits} should be over by now"
        ),
        "visits.month.previous": ("Mes anterior", "Previous month"),
        "visits.month.next": ("Mes siguiente", "Next month"),
        "visits.none": ("No hay visitas este mes", "There are no visits this month"),
        "visits.none.hint": (
            "Aquí aparecen las visitas cuando se planean desde su expediente.",
            "Visits appear here once they are planned from their case."
        ),
        "visits.ics": ("Descargar para su calendario (iCalendar)", "Download for your calendar (iCalendar)"),
        "visits.caption": ("{count} {count?visita|visitas} en el mes", "{count} {count?visit|visits} in the month"),
        "visits.column.site": ("Instalación", "Site"),
        "visits.column.day": ("Día", "Day"),
        "visits.column.distance": ("Plazo", "When"),
        "visits.column.mode": ("Modo", "Mode"),
        "visits.column.team": ("Equipo", "Team"),
        "visits.column.state": ("Estado", "State"),
        "visits.distance.today": ("Hoy", "Today"),
        "visits.distance.days": ("en {count} {count?día|días}", "in {count} {count?day|days}"),
        "visits.distance.late": ("{count} {count?día|días} de retraso", "{count} {count?day|days} late"),
        "visits.calendar.entry": ("Validación: {site} ({operator})", "Validation: {site} ({operator})"),
        "visits.month.1": ("Enero", "January"),
        "visits.month.2": ("Febrero", "February"),
        "visits.month.3": ("Marzo", "March"),
        "visits.month.4": ("Abril", "April"),
        "visits.month.5": ("Mayo", "May"),
        "visits.month.6": ("Junio", "June"),
        "visits.month.7": ("Julio", "July"),
        "visits.month.8": ("Agosto", "August"),
        "visits.month.9": ("Septiembre", "September"),
        "visits.month.10": ("Octubre", "October"),
        "visits.month.11": ("Noviembre", "November"),
        "visits.month.12": ("Diciembre", "December"),
        "visits.weekday.1": ("lunes", "Monday"),
        "visits.weekday.2": ("martes", "Tuesday"),
        "visits.weekday.3": ("miércoles", "Wednesday"),
        "visits.weekday.4": ("jueves", "Thursday"),
        "visits.weekday.5": ("viernes", "Friday"),
        "visits.weekday.6": ("sábado", "Saturday"),
        "visits.weekday.7": ("domingo", "Sunday"),
    ]

    private static let visit: Texts = [
        "visits.facts": ("Datos de la visita", "About the visit"),
        "visits.refused": ("No se pudo hacer", "It could not be done"),
        "visits.done.begin": ("La visita empezó.", "The visit has begun."),
        "visits.done.sign": ("Su firma quedó registrada.", "Your signature is recorded."),
        "visits.done.close": ("La visita quedó cerrada.", "The visit is closed."),
        "visits.done.move": (
            "La visita cambió de día; la empresa ya lo ve.", "The visit was moved; the company sees it."
        ),
        "visits.done.replace": ("La visita tiene otras personas.", "The visit has other persons."),
        "visits.done.cancel": (
            "La visita quedó cancelada; la empresa ya lo ve.", "The visit is cancelled; the company sees it."
        ),
        "visits.change": ("Cambiar la visita", "Change the visit"),
        "visits.change.lead": (
            "Hasta que empiece, la visita se puede mover, dar a otras personas o cancelar. La empresa ve el cambio y la razón.",
            "Until it begins, the visit can be moved, given to others or cancelled. The company sees the change and the reason."
        ),
        "visits.change.move": ("Mover a otro día", "Move to another day"),
        "visits.change.replace": ("Cambiar a las personas", "Change the persons"),
        "visits.change.cancel": ("Cancelar la visita", "Cancel the visit"),
        "visits.change.day": ("Nuevo día", "New day"),
        "visits.change.day.hint": ("El {day} o después", "{day} or later"),
        "visits.change.reason": ("Razón", "Reason"),
        "visits.change.reason.hint": (
            "La empresa la lee. Sin datos personales.", "The company reads it. No personal data."
        ),
        "visits.next": ("Siguiente paso", "Next step"),
        "visits.act.phone": ("Abrir la lista en el teléfono", "Open the checklist on the phone"),
        "visits.act.begin": ("Empezar la visita", "Begin the visit"),
        "visits.act.sign": ("Firmar el informe", "Sign the report"),
        "visits.act.close": ("Cerrar la visita", "Close the visit"),
        "visits.gaps.show": ("Ver cuáles", "See which"),
        "visits.gaps": (
            "{count} {count?punto falta|puntos faltan} para poder firmar",
            "{count} {count?point is|points are} missing before it can be signed"
        ),
        "visits.gap.open": (
            "{question}: falta un resultado, o el motivo de no revisarlo",
            "{question}: no result yet, nor a reason for leaving it out"
        ),
        "visits.gap.conflict": ("{question}: los validadores difieren", "{question}: the validators differ"),
        "visits.gap.mild": (
            "{question}: es obligatorio y no se cumple; el hallazgo debe exigir una acción",
            "{question}: it is mandatory and not met; the finding must require an action"
        ),
        "visits.gap.photo": ("{question}: una fotografía no ha llegado", "{question}: a photograph has not arrived"),
        "visits.complete": ("Todo está revisado.", "Everything has been checked."),
        "visits.sign.effect": (
            "Al firmar, usted responde por el informe tal como está. Si algo cambia después, se firma otra vez.",
            "By signing you answer for the report as it stands. If anything changes afterwards, it is signed again."
        ),
        "visits.close.effect": (
            "Los dos firmaron. Al cerrar, el informe ya no cambia y sus hallazgos pasan al expediente.",
            "Both have signed. Once closed, the report no longer changes and its findings go to the case."
        ),
        "visits.sign.waits": ("Falta la firma de {names}.", "The signature of {names} is missing."),
        "visits.checks": ("Lo revisado", "What was checked"),
        "visits.progress": ("{done} de {count} revisados", "{done} of {count} checked"),
        "visits.column.question": ("Punto", "Item"),
        "visits.column.text": ("Pregunta", "Question"),
        "visits.column.result": ("Resultado", "Result"),
        "visits.column.seen": ("Lo que se vio", "What was seen"),
        "visits.column.finding": ("Hallazgo", "Finding"),
        "visits.photo.waits": ("Fotografía por llegar", "Photograph on its way"),
        "visits.photo.of": ("Fotografía del punto {question}", "Photograph of item {question}"),
        "visits.earlier": (
            "{count} {count?respuesta anterior|respuestas anteriores}", "{count} earlier {count?answer|answers}"
        ),
        "visits.fact.visit": ("Visita", "Visit"),
        "visits.fact.case": ("Expediente", "Case"),
        "visits.fact.operator": ("Empresa", "Company"),
        "visits.fact.address": ("Domicilio", "Address"),
        "visits.fact.day": ("Día", "Day"),
        "visits.fact.mode": ("Modo", "Mode"),
        "visits.fact.lead": ("A cargo", "Lead"),
        "visits.fact.second": ("Segunda persona", "Second person"),
        "visits.fact.cause": ("Por qué se visita", "Why it is visited"),
        "visits.fact.causeReason": ("Motivo", "Reason"),
        "visits.fact.questionnaire": ("Cuestionario", "Questionnaire"),
        "visits.fact.plan": ("Huella del plan", "Hash of the plan"),
        "visits.fact.report": ("Huella del informe", "Hash of the report"),
        "visits.report.open": ("Ver el informe", "See the report"),
        "visits.history": ("Historia", "History"),
        "visits.event.planned": ("Se planeó la visita", "The visit was planned"),
        "visits.event.begun": ("Empezó la visita", "The visit began"),
        "visits.event.moved": ("La visita se movió al {day}", "The visit was moved to {day}"),
        "visits.event.reassigned": ("La visita se dio a otras personas", "The visit was given to other persons"),
        "visits.event.cancelled": ("La visita se canceló", "The visit was cancelled"),
        "visits.event.closed": ("Se cerró la visita", "The visit was closed"),
        "visits.event.signed": ("Firmó el informe", "Signed the report"),
        "visits.event.signed.old": (
            "Firmó un informe que después cambió", "Signed a report that changed afterwards"
        ),
    ]

    private static let words: Texts = [
        "visits.state.planned": ("Planeada", "Planned"),
        "visits.state.begun": ("En curso", "Under way"),
        "visits.state.cancelled": ("Cancelada", "Cancelled"),
        "visits.state.closed": ("Cerrada", "Closed"),
        "visits.mode.site": ("En el lugar", "On site"),
        "visits.mode.remote": ("A distancia", "Remote"),
        "visits.result.met": ("Cumple", "Met"),
        "visits.result.partly": ("En parte", "Partly"),
        "visits.result.not-met": ("No cumple", "Not met"),
        "visits.result.not-checked": ("No se revisó", "Not checked"),
        "visits.omission.not-applicable": ("No aplica a esta instalación", "Does not concern this site"),
        "visits.omission.no-access": ("No se pudo ver", "Could not be seen"),
        "visits.omission.seen-elsewhere": (
            "Se vio en otra instalación o en el expediente", "Seen at another site or in the file"
        ),
        "visits.omission.no-time": ("No hubo tiempo", "There was no time"),
        "visits.omission.other": ("Otro motivo", "Another reason"),
        "visits.obligation.must": ("Obligatorio", "Must"),
        "visits.obligation.should": ("Recomendado", "Should"),
        "visits.obligation.info": ("Informativo", "For information"),
        "visits.class.action-required": ("Acción requerida", "Action required"),
        "visits.class.recommendation": ("Recomendación", "Recommendation"),
        "visits.class.observation": ("Observación", "Observation"),
        "visits.class.best-practice": ("Buena práctica", "Best practice"),
        "visits.severity.1": ("leve", "slight"),
        "visits.severity.2": ("seria", "serious"),
        "visits.severity.3": ("grave", "grave"),
        "visits.differ": ("Difieren", "They differ"),
        "visits.open": ("Por revisar", "To check"),
        "visits.cause.all": ("Son pocos: se visitan todos", "There are few: all are visited"),
        "visits.cause.incident": ("Hubo un incidente", "There was an incident"),
        "visits.cause.role": ("Tiene una función nueva", "It has a new role"),
        "visits.cause.risk": ("Sorteado según su riesgo", "Drawn by its risk"),
        "visits.cause.random": ("Sorteado al azar", "Drawn at random"),
        "visits.cause.added": ("Agregado por una persona", "Added by a person"),
        "visits.cause.not-drawn": ("No salió en el sorteo", "Not drawn"),
        "visits.cause.removed": ("Quitado por una persona", "Taken out by a person"),
    ]

    private static let refusals: Texts = [
        "visits.refusal.unknown": ("No existe esa visita.", "There is no such visit."),
        "visits.refusal.not-team": (
            "Solo las dos personas de la visita pueden hacerlo.", "Only the two persons of the visit can do this."
        ),
        "visits.refusal.two-persons": ("Elija dos personas distintas.", "Choose two different persons."),
        "visits.refusal.conflict": (
            "Una de las personas declaró un conflicto de interés.",
            "One of the persons has declared a conflict of interest."
        ),
        "visits.refusal.decides": (
            "Quien decide sobre el expediente no lo valida.", "Who decides on the case does not validate it."
        ),
        "visits.refusal.not-validator": (
            "Una de las personas no es validadora en activo.", "One of the persons is no active validator."
        ),
        "visits.refusal.closed": ("La visita ya está cerrada.", "The visit is closed already."),
        "visits.refusal.not-begun": ("La visita todavía no empieza.", "The visit has not begun yet."),
        "visits.refusal.day": (
            "El día ya pasó o no deja tiempo para avisar a la empresa.",
            "The day has passed or leaves no time to tell the company."
        ),
        "visits.refusal.questions": (
            "El plan debe revisar al menos un punto, cada uno una vez.",
            "The plan must check at least one item, each once."
        ),
        "visits.refusal.reason": (
            "Diga por qué cambia lo que salió en el sorteo.", "Say why you change what was drawn."
        ),
        "visits.refusal.incomplete": (
            "Falta revisar, acordar o recibir algo.", "Something is yet to be checked, settled or received."
        ),
        "visits.refusal.changed": (
            "El informe cambió mientras usted lo veía. Revíselo y firme otra vez.",
            "The report changed while you were looking at it. Look again and sign again."
        ),
        "visits.refusal.unsigned": (
            "Faltan firmas: los dos firman el mismo informe.", "Signatures are missing: both sign the same report."
        ),
        "visits.refusal.photo": (
            "Las fotografías son JPEG, PNG, HEIC o WebP de hasta 12 MB.",
            "Photographs are JPEG, PNG, HEIC or WebP of up to 12 MB."
        ),
        "visits.refusal.hash": (
            "La fotografía no llegó completa. Envíela otra vez.", "The photograph did not arrive whole. Send it again."
        ),
        "visits.refusal.begun": (
            "La visita ya empezó: no se mueve, no cambia de personas ni se cancela.",
            "The visit has begun: it is not moved, given to others or cancelled."
        ),
        "visits.refusal.cancelled": ("La visita está cancelada.", "The visit is cancelled."),
        "visits.refusal.same": ("Así está ya.", "That is how it stands already."),
        "visits.refusal.last": (
            "Es la única visita del expediente: muévala a otro día.",
            "It is the only visit of the case: move it to another day."
        ),
        "visits.refusal.change-reason": (
            "Diga por qué, en 1 a 2,000 caracteres.", "Say why, in 1 to 2,000 characters."
        ),
        "visits.refusal.open": ("Quedan visitas abiertas de este expediente.", "Visits of this case are still open."),
        "visits.refusal.no-cases": ("Aquí no se pueden planear visitas.", "Visits cannot be planned here."),
        "visits.refusal.case": (
            "El expediente no lo permite en su estado actual.", "The case does not allow it in its present state."
        ),
        "visits.entry.malformed": ("No se puede leer esta respuesta.", "This answer cannot be read."),
        "visits.entry.id-taken": ("Ya existe otra respuesta con la misma clave.", "Another answer has the same key."),
        "visits.entry.question": ("El plan no revisa este punto.", "The plan does not check this item."),
        "visits.entry.person": ("La escribió otra persona.", "Another person wrote it."),
        "visits.entry.reason": ("Diga por qué no se revisó.", "Say why it was not checked."),
        "visits.entry.note": ("Describa lo que vio.", "Describe what you saw."),
        "visits.entry.too-long": ("Es demasiado larga.", "It is too long."),
        "visits.entry.cancelled": (
            "La visita se canceló antes de que llegara.", "The visit was cancelled before it arrived."
        ),
        "visits.entry.closed": ("La visita se cerró antes de que llegara.", "The visit was closed before it arrived."),
    ]

    private static let phone: Texts = [
        "visits.phone.title": ("Revisión: {site}", "Checks: {site}"),
        "visits.phone.cancelled": (
            "La visita está cancelada: ya no se escribe nada.", "The visit is cancelled: nothing more is written."
        ),
        "visits.phone.closed": (
            "La visita está cerrada y su informe firmado: ya no se escribe nada.",
            "The visit is closed and its report signed: nothing more is written."
        ),
        "visits.phone.noscript": (
            "Sin JavaScript esta página necesita red: cada punto se guarda al enviarlo.",
            "Without JavaScript this page needs a network: each item is saved when you send it."
        ),
        "visits.phone.noWorker": (
            "Este navegador no puede abrir la página sin red. No la cierre hasta que todo esté enviado.",
            "This browser cannot open the page without a network. Do not close it until everything has been sent."
        ),
        "visits.phone.progress": ("{done} de {count} revisados", "{done} of {count} checked"),
        "visits.phone.list": ("Todos los puntos", "All items"),
        "visits.phone.steps": ("Ir de un punto a otro", "From item to item"),
        "visits.phone.back": ("Anterior", "Back"),
        "visits.phone.next": ("Siguiente", "Next"),
        "visits.phone.review": ("Revisar todo y firmar", "Review everything and sign"),
        "visits.phone.signIn": ("Iniciar sesión y enviar", "Sign in and send"),
        "visits.phone.send": ("Enviar ahora", "Send now"),
        "visits.phone.told": ("Lo que respondió la empresa", "What the company answered"),
        "visits.phone.noAnswer": ("No respondió.", "It did not answer."),
        "visits.phone.differ": (
            "Ustedes dos dicen cosas distintas. Nada se ha borrado: acuérdenlo y guarde el resultado acordado.",
            "The two of you say different things. Nothing was erased: agree on it and save the agreed result."
        ),
        "visits.phone.photos": ("{count} {count?fotografía|fotografías}", "{count} {count?photograph|photographs}"),
        "visits.phone.unsaved": ("Sin guardar", "Not saved"),
        "visits.phone.result": ("Resultado", "Result"),
        "visits.phone.reason": ("Por qué no se revisó", "Why it was not checked"),
        "visits.phone.reason.none": ("Elija un motivo", "Choose a reason"),
        "visits.phone.note": ("Lo que vio", "What you saw"),
        "visits.phone.photo": ("Tomar fotografías", "Take photographs"),
        "visits.phone.finding": ("Cambiar el hallazgo", "Change the finding"),
        "visits.phone.finding.hint.must": (
            "Si no elige nada: no cumple es una acción requerida; en parte, una recomendación.",
            "If you choose nothing: not met is an action required; partly, a recommendation."
        ),
        "visits.phone.finding.hint.should": (
            "Si no elige nada: no cumple es una recomendación; en parte, una observación.",
            "If you choose nothing: not met is a recommendation; partly, an observation."
        ),
        "visits.phone.finding.hint.info": (
            "Si no elige nada: no cumple o en parte es una observación.",
            "If you choose nothing: not met or partly is an observation."
        ),
        "visits.phone.class": ("Clase de hallazgo", "Class of finding"),
        "visits.phone.class.none": ("La que corresponde al resultado", "As follows from the result"),
        "visits.phone.severity": ("Gravedad", "Severity"),
        "visits.phone.severity.none": ("Leve, si no se elige", "Slight, unless chosen"),
        "visits.phone.settle": (
            "Lo acordamos: este resultado sustituye también al de mi colega",
            "We have agreed: this result also replaces my colleague's"
        ),
        "visits.phone.save": ("Guardar y seguir", "Save and continue"),
        "visits.phone.error.result": ("Elija un resultado.", "Choose a result."),
    ]

    private static let plan: Texts = [
        "visits.plan.title": ("Planear visitas", "Plan visits"),
        "visits.plan.lead": (
            "{count} {count?instalación|instalaciones}. El sorteo se hizo con la semilla {seed}: quien la tenga puede repetirlo.",
            "{count} {count?site|sites}. The draw was made with the seed {seed}: whoever has it can repeat it."
        ),
        "visits.plan.all": ("Para todas las visitas", "For all visits"),
        "visits.plan.day": ("Día", "Day"),
        "visits.plan.day.hint": ("A partir del {day}", "From {day} on"),
        "visits.plan.mode": ("Modo", "Mode"),
        "visits.plan.lead.person": ("A cargo", "Lead"),
        "visits.plan.second.person": ("Segunda persona", "Second person"),
        "visits.plan.same": ("Como arriba", "As above"),
        "visits.plan.visit": ("Visitar esta instalación", "Visit this site"),
        "visits.plan.other": ("Cambiar: motivo, día, modo o equipo", "Change: reason, day, mode or team"),
        "visits.plan.reason": ("Motivo, si cambia lo que salió", "Reason, if you change what was drawn"),
        "visits.plan.risk": ("Riesgo {count} de 25", "Risk {count} of 25"),
        "visits.plan.checks": ("{count} {count?punto|puntos} por revisar", "{count} {count?item|items} to check"),
        "visits.plan.submit": ("Planear las visitas", "Plan the visits"),
        "visits.plan.effect": (
            "Al planear, el expediente pasa a validación y la empresa recibe el plan.",
            "Once planned, the case goes to validation and the company gets the plan."
        ),
        "visits.plan.error.none": ("Elija al menos una instalación.", "Choose at least one site."),
        "visits.plan.error.day": ("Escriba el día de la visita.", "Write the day of the visit."),
    ]
}
