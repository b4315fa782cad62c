import HTML

extension MonitoringTexts {
    static let incidents: Texts = [
        "monitoring.incidents.title": ("Incidentes de seguridad", "Security incidents"),
        "monitoring.incidents.office": ("Incidentes de los operadores", "Operators' incidents"),
        "monitoring.incidents.shown": ("{count} {count?incidente|incidentes}", "{count} {count?incident|incidents}"),
        "monitoring.incidents.open": ("Abiertos", "Open"),
        "monitoring.incidents.none": ("No hay incidentes", "There are no incidents"),
        "monitoring.incidents.none.text": (
            "Si algo pasa, repórtelo aquí en cuanto lo sepa: reportar primero cuenta a su favor.",
            "If something happens, report it here as soon as you know: reporting first counts in your favour."
        ),
        "monitoring.incident.title": ("Incidente {id}", "Incident {id}"),
        "monitoring.incident.new": ("Reportar un incidente", "Report an incident"),
        "monitoring.incident.lead": (
            "Diga lo que sabe ahora; podrá agregar más después. Un incidente se avisa dentro del plazo del programa.",
            "Say what you know now; you can add more later. An incident is reported within the programme's time limit."
        ),
        "monitoring.incident.kind": ("Tipo de incidente", "Kind of incident"),
        "monitoring.incident.stage": ("Avance", "Stage"),
        "monitoring.incident.occurred": ("Cuándo ocurrió", "When it happened"),
        "monitoring.incident.occurred.hint": (
            "El día en que pasó o en que se supone que pasó.",
            "The day on which it happened or is thought to have happened."
        ),
        "monitoring.incident.known": ("Cuándo se supo por primera vez", "When it was first known"),
        "monitoring.incident.known.hint": ("El día en que alguien lo supo.", "The day on which someone knew."),
        "monitoring.incident.time": ("{what}: hora", "{what}: time of day"),
        "monitoring.incident.time.hint": ("Como 14:05", "Such as 14:05"),
        "monitoring.incident.knewFirst": ("Quién lo supo primero", "Who knew first"),
        "monitoring.incident.knewFirst.hint": (
            "Importa: quien avisa antes de que la autoridad lo encuentre recibe otro trato.",
            "It matters: who reports before the authority finds out is treated otherwise."
        ),
        "monitoring.knewFirst.operator": ("La empresa", "The company"),
        "monitoring.knewFirst.customs": ("La aduana", "Customs"),
        "monitoring.knewFirst.police": ("La policía o la fiscalía", "Police or prosecutor"),
        "monitoring.knewFirst.partner": ("Un socio comercial", "A trading partner"),
        "monitoring.knewFirst.other": ("Alguien más", "Someone else"),
        "monitoring.incident.site": ("Instalación", "Site"),
        "monitoring.incident.declaration": ("Número de declaración", "Declaration number"),
        "monitoring.incident.declaration.hint": (
            "Si hubo un embarque, con este número llenamos lo que ya sabemos de él.",
            "If there was a shipment, by this number we fill in what we know of it."
        ),
        "monitoring.incident.text": ("Qué pasó", "What happened"),
        "monitoring.incident.text.hint": (
            "Los hechos, sin nombres de personas que no hagan falta.",
            "The facts, without names of people that are not needed."
        ),
        "monitoring.incident.report": ("Reportar incidente", "Report incident"),
        "monitoring.incident.reported": ("Reportado", "Reported"),
        "monitoring.incident.inTime": ("A tiempo", "In time"),
        "monitoring.incident.late": ("Fuera de plazo", "Late"),
        "monitoring.incident.due": ("El aviso vencía el {day}.", "The notice was due by {day}."),
        "monitoring.incident.clock": ("Plazo {code}.", "Clock {code}."),
        "monitoring.stage.reported": ("Reportado", "Reported"),
        "monitoring.stage.contained": ("Contenido", "Contained"),
        "monitoring.stage.analysed": ("Analizado", "Analysed"),
        "monitoring.stage.correcting": ("En corrección", "Being corrected"),
        "monitoring.stage.closed": ("Cerrado", "Closed"),
        "monitoring.fact.declaration": ("Declaración", "Declaration"),
        "monitoring.fact.office": ("Aduana", "Office"),
        "monitoring.fact.packages": ("Bultos", "Packages"),
        "monitoring.fact.goods": ("Fracciones", "Commodity codes"),
        "monitoring.fact.documents": ("Documentos", "Documents"),
        "monitoring.fact.carrier": ("Transportista", "Carrier"),
        "monitoring.fact.vehicle": ("Vehículo", "Vehicle"),
        "monitoring.fact.containers": ("Contenedores", "Containers"),
        "monitoring.fact.seals": ("Sellos", "Seals"),
    ]

    static let steps: Texts = [
        "monitoring.file.title": ("Expediente posterior al incidente", "File after the incident"),
        "monitoring.file.part": ("Parte", "Part"),
        "monitoring.file.state": ("Situación", "State"),
        "monitoring.file.known": ("Lo que ya sabemos", "What we know already"),
        "monitoring.file.open": ("Por reunir", "To be gathered"),
        "monitoring.file.held": ("Reunido", "Held"),
        "monitoring.file.missing": ("No se tiene", "Missing"),
        "monitoring.file.not-applicable": ("No aplica", "Does not apply"),
        "monitoring.file.noDeclaration": (
            "Sin número de declaración no podemos adelantar datos del embarque.",
            "Without a declaration number we cannot fill in data of the shipment."
        ),
        "monitoring.file.evidence.hint": (
            "Sus números separados por espacios, por ejemplo EV-000012. Súbalos antes en Documentos.",
            "Their numbers with blanks between, such as EV-000012. Upload them first under Documents."
        ),
        "monitoring.plan.title": ("Plan de corrección", "Corrective plan"),
        "monitoring.plan.none": ("Todavía no hay compromisos.", "There are no objectives yet."),
        "monitoring.plan.objective": ("Compromiso", "Objective"),
        "monitoring.plan.due": ("Fecha límite", "Due"),
        "monitoring.plan.state": ("Situación", "State"),
        "monitoring.plan.open": ("Pendiente", "Open"),
        "monitoring.plan.overdue": ("Vencido", "Overdue"),
        "monitoring.plan.reached": ("Cumplido", "Reached"),
        "monitoring.plan.reach": ("Marcar como cumplido", "Mark as reached"),
        "monitoring.consent.given": ("Acepta visitas sin aviso", "Consents to visits without notice"),
        "monitoring.consent.none": (
            "No se han aceptado visitas sin aviso.", "No consent to visits without notice was given."
        ),
        "monitoring.consent.text": (
            "La empresa acepta que se verifique la corrección con visitas sin aviso.",
            "The company consents to visits without notice to verify the correction."
        ),
        "monitoring.add.title": ("Agregar", "Add"),
        "monitoring.step.save": ("Guardar", "Save"),
        "monitoring.step.reported": ("Incidente reportado", "Incident reported"),
        "monitoring.step.containment": ("Contención", "Containment"),
        "monitoring.step.containment.add": ("Qué se hizo para contenerlo", "What was done to contain it"),
        "monitoring.step.root-cause": ("Causa raíz", "Root cause"),
        "monitoring.step.root-cause.add": ("Por qué pasó: causa raíz", "Why it happened: root cause"),
        "monitoring.step.objective": ("Compromiso del plan", "Objective of the plan"),
        "monitoring.step.objective.add": ("Un compromiso con su fecha", "An objective with its day"),
        "monitoring.step.reached": ("Compromiso cumplido", "Objective reached"),
        "monitoring.step.file": ("Expediente", "File"),
        "monitoring.step.file.add": ("Una parte del expediente", "A part of the file"),
        "monitoring.step.consent": ("Acepta visitas sin aviso", "Consents to visits without notice"),
        "monitoring.step.consent.add": ("Aceptar visitas sin aviso", "Consent to visits without notice"),
        "monitoring.step.note": ("Nota", "Note"),
        "monitoring.step.note.add": ("Una nota", "A note"),
        "monitoring.step.closed": ("Incidente cerrado", "Incident closed"),
        "monitoring.close.title": ("Cerrar el incidente", "Close the incident"),
        "monitoring.close": ("Cerrar incidente", "Close incident"),
        "monitoring.close.text": ("Conclusión de la oficina", "The office's conclusion"),
        "monitoring.close.open": ("Antes de cerrarlo falta:", "Before it can be closed:"),
        "monitoring.open.containment": ("decir cómo se contuvo", "say how it was contained"),
        "monitoring.open.root-cause": ("explicar la causa raíz", "explain the root cause"),
        "monitoring.open.plan": ("cumplir todos los compromisos del plan", "reach every objective of the plan"),
        "monitoring.open.file": ("reunir el expediente completo", "gather the whole file"),
        "monitoring.timeline": ("Historia", "Timeline"),
    ]
}
