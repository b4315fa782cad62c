import HTML

/// What the pages of questionnaires say.
enum QuestionnairesTexts {
    static let all = Texts([tasks, question, changes, figures, refusals])

    /// The menu, the task list, the places, the page before signing.
    private static let tasks: Texts = [
        "questionnaires.menu.questionnaires": ("Cuestionario", "Questionnaire"),
        "questionnaires.menu.pages": ("Ver", "View"),
        "questionnaires.menu.questions": ("Preguntas", "Questions"),
        "questionnaires.menu.answers": ("Revisar respuestas", "Check answers"),
        "questionnaires.menu.offers": ("Respuestas que ya dio", "Answers you gave before"),
        "questionnaires.menu.coverage": ("Cobertura", "Coverage"),
        "questionnaires.menu.plan": ("Por dónde empezar", "Where to begin"),
        "questionnaires.menu.differences": ("Comparar", "Compare"),
        "questionnaires.version": ("Versión {version}", "Version {version}"),
        "questionnaires.tasks.title": ("Preguntas por responder", "Questions to answer"),
        "questionnaires.tasks.complete": (
            "Todas las preguntas obligatorias tienen respuesta.", "Every required question is answered."
        ),
        "questionnaires.tasks.open": (
            "{count?Falta|Faltan} {count} {count?respuesta obligatoria|respuestas obligatorias} en total.",
            "{count} required {count?answer is|answers are} missing in all."
        ),
        "questionnaires.tasks.progress": ("{done} de {asked} hechas", "{done} of {asked} done"),
        "questionnaires.tasks.none": ("Aquí no se pregunta nada", "Nothing is asked here"),
        "questionnaires.tasks.none.text": (
            "Elija otro lugar u otro cuestionario.", "Choose another place or another questionnaire."
        ),
        "questionnaires.saved": ("Su respuesta quedó guardada.", "Your answer is saved."),
        "questionnaires.place": ("Lugar", "Place"),
        "questionnaires.places": ("Avance por lugar", "Progress by place"),
        "questionnaires.places.choose": ("Elegir lugar", "Choose a place"),
        "questionnaires.place.company": ("Empresa", "Company"),
        "questionnaires.place.all": ("Todas las instalaciones", "All sites"),
        "questionnaires.place.inherited": (
            "Sirven a las instalaciones que no responden distinto", "They stand for sites that do not answer otherwise"
        ),
        "questionnaires.place.answered": ("Respuestas", "Answers"),
        "questionnaires.place.state": ("Estado", "State"),
        "questionnaires.place.done": ("{done} de {asked}", "{done} of {asked}"),
        "questionnaires.place.complete": ("Completo", "Complete"),
        "questionnaires.place.open": (
            "{count} {count?pendiente|pendientes}", "{count} left"
        ),
        "questionnaires.state.done": ("Hecha", "Done"),
        "questionnaires.state.inherited": ("Hecha para la empresa", "Done for the company"),
        "questionnaires.state.open": ("Sin respuesta", "Not answered"),
        "questionnaires.state.optional": ("Opcional", "Optional"),
        "questionnaires.state.partial": ("Incompleta", "Incomplete"),
        "questionnaires.state.review": ("Por revisar", "To look at again"),
        "questionnaires.check.title": ("Revise sus respuestas", "Check your answers"),
        "questionnaires.check.next": ("Antes de firmar", "Before you sign"),
        "questionnaires.check.open": (
            "{count?Falta|Faltan} {count} {count?respuesta obligatoria|respuestas obligatorias}. Sin {count?ella|ellas} no puede presentar.",
            "{count} required {count?answer is|answers are} missing. You cannot submit without {count?it|them}."
        ),
        "questionnaires.check.failed": (
            "{count?Un requisito obligatorio no se cumple|{count} requisitos obligatorios no se cumplen}. Ninguna otra respuesta lo compensa.",
            "{count?One required criterion is|{count} required criteria are} not met. No other answer makes up for it."
        ),
        "questionnaires.submission.frozen": (
            "{case}: lo presentado el {day} está firmado. Lo que cambie aquí sirve para lo siguiente y no lo altera.",
            "{case}: what was handed in on {day} is signed. What you change here is for what comes next and does not alter it."
        ),
        "questionnaires.submission.returned": (
            "{case}: la autoridad pide completar lo siguiente.", "{case}: the authority asks you to complete this."
        ),
        "questionnaires.submission.asked": (
            "{case}: la autoridad pide información. Contéstela en el expediente.",
            "{case}: the authority asks for information. Answer it in the case."
        ),
        "questionnaires.submission.sign": ("Firmar y presentar {case}", "Sign and hand in {case}"),
        "questionnaires.submission.cases": ("Ir a mis solicitudes", "Go to my applications"),
        "questionnaires.check.act": (
            "La solicitud se firma y presenta desde su expediente.",
            "The application is signed and submitted from its case."
        ),
    ]

    /// One question, its form, two people at once.
    private static let question: Texts = [
        "questionnaires.question": ("Pregunta", "Question"),
        "questionnaires.answer": ("Respuesta", "Answer"),
        "questionnaires.none": ("Todavía no hay respuesta", "There is no answer yet"),
        "questionnaires.none.text": (
            "Aquí aparecerá lo que responda la empresa.", "What the company answers will be here."
        ),
        "questionnaires.novalue": ("nada", "nothing"),
        "questionnaires.obligation.must": ("Obligatoria", "Required"),
        "questionnaires.obligation.should": ("Recomendada", "Recommended"),
        "questionnaires.obligation.info": ("Informativa", "For information"),
        "questionnaires.points": ("No debe faltar", "What must not be missing"),
        "questionnaires.evidence.required": ("Adjunte evidencia", "Attach evidence"),
        "questionnaires.evidence.advised": ("Evidencia que ayuda", "Evidence that helps"),
        "questionnaires.evidence.files": ("Evidencia:", "Evidence:"),
        "questionnaires.verdict.yes": ("Sí se cumple", "Yes, it is met"),
        "questionnaires.verdict.partly": ("Se cumple en parte", "Partly met"),
        "questionnaires.verdict.no": ("No se cumple", "Not met"),
        "questionnaires.verdict.not-applicable": ("No aplica aquí", "Does not apply here"),
        "questionnaires.verdict.why": ("Explique abajo por qué.", "Explain why below."),
        "questionnaires.field.verdict": ("¿Se cumple?", "Is it met?"),
        "questionnaires.field.value": ("Su respuesta", "Your answer"),
        "questionnaires.field.answer": ("Su respuesta", "Your answer"),
        "questionnaires.field.narrative": ("Describa cómo", "Describe how"),
        "questionnaires.field.narrative.hint": (
            "Diga quién lo hace, cuándo, con qué registro. Hasta 8,000 caracteres.",
            "Say who does it, when, and on which record. Up to 8,000 characters."
        ),
        "questionnaires.field.evidence": ("Evidencia", "Evidence"),
        "questionnaires.field.evidence.hint": (
            "Números de sus archivos, como EV-000123, separados por espacios.",
            "Numbers of your files, such as EV-000123, with blanks between."
        ),
        "questionnaires.save.next": ("Guardar y continuar", "Save and continue"),
        "questionnaires.save.list": ("Guardar y volver a la lista", "Save and return to the list"),
        "questionnaires.saving": ("Guardando…", "Saving…"),
        "questionnaires.saving.failed": (
            "No se pudo guardar. Lo que escribió sigue en esta página; se intentará otra vez.",
            "It could not be saved. What you wrote is still on this page; it will be tried again."
        ),
        "questionnaires.saved.at": ("Guardado a las {time}", "Saved at {time}"),
        "questionnaires.unsaved": ("Todavía no hay nada guardado aquí.", "Nothing is saved here yet."),
        "questionnaires.written": (
            "Guardada el {moment} por {author}, escrito {revision}", "Saved on {moment} by {author}, writing {revision}"
        ),
        "questionnaires.inherited.title": ("Respuesta de la empresa", "The company's answer"),
        "questionnaires.inherited.text": (
            "Esta respuesta vale también para esta instalación. Si aquí es distinto, responda aparte.",
            "This answer stands for this site too. If it differs here, answer separately."
        ),
        "questionnaires.inherited.differ": ("Responder distinto aquí", "Answer differently here"),
        "questionnaires.inherited.change": ("Cambiar la de la empresa", "Change the company's"),
        "questionnaires.inherit.title": ("Volver a la respuesta de la empresa", "Return to the company's answer"),
        "questionnaires.inherit.text": (
            "La respuesta de esta instalación deja de valer y se guarda en su historia.",
            "This site's answer stops counting and stays in its history."
        ),
        "questionnaires.inherit.act": ("Usar la respuesta de la empresa", "Use the company's answer"),
        "questionnaires.history": (
            "Historia: {count} {count?escrito|escritos}", "History: {count} {count?writing|writings}"
        ),
        "questionnaires.history.revision": ("Escrito {revision}", "Writing {revision}"),
        "questionnaires.history.emptied": ("Se quitó la respuesta", "The answer was taken away"),
        "questionnaires.conflict.title": (
            "Otra persona guardó mientras usted escribía", "Somebody else saved while you were writing"
        ),
        "questionnaires.conflict.text": (
            "No se escribió nada encima. Lea las dos respuestas y elija; lo suyo sigue abajo.",
            "Nothing was written over. Read both answers and choose; yours is still below."
        ),
        "questionnaires.conflict.script": (
            "Otra persona guardó mientras usted escribía. Oprima Guardar para ver las dos respuestas.",
            "Somebody else saved while you were writing. Press Save to see both answers."
        ),
        "questionnaires.conflict.theirs": ("Lo que está guardado", "What is saved"),
        "questionnaires.conflict.mine": ("Lo que usted escribió", "What you wrote"),
        "questionnaires.conflict.keep": ("Dejar lo guardado", "Keep what is saved"),
        "questionnaires.conflict.difference": ("Qué cambia entre las dos", "What differs between the two"),
        "questionnaires.conflict.choose": ("Guardar otra respuesta", "Save another answer"),
        "questionnaires.conflict.save": ("Guardar esta respuesta", "Save this answer"),
    ]

    /// Offers, versions, differences.
    private static let changes: Texts = [
        "questionnaires.offers.title": ("Respuestas que ya dio", "Answers you gave before"),
        "questionnaires.offers.notice": (
            "{count} {count?respuesta suya a otro programa sirve|respuestas suyas a otros programas sirven} aquí.",
            "{count} {count?answer of yours to another programme fits|answers of yours to other programmes fit} here."
        ),
        "questionnaires.offers.see": ("Ver y elegir", "See and choose"),
        "questionnaires.offers.text": (
            "{count} {count?respuesta pregunta|respuestas preguntan} lo mismo que algo pendiente aquí. Elija las que valen; después puede cambiarlas.",
            "{count} {count?answer was|answers were} given to a question that asks the same as one open here. Choose what fits; you can change it afterwards."
        ),
        "questionnaires.offers.none": ("No hay respuestas que aprovechar", "There are no answers to reuse"),
        "questionnaires.offers.none.text": (
            "Cuando responda para otro programa lo mismo que aquí se pregunta, aparecerá aquí.",
            "When you answer for another programme what is asked here too, it will appear here."
        ),
        "questionnaires.offers.from": (
            "Respondida en {question} el {moment} por {author}", "Answered in {question} on {moment} by {author}"
        ),
        "questionnaires.offers.take": ("Usar las elegidas", "Use those chosen"),
        "questionnaires.offers.taken": (
            "{count} {count?respuesta quedó guardada|respuestas quedaron guardadas} aquí.",
            "{count} {count?answer is|answers are} saved here."
        ),
        "questionnaires.offers.left": (
            "{count} {count?cambió|cambiaron} mientras tanto y no se {count?usó|usaron}. Véalas otra vez.",
            "{count} changed meanwhile and {count?was|were} not used. Look again."
        ),
        "questionnaires.version.notice": (
            "Desde el {day} rige la versión {version}. Sus respuestas están escritas para la anterior.",
            "Version {version} has been in force since {day}. Your answers are written for the one before."
        ),
        "questionnaires.version.see": ("Ver qué cambia", "See what changes"),
        "questionnaires.version.title": ("Pasar a la versión vigente", "Move to the version in force"),
        "questionnaires.version.none": ("Sus respuestas ya están al día", "Your answers are up to date"),
        "questionnaires.version.step": ("De {from} a {to}", "From {from} to {to}"),
        "questionnaires.version.kept": (
            "{count} {count?respuesta pasa|respuestas pasan} sin más.",
            "{count} {count?answer comes|answers come} over as {count?it is|they are}."
        ),
        "questionnaires.version.look": (
            "{count} {count?respuesta que debe|respuestas que debe} revisar",
            "{count} {count?answer|answers} to look at again"
        ),
        "questionnaires.version.cause": ("Qué pasó", "What happened"),
        "questionnaires.version.why": ("Por qué", "Why"),
        "questionnaires.version.retired": (
            "{count} {count?respuesta ya no se pide|respuestas ya no se piden}; {count?queda|quedan} en la historia:",
            "{count} {count?answer is|answers are} no longer asked for and {count?stays|stay} in the history:"
        ),
        "questionnaires.version.new": ("Preguntas nuevas: {list}", "New questions: {list}"),
        "questionnaires.version.act": (
            "Pasar mis respuestas a la versión {version}", "Move my answers to version {version}"
        ),
        "questionnaires.review.reworded": ("La pregunta dice otra cosa", "The question reads otherwise"),
        "questionnaires.review.split": ("La pregunta se dividió", "The question was split"),
        "questionnaires.review.merged": ("Varias preguntas se unieron", "Several questions became one"),
        "questionnaires.review.moved": ("La pregunta cambió de lugar", "The question moved"),
        "questionnaires.review.what": (
            "Lea la respuesta. Si vale, guárdela así; si no, cámbiela.",
            "Read the answer. If it holds, save it as it is; if not, change it."
        ),
        "questionnaires.differences.title": ("Comparar respuestas", "Compare answers"),
        "questionnaires.differences.text": (
            "Compare dos momentos o dos instalaciones: lo de ahora con lo que firmó, un año con otro, una planta con otra.",
            "Compare two moments or two sites: now with what you signed, one year with another, one plant with another."
        ),
        "questionnaires.differences.left": ("Esto", "This"),
        "questionnaires.differences.right": ("Con esto", "With this"),
        "questionnaires.differences.state": ("Momento", "Moment"),
        "questionnaires.differences.now": ("Ahora", "Now"),
        "questionnaires.differences.set": (
            "Firmadas el {moment}, versión {version} ({hash})", "Signed on {moment}, version {version} ({hash})"
        ),
        "questionnaires.differences.whole": ("Toda la empresa", "The whole company"),
        "questionnaires.differences.compare": ("Comparar", "Compare"),
        "questionnaires.differences.migrated": (
            "Las respuestas más antiguas se leen como quedarían en la versión {version}.",
            "The older answers are read as they would stand in version {version}."
        ),
        "questionnaires.differences.none": ("No hay diferencias", "There are no differences"),
        "questionnaires.differences.count": (
            "{count} {count?diferencia|diferencias}", "{count} {count?difference|differences}"
        ),
        "questionnaires.differences.more": (
            "Se muestran las primeras {count}. Elija una instalación para ver menos.",
            "The first {count} are shown. Choose a site to see fewer."
        ),
        "questionnaires.difference.added": ("Agregada", "Added"),
        "questionnaires.difference.removed": ("Quitada", "Removed"),
        "questionnaires.difference.changed": ("Cambiada", "Changed"),
    ]

    /// Coverage and the plan.
    private static let figures: Texts = [
        "questionnaires.coverage.title": ("Cobertura de los criterios SAFE", "Coverage of the SAFE criteria"),
        "questionnaires.coverage.text": (
            "Una respuesta sirve a varios programas. Aquí ve, criterio por criterio, qué está respondido en cada uno.",
            "One answer serves several programmes. Here you see, criterion by criterion, what is answered in each."
        ),
        "questionnaires.coverage.caption": (
            "Respuestas hechas y preguntadas por criterio y programa, en todos los lugares",
            "Answers done and asked by criterion and programme, over all places"
        ),
        "questionnaires.coverage.criterion": ("Criterio", "Criterion"),
        "questionnaires.coverage.done": ("{done} de {asked}", "{done} of {asked}"),
        "questionnaires.coverage.unasked": ("No se pregunta", "Not asked"),
        "questionnaires.coverage.offered": (
            "{count} por aprovechar", "{count} to reuse"
        ),
        "questionnaires.safe.A": ("Cumplimiento aduanero", "Compliance with customs requirements"),
        "questionnaires.safe.B": ("Registros comerciales", "Management of commercial records"),
        "questionnaires.safe.C": ("Viabilidad financiera", "Financial viability"),
        "questionnaires.safe.D": ("Consulta y cooperación", "Consultation and co-operation"),
        "questionnaires.safe.E": ("Capacitación y conciencia", "Education, training and awareness"),
        "questionnaires.safe.F": ("Información y confidencialidad", "Information and confidentiality"),
        "questionnaires.safe.G": ("Seguridad de la carga", "Cargo security"),
        "questionnaires.safe.H": ("Seguridad del transporte", "Conveyance security"),
        "questionnaires.safe.I": ("Seguridad de las instalaciones", "Premises security"),
        "questionnaires.safe.J": ("Seguridad del personal", "Personnel security"),
        "questionnaires.safe.K": ("Seguridad de los socios", "Trading partner security"),
        "questionnaires.safe.L": ("Crisis y recuperación", "Crisis and recovery"),
        "questionnaires.safe.M": ("Medición y mejora", "Measurement and improvement"),
        "questionnaires.plan.title": ("Por dónde empezar", "Where to begin"),
        "questionnaires.plan.text": (
            "Para empresas pequeñas: lo obligatorio primero, cuánto tiempo toma y qué papeles conviene tener a la mano. Responda una vez para toda la empresa y anote solo lo que una instalación tenga distinto.",
            "For small companies: what is required first, how long it takes and which papers to have at hand. Answer once for the whole company and note only what differs at a site."
        ),
        "questionnaires.plan.filter": ("Mostrar", "Show"),
        "questionnaires.plan.musts": ("Solo lo obligatorio", "Only what is required"),
        "questionnaires.plan.all": ("Todo", "All"),
        "questionnaires.plan.sum": (
            "{count} {count?pregunta pendiente|preguntas pendientes}, unas {time} de trabajo según nuestra estimación.",
            "{count} {count?question|questions} left, about {time} of work by our estimate."
        ),
        "questionnaires.plan.none": ("No queda nada pendiente", "Nothing is left to do"),
        "questionnaires.plan.none.text": (
            "Revise sus respuestas antes de firmar.", "Check your answers before you sign."
        ),
        "questionnaires.plan.steps": ("Pasos", "Steps"),
        "questionnaires.plan.papers": ("Papeles a la mano", "Papers at hand"),
        "questionnaires.plan.papers.caption": (
            "Documentos y registros, primero los necesarios", "Documents and records, the necessary ones first"
        ),
        "questionnaires.plan.paper": ("Documento o registro", "Document or record"),
        "questionnaires.plan.paper.rule": ("Necesidad", "Need"),
        "questionnaires.plan.paper.questions": ("Preguntas", "Questions"),
        "questionnaires.paper.required": ("Necesario", "Necessary"),
        "questionnaires.paper.advised": ("Conviene", "Helpful"),
    ]

    /// What is wrong with a field or a request; the keys of ``QuestionnaireError`` are here for its pages.
    private static let refusals: Texts = [
        "questionnaires.error.value": (
            "Elija una de las respuestas que se ofrecen.", "Choose one of the answers offered."
        ),
        "questionnaires.error.value.verdict": (
            "Elija una de las respuestas que se ofrecen.", "Choose one of the answers offered."
        ),
        "questionnaires.error.value.text": (
            "Responda con sus palabras en el texto.", "Answer in your words in the text."
        ),
        "questionnaires.error.value.number": (
            "Escriba un número desde cero, como 12 o 12.5.", "Type a number from zero up, such as 12 or 12.5."
        ),
        "questionnaires.error.value.day": ("Escriba una fecha que exista.", "Type a date that exists."),
        "questionnaires.error.value.choice": (
            "Elija una de las respuestas que se ofrecen.", "Choose one of the answers offered."
        ),
        "questionnaires.error.value.list": (
            "Elija entre las respuestas que se ofrecen.", "Choose among the answers offered."
        ),
        "questionnaires.error.narrative": (
            "El texto tiene más de {count} caracteres. Acórtelo o adjunte un archivo.",
            "The text has more than {count} characters. Shorten it or attach a file."
        ),
        "questionnaires.error.characters": (
            "El texto tiene caracteres que no se ven. Bórrelos o escríbalo otra vez.",
            "The text holds characters that cannot be seen. Delete them or type it again."
        ),
        "questionnaires.error.evidence": (
            "Escriba números de archivos que existan, hasta 20, como EV-000123.",
            "Type numbers of files that exist, up to 20, such as EV-000123."
        ),
        "questionnaires.error.evidence.unusable": (
            "Un archivo ya no sirve: venció, se retiró, está dañado o no pasó la revisión. Quítelo o elija otro.",
            "A file no longer serves: it expired, was withdrawn, is damaged or did not pass the scan. Remove it or choose another."
        ),
        "questionnaires.evidence.unusable": (
            "{number}: ya no sirve, quítelo", "{number}: no longer serves, remove it"
        ),
        "questionnaires.evidence.empty": (
            "Aún no hay archivos que sirvan. Súbalos en {address}.",
            "There are no files that serve yet. Upload them at {address}."
        ),
        "questionnaires.unusable-evidence": (
            "Ese archivo de evidencia ya no sirve.", "That file of evidence no longer serves."
        ),
        "questionnaires.unknown": ("No existe ese cuestionario.", "There is no such questionnaire."),
        "questionnaires.unknown-question": (
            "El cuestionario no tiene esa pregunta.", "The questionnaire has no such question."
        ),
        "questionnaires.unknown-site": (
            "La empresa no tiene esa instalación, o ahí no se pregunta esto.",
            "The company has no such site, or this is not asked there."
        ),
        "questionnaires.unknown-revision": (
            "Esa respuesta cambió. Ábrala otra vez.", "That answer changed. Open it again."
        ),
        "questionnaires.unknown-evidence": (
            "La empresa no tiene ese archivo de evidencia.", "The company has no such file of evidence."
        ),
        "questionnaires.company-level": (
            "Esta pregunta se responde una vez para la empresa.", "This question is answered once for the company."
        ),
        "questionnaires.value": ("La pregunta no admite esa respuesta.", "The question does not take that answer."),
        "questionnaires.narrative-length": ("El texto es demasiado largo.", "The text is too long."),
        "questionnaires.evidence-count": (
            "Son demasiados archivos para una respuesta.", "These are too many files for one answer."
        ),
        "questionnaires.control-characters": (
            "El texto tiene caracteres que no se ven.", "The text holds characters that cannot be seen."
        ),
        "questionnaires.not-migrated": (
            "Rige una versión más nueva. Pase primero sus respuestas.",
            "A newer version is in force. Move your answers first."
        ),
        "questionnaires.no-migration": (
            "No hay paso de la versión de esas respuestas a la otra.",
            "Nothing leads from the version of those answers to the other."
        ),
        "questionnaires.changed-meanwhile": (
            "Otra persona guardó mientras usted escribía.", "Somebody else saved while you were writing."
        ),
    ]
}
