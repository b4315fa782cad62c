import HTML

/// What the pages of benefits say.
enum BenefitsTexts {
    static let all = Texts([pages, figures, method, contests, months])

    private static let pages: Texts = [
        "benefits.nav.own": ("Beneficios", "Benefits"),
        "benefits.nav.office": ("Beneficios del programa", "Programme benefits"),
        "benefits.none.title": ("Sus beneficios", "Your benefits"),
        "benefits.none.status": ("Su organización no tiene estatus", "Your organisation has no status"),
        "benefits.none.status.text": (
            "Cuando tenga un certificado, aquí verá cada mes cómo se trataron sus declaraciones y cómo las de los demás.",
            "Once you hold a certificate, you will see here each month how your declarations were treated and how those of others."
        ),
        "benefits.none.month": ("No hay cifras de este mes", "There are no figures for this month"),
        "benefits.none.month.text": (
            "Aquí verá sus declaraciones presentadas con estatus vigente. Las cifras se calculan cada noche.",
            "You will see your declarations lodged under active status here. The figures are worked out every night."
        ),
        "benefits.none.office.text": (
            "Aquí verá cada programa con titulares que presentaron declaraciones en el mes. Las cifras se calculan cada noche.",
            "You will see each programme whose holders lodged declarations in the month here. The figures are worked out every night."
        ),
        "benefits.own.title": ("¿Qué cambió su estatus en {month}?", "What did your status change in {month}?"),
        "benefits.own.lead": (
            "Las declaraciones de {operator} frente a las comparables de quienes no tienen estatus: misma aduana, capítulo, medio de transporte y parte del día.",
            "The declarations of {operator} beside comparable ones of those without status: same office, chapter, mode of transport and part of the day."
        ),
        "benefits.own.counts": (
            "{declarations} {declarations?declaración|declaraciones} con estatus vigente; {untreated} sin despacho (desistidas o sin mercancía presentada), {open} sin liberar todavía.",
            "{declarations} {declarations?declaration|declarations} under active status; {untreated} not cleared (withdrawn, or goods not presented), {open} not released yet."
        ),
        "benefits.office.title": ("¿Qué cambió el estatus en {month}?", "What did status change in {month}?"),
        "benefits.office.lead": (
            "Todos los titulares de cada programa frente al tráfico comparable de quienes no tienen estatus, ponderado con la mezcla de los titulares.",
            "All holders of each programme beside comparable traffic of those without status, weighted to the holders' own mix."
        ),
        "benefits.office.counts": (
            "{operators} {operators?operador|operadores} con {declarations} {declarations?declaración|declaraciones} despachadas; {open} sin liberar todavía; {undelivered} {undelivered?trato prometido que no se dio|tratos prometidos que no se dieron}.",
            "{operators} {operators?operator|operators} with {declarations} {declarations?declaration|declarations} cleared; {open} not released yet; promised treatment not delivered {undelivered} {undelivered?time|times}."
        ),
        "benefits.byOffice": ("Por aduana", "By office"),
        "benefits.byRole": ("Por papel en la cadena", "By role in the chain"),
        "benefits.export": ("Descargar las cifras (CSV)", "Download the figures (CSV)"),
        "benefits.proof": ("Método {method}. Huella de las cifras:", "Method {method}. Hash of the figures:"),
        "benefits.hash": ("la huella de las cifras", "the hash of the figures"),
        "benefits.month": ("Mes", "Month"),
        "benefits.undelivered.title": ("Trato prometido que no se dio", "Promised treatment not delivered"),
        "benefits.undelivered.lead": (
            "El programa promete menos controles y un despacho más rápido. En estas declaraciones no se cumplió.",
            "The programme promises fewer controls and faster release. For these declarations it was not kept."
        ),
        "benefits.undelivered.none": (
            "No se encontró ninguna declaración sin el trato prometido.",
            "No declaration without the promised treatment was found."
        ),
        "benefits.undelivered.all": ("{count} {count?caso|casos}", "{count} {count?case|cases}"),
        "benefits.undelivered.some": (
            "{count} casos; se muestran los primeros {shown}", "{count} cases; the first {shown} are shown"
        ),
        "benefits.reason.status-not-counted": (
            "El estatus estaba vigente y la decisión no lo tomó en cuenta",
            "The status was active and the decision did not count it"
        ),
        "benefits.reason.waited-longer": (
            "Esperó más que nueve de cada diez comparables", "It waited longer than nine in ten comparable ones"
        ),
        "benefits.reason.waited-longer.limit": (
            "Esperó más que nueve de cada diez comparables, que salieron en {limit} o menos",
            "It waited longer than nine in ten comparable ones, which left within {limit}"
        ),
        "benefits.line.undelivered": ("{number}: {reason}", "{number}: {reason}"),
    ]

    private static let figures: Texts = [
        "benefits.question.examined": ("¿Se reconocen menos mercancías?", "Are goods examined less?"),
        "benefits.question.controlled": (
            "¿Hay menos controles de cualquier tipo?", "Are there fewer controls of any kind?"
        ),
        "benefits.question.half": ("¿Sale antes la mitad?", "Does half leave sooner?"),
        "benefits.question.nine": ("¿Salen antes nueve de cada diez?", "Do nine in ten leave sooner?"),
        "benefits.definition.examined": (
            "Parte de las declaraciones con reconocimiento de mercancías, menos la parte de las comparables.",
            "Share of declarations whose goods were to be examined, less the share of comparable ones."
        ),
        "benefits.definition.controlled": (
            "Parte de las declaraciones con revisión de documentos o reconocimiento antes de liberar, menos la parte de las comparables.",
            "Share of declarations with a documentary check or an examination before release, less the share of comparable ones."
        ),
        "benefits.definition.half": (
            "Tiempo en el que sale la mitad de las declaraciones, menos el de las comparables. Cuenta desde que están la declaración y la mercancía.",
            "Time within which half of the declarations leave, less that of comparable ones. It runs from when both declaration and goods are there."
        ),
        "benefits.definition.nine": (
            "Tiempo en el que salen nueve de cada diez declaraciones, menos el de las comparables. Cuenta desde que están la declaración y la mercancía.",
            "Time within which nine in ten declarations leave, less that of comparable ones. It runs from when both declaration and goods are there."
        ),
        "benefits.measure.examined": ("Reconocimiento de mercancías", "Goods examined"),
        "benefits.measure.controlled": ("Cualquier control previo", "Any control before release"),
        "benefits.measure.half": ("Tiempo de la mitad", "Time of half"),
        "benefits.measure.nine": ("Tiempo de nueve de cada diez", "Time of nine in ten"),
        "benefits.verdict.better": ("Mejor", "Better"),
        "benefits.verdict.same": ("Sin diferencia clara", "No clear difference"),
        "benefits.verdict.worse": ("Peor", "Worse"),
        "benefits.verdict.too-few": ("Muy pocos casos", "Too few cases"),
        "benefits.tooFew": ("Muy pocos casos", "Too few cases"),
        "benefits.points": ("puntos porcentuales", "percentage points"),
        "benefits.points.short": ("puntos", "points"),
        "benefits.range": ("{low} a {high}", "{low} to {high}"),
        "benefits.cases": ("{cases} frente a {compared}", "{cases} against {compared}"),
        "benefits.leftOut": ("{count} sin comparables", "{count} without comparable ones"),
        "benefits.summary.better": (
            "El estatus se nota: frente al tráfico comparable hay al menos una mejora que el azar no explica.",
            "The status shows: beside comparable traffic there is at least one gain that chance does not explain."
        ),
        "benefits.summary.mixed": (
            "Hay mejoras y hay retrocesos frente al tráfico comparable. Vea cada línea.",
            "There are gains and losses beside comparable traffic. Look at each line."
        ),
        "benefits.summary.worse": (
            "El trato fue peor que el del tráfico comparable. Puede impugnar cada línea.",
            "The treatment was worse than that of comparable traffic. Each line can be contested."
        ),
        "benefits.summary.same": (
            "No se ve una diferencia que el azar no explique.", "There is no difference that chance does not explain."
        ),
        "benefits.summary.tooFew": (
            "Hay muy pocos casos comparables este mes para dar una cifra honesta.",
            "There are too few comparable cases this month for an honest figure."
        ),
        "benefits.chart.examined": ("¿Qué parte se reconoce?", "What share is examined?"),
        "benefits.chart.nine": ("¿En cuánto tiempo salen nueve de cada diez?", "How long until nine in ten leave?"),
        "benefits.chart.about": (
            "Por mes; los meses con muy pocos casos no tienen punto",
            "By month; months with too few cases have no point"
        ),
        "benefits.table.caption": ("Las cifras con su intervalo de 95 %", "The figures with their 95% interval"),
        "benefits.table.caption.all": (
            "Todos los titulares, con intervalo de 95 %", "All holders, with a 95% interval"
        ),
        "benefits.column.measure": ("Cifra", "Figure"),
        "benefits.column.own": ("Con estatus", "With status"),
        "benefits.column.others": ("Comparables sin estatus", "Comparable without status"),
        "benefits.column.difference": ("Diferencia", "Difference"),
        "benefits.column.verdict": ("Resultado", "Result"),
        "benefits.column.cases": ("Casos", "Cases"),
        "benefits.column.act": ("Si no está de acuerdo", "If you disagree"),
        "benefits.column.declaration": ("Declaración", "Declaration"),
        "benefits.column.lodged": ("Presentada", "Lodged"),
        "benefits.column.office": ("Aduana", "Office"),
        "benefits.column.reason": ("Qué faltó", "What was missing"),
        "benefits.column.took": ("Tardó", "Took"),
        "benefits.column.part.office": ("Aduana", "Office"),
        "benefits.column.part.role": ("Papel", "Role"),
    ]

    private static let method: Texts = [
        "benefits.method.title": ("Cómo se compara", "How it is compared"),
        "benefits.method.cells": (
            "Son comparables las declaraciones de la misma aduana, capítulo, medio de transporte, cuarto del día y sentido, presentadas igual antes o después de llegar la mercancía, de quienes no tienen estatus.",
            "Comparable are declarations of the same office, chapter, mode, quarter of the day and direction, lodged alike before or after the goods arrived, by those without status."
        ),
        "benefits.method.weights": (
            "La cifra de los demás se pondera con la mezcla propia: responde qué habrían encontrado estas mismas declaraciones sin estatus (estandarización directa).",
            "The others' figure is weighted to the own mix: it answers what these same declarations would have met without status (direct standardisation)."
        ),
        "benefits.method.few": (
            "Un grupo cuenta desde {cell} casos de {traders} operadores; los demás quedan fuera y se dice cuántos son. Con menos de {cases} casos propios, de {compared} comparables o con menos de la mitad comparable no se da cifra.",
            "A group counts from {cell} cases of {traders} traders on; the rest is left out and counted. With fewer than {cases} own cases or {compared} comparable ones, or with less than half comparable, no figure is given."
        ),
        "benefits.method.intervals": (
            "Intervalos de 95 %: Wilson para una parte, Newcombe y Zou para diferencias, Woodruff para tiempos. Mejor o peor se dice solo cuando todo el intervalo está de un lado.",
            "95% intervals: Wilson for a share, Newcombe and Zou for differences, Woodruff for times. Better or worse is said only when the whole interval lies on one side."
        ),
        "benefits.method.time": (
            "El tiempo cuenta desde que están la declaración y la mercancía hasta la liberación. Lo que sigue abierto cuenta con lo esperado hasta ahora.",
            "Time runs from when both declaration and goods are there to release. What is still open counts with the wait so far."
        ),
        "benefits.method.caveat": (
            "No es un experimento: quien obtiene un estatus difiere de quien no lo tiene también en otras cosas.",
            "It is no experiment: who obtains a status differs from who does not in other ways too."
        ),
        "benefits.caveat.title": ("Lo que estas cifras no prueban", "What these figures do not prove"),
        "benefits.caveat": (
            "Los titulares fueron elegidos por cumplir mejor. Parte de la diferencia existiría también sin el programa; la comparación iguala aduana, mercancía, transporte y hora, no la calidad del operador.",
            "Holders were chosen for complying better. Part of the difference would be there without the programme; the comparison makes office, goods, transport and hour alike, not the quality of the operator."
        ),
    ]

    private static let contests: Texts = [
        "benefits.contest.act": ("Impugnar esta línea", "Contest this line"),
        "benefits.contest.title": ("Impugne esta línea", "Contest this line"),
        "benefits.contest.text": ("Qué está mal y cómo lo sabe", "What is wrong and how you know"),
        "benefits.contest.hint": (
            "Nombre declaraciones, horas o documentos. La línea queda como está; la autoridad responde y ambas cosas se ven.",
            "Name declarations, times or documents. The line stays as it is; the authority answers and both can be seen."
        ),
        "benefits.contest.submit": ("Enviar la impugnación", "Send the contest"),
        "benefits.contest.done": (
            "Recibimos su impugnación. La respuesta aparecerá en esta página.",
            "We have received your contest. The answer will appear on this page."
        ),
        "benefits.contest.list": ("Lo que impugnó", "What was contested"),
        "benefits.contest.state.open": ("En revisión", "Under review"),
        "benefits.contest.state.accepted": ("Aceptada", "Accepted"),
        "benefits.contest.state.refused": ("Rechazada", "Refused"),
        "benefits.contest.answer": ("Respuesta", "Answer"),
        "benefits.contest.answeredBy": ("Respondió", "Answered by"),
        "benefits.contest.by": ("Impugnó", "Contested by"),
        "benefits.contest.says": ("Qué dice", "What it says"),
        "benefits.contest.one": ("Impugnación {contest}", "Contest {contest}"),
        "benefits.contest.stood": ("La línea como estaba", "The line as it stood"),
        "benefits.contests.title": ("Líneas impugnadas", "Contested lines"),
        "benefits.contests.lead": (
            "Lo que los operadores no aceptan de sus cifras, lo más antiguo primero. La respuesta no cambia la línea: si el dato está mal, corríjalo donde nació y el mes se calcula de nuevo.",
            "What operators do not accept in their figures, the oldest first. The answer does not change the line: if the data is wrong, correct it where it arose and the month is worked out again."
        ),
        "benefits.contests.link": (
            "{count} {count?línea impugnada|líneas impugnadas} por responder",
            "{count} contested {count?line|lines} to answer"
        ),
        "benefits.contests.none.open": ("Nada por responder", "Nothing to answer"),
        "benefits.contests.none.accepted": ("Ninguna aceptada", "None accepted"),
        "benefits.contests.none.refused": ("Ninguna rechazada", "None refused"),
        "benefits.contests.none.text": (
            "Aquí aparece lo que los operadores impugnan desde su página de beneficios.",
            "What operators contest from their page of benefits appears here."
        ),
        "benefits.contests.shown": ("{count} en esta página", "{count} on this page"),
        "benefits.column.contest": ("Impugnación", "Contest"),
        "benefits.column.operator": ("Operador", "Operator"),
        "benefits.column.line": ("Línea", "Line"),
        "benefits.column.programme": ("Programa", "Programme"),
        "benefits.column.since": ("Desde", "Since"),
        "benefits.column.state": ("Estado", "State"),
        "benefits.answer.title": ("Responda", "Answer"),
        "benefits.answer.text": (
            "Corrección que sigue, o razón del rechazo", "Correction that follows, or reason to refuse"
        ),
        "benefits.answer.hint": (
            "El operador leerá este texto. Diga qué se revisó y con qué datos.",
            "The operator will read this text. Say what was looked at and with which data."
        ),
        "benefits.answer.accept": ("Aceptar", "Accept"),
        "benefits.answer.refuse": ("Rechazar", "Refuse"),
        "benefits.refusal.open": (
            "Esta línea ya está impugnada. Espere la respuesta antes de impugnarla de nuevo.",
            "This line is contested already. Wait for the answer before you contest it again."
        ),
        "benefits.refusal.answered": (
            "Alguien respondió antes. Vuelva a abrir la página.", "Someone answered before. Open the page again."
        ),
        "benefits.refusal.text": (
            "Escriba de 1 a 4,000 caracteres, sin caracteres de control.",
            "Write 1 to 4,000 characters, without control characters."
        ),
        "benefits.refusal.outcome": ("Elija aceptar o rechazar.", "Choose accept or refuse."),
    ]

    private static let months: Texts = [
        "benefits.month.1": ("enero de {year}", "January {year}"),
        "benefits.month.2": ("febrero de {year}", "February {year}"),
        "benefits.month.3": ("marzo de {year}", "March {year}"),
        "benefits.month.4": ("abril de {year}", "April {year}"),
        "benefits.month.5": ("mayo de {year}", "May {year}"),
        "benefits.month.6": ("junio de {year}", "June {year}"),
        "benefits.month.7": ("julio de {year}", "July {year}"),
        "benefits.month.8": ("agosto de {year}", "August {year}"),
        "benefits.month.9": ("septiembre de {year}", "September {year}"),
        "benefits.month.10": ("octubre de {year}", "October {year}"),
        "benefits.month.11": ("noviembre de {year}", "November {year}"),
        "benefits.month.12": ("diciembre de {year}", "December {year}"),
    ]
}
