import HTML

extension ClearanceTexts {
    /// The event log and what happens to a declaration.
    static let events: Texts = [
        "events.title": ("Bitácora", "Event log"),
        "events.lead": (
            "Todo lo que tiene efecto legal, en orden y sin huecos. Nada se borra ni se cambia.",
            "Everything that has legal effect, in order and without gaps. Nothing is erased or changed."
        ),
        "events.head": (
            "El último hecho es el {sequence}, con huella {hash}.", "The newest event is {sequence}, with hash {hash}."
        ),
        "events.search": ("Buscar por declaración o folio", "Search by declaration or entry"),
        "events.search.hint": ("El número completo", "The whole number"),
        "events.filter": ("Filtrar por hecho", "Filter by event"),
        "events.none": ("Ningún hecho coincide", "No event matches"),
        "events.none.text": ("Quite el filtro o revise el número.", "Remove the filter, or check the number."),
        "events.shown": ("{count} {count?hecho|hechos} en esta página", "{count} {count?event|events} on this page"),
        "events.sequence": ("Núm.", "No."),
        "events.moment": ("Cuándo", "When"),
        "events.kind": ("Hecho", "Event"),
        "events.subject": ("Sobre", "About"),
        "events.actor": ("Quién", "Who"),
        "events.reason": ("Motivo", "Reason"),
        "events.hash": ("Huella", "Hash"),
        "events.hash.of": ("la huella del hecho {sequence}", "the hash of event {sequence}"),
        "event.declaration.lodged": ("Declaración presentada", "Declaration lodged"),
        "event.declaration.refused": ("Declaración rechazada", "Declaration refused"),
        "event.declaration.decided": ("Canal asignado", "Channel assigned"),
        "event.declaration.presented": ("Mercancía presentada", "Goods presented"),
        "event.declaration.amended": ("Declaración enmendada", "Declaration amended"),
        "event.declaration.withdrawn": ("Declaración retirada", "Declaration withdrawn"),
        "event.declaration.held": ("Retención puesta", "Hold placed"),
        "event.declaration.hold-lifted": ("Retención levantada", "Hold lifted"),
        "event.declaration.checked": ("Revisión terminada", "Check completed"),
        "event.declaration.released": ("Mercancía liberada", "Goods released"),
        "event.quarantine.entered": ("Mensaje en cuarentena", "Message quarantined"),
        "event.quarantine.retried": ("Mensaje recuperado", "Message recovered"),
        "event.quarantine.discarded": ("Mensaje apartado", "Message set aside"),
        "event.draw.committed": ("Semilla del día comprometida", "Seed of the day committed"),
        "event.draw.revealed": ("Semilla del día publicada", "Seed of the day published"),
        "event.ruleset.published": ("Reglas en vigor", "Rules in force"),
        "event.operator.status": ("Certificación de un operador", "Certification of an operator"),
        "event.hold": ("Retención: {hold}", "Hold: {hold}"),
        "event.reason": ("Motivo: {reason}", "Reason: {reason}"),
    ]
}
