import HTML

extension ClearanceTexts {
    /// What the console says of forms and acts.
    static let console: Texts = [
        "console.allOffices": ("Todas las aduanas", "All customs offices"),
        "console.administration": ("La aduana", "Customs"),
        "console.lane.draw": ("Selección al azar", "Random selection"),
        "console.type.IMD": ("Importación, antes de la llegada", "Import, before arrival"),
        "console.type.IMA": ("Importación, con la mercancía presente", "Import, the goods being there"),
        "console.type.EXD": ("Exportación, antes de la llegada", "Export, before arrival"),
        "console.type.EXA": ("Exportación, con la mercancía presente", "Export, the goods being there"),
        "console.error.commodity": (
            "Escriba de 4 a 10 dígitos de la fracción, por ejemplo 8708",
            "Write 4 to 10 digits of the code, such as 8708"
        ),
        "console.error.day": (
            "Escriba un día que exista, por ejemplo 2026-11-23", "Write a day that exists, such as 2026-11-23"
        ),
        "console.error.days": (
            "El último día no puede ser anterior al primero", "The last day cannot be before the first"
        ),
        "console.error.reason": ("Escriba el motivo", "Write the reason"),
        "console.error.note": ("Escriba qué se revisó y qué se encontró", "Write what was checked and what was found"),
        "console.error.result": ("Elija qué resultó", "Choose what the result was"),
        "console.error.hold": (
            "Dé a la retención un nombre de 1 a 64 caracteres", "Give the hold a name of 1 to 64 characters"
        ),
        "console.error.holdThere": ("La retención {hold} ya está puesta", "The hold {hold} is already in place"),
        "console.error.noHold": ("Elija una retención que siga puesta", "Choose a hold that is still in place"),
        "console.error.file": ("Elija un archivo con contenido", "Choose a file that is not empty"),
        "console.error.message": ("Pegue el mensaje", "Paste the message"),
        "console.error.needed": ("Falta: {field}", "Missing: {field}"),
        "console.error.long": ("{field}: como máximo {limit} caracteres", "{field}: at most {limit} characters"),
        "console.error.packages": ("Bultos: escriba un número entero", "Packages: write a whole number"),
        "console.error.field.type": ("Elija un tipo de la lista", "Choose a type from the list"),
        "console.error.field.office": ("Elija una aduana de la lista", "Choose a customs office from the list"),
        "console.error.field.commodity": (
            "Fracción arancelaria: de 4 a 10 dígitos, sin letras", "Tariff code: 4 to 10 digits, no letters"
        ),
        "console.error.field.origin": (
            "País de origen: dos letras, por ejemplo US", "Country of origin: two letters, such as US"
        ),
        "console.error.field.grossMass": (
            "Masa bruta: un número de kilogramos, por ejemplo 1040.5",
            "Gross mass: a number of kilograms, such as 1040.5"
        ),
        "console.error.field.netMass": (
            "Masa neta: un número de kilogramos, por ejemplo 980", "Net mass: a number of kilograms, such as 980"
        ),
        "console.error.field.value": ("Valor: un número, por ejemplo 12500.00", "Value: a number, such as 12500.00"),
        "console.error.field.currency": (
            "Moneda: tres letras, por ejemplo USD", "Currency: three letters, such as USD"
        ),
        "console.error.field.quantity": ("Cantidad: un número, por ejemplo 500", "Quantity: a number, such as 500"),
        "console.error.field.unit": ("Unidad: un código, por ejemplo C62", "Unit: a code, such as C62"),
        "console.conflict.state": (
            "No se hizo: la declaración ya no está en un estado que lo permita. Esto es lo que hay ahora.",
            "Not done: the declaration is no longer in a state that allows it. This is how it stands now."
        ),
        "console.conflict.changed": (
            "No se hizo: alguien cambió la declaración al mismo tiempo. Revise cómo quedó y repítalo si hace falta.",
            "Not done: somebody changed the declaration at the same moment. See how it stands and repeat it if needed."
        ),
        "console.conflict.reference": (
            "Esa referencia ya se usó con otro contenido. Use una referencia nueva, o presente una rectificación.",
            "That reference was already used with other content. Use a new reference, or lodge an amendment."
        ),
        "console.conflict.missing": (
            "El mensaje habla de una declaración que no existe o no es suya.",
            "The message speaks of a declaration that does not exist or is not yours."
        ),
        "console.conflict.quarantine": (
            "No se hizo: el mensaje ya no está en espera.", "Not done: the message is no longer waiting."
        ),
        "declaration.done.refused": (
            "La declaración no se aceptó; abajo están los motivos. Corríjala y preséntela otra vez.",
            "The declaration was not accepted; the reasons are below. Correct it and lodge it again."
        ),
    ]

    /// The kinds of event that other rooms write, for the log.
    static let otherEvents: Texts = [
        "event.account.created": ("Cuenta creada", "Account made"),
        "event.account.changed": ("Cuenta cambiada", "Account changed"),
        "event.account.password-changed": ("Contraseña cambiada", "Password changed"),
        "event.account.factor-enrolled": ("Códigos de un solo uso registrados", "One-time codes enrolled"),
        "event.session.started": ("Sesión iniciada", "Signed in"),
        "event.session.refused": ("Inicio de sesión rechazado", "Sign-in refused"),
        "event.session.ended": ("Sesión cerrada", "Signed out"),
        "event.token.made": ("Token creado", "Token made"),
        "event.token.revoked": ("Token revocado", "Token revoked"),
        "event.approval.proposed": ("Acto propuesto", "Act proposed"),
        "event.approval.approved": ("Acto aprobado", "Act approved"),
        "event.approval.refused": ("Acto rechazado", "Act refused"),
    ]
}
