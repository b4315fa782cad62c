import HTML

extension ClearanceTexts {
    /// Live figures.
    static let figures: Texts = [
        "figures.title": ("Cifras: {office}", "Figures: {office}"),
        "figures.glance": ("De un vistazo", "At a glance"),
        "figures.period": ("Del {from} al {to}", "From {from} to {to}"),
        "figures.span": ("Periodo", "Period"),
        "figures.span.today": ("Hoy", "Today"),
        "figures.span.day": ("Últimas 24 horas", "Last 24 hours"),
        "figures.span.week": ("Últimos 7 días", "Last 7 days"),
        "figures.show": ("Ver", "Show"),
        "figures.now": ("En este momento", "At this moment"),
        "figures.lodged": ("¿Cuántas se presentaron?", "How many were lodged?"),
        "figures.lodged.definition": (
            "Declaraciones recibidas, también antes de la llegada. De ellas {refused} se {refused?rechazó|rechazaron} y {withdrawn} se {withdrawn?retiró|retiraron}.",
            "Declarations received, also before arrival. Of these {refused} {refused?was|were} refused and {withdrawn} {withdrawn?was|were} withdrawn."
        ),
        "figures.decided": ("¿Cuántas se decidieron?", "How many were decided?"),
        "figures.decided.definition": (
            "Decisiones tomadas. Una enmienda se decide otra vez y cuenta otra vez.",
            "Decisions made. An amendment is decided again and counts again."
        ),
        "figures.examined": ("¿Qué parte va a reconocimiento?", "What share is examined?"),
        "figures.examined.definition": (
            "Decisiones con canal rojo entre todas las decisiones. El intervalo es el de Wilson.",
            "Decisions with the red channel over all decisions. The interval is Wilson's."
        ),
        "figures.half": ("¿En cuánto sale la mitad?", "How soon is half released?"),
        "figures.nine": ("¿En cuánto salen nueve de cada diez?", "How soon are nine in ten released?"),
        "figures.seconds.definition": (
            "Desde que están la declaración y la mercancía hasta la liberación. Se lee por tramos; se muestra el límite superior del tramo.",
            "From the moment both declaration and goods are there until release. Read from ranges; the upper bound of the range is shown."
        ),
        "figures.quarantined": ("¿Cuántas esperan en cuarentena?", "How many wait in quarantine?"),
        "figures.quarantined.definition": (
            "Mensajes que llegaron y no se pudieron leer, sin atender todavía.",
            "Messages that arrived, could not be read, and have not been dealt with yet."
        ),
        "figures.channels": ("¿A qué canal van?", "Which channel do they go to?"),
        "figures.channels.caption": ("Decisiones por canal", "Decisions by channel"),
        "figures.count": ("Decisiones", "Decisions"),
        "figures.share": ("Parte", "Share"),
        "figures.course": ("¿Cómo va el periodo?", "How is the period going?"),
        "figures.course.title": ("Decisiones por canal", "Decisions by channel"),
        "figures.course.hours": ("Por hora", "By hour"),
        "figures.course.days": ("Por día", "By day"),
        "figures.wait.title": ("Mediana hasta la liberación", "Median time to release"),
        "figures.hour": ("Hora", "Hour"),
        "figures.day": ("Día", "Day"),
        "figures.trust": ("¿Qué vale la confianza?", "What is trust worth?"),
        "figures.trust.caption": (
            "Operadores certificados y los demás, parte por canal y tiempo hasta la liberación",
            "Certified operators and others, share by channel and time to release"
        ),
        "figures.trust.sentence": (
            "La mitad de las declaraciones de operadores certificados sale en {trusted}; la de los demás, en {others}. Van a reconocimiento {trustedShare} y {othersShare}.",
            "Half of certified operators' declarations are released within {trusted}; of the others', within {others}. {trustedShare} and {othersShare} are examined."
        ),
        "figures.trust.none": (
            "Faltan liberaciones de uno de los dos grupos para compararlos.",
            "There are not enough releases in one of the groups to compare them."
        ),
        "figures.group": ("Grupo", "Group"),
        "figures.others": ("Los demás", "Others"),
        "figures.decided.short": ("Decididas", "Decided"),
        "figures.released.short": ("Liberadas", "Released"),
        "figures.half.short": ("La mitad en", "Half within"),
        "figures.nine.short": ("Nueve de diez en", "Nine in ten within"),
    ]
}
