import HTML

/// What the plan of re-assessments says.
enum ReassessmentsTexts {
    static let all: Texts = [
        "nav.reassessments": ("Reevaluaciones", "Re-assessments"),
        "reassessments.title": ("Plan de reevaluaciones", "Re-assessment plan"),
        "reassessments.lead": (
            "Cuándo toca volver a examinar a cada titular. Cuanto mayor el riesgo, antes; nunca después del límite de su programa.",
            "When each holder is to be examined anew. The higher the risk, the earlier; never later than its programme's limit."
        ),
        "reassessments.caption": ("Titulares por día de su reevaluación", "Holders by the day of their re-assessment"),
        "reassessments.span": ("Cuándo", "When"),
        "reassessments.span.all": ("Todas", "All"),
        "reassessments.span.late": ("Atrasadas", "Late"),
        "reassessments.span.quarter": ("En tres meses", "Within three months"),
        "reassessments.span.year": ("En un año", "Within a year"),
        "reassessments.programme": ("Programa", "Programme"),
        "reassessments.none": ("Ningún titular", "No holder"),
        "reassessments.none.text": (
            "Aquí estarán las empresas certificadas, con el día de su próxima reevaluación y sus razones.",
            "Certified companies will be here, with the day of their next re-assessment and its reasons."
        ),
        "reassessments.shown": ("{count} de {all}", "{count} of {all}"),
        "reassessments.column.due": ("A más tardar", "By"),
        "reassessments.column.operator": ("Empresa", "Company"),
        "reassessments.column.risk": ("Riesgo", "Risk"),
        "reassessments.column.reasons": ("Por qué entonces", "Why then"),
        "reassessments.column.act": ("Siguiente paso", "Next step"),
        "reassessments.late": (
            "{count} {count?día|días} de atraso", "{count} {count?day|days} late"
        ),
        "reassessments.inDays": ("en {count} {count?día|días}", "in {count} {count?day|days}"),
        "reassessments.level.low": ("Bajo, {score} de 100", "Low, {score} of 100"),
        "reassessments.level.middle": ("Medio, {score} de 100", "Middle, {score} of 100"),
        "reassessments.level.high": ("Alto, {score} de 100", "High, {score} of 100"),
        "reassessments.points": (
            "{reason}: {count} {count?punto|puntos}", "{reason}: {count} {count?point|points}"
        ),
        "reassessments.reason.risk-map": (
            "Mapa de riesgos: lo más alto que queda es {count} de 25",
            "Risk map: the highest that is left is {count} of 25"
        ),
        "reassessments.reason.risk-map.unknown": (
            "Sin mapa de riesgos; cuenta como riesgo medio", "No risk map; it counts as a middle risk"
        ),
        "reassessments.reason.findings": (
            "Hallazgos abiertos, con peso {count}", "Open findings, of weight {count}"
        ),
        "reassessments.reason.incidents": (
            "{count} {count?incidente abierto o reciente|incidentes abiertos o recientes}",
            "{count} {count?incident|incidents}, open or recent"
        ),
        "reassessments.reason.monitoring": (
            "{count} {count?requisito que ya no se cumple|requisitos que ya no se cumplen}",
            "{count} {count?requirement that is|requirements that are} no longer met"
        ),
        "reassessments.reason.unvisited.unknown": ("Nunca visitada", "Never visited"),
        "reassessments.basis.visit": ("Última visita de validación: {day}", "Last validation visit: {day}"),
        "reassessments.basis.reassessment": ("Última reevaluación completa: {day}", "Last full re-assessment: {day}"),
        "reassessments.basis.grant": ("Certificada desde el {day}", "Certified since {day}"),
        "reassessments.limit.clock": ("Límite del programa: {day}", "The programme's limit: {day}"),
        "reassessments.limit.rule": ("Límite de la administración: {day}", "The administration's limit: {day}"),
        "reassessments.underWay": ("En curso", "Under way"),
        "reassessments.begin": ("Iniciar reevaluación", "Begin a re-assessment"),
        "reassessments.csv": ("Descargar en CSV", "Download as CSV"),
        "reassessments.json": ("Ver en JSON", "See as JSON"),
        "reassessments.method": ("Cómo se calcula", "How it is calculated"),
        "reassessments.method.text": (
            """
            El plazo corre desde el último examen. Sin puntos de riesgo llega al límite; con 100 puntos, al mínimo; entre \
            ambos, en proporción. Si el día es inhábil, se toma el hábil anterior. Nada se guarda: se calcula de nuevo cada \
            vez con los hechos del expediente y el último resultado del monitoreo.
            """,
            """
            The span runs from the last examination. With no points of risk it reaches the limit, with 100 points the \
            minimum, and in between in proportion. A day on which offices are closed gives the open day before. Nothing is \
            stored: it is reckoned each time from the facts of the case and the last result of monitoring.
            """
        ),
        "reassessments.method.rule": (
            "{programme}: entre {least} y {most} meses después del último examen. Puntos que puede dar cada causa:",
            "{programme}: between {least} and {most} months after the last examination. Points that each cause can give:"
        ),
        "reassessments.method.clock": (
            "{programme}: desde {least} meses después del último examen hasta el último día del plazo del programa, o {most} meses donde no corre. Puntos que puede dar cada causa:",
            "{programme}: from {least} months after the last examination to the last day of the programme's clock, or {most} months where none runs. Points that each cause can give:"
        ),
        "reassessments.weight.risk-map": ("Mapa de riesgos: hasta {count}", "Risk map: up to {count}"),
        "reassessments.weight.findings": ("Hallazgos abiertos: hasta {count}", "Open findings: up to {count}"),
        "reassessments.weight.incidents": (
            "Incidentes abiertos o recientes: hasta {count}", "Incidents, open or recent: up to {count}"
        ),
        "reassessments.weight.monitoring": (
            "Requisitos que ya no se cumplen: hasta {count}", "Requirements no longer met: up to {count}"
        ),
        "reassessments.weight.unvisited": ("Nunca visitada: {count}", "Never visited: {count}"),
        "reassessments.source": ("Fuente: {title}", "Source: {title}"),
    ]
}
