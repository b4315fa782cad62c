import HTML
import JSON

/// What the phone's script says; it gets these texts with the page, in the reader's language.
enum PhoneTexts {
    /// The texts under the script's own short names; their placeholders are filled by the script.
    static func forScript(_ t: Words) -> JSONValue {
        var object = JSONObject()
        let values = ["count", "done", "number", "name", "age", "day"].map { ($0, "{\($0)}") }
        let placeholders = Dictionary(uniqueKeysWithValues: values)
        for key in keys { object[key] = .string(t("visits.script.\(key)", placeholders)) }
        for result in CheckResult.allCases {
            object["result.\(result.rawValue)"] = .string(t("visits.result.\(result.rawValue)"))
        }
        for refusal in CheckEntry.Refusal.allCases {
            object["refusal.\(refusal.rawValue)"] = .string(t("visits.entry.\(refusal.rawValue)"))
        }
        object["refusal.visit.not-team"] = .string(t("visits.refusal.not-team"))
        object["refusal.visit.cancelled"] = .string(t("visits.refusal.cancelled"))
        object["differ"] = .string(t("visits.differ"))
        object["open"] = .string(t("visits.open"))
        object["unsaved"] = .string(t("visits.phone.unsaved"))
        object["send"] = .string(t("visits.phone.send"))
        return .object(object)
    }

    private static let keys = all.keys.map { String($0.dropFirst("visits.script.".utf8.count)) }

    static let all: Texts = [
        "visits.script.photos.one": ("1 fotografía", "1 photograph"),
        "visits.script.photos.other": ("{count} fotografías", "{count} photographs"),
        "visits.script.entry.waiting": (
            "Guardada en este teléfono; por enviar", "Saved on this phone; waiting to be sent"
        ),
        "visits.script.entry.refused": ("No se aceptó", "Not accepted"),
        "visits.script.entry.discard": ("Descartar esta respuesta", "Discard this answer"),
        "visits.script.refusal.other": (
            "El servidor no la aceptó. Revísela y guárdela otra vez.",
            "The server did not accept it. Check it and save it again."
        ),
        "visits.script.age.now": ("hace menos de un minuto", "less than a minute ago"),
        "visits.script.age.minutes": ("hace {count} min", "{count} min ago"),
        "visits.script.age.hours": ("hace {count} h", "{count} h ago"),
        "visits.script.age.days": ("hace {count} d", "{count} d ago"),
        "visits.script.link.on": ("Con red", "Online"),
        "visits.script.link.off": ("Sin red", "No network"),
        "visits.script.link.off.more": (
            "Siga trabajando: todo se guarda en este teléfono y se enviará después.",
            "Carry on: everything is saved on this phone and will be sent later."
        ),
        "visits.script.link.busy": ("El servidor no responde", "The server does not answer"),
        "visits.script.link.busy.more": (
            "Siga trabajando: se volverá a intentar solo.", "Carry on: it will be tried again by itself."
        ),
        "visits.script.link.sign-in": ("Su sesión terminó", "Your session has ended"),
        "visits.script.link.sign-in.more": (
            "Lo que escribió sigue guardado aquí. Inicie sesión y se enviará.",
            "What you wrote is still saved here. Sign in and it will be sent."
        ),
        "visits.script.link.other": ("Otra persona inició sesión", "Another person has signed in"),
        "visits.script.link.other.more": (
            "Lo que hay por enviar es de {name}. Inicie sesión con esa cuenta y se enviará.",
            "What waits to be sent is {name}'s. Sign in with that account and it will be sent."
        ),
        "visits.script.pending.none": ("Todo enviado", "All sent"),
        "visits.script.pending.one": ("1 por enviar", "1 to send"),
        "visits.script.pending.other": ("{count} por enviar", "{count} to send"),
        "visits.script.waiting.one": ("1 respuesta por enviar", "1 answer to send"),
        "visits.script.waiting.other": ("{count} respuestas por enviar", "{count} answers to send"),
        "visits.script.waitingPhotos.one": ("1 fotografía por enviar", "1 photograph to send"),
        "visits.script.waitingPhotos.other": ("{count} fotografías por enviar", "{count} photographs to send"),
        "visits.script.nothingWaiting": ("Todo está enviado", "Everything has been sent"),
        "visits.script.refused.one": ("1 no se aceptó", "1 was not accepted"),
        "visits.script.refused.other": ("{count} no se aceptaron", "{count} were not accepted"),
        "visits.script.synced": ("Al día con el servidor {age}", "Up to date with the server {age}"),
        "visits.script.neverSynced": ("Todavía sin contacto con el servidor", "No contact with the server yet"),
        "visits.script.changed.day": ("La visita se movió al {day}.", "The visit was moved to {day}."),
        "visits.script.changed.team": (
            "La visita se dio a otras personas: lo que escriba aquí ya no se acepta.",
            "The visit was given to other persons: what you write here is no longer accepted."
        ),
        "visits.script.changed.cancelled": (
            "La visita se canceló: lo que escriba aquí ya no se acepta.",
            "The visit was cancelled: what you write here is no longer accepted."
        ),
        "visits.script.sending": ("Enviando…", "Sending…"),
        "visits.script.progress": ("{done} de {count} revisados", "{done} of {count} checked"),
        "visits.script.place": ("{number} de {count}", "{number} of {count}"),
        "visits.script.photo": ("Fotografía {number}", "Photograph {number}"),
        "visits.script.photo.remove": ("Quitar", "Remove"),
        "visits.script.photo.removeThis": ("Quitar la fotografía {number}", "Remove photograph {number}"),
        "visits.script.photo.large": (
            "La fotografía pesa más de 12 MB. Tómela con menos resolución.",
            "The photograph is larger than 12 MB. Take it at a lower resolution."
        ),
        "visits.script.photo.kind": (
            "No es una fotografía JPEG, PNG, HEIC o WebP.", "This is not a JPEG, PNG, HEIC or WebP photograph."
        ),
        "visits.script.error.result": ("Elija un resultado.", "Choose a result."),
        "visits.script.error.reason": ("Diga por qué no se revisó.", "Say why it was not checked."),
        "visits.script.error.note": ("Describa lo que vio.", "Describe what you saw."),
        "visits.script.error.long": ("La nota pasa de 4,000 caracteres.", "The note is longer than 4,000 characters."),
        "visits.script.error.photos": ("Son más de 20 fotografías.", "There are more than 20 photographs."),
        "visits.script.error.kept": (
            "No se pudo guardar en este teléfono. Libere espacio y guarde otra vez.",
            "It could not be saved on this phone. Free some space and save again."
        ),
    ]
}
