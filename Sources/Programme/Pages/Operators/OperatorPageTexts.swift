import HTML

/// Pages: the company's home and entry, the register, doubles, the merge desk.
enum OperatorPageTexts {
    static let all: Texts = [
        "operators.column.name": ("Nombre", "Name"),
        "operators.column.number": ("Operador", "Operator"),
        "operators.column.sites": ("Instalaciones", "Sites"),
        "operators.home.powers": ("Usted puede: {powers}.", "You may: {powers}."),
        "operators.nav.home": ("Mi empresa", "My company"),
        "operators.nav.register": ("Operadores", "Operators"),
        "operators.since": ("desde el {day}", "from {day}"),
        "operators.span": ("del {from} al {through}", "{from} to {through}"),
        "operators.continue": ("Continuar", "Continue"),
        "operators.save": ("Guardar", "Save"),
        "operators.change": ("Cambiar", "Change"),
        "operators.end": ("Terminar", "End"),
        "operators.number": ("Número de operador", "Operator number"),
        "operators.official": ("Número oficial", "Official number"),
        "operators.registered": ("Inscrito", "Registered"),
        "operators.changed": ("Último cambio", "Last change"),
        "operators.absorbed": ("Inscripciones fusionadas", "Merged entries"),
        "operators.validity": ("Vigencia", "Validity"),
        "operators.acts": ("Acciones", "Actions"),
        "operators.state": ("Estado", "State"),
        "operators.standing": ("Certificación", "Certification"),
        "operators.contact": ("Contacto", "Contact"),
        "operators.home.title": ("Mi empresa", "My company"),
        "operators.home.none": ("Su empresa todavía no está inscrita", "Your company is not registered yet"),
        "operators.home.none.text": (
            "Inscriba a la organización {number} para solicitar la certificación. Toma unos cinco minutos.",
            "Register the organisation {number} to apply for certification. It takes about five minutes."
        ),
        "operators.home.register": ("Inscribir mi empresa", "Register my company"),
        "operators.home.entry": ("Ver el expediente", "See the entry"),
        "operators.home.read-only": ("solo consulta", "read only"),
        "operators.home.sites": ("{count} {count?instalación|instalaciones}", "{count} {count?site|sites}"),
        "operators.card.site": ("Agregue sus instalaciones", "Add your sites"),
        "operators.card.site.text": (
            "La certificación se solicita por instalación.",
            "Certification is asked for by site."
        ),
        "operators.card.owner": ("Indique a los socios", "Name the owners"),
        "operators.card.owner.text": (
            "Se necesitan para la solicitud. Sus datos no se publican.",
            "They are needed for the application. Their data are not published."
        ),
        "operators.card.mandate": ("Hay poderes por vencer", "Mandates are about to end"),
        "operators.card.mandate.text": (
            "{count} {count?poder vence|poderes vencen} en los próximos 30 días.",
            "{count} {count?mandate ends|mandates end} within 30 days."
        ),
        "operators.register.step": ("Paso {number} de {count}", "Step {number} of {count}"),
        "operators.register.name": ("¿Cómo se llama la empresa?", "What is the company called?"),
        "operators.register.number": ("¿Con qué número está registrada?", "Under which number is it registered?"),
        "operators.register.roles": ("¿Qué hace en la cadena?", "What does it do in the chain?"),
        "operators.register.site": ("¿Dónde está su instalación principal?", "Where is its main site?"),
        "operators.register.check": ("Revise sus respuestas", "Check your answers"),
        "operators.register.submit": ("Inscribir la empresa", "Register the company"),
        "operators.register.later": ("Se agregará después", "To be added later"),
        "operators.warning.check-digit": (
            "El dígito verificador no coincide. Si el número es correcto puede continuar.",
            "The check digit does not agree. If the number is right you can go on."
        ),
        "operators.warning.doubtful": ("Dígito dudoso", "Doubtful digit"),
        "operators.done.registered": ("La empresa quedó inscrita.", "The company is registered."),
        "operators.done.changed": ("El cambio quedó guardado.", "The change is saved."),
        "operators.done.merged": ("Esa inscripción se fusionó con esta.", "That entry was merged into this one."),
        "operators.section.facts": ("Datos", "Details"),
        "operators.section.identifiers": ("Números", "Numbers"),
        "operators.section.sites": ("Instalaciones", "Sites"),
        "operators.section.people": ("Socios, directivos y contactos", "Owners, managers and contacts"),
        "operators.section.mandates": ("Poderes", "Mandates"),
        "operators.section.roles": ("Actividades", "Roles"),
        "operators.section.groups": ("Grupo", "Group"),
        "operators.section.names": ("Denominaciones", "Names"),
        "operators.section.history": ("Historia de cada dato", "History of every field"),
        "operators.sites.none": ("Todavía no hay instalaciones.", "There are no sites yet."),
        "operators.people.none": ("Todavía no se ha indicado a nadie.", "Nobody has been named yet."),
        "operators.mandates.none": (
            "Nadie puede actuar por la empresa todavía.",
            "Nobody may act for the company yet."
        ),
        "operators.roles.none": ("Sin actividades registradas.", "No roles registered."),
        "operators.groups.none": ("No pertenece a un grupo.", "It belongs to no group."),
        "operators.group.parent": ("Pertenece a", "Belongs to"),
        "operators.group.member": ("Controla a", "Controls"),
        "operators.mandate.delegate": ("de otra organización", "of another organisation"),
        "operators.mandate.revoked": ("revocado el {moment}", "revoked {moment}"),
        "operators.mandate.on": ("Vigente", "In force"),
        "operators.mandate.off": ("Sin vigencia", "Not in force"),
        "operators.history.lead": (
            "Abra un dato para ver quién lo cambió, cuándo y qué decía antes.",
            "Open a field to see who changed it, when, and what it said before."
        ),
        "operators.history.field": (
            "{field} ({count} {count?cambio|cambios})",
            "{field} ({count} {count?change|changes})"
        ),
        "operators.history.ended": ("terminó", "ended"),
        "operators.bar.title": (
            "Puede tratarse de alguien impedido para solicitar",
            "This may be someone who is barred from applying"
        ),
        "operators.bar.itself": ("{operator} está impedido para solicitar.", "{operator} is barred from applying."),
        "operators.bar.identifier": (
            "Comparte el número {key} con {operator}, que está impedido.",
            "It shares the number {key} with {operator}, who is barred."
        ),
        "operators.bar.owner": (
            "Comparte un socio que controla con {operator}, que está impedido.",
            "It shares a controlling owner with {operator}, who is barred."
        ),
        "operators.bar.owned": (
            "Lo controla {operator}, que está impedido.",
            "{operator}, who is barred, controls it."
        ),
        "operators.register": ("Registro de operadores", "Register of operators"),
        "operators.new": ("Inscribir un operador", "Register an operator"),
        "operators.export": ("Exportar", "Export"),
        "operators.search": ("Buscar operadores", "Search operators"),
        "operators.search.hint": (
            "Nombre, RFC u otro número, o número de operador.",
            "Name, RFC or another number, or operator number."
        ),
        "operators.search.town": ("Ciudad", "Town"),
        "operators.search.more": ("Más criterios", "More criteria"),
        "operators.search.wrong": (
            "La búsqueda tiene un dato que no se entiende.",
            "The search has a part that cannot be understood."
        ),
        "operators.none": ("Todavía no hay operadores", "There are no operators yet"),
        "operators.none.text": (
            "Aquí aparecerán las empresas que se inscriban.",
            "Companies that register will appear here."
        ),
        "operators.none.match": ("Ningún operador coincide", "No operator matches"),
        "operators.none.match.text": (
            "Pruebe con menos palabras o quite un filtro.",
            "Try fewer words or take a filter away."
        ),
        "operators.count": ("{count} {count?operador|operadores}", "{count} {count?operator|operators}"),
        "operators.count.many": ("Más de {count} operadores", "More than {count} operators"),
        "operators.duplicates.look": ("Buscar duplicados", "Look for duplicates"),
        "operators.duplicates.title": ("Posibles duplicados de {name}", "Possible duplicates of {name}"),
        "operators.duplicates.caption": ("Posibles duplicados", "Possible duplicates"),
        "operators.duplicates.lead": (
            "Comparten un número o tienen un nombre parecido. Compare antes de decidir.",
            "They share a number or have a similar name. Compare before you decide."
        ),
        "operators.duplicates.found": (
            "{count} {count?posible duplicado|posibles duplicados}",
            "{count} possible {count?duplicate|duplicates}"
        ),
        "operators.duplicates.none": ("No se encontraron duplicados", "No duplicates were found"),
        "operators.duplicates.none.text": (
            "Ninguna inscripción comparte número ni tiene un nombre parecido.",
            "No entry shares a number or has a similar name."
        ),
        "operators.duplicates.why": ("Por qué", "Why"),
        "operators.duplicates.identifier": ("Mismo número {key}", "Same number {key}"),
        "operators.duplicates.name": ("Nombre parecido: {share}", "Similar name: {share}"),
        "operators.merge.title": ("Fusionar dos inscripciones", "Merge two entries"),
        "operators.merge.compare": ("Comparar", "Compare"),
        "operators.merge.what": ("Dato", "Field"),
        "operators.merge.caption": ("Las dos inscripciones", "The two entries"),
        "operators.merge.kept": ("Inscripción que se conserva", "Entry that is kept"),
        "operators.merge.kept.hint": (
            "El otro número llevará siempre a esta.",
            "The other number will always lead to this one."
        ),
        "operators.merge.lost": ("Inscripción que se fusiona con ella", "Entry that is merged into it"),
        "operators.merge.reason": ("Motivo", "Reason"),
        "operators.merge.reason.hint": (
            "Lo verá quien apruebe; no escriba datos personales.",
            "The approver will see it; write no personal data."
        ),
        "operators.merge.propose": ("Proponer la fusión", "Propose the merge"),
        "act.operator.merge.title": (
            "Fusionar dos inscripciones de un operador",
            "Merge two entries of an operator"
        ),
        "act.operator.merge.effect": (
            "Las dos inscripciones serán una: números, instalaciones, personas y poderes pasan a la que se conserva, y el otro número lleva siempre a ella. Los hechos de ambas permanecen. Otra persona debe aprobarlo.",
            "The two entries become one: numbers, sites, people and mandates pass to the one that is kept, and the other number always leads to it. The events of both remain. Another person has to approve it."
        ),
        "operators.add.name": ("Registrar un cambio de denominación", "Register another name"),
        "operators.change.name": ("Cambiar la denominación", "Change the name"),
        "operators.end.name": ("Terminar la denominación", "End the name"),
        "operators.add.identifier": ("Agregar un número", "Add a number"),
        "operators.change.identifier": ("Número registrado", "Registered number"),
        "operators.end.identifier": ("Terminar la vigencia del número", "End the number"),
        "operators.add.role": ("Agregar una actividad", "Add a role"),
        "operators.change.role": ("Actividad registrada", "Registered role"),
        "operators.end.role": ("Dejar la actividad", "End the role"),
        "operators.add.site": ("Agregar una instalación", "Add a site"),
        "operators.change.site": ("Cambiar la instalación", "Change the site"),
        "operators.end.site": ("Cerrar la instalación", "Close the site"),
        "operators.add.person": ("Agregar a una persona", "Add a person"),
        "operators.change.person": ("Cambiar los datos de la persona", "Change the person's details"),
        "operators.end.person": ("Dar de baja a la persona", "End the person's part"),
        "operators.add.mandate": ("Otorgar un poder", "Give a mandate"),
        "operators.change.mandate": ("Poder otorgado", "Mandate given"),
        "operators.end.mandate": ("Revocar el poder", "Revoke the mandate"),
        "operators.add.group": ("Indicar la controladora", "Name the parent"),
        "operators.change.group": ("Pertenencia al grupo", "Membership of the group"),
        "operators.end.group": ("Salir del grupo", "Leave the group"),
    ]
}
