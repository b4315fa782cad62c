import HTML

/// What the pages of monitoring say.
enum MonitoringTexts {
    static let all = Texts([qualification, notices, office, errors, MonitoringTexts.incidents, MonitoringTexts.steps])

    private static let qualification: Texts = [
        "monitoring.qualification.title": ("¿Seguiría cumpliendo hoy?", "Would I still qualify tonight?"),
        "monitoring.qualification.none": ("Todavía no hay nada que revisar", "There is nothing to check yet"),
        "monitoring.qualification.none.text": (
            "La revisión empieza cuando la empresa presenta una solicitud.",
            "The check begins once the company has applied."
        ),
        "monitoring.qualification.note": (
            "Esta revisión es informativa: no cambia su certificación. Lo que falte se aclara primero con usted.",
            "This check informs and does not change your status. What is missing is first cleared up with you."
        ),
        "monitoring.answer.met": ("Cumple", "Met"),
        "monitoring.answer.not-met": ("No cumple", "Not met"),
        "monitoring.answer.unknown": ("No se sabe", "Not known"),
        "monitoring.outcome.met": ("Seguiría cumpliendo", "Would qualify"),
        "monitoring.outcome.not-met": ("No seguiría cumpliendo", "Would not qualify"),
        "monitoring.outcome.unknown": ("Falta información", "Something is not known"),
        "monitoring.outcome.met.text": (
            "Los {all} requisitos generales se cumplen.", "All {all} general requirements are met."
        ),
        "monitoring.outcome.not-met.text": (
            "{bad} de {all} requisitos no se {bad?cumple|cumplen}.",
            "{bad} of {all} requirements {bad?is|are} not met."
        ),
        "monitoring.outcome.unknown.text": (
            "De {all} requisitos, {open} no {open?pudo|pudieron} comprobarse.",
            "Of {all} requirements {open} could not be checked."
        ),
        "monitoring.requirements.caption": ("Requisitos generales", "General requirements"),
        "monitoring.requirements.sources": ("De dónde vienen los requisitos", "Where the requirements come from"),
        "monitoring.source.unverified": (
            "{title} (por verificar con el texto oficial)", "{title} (to be checked against the official text)"
        ),
        "monitoring.column.requirement": ("Requisito", "Requirement"),
        "monitoring.column.answer": ("Respuesta", "Answer"),
        "monitoring.column.why": ("En qué se apoya", "What it rests on"),
        "monitoring.column.age": ("Antigüedad", "Age"),
        "monitoring.column.number": ("Número", "Number"),
        "monitoring.column.programme": ("Programa", "Programme"),
        "monitoring.column.what": ("Qué falta", "What is missing"),
        "monitoring.column.since": ("Desde", "Since"),
        "monitoring.age.today": ("{day}, hoy", "{day}, today"),
        "monitoring.age": ("{day}, hace {days} {days?día|días}", "{day}, {days} {days?day|days} ago"),
        "monitoring.history": ("Cuándo cambió la respuesta", "When the answer changed"),
        "monitoring.allMet": ("Todo se cumple", "All is met"),
        "monitoring.openCount": (
            "{count} {count?requisito|requisitos} sin comprobar", "{count} {count?requirement|requirements} not checked"
        ),
        "monitoring.cause.observed": ("Según {source}", "According to {source}"),
        "monitoring.cause.undecided": ("{source} todavía no resuelve", "{source} has not decided yet"),
        "monitoring.cause.stale": ("El dato de {source} es demasiado antiguo", "What {source} said is too old"),
        "monitoring.cause.silent": ("Ninguna fuente ha respondido", "No source has answered"),
        "monitoring.cause.operations": (
            "{count} {count?declaración|declaraciones} en el periodo",
            "{count} {count?declaration|declarations} in the period"
        ),
        "monitoring.cause.no-operations": ("Ninguna declaración en el periodo", "No declaration in the period"),
        "monitoring.cause.share": (
            "{count} de {total} revisiones con irregularidades ({share} %)",
            "{count} of {total} checks found something ({share}%)"
        ),
        "monitoring.cause.too-few": (
            "{total} {total?revisión|revisiones}: muy pocas para juzgar",
            "{total} {total?check|checks}: too few to judge by"
        ),
        "monitoring.cause.clear": ("Nada abierto en el expediente", "Nothing is open on the case"),
        "monitoring.cause.overlay": ("Hay un asunto abierto en el expediente", "A matter is open on the case"),
        "monitoring.cause.noticed": ("Aviso presentado", "Notice was given"),
        "monitoring.cause.no-notice": ("No se ha presentado a tiempo", "It was not given in time"),
        "monitoring.cause.not-yet-due": ("Todavía no toca presentarlo", "It is not due yet"),
        "monitoring.cause.valid": (
            "{total} {total?documento vigente|documentos vigentes}", "{total} {total?document|documents} still valid"
        ),
        "monitoring.cause.expired": (
            "{count} de {total} {count?documento venció|documentos vencieron}",
            "{count} of {total} {count?document has|documents have} expired"
        ),
        "monitoring.cause.no-evidence": ("Ningún documento en uso", "No document is in use"),
    ]

    private static let notices: Texts = [
        "monitoring.notices.title": ("Avisos de la empresa", "The company's notices"),
        "monitoring.notices.shown": ("{count} {count?aviso|avisos}", "{count} {count?notice|notices}"),
        "monitoring.notices.none": ("Todavía no hay avisos", "There are no notices yet"),
        "monitoring.notices.none.text": (
            "Aquí quedan la actualización anual y los cambios que usted comunique.",
            "The annual update and the changes that you tell us are kept here."
        ),
        "monitoring.notice.new": ("Presentar un aviso", "Give notice"),
        "monitoring.notice.lead": (
            "Comunique la actualización anual o un cambio en su empresa. Los incidentes de seguridad se reportan aparte.",
            "Tell us the annual update or a change in your company. Security incidents are reported apart."
        ),
        "monitoring.notice.kind": ("De qué se trata", "What it is about"),
        "monitoring.notice.kind.wrong": ("Elija de qué se trata el aviso.", "Choose what the notice is about."),
        "monitoring.notice.effective": ("Vigente desde", "Holds from"),
        "monitoring.notice.effective.hint": (
            "El día del cambio, si lo hubo.", "The day of the change, when there is one."
        ),
        "monitoring.notice.text": ("Descripción", "Description"),
        "monitoring.notice.text.hint": ("Qué cambió y por qué.", "What changed and why."),
        "monitoring.notice.evidence": ("Documentos", "Documents"),
        "monitoring.notice.evidence.hint": (
            "Los que ya subió y apoyan este aviso.", "Those that you have uploaded and that support this notice."
        ),
        "monitoring.notice.confirm": ("Confirmación", "Confirmation"),
        "monitoring.notice.confirm.yes": (
            "Declaro que lo anterior es verdad y está completo.", "I declare that this is true and complete."
        ),
        "monitoring.notice.confirm.wrong": (
            "Confirme que lo escrito es verdad y está completo.", "Confirm that what you wrote is true and complete."
        ),
        "monitoring.notice.file": ("Presentar aviso", "Give notice"),
        "monitoring.notice.filed": ("Presentado", "Given"),
        "monitoring.notice.done": ("Recibimos su aviso {id}.", "We have received your notice {id}."),
    ]

    private static let office: Texts = [
        "monitoring.nav": ("Vigilancia", "Monitoring"),
        "monitoring.nav.incidents": ("Incidentes", "Incidents"),
        "monitoring.office.title": ("Quién no seguiría cumpliendo", "Who would not qualify"),
        "monitoring.office.caption": ("Operadores certificados por respuesta", "Holders by answer"),
        "monitoring.office.shown": ("{count} {count?operador|operadores}", "{count} {count?operator|operators}"),
        "monitoring.office.judged": ("Última revisión: {moment}", "Last check: {moment}"),
        "monitoring.office.neverJudged": (
            "La revisión nocturna todavía no ha corrido.", "The nightly check has not run yet."
        ),
        "monitoring.office.none": ("Ningún operador con esta respuesta", "No operator with this answer"),
        "monitoring.office.none.text": (
            "La lista se llena con la revisión de cada noche.", "The list is filled by each night's check."
        ),
        "monitoring.sources.title": ("Fuentes de información", "Sources"),
        "monitoring.sources.none": ("El país no ha declarado fuentes.", "The country has declared no sources."),
        "monitoring.source": ("Fuente", "Source"),
        "monitoring.source.kind": ("Forma", "Form"),
        "monitoring.source.kind.file-drop": ("Carpeta de archivos", "Folder of files"),
        "monitoring.source.kind.http": ("Servicio HTTP", "HTTP service"),
        "monitoring.source.state": ("Estado", "State"),
        "monitoring.source.on": ("Funciona", "Works"),
        "monitoring.source.off": ("Apagada", "Off"),
        "monitoring.source.failing": ("Con fallas", "Failing"),
        "monitoring.source.worked": ("Funcionó por última vez", "Last worked"),
        "monitoring.source.never": ("Nunca", "Never"),
        "monitoring.source.last": ("Última entrega", "Last delivery"),
        "monitoring.source.rows": (
            "{rows} {rows?renglón|renglones}; {known} de operadores vigilados",
            "{rows} {rows?row|rows}; {known} of operators under watch"
        ),
        "monitoring.source.act": ("Acción", "Act"),
        "monitoring.source.run": ("Consultar ahora", "Run now"),
    ]

    private static let errors: Texts = [
        "monitoring.error.not-found": ("No existe.", "There is no such thing."),
        "monitoring.error.kind": ("Elija una de las opciones.", "Choose one of the options."),
        "monitoring.error.text": (
            "Escriba una descripción de hasta 8,000 caracteres.", "Write a description of up to 8,000 characters."
        ),
        "monitoring.error.time": (
            "Revise las fechas: primero ocurre, luego se sabe, luego se reporta; un compromiso vence hoy o después.",
            "Check the days: it happens, is known, is reported, in this order; an objective is due today or later."
        ),
        "monitoring.error.closed": ("El incidente ya está cerrado.", "The incident is closed already."),
        "monitoring.error.open": (
            "Todavía falta algo para poder cerrar el incidente.",
            "Something is still to be done before it can be closed."
        ),
        "monitoring.error.site": ("Elija una de las instalaciones.", "Choose one of the sites."),
        "monitoring.error.declaration": (
            "No encontramos esa declaración entre las de la empresa.",
            "We do not find that declaration among the company's."
        ),
        "monitoring.error.connector": ("La fuente está apagada o no existe.", "The source is off or not known."),
    ]
}
