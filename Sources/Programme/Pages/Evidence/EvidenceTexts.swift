import HTML

/// What the pages of evidence say.
enum EvidenceTexts {
    static let all = Texts([pages, states, errors])

    private static let pages: Texts = [
        "evidence.nav.office": ("Documentos", "Documents"),
        "evidence.title": ("Documentos de la empresa", "The company's documents"),
        "evidence.lead": (
            "Suba cada documento una sola vez y úselo en todas las respuestas, hallazgos y avisos que lo necesiten.",
            "Upload each document once and use it in every answer, finding and notice that needs it."
        ),
        "evidence.caption": ("Documentos, los más recientes primero", "Documents, newest first"),
        "evidence.shown": ("{count} {count?documento|documentos}", "{count} {count?document|documents}"),
        "evidence.none": ("No hay documentos aquí", "There are no documents here"),
        "evidence.none.text": (
            "Cuando suba un documento aparecerá en esta lista con su vigencia y dónde se usa.",
            "When you upload a document it appears in this list with its validity and where it is used."
        ),
        "evidence.add": ("Subir un documento", "Upload a document"),
        "evidence.file": ("Archivo", "File"),
        "evidence.file.hint": (
            "PDF, imagen, video MP4, texto, CSV, XLSX, DOCX o XML, de hasta {size}.",
            "PDF, picture, MP4 film, text, CSV, XLSX, DOCX or XML, up to {size}."
        ),
        "evidence.field.title": ("Título", "Title"),
        "evidence.field.title.hint": (
            "Lo que quien valida debe leer en la lista. Si lo deja vacío se usa el nombre del archivo.",
            "What a validator is to read in the list. If you leave it empty the file's name is used."
        ),
        "evidence.field.validity": ("Vigente hasta", "Valid through"),
        "evidence.field.validity.hint": (
            "El último día en que sirve como prueba. Déjelo vacío si no vence.",
            "The last day on which it proves anything. Leave it empty if it does not expire."
        ),
        "evidence.field.questions": ("Preguntas que responde", "Questions that it answers"),
        "evidence.field.questions.hint": (
            "Sus claves separadas por espacios, por ejemplo: 2.1 2.8",
            "Their codes with blanks between, for example: 2.1 2.8"
        ),
        "evidence.field.sites": ("Instalaciones a las que se refiere", "Sites that it is about"),
        "evidence.upload": ("Subir", "Upload"),
        "evidence.done.stored": ("El documento quedó guardado.", "The document is stored."),
        "evidence.done.repeated": (
            "Ese archivo ya estaba guardado; no se duplicó.", "That file was stored already; it was not doubled."
        ),
        "evidence.done.withdrawn": ("El documento se retiró.", "The document is withdrawn."),
        "evidence.expiring.notice": (
            "{count} {count?documento vence|documentos vencen} en {days} días o ya {count?venció|vencieron}.",
            "{count} {count?document expires|documents expire} within {days} days or {count?has|have} expired."
        ),
        "evidence.expiring.see": ("Ver cuáles", "See which"),
        "evidence.show": ("Mostrar", "Show"),
        "evidence.show.live": ("En uso", "In use"),
        "evidence.show.expiring": ("Por vencer o vencidos", "Expiring or expired"),
        "evidence.show.withdrawn": ("Retirados", "Withdrawn"),
        "evidence.show.infected": ("Infectados", "Infected"),
        "evidence.show.damaged": ("Dañados", "Damaged"),
        "evidence.column.title": ("Documento", "Document"),
        "evidence.column.operator": ("Operador", "Operator"),
        "evidence.column.kind": ("Tipo", "Kind"),
        "evidence.column.validity": ("Vigencia", "Validity"),
        "evidence.column.uses": ("Usos", "Uses"),
        "evidence.column.stored": ("Guardado", "Stored"),
        "evidence.fileName": ("Nombre del archivo", "File name"),
        "evidence.number": ("Número", "Number"),
        "evidence.hash": ("Huella SHA-256", "SHA-256 hash"),
        "evidence.scan": ("Revisión de virus", "Virus check"),
        "evidence.download": ("Descargar", "Download"),
        "evidence.uses.title": ("Dónde se usa", "Where it is used"),
        "evidence.uses.none": ("Todavía no se usa en ningún lugar.", "It is not used anywhere yet."),
        "evidence.uses.kind": ("Qué", "What"),
        "evidence.uses.reference": ("Referencia", "Reference"),
        "evidence.uses.since": ("Desde", "Since"),
        "evidence.change.title": ("Cambiar o retirar", "Change or withdraw"),
        "evidence.change": ("Cambiar título, vigencia o usos previstos", "Change title, validity or what it is for"),
        "evidence.change.save": ("Guardar cambios", "Save changes"),
        "evidence.withdraw.title": ("Retirar el documento", "Withdraw the document"),
        "evidence.withdraw": ("Retirar", "Withdraw"),
        "evidence.withdraw.text": (
            "Dejará de ofrecerse para nuevas respuestas. El archivo y su huella se conservan.",
            "It will no longer be offered for new answers. The file and its hash are kept."
        ),
        "evidence.withdraw.used": (
            "No se puede retirar mientras alguna respuesta, hallazgo o aviso se apoye en él.",
            "It cannot be withdrawn while an answer, finding or notice rests on it."
        ),
        "evidence.office.title": ("Documentos de los operadores", "Operators' documents"),
        "evidence.office.caption": (
            "Documentos de los operadores, los más recientes primero", "Operators' documents, newest first"
        ),
        "evidence.office.operator": ("Número de operador", "Operator number"),
        "evidence.office.operator.hint": ("Por ejemplo OP-000123", "For example OP-000123"),
        "evidence.office.operator.wrong": (
            "Un número de operador tiene la forma OP-000123.", "An operator number looks like OP-000123."
        ),
        "evidence.office.none": ("No hay documentos con estos filtros", "No documents match these filters"),
        "evidence.office.none.text": (
            "Quite un filtro o busque otro operador.", "Remove a filter or search for another operator."
        ),
    ]

    private static let states: Texts = [
        "evidence.state.valid": ("Vigente", "Valid"),
        "evidence.state.always": ("Sin vencimiento", "Does not expire"),
        "evidence.state.soon": ("Por vencer", "Expires soon"),
        "evidence.state.expired": ("Vencido", "Expired"),
        "evidence.state.withdrawn": ("Retirado", "Withdrawn"),
        "evidence.state.infected": ("Infectado", "Infected"),
        "evidence.state.damaged": ("Dañado", "Damaged"),
        "evidence.through": ("hasta el {day}", "through {day}"),
        "evidence.noEnd": ("sin fecha de fin", "no end date"),
        "evidence.type.pdf": ("PDF", "PDF"),
        "evidence.type.jpeg": ("Fotografía JPEG", "JPEG photograph"),
        "evidence.type.png": ("Imagen PNG", "PNG picture"),
        "evidence.type.heic": ("Fotografía HEIC", "HEIC photograph"),
        "evidence.type.tiff": ("Imagen TIFF", "TIFF picture"),
        "evidence.type.mp4": ("Video MP4", "MP4 film"),
        "evidence.type.text": ("Texto", "Text"),
        "evidence.type.csv": ("Tabla CSV", "CSV table"),
        "evidence.type.xlsx": ("Libro XLSX", "XLSX workbook"),
        "evidence.type.docx": ("Documento DOCX", "DOCX document"),
        "evidence.type.xml": ("XML", "XML"),
        "evidence.scan.unscanned": ("Sin revisar", "Not checked"),
        "evidence.scan.clean": ("Sin virus conocidos", "No known virus"),
        "evidence.scan.infected": ("Se encontró un virus", "A virus was found"),
        "evidence.notServed.unscanned": (
            "Podrá descargarse cuando termine la revisión de virus.",
            "It can be downloaded once the virus check is done."
        ),
        "evidence.notServed.infected": (
            "Se encontró un virus y el archivo no se entrega a nadie.",
            "A virus was found, and the file is given to nobody."
        ),
        "evidence.use.answer": ("Respuesta", "Answer"),
        "evidence.use.finding": ("Hallazgo", "Finding"),
        "evidence.use.cure": ("Corrección", "Correction"),
        "evidence.use.decision": ("Resolución", "Decision"),
        "evidence.use.hearing": ("Audiencia", "Hearing"),
        "evidence.use.appeal": ("Recurso", "Appeal"),
        "evidence.use.incident": ("Incidente", "Incident"),
        "evidence.use.notice": ("Aviso", "Notice"),
        "evidence.use.check": ("Verificación en sitio", "Check at a site"),
    ]

    private static let errors: Texts = [
        "evidence.empty": ("Elija un archivo que no esté vacío.", "Choose a file that is not empty."),
        "evidence.too-large": (
            "El archivo es demasiado grande. Divídalo o redúzcalo.",
            "The file is too large. Split it or make it smaller."
        ),
        "evidence.unknown-type": (
            "Este tipo de archivo no se recibe. Guárdelo como PDF y súbalo otra vez.",
            "This kind of file is not taken. Save it as PDF and upload it again."
        ),
        "evidence.mismatch": (
            "El contenido no corresponde al nombre del archivo. Póngale la terminación correcta.",
            "The content does not fit the file's name. Give it the right ending."
        ),
        "evidence.active": (
            "El archivo contiene un programa, una macro o una página web y no se recibe. Guárdelo como PDF.",
            "The file holds a program, a macro or a web page and is not taken. Save it as PDF."
        ),
        "evidence.name": (
            "Cambie el nombre del archivo por uno más corto, con letras y números.",
            "Give the file a shorter name of letters and digits."
        ),
        "evidence.detail": (
            "Revise el título, la fecha y las claves: alguno es demasiado largo o no tiene la forma esperada.",
            "Check the title, the day and the codes: one is too long or not of the expected form."
        ),
        "evidence.quota": (
            "Ya no hay espacio para más documentos. Escriba a la oficina del programa.",
            "There is no room for more documents. Write to the programme office."
        ),
        "evidence.infected": (
            "Se encontró un virus en el archivo. Límpielo y súbalo otra vez.",
            "A virus was found in the file. Clean it and upload it again."
        ),
        "evidence.unscanned": (
            "El archivo espera la revisión de virus. Vuelva en unos minutos.",
            "The file waits for the virus check. Come back in a few minutes."
        ),
        "evidence.changed": (
            "El archivo guardado ya no coincide con su huella y no se entrega. La oficina está avisada.",
            "The stored file no longer matches its hash and is not given out. The office has been told."
        ),
        "evidence.withdrawn": ("Este documento está retirado.", "This document is withdrawn."),
        "evidence.in-use": (
            "Hay respuestas, hallazgos o avisos que se apoyan en este documento; no se puede retirar.",
            "Answers, findings or notices rest on this document; it cannot be withdrawn."
        ),
        "evidence.version": (
            "Alguien más cambió este documento mientras usted lo veía. Revise y guarde otra vez.",
            "Someone else changed this document while you were looking. Check it and save again."
        ),
        "evidence.disk": (
            "No se pudo guardar el archivo por una falla nuestra. Inténtelo más tarde.",
            "The file could not be stored because of a fault here. Try again later."
        ),
        "evidence.not-found": ("No existe ese documento.", "There is no such document."),
    ]
}
