import HTML

/// Forms: labels, hints and what is wrong.
enum OperatorFormTexts {
    static let all: Texts = [
        "operators.field.name": ("Denominación o razón social", "Legal name"),
        "operators.field.name.hint": (
            "Como aparece en su acta o constancia fiscal.",
            "As it stands in the deed or tax certificate."
        ),
        "operators.field.kind": ("Tipo de persona", "Kind of person"),
        "operators.field.country": ("País", "Country"),
        "operators.field.country.hint": ("Dos letras, por ejemplo MX.", "Two letters, for example MX."),
        "operators.field.scheme": ("Registro", "Registry"),
        "operators.field.value": ("Número", "Number"),
        "operators.field.value.hint": ("Puede escribirlo con guiones o espacios.", "Hyphens and blanks are fine."),
        "operators.field.role": ("Actividad", "Role"),
        "operators.field.roles": ("Actividades en la cadena", "Roles in the chain"),
        "operators.field.roles.hint": ("Elija todas las que realiza.", "Choose all that apply."),
        "operators.field.since": ("Desde", "From"),
        "operators.field.through": ("Hasta", "Until"),
        "operators.field.last": ("Último día", "Last day"),
        "operators.field.through.mandate": (
            "Obligatorio, a 24 meses como máximo, si la persona es de otra organización.",
            "Required, at most 24 months ahead, for a person of another organisation."
        ),
        "operators.field.siteName": ("Instalación", "Site"),
        "operators.field.siteName.hint": ("Puede dejarla para después.", "This can be left for later."),
        "operators.field.type": ("Tipo de instalación", "Kind of site"),
        "operators.field.address": ("Domicilio", "Address"),
        "operators.field.line": ("Calle y número", "Street and number"),
        "operators.field.town": ("Ciudad o municipio", "Town"),
        "operators.field.region": ("Estado", "State or province"),
        "operators.field.postcode": ("Código postal", "Postcode"),
        "operators.field.latitude": ("Latitud", "Latitude"),
        "operators.field.latitude.hint": (
            "En grados decimales, por ejemplo 31.6904.",
            "In decimal degrees, for example 31.6904."
        ),
        "operators.field.longitude": ("Longitud", "Longitude"),
        "operators.field.activities": ("Actividades", "Activities"),
        "operators.field.capacity": ("Carácter", "Capacity"),
        "operators.field.personName": ("Nombre completo", "Full name"),
        "operators.field.email": ("Correo electrónico", "E-mail"),
        "operators.field.phone": ("Teléfono", "Telephone"),
        "operators.field.share": ("Participación (%)", "Share (%)"),
        "operators.field.share.hint": (
            "Solo para socios; con 50 % o más se considera control.",
            "For owners only; 50 % or more counts as control."
        ),
        "operators.field.login": ("Cuenta de usuario", "Account"),
        "operators.field.login.hint": (
            "La cuenta con la que la persona entra al sistema.",
            "The account with which the person signs in."
        ),
        "operators.field.powers": ("Facultades", "Powers"),
        "operators.field.sites": ("Instalaciones", "Sites"),
        "operators.field.sites.hint": (
            "Sin elegir ninguna, el poder vale para todas.",
            "When none is chosen the mandate covers all."
        ),
        "operators.field.parent": ("Número de la empresa controladora", "Number of the parent"),
        "operators.field.parent.hint": ("Por ejemplo OP-000123.", "For example OP-000123."),
        "operators.error.unknown": (
            "No existe un operador con ese número.",
            "There is no operator of that number."
        ),
        "operators.error.merged": (
            "Esa inscripción se fusionó con otra; use la que se conserva.",
            "That entry was merged into another; use the one that is kept."
        ),
        "operators.error.name": (
            "Escriba un nombre de 1 a 200 caracteres.",
            "Enter a name of 1 to 200 characters."
        ),
        "operators.error.country": (
            "Escriba las dos letras del país, por ejemplo MX.",
            "Enter the two letters of the country, for example MX."
        ),
        "operators.error.identifier": (
            "El número no tiene la forma de ese registro; revíselo.",
            "The number is not of that registry's form; check it."
        ),
        "operators.error.role": (
            "Elija una actividad que no esté ya registrada.",
            "Choose a role that is not registered yet."
        ),
        "operators.error.site": ("Elija la instalación o su tipo.", "Choose the site or its kind."),
        "operators.error.person": ("Elija el carácter de la persona.", "Choose the person's capacity."),
        "operators.error.group": ("Ya pertenece a ese grupo.", "It belongs to that group already."),
        "operators.error.power": ("Elija al menos una facultad.", "Choose at least one power."),
        "operators.error.login": (
            "No existe esa cuenta, o es de un funcionario.",
            "There is no such account, or it is an official's."
        ),
        "operators.error.text": (
            "Revise este dato: es demasiado largo o tiene caracteres que no se permiten.",
            "Check this: it is too long or has characters that are not allowed."
        ),
        "operators.error.identifier-taken": (
            "Otra inscripción tiene ese número en esas fechas. Si es su número, comuníquese con la autoridad.",
            "Another entry holds that number on those days. If it is yours, contact the authority."
        ),
        "operators.error.identifier-twice": (
            "Ese número ya está registrado.",
            "That number is registered already."
        ),
        "operators.error.identifier-missing": (
            "Debe quedar al menos un número vigente.",
            "At least one number has to remain."
        ),
        "operators.error.not-held": ("No está vigente en esa fecha.", "It does not hold on that day."),
        "operators.error.day": (
            "Revise la fecha: no puede ser anterior a la que ya rige.",
            "Check the day: it cannot be before the one that holds."
        ),
        "operators.error.site-closed": ("La instalación está cerrada.", "The site is closed."),
        "operators.error.mandate-over": ("El poder ya terminó.", "The mandate is over."),
        "operators.error.delegate-end": (
            "El poder a una persona de otra organización termina en 24 meses como máximo.",
            "A mandate for a person of another organisation ends within 24 months."
        ),
        "operators.error.delegate-signs": (
            "Antes debe haber una persona de la propia empresa que pueda firmar.",
            "First one of the company's own people has to be able to sign."
        ),
        "operators.error.last-signer": (
            "Debe quedar una persona que pueda firmar.",
            "Someone who can sign has to remain."
        ),
        "operators.error.group-itself": (
            "Una empresa no puede ser su propia controladora.",
            "A company is not its own parent."
        ),
        "operators.error.group-circle": (
            "Esa empresa pertenece al grupo de esta.",
            "That company belongs to this one's group."
        ),
        "operators.error.share": ("La participación va de 0 a 100 %.", "A share is 0 to 100 %."),
        "operators.error.same-operator": ("Elija dos inscripciones distintas.", "Choose two different entries."),
        "operators.error.registered-already": ("Ya está inscrito.", "It is registered already."),
        "operators.error.not-allowed": (
            "Su poder no alcanza para esto, o el número no es el de su organización.",
            "Your mandate does not reach so far, or the number is not your organisation's."
        ),
        "operators.error.history": (
            "El expediente no puede leerse; avise al administrador.",
            "The file cannot be read; tell the administrator."
        ),
    ]
}
