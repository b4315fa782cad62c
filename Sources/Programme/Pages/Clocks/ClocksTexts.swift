import HTML

/// The words of a clock's explanation.
enum ClocksTexts {
    static let all = Texts([clock, steps])

    private static let clock: Texts = [
        "clocks.state.not-started": ("No ha empezado", "Not started"),
        "clocks.state.waiting": ("Aún no se abre", "Not open yet"),
        "clocks.state.running": ("Corre", "Running"),
        "clocks.state.paused": ("En pausa", "Paused"),
        "clocks.state.stopped": ("Cumplido", "Done"),
        "clocks.state.late": ("Cumplido tarde", "Done late"),
        "clocks.state.expired": ("Vencido", "Run out"),
        "clocks.state.cancelled": ("Ya no aplica", "No longer applies"),
        "clocks.consequence.deemed-accepted": (
            "Si vence, se tiene por aceptado.", "If it runs out, it counts as accepted."
        ),
        "clocks.consequence.deemed-refused": (
            "Si vence, se tiene por negado.", "If it runs out, it counts as refused."
        ),
        "clocks.consequence.lapse": ("Si vence, se pierde el derecho.", "If it runs out, the right lapses."),
        "clocks.consequence.escalate": (
            "Si vence, se avisa a quien supervisa.", "If it runs out, a supervisor is told."
        ),
        "clocks.consequence.ends": ("Al vencer, termina.", "It ends when it runs out."),
        "clocks.binds.authority": ("Debe actuar la autoridad.", "The authority has to act."),
        "clocks.binds.operator": ("Debe actuar la empresa.", "The company has to act."),
        "clocks.binds.consulted": ("Debe actuar la autoridad consultada.", "The consulted authority has to act."),
        "clocks.binds.nobody": ("Nadie debe actuar; el tiempo pasa.", "Nobody has to act; time passes."),
        "clocks.why": ("Cómo se calculó", "How it was calculated"),
        "clocks.last": ("Último día: {day}", "Last day: {day}"),
        "clocks.last.moving": (
            "Último día si la pausa terminara hoy: {day}", "Last day if the pause ended today: {day}"
        ),
        "clocks.rule": ("Regla: {version}", "Rule: {version}"),
        "clocks.source": ("Fuente: {title}", "Source: {title}"),
        "clocks.unverified": (
            "Esta cifra aún se debe cotejar con el texto oficial.",
            "This figure is still to be checked against the official text."
        ),
        "clocks.unit.calendar-days": ("{count?día natural|días naturales}", "{count?calendar day|calendar days}"),
        "clocks.unit.business-days": ("{count?día hábil|días hábiles}", "{count?business day|business days}"),
        "clocks.unit.months": ("{count?mes|meses}", "{count?month|months}"),
        "clocks.unit.years": ("{count?año|años}", "{count?year|years}"),
    ]

    private static let steps: Texts = [
        "clocks.step.started": ("Empezó por un hecho del {day}.", "It was started by what happened on {day}."),
        "clocks.step.anchored": ("Se cuenta desde el {day}.", "It is counted from {day}."),
        "clocks.step.occurrence": (
            "Se repite, contado desde el {day}; esta es la vez número {number}.",
            "It comes back, counted from {day}; this is time number {number}."
        ),
        "clocks.step.first-day": ("Día 1: {day}.", "Day 1: {day}."),
        "clocks.step.opens": ("Se abre el {day}.", "It opens on {day}."),
        "clocks.step.length": ("Dura {number} {unit}.", "It is {number} {unit} long."),
        "clocks.step.paused": (
            "En pausa {number} {number?día|días}, hasta el {day}.", "Paused for {number} {number?day|days}, to {day}."
        ),
        "clocks.step.paused.why": (
            "En pausa {number} {number?día|días}, hasta el {day}, porque {reason}.",
            "Paused for {number} {number?day|days}, to {day}, because {reason}."
        ),
        "clocks.step.pausing": (
            "En pausa desde hace {number} {number?día|días}; sigue el {day}.",
            "Paused for {number} {number?day|days} so far; it lasts on {day}."
        ),
        "clocks.step.pausing.why": (
            "En pausa desde hace {number} {number?día|días} porque {reason}; sigue el {day}.",
            "Paused for {number} {number?day|days} so far because {reason}; it lasts on {day}."
        ),
        "clocks.step.extended": ("Extendido {number} {unit}.", "Extended by {number} {unit}."),
        "clocks.step.extension-capped": (
            "Se concedió más de lo que la regla permite; cuentan {number} {unit}.",
            "More was given than the rule allows; {number} {unit} count."
        ),
        "clocks.step.extension-refused": (
            "Una extensión que la regla no permite; no cuenta.",
            "An extension that the rule does not allow; it does not count."
        ),
        "clocks.step.moved": (
            "El último día era inhábil y pasa al {day}.", "The last day was a closed one and moves to {day}."
        ),
        "clocks.step.given": ("El documento mismo dice el {day}.", "The document itself says {day}."),
        "clocks.step.due": ("Último día: {day}.", "Last day: {day}."),
        "clocks.step.too-early": (
            "Se hizo el {day}, antes de que se abriera; no cuenta.",
            "Done on {day}, before it was open; it does not count."
        ),
        "clocks.step.stopped-in-time": ("Se cumplió a tiempo el {day}.", "Done in time on {day}."),
        "clocks.step.stopped-late": ("Se cumplió tarde, el {day}.", "Done late, on {day}."),
        "clocks.step.superseded": ("Empezó de nuevo el {day}.", "It began anew on {day}."),
        "clocks.step.cancelled": ("Dejó de aplicar el {day}.", "It stopped applying on {day}."),
        "clocks.step.revived": ("Volvió a aplicar el {day}.", "It applied again from {day}."),
        "clocks.step.ran-out": (
            "Venció; la consecuencia vale desde el {day}.", "It ran out; the consequence holds from {day}."
        ),
    ]
}
