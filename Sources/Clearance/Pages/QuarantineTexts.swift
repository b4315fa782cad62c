import HTML

extension ClearanceTexts {
    /// Quarantine.
    static let quarantine: Texts = [
        "quarantine.title": ("Cuarentena", "Quarantine"),
        "quarantine.lead": (
            "Lo que llegó y no se pudo leer se guarda aquí completo hasta que alguien lo reintenta o lo aparta.",
            "What arrived and could not be read is kept here in full until someone retries it or sets it aside."
        ),
        "quarantine.state.waiting": ("En espera", "Waiting"),
        "quarantine.state.retried": ("Recuperada", "Recovered"),
        "quarantine.state.discarded": ("Apartada", "Set aside"),
        "quarantine.none.waiting": ("No hay nada en espera", "Nothing is waiting"),
        "quarantine.none.retried": ("Todavía no se ha recuperado nada", "Nothing has been recovered yet"),
        "quarantine.none.discarded": ("No se ha apartado nada", "Nothing has been set aside"),
        "quarantine.none.text": (
            "Aquí aparecerán los mensajes que no se puedan leer, con sus motivos.",
            "Messages that cannot be read will appear here, with the reasons."
        ),
        "quarantine.shown": (
            "{count} {count?mensaje|mensajes} en esta página", "{count} {count?message|messages} on this page"
        ),
        "quarantine.entry": ("Folio", "Entry"),
        "quarantine.entry.title": ("Mensaje {id}", "Message {id}"),
        "quarantine.arrived": ("Llegó", "Arrived"),
        "quarantine.from": ("De", "From"),
        "quarantine.door": ("Por", "Through"),
        "quarantine.kind": ("Tipo", "Type"),
        "quarantine.size": ("Tamaño", "Size"),
        "quarantine.reason": ("Motivo", "Reason"),
        "quarantine.reasons": ("Motivos y lugares", "Reasons and places"),
        "quarantine.more": ("y {count} más", "and {count} more"),
        "quarantine.noReason": ("Sin motivo registrado.", "No reason recorded."),
        "quarantine.source.http": ("por el servicio", "through the service"),
        "quarantine.source.import": ("por importación de archivos", "through a file import"),
        "quarantine.source.console": ("por la consola", "through the console"),
        "quarantine.became": ("Al reintentar quedó presentada como {number}.", "On retry it was lodged as {number}."),
        "quarantine.retried.still": (
            "Se leyó otra vez y sigue sin poder presentarse; estos son los motivos de ahora.",
            "It was read again and still cannot be lodged; these are the reasons now."
        ),
        "quarantine.bytes": ("Contenido", "Content"),
        "quarantine.download": (
            "Descargar los bytes tal como llegaron ({size})", "Download the bytes as they arrived ({size})"
        ),
        "quarantine.binary": (
            "No es texto; descárguelo para examinarlo.", "It is not text; download it to look at it."
        ),
        "quarantine.empty": ("Llegó vacío.", "It arrived empty."),
        "quarantine.aside": ("Actos y datos", "Acts and details"),
        "quarantine.facts": ("Datos", "Details"),
        "quarantine.retry": ("Reintentar", "Retry"),
        "quarantine.retry.text": (
            "Se lee otra vez; si ahora se entiende, queda presentada.",
            "It is read again; if it is understood now, it is lodged."
        ),
        "quarantine.discard": ("Apartar", "Set aside"),
        "quarantine.discard.reason": ("Motivo", "Reason"),
        "quarantine.discard.hint": (
            "El contenido se conserva; el motivo queda en la bitácora.",
            "The content is kept; the reason goes to the event log."
        ),
    ]
}
