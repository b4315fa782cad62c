package import HTML

/// What this room says to people.
package enum IdentityTexts {
    package static let all = Texts([entrance, own, administration, proposals, roles, refusals])

    private static let entrance: Texts = [
        "signIn.wait": (
            "Hubo demasiados intentos. Espere {seconds} {seconds?segundo|segundos} y vuelva a intentarlo.",
            "There were too many attempts. Wait {seconds} {seconds?second|seconds} and try again."
        ),
        "step.title": ("Termine de iniciar sesión", "Finish signing in"),
        "step.text": (
            "Antes de hacer lo demás, su cuenta necesita una contraseña propia o un segundo factor.",
            "Before anything else, your account needs a password of its own or a second factor."
        ),
        "step.go": ("Continuar", "Continue"),
        "enrol.title": ("Active su segundo factor", "Set up your second factor"),
        "enrol.why": (
            "Quien actúa por la administración inicia sesión con su contraseña y un código de seis dígitos que cambia cada 30 segundos.",
            "Whoever acts for the administration signs in with a password and a six-digit code that changes every 30 seconds."
        ),
        "enrol.app": (
            "Abra una aplicación de autenticación en su teléfono.", "Open an authenticator app on your phone."
        ),
        "enrol.secret": ("Agregue una cuenta con esta clave:", "Add an account with this key:"),
        "enrol.confirm": ("Escriba el código que la aplicación muestra.", "Type the code that the app shows."),
        "enrol.address": ("Dirección para la aplicación", "Address for the app"),
        "enrol.code.hint": ("Seis dígitos; cambia cada 30 segundos", "Six digits; it changes every 30 seconds"),
        "enrol.wrong": (
            "El código no es correcto. Espere el siguiente y escríbalo.",
            "The code is not right. Wait for the next and type it."
        ),
        "enrol.submit": ("Confirmar y continuar", "Confirm and go on"),
        "factor.code": ("Código de un solo uso", "One-time code"),
        "recovery.title": ("Guarde sus códigos de recuperación", "Keep your recovery codes"),
        "recovery.what": (
            "Si pierde el teléfono, uno de estos códigos lo deja entrar en lugar del código de la aplicación. Cada uno sirve una vez.",
            "If you lose your phone, one of these codes lets you in instead of the app's. Each works once."
        ),
        "recovery.once": (
            "Cópielos ahora: no se vuelven a mostrar.", "Copy them now: they are not shown again."
        ),
        "recovery.go": ("Ya los guardé", "I have kept them"),
        "password.title": ("Cambie su contraseña", "Change your password"),
        "password.why": (
            "Su contraseña la creó otra persona. Elija una que solo usted conozca.",
            "Somebody else made your password. Choose one that only you know."
        ),
        "password.present": ("Contraseña actual", "Present password"),
        "password.new": ("Contraseña nueva", "New password"),
        "password.hint": (
            "Al menos 12 caracteres. Varias palabras que no vayan juntas son lo mejor.",
            "At least 12 characters. Several words that do not belong together are best."
        ),
        "password.submit": ("Cambiar la contraseña", "Change the password"),
    ]

    private static let own: Texts = [
        "account.title": ("Mi cuenta", "My account"),
        "account.name": ("Nombre", "Name"),
        "account.login": ("Usuario", "User name"),
        "account.roles": ("Funciones", "Roles"),
        "account.roles.none": ("Ninguna todavía", "None yet"),
        "account.organisation": ("Organización", "Organisation"),
        "account.administration": ("La administración", "The administration"),
        "account.password": ("Cambiar mi contraseña", "Change my password"),
        "factor.title": ("Segundo factor", "Second factor"),
        "factor.none": (
            "Su cuenta se abre solo con la contraseña. Un código de su teléfono la protege mejor.",
            "Your account opens with the password only. A code from your phone guards it better."
        ),
        "factor.enrol": ("Activar el segundo factor", "Set up the second factor"),
        "factor.is": (
            "Está activo. Le {count?queda|quedan} {count} {count?código|códigos} de recuperación.",
            "It is set up. You have {count} recovery {count?code|codes} left."
        ),
        "factor.change": ("Renovar códigos o cambiar de teléfono", "Renew codes or change phones"),
        "factor.code.hint": (
            "El código de su aplicación, o uno de recuperación", "The code from your app, or a recovery code"
        ),
        "recovery.renew": ("Crear códigos de recuperación", "Make recovery codes"),
        "factor.replace": ("Usar otro teléfono", "Use another phone"),
        "sessions.title": ("Sesiones abiertas", "Open sessions"),
        "sessions.count": (
            "{count} {count?sesión|sesiones}, con esta.", "{count} {count?session|sessions}, this one included."
        ),
        "sessions.end": ("Cerrar las demás sesiones", "End the other sessions"),
        "token.title": ("Claves para programas", "Tokens for programs"),
        "token.caption": ("Sus claves", "Your tokens"),
        "token.new": ("Crear una clave", "Make a token"),
        "token.label": ("Para qué programa", "For which program"),
        "token.label.missing": (
            "Escriba para qué programa es la clave.", "Say for which program the token is."
        ),
        "token.id": ("Número", "Number"),
        "token.days": ("Cuánto dura", "How long it lasts"),
        "token.days.count": ("{count} {count?día|días}", "{count} {count?day|days}"),
        "token.permissions": ("Qué podrá hacer", "What it may do"),
        "token.permissions.hint": (
            "Deje solo lo que el programa necesita.", "Leave only what the program needs."
        ),
        "token.nothing": (
            "Con sus funciones no hay nada que un programa pueda hacer por usted.",
            "With your roles there is nothing that a program could do for you."
        ),
        "token.expires": ("Vence", "Expires"),
        "token.used": ("Último uso", "Last used"),
        "token.unused": ("Nunca", "Never"),
        "token.state": ("Estado", "State"),
        "token.state.expired": ("Vencida", "Expired"),
        "token.state.revoked": ("Revocada", "Revoked"),
        "token.none": ("No tiene claves", "You have no tokens"),
        "token.what": (
            "Con una clave, un programa suyo trabaja por usted, por ejemplo para presentar declaraciones.",
            "With a token, a program of yours works for you, for example to lodge declarations."
        ),
        "token.make": ("Crear la clave", "Make the token"),
        "token.once": ("Copie la clave ahora: no se vuelve a mostrar.", "Copy the token now: it is not shown again."),
        "token.revoke": ("Revocar", "Revoke"),
    ]

    private static let administration: Texts = [
        "account.state": ("Estado", "State"),
        "account.signedIn": ("Última entrada", "Last sign-in"),
        "account.never": ("Nunca", "Never"),
        "account.active": ("Activa", "Active"),
        "account.inactive": ("Cerrada", "Closed"),
        "account.waiting": ("Sin funciones", "No roles yet"),
        "account.password.first": ("Falta su contraseña", "No password of its own"),
        "account.factor.missing": ("Falta el segundo factor", "No second factor"),
        "accounts.title": ("Cuentas", "Accounts"),
        "accounts.caption": ("Quién puede iniciar sesión", "Who can sign in"),
        "accounts.search": ("Buscar una cuenta", "Find an account"),
        "accounts.search.hint": (
            "El principio del usuario o de la organización, o parte del nombre",
            "The beginning of the user name or organisation, or part of the name"
        ),
        "accounts.count": (
            "{count} {count?cuenta|cuentas} en esta página", "{count} {count?account|accounts} on this page"
        ),
        "accounts.none": ("No hay ninguna cuenta así", "There is no such account"),
        "accounts.none.hint": ("Busque con menos letras.", "Search with fewer letters."),
        "accounts.new": ("Crear una cuenta", "Make an account"),
        "accounts.make": ("Crear la cuenta", "Make the account"),
        "account.login.hint": (
            "Letras minúsculas, dígitos, puntos o guiones. Queda en el registro para siempre: prefiera un número de empleado.",
            "Small letters, digits, points or hyphens. It stays in the record for ever: prefer a service number."
        ),
        "account.roles.hint": (
            "Las funciones de la administración las aprueba otra persona.",
            "Another person approves the administration's roles."
        ),
        "account.organisation.hint": (
            "Solo para operadores, agentes aduanales, administraciones asociadas y autoridades consultadas.",
            "Only for traders, brokers, partner administrations and consulted authorities."
        ),
        "account.language": ("Idioma", "Language"),
        "account.reason.hint": (
            "Por qué, cuando otra persona tiene que aprobar. Queda en el registro: no nombre a nadie.",
            "Why, when another person has to approve. It stays in the record: name nobody."
        ),
        "account.acts": ("Actos", "Acts"),
        "account.roles.change": ("Cambiar las funciones", "Change the roles"),
        "account.roles.set": ("Guardar las funciones", "Save the roles"),
        "account.password.reset": ("Dar una contraseña nueva", "Give a new password"),
        "account.factor.reset": ("Permitir otro segundo factor", "Allow another second factor"),
        "account.activate": ("Abrir la cuenta", "Open the account"),
        "account.deactivate": ("Cerrar la cuenta", "Close the account"),
        "password.once": (
            "Entregue esta contraseña en persona: no se vuelve a mostrar, y hay que cambiarla al entrar.",
            "Hand this password over in person: it is not shown again, and has to be changed at sign-in."
        ),
        "organisations.title": ("Organizaciones", "Organisations"),
        "organisations.caption": ("Por quién actúan las cuentas", "For whom accounts act"),
        "organisations.count": (
            "{count} {count?organización|organizaciones} en esta página",
            "{count} {count?organisation|organisations} on this page"
        ),
        "organisations.none": ("Todavía no hay organizaciones", "There are no organisations yet"),
        "organisations.none.hint": (
            "Registre una para que alguien pueda actuar por ella.", "Register one so that someone can act for it."
        ),
        "organisation.new": ("Registrar una organización", "Register an organisation"),
        "organisation.register": ("Registrar", "Register"),
        "organisation.id": ("Número oficial", "Official number"),
        "organisation.id.hint": ("RFC, EORI o TIN, sin espacios", "RFC, EORI or TIN, without blanks"),
        "organisation.name": ("Nombre", "Name"),
        "organisation.kind": ("Qué es", "What it is"),
        "organisation.kind.trader": ("Operador de comercio", "Trader"),
        "organisation.kind.broker": ("Agencia aduanal", "Customs brokerage"),
        "organisation.kind.authority": ("Autoridad consultada", "Consulted authority"),
        "organisation.kind.partner": ("Administración asociada", "Partner administration"),
    ]

    private static let proposals: Texts = [
        "proposals.title": ("Aprobaciones", "Approvals"),
        "proposals.caption": ("Lo que alguien propuso", "What someone proposed"),
        "proposals.none": ("No hay nada aquí", "There is nothing here"),
        "proposals.none.hint": (
            "Aquí aparecen los actos que una persona propone y otra decide.",
            "Acts that one person proposes and another decides appear here."
        ),
        "proposal.act": ("Acto", "Act"),
        "proposal.subject": ("Sobre", "About"),
        "proposal.by": ("Propuesto por", "Proposed by"),
        "proposal.at": ("Propuesto el", "Proposed on"),
        "proposal.reason": ("Motivo", "Reason"),
        "proposal.effect": ("Qué pasa si se aprueba", "What approval does"),
        "proposal.hash": ("Huella del contenido", "Hash of the content"),
        "proposal.lapses": ("Se puede responder hasta", "Can be answered until"),
        "proposal.left": ("Vence en", "Lapses in"),
        "proposal.answeredBy": ("Respondió", "Answered by"),
        "proposal.answeredAt": ("Respondido el", "Answered on"),
        "proposal.answer": ("Respuesta", "Answer"),
        "proposal.answer.hint": (
            "Obligatoria si rechaza. Queda en el registro: no nombre a nadie.",
            "Required if you refuse. It stays in the record: name nobody."
        ),
        "proposal.payload": ("Contenido", "Content"),
        "proposal.decide": ("Decidir", "Decide"),
        "proposal.approve": ("Aprobar", "Approve"),
        "proposal.refuse": ("Rechazar", "Refuse"),
        "proposal.withdraw": ("Retirar la propuesta", "Take the proposal back"),
        "proposal.see": ("Ver la propuesta", "See the proposal"),
        "proposal.waits": (
            "Otra persona tiene que aprobarlo para que valga.", "Another person has to approve it before it holds."
        ),
        "proposal.state.open": ("Por decidir", "To be decided"),
        "proposal.state.approved": ("Aprobada", "Approved"),
        "proposal.state.refused": ("Rechazada", "Refused"),
        "proposal.state.withdrawn": ("Retirada", "Taken back"),
        "proposal.state.lapsed": ("Vencida", "Lapsed"),
        "act.account.grant-roles.title": ("Dar funciones de la administración", "Give roles of the administration"),
        "act.account.grant-roles.effect": (
            "La cuenta obtiene estas funciones y sus sesiones se cierran.",
            "The account gets these roles and its sessions end."
        ),
        "act.account.grant-roles.gains": ("Obtiene", "Gains"),
        "act.account.reset-factor.title": ("Permitir otro segundo factor", "Allow another second factor"),
        "act.account.reset-factor.effect": (
            "El segundo factor deja de valer; al entrar, la persona activa otro.",
            "The second factor is void; at sign-in the person sets up another."
        ),
        "act.reset-factor.reason": ("Teléfono perdido o cambiado", "Phone lost or changed"),
    ]

    private static let roles: Texts = [
        "role.trader": ("Operador de comercio", "Trader"),
        "role.broker": ("Agente aduanal", "Customs broker"),
        "role.programme-officer": ("Oficial del programa", "Programme officer"),
        "role.validator": ("Validador", "Validator"),
        "role.decision-maker": ("Autoridad que resuelve", "Decision-maker"),
        "role.risk-analyst": ("Analista de riesgo", "Risk analyst"),
        "role.lane-officer": ("Oficial de carril", "Lane officer"),
        "role.examiner": ("Verificador", "Examiner"),
        "role.supervisor": ("Supervisor", "Supervisor"),
        "role.programme-manager": ("Responsable del programa", "Programme manager"),
        "role.auditor": ("Auditor", "Auditor"),
        "role.administrator": ("Administrador", "Administrator"),
        "role.partner": ("Administración asociada", "Partner administration"),
        "role.appeals-officer": ("Resolutor de recursos", "Appeals officer"),
        "role.consulted-authority": ("Autoridad consultada", "Consulted authority"),
        "permission.approval.read": ("Ver las aprobaciones", "See approvals"),
        "permission.account.read": ("Ver las cuentas", "See accounts"),
    ]

    /// By the type of the problem that the API answers.
    private static let refusals: Texts = [
        "identity.refused": (
            "El usuario, la contraseña o el código no son correctos. Revíselos y vuelva a intentarlo.",
            "The user name, password or code is not right. Check them and try again."
        ),
        "identity.login": (
            "El usuario tiene de 3 a 64 letras minúsculas, dígitos, puntos, guiones o @.",
            "A user name has 3 to 64 small letters, digits, points, hyphens, underscores or @."
        ),
        "identity.name": ("Escriba un nombre de hasta 200 caracteres.", "Write a name of up to 200 characters."),
        "identity.roles": (
            "Elija al menos una función, y no de la administración y de un operador a la vez.",
            "Choose at least one role, and not an official's and a trader's together."
        ),
        "identity.login-taken": ("Ese usuario ya existe. Elija otro.", "That user name is taken. Choose another."),
        "identity.password-length": (
            "La contraseña tiene de 12 a 200 caracteres.", "A password has 12 to 200 characters."
        ),
        "identity.password-guessable": (
            "La contraseña se adivina fácilmente. Use varias palabras que no vayan juntas.",
            "The password is easily guessed. Use several words that do not belong together."
        ),
        "identity.password-same": (
            "La contraseña nueva es la misma de antes. Elija otra.", "The new password is the old one. Choose another."
        ),
        "identity.password-wrong": ("La contraseña actual no es correcta.", "The present password is not right."),
        "identity.organisation-number": (
            "El número oficial tiene de 2 a 32 caracteres sin espacios.",
            "An official number has 2 to 32 characters without blanks."
        ),
        "identity.organisation-unknown": (
            "No hay una organización registrada con ese número.", "No organisation of that number is registered."
        ),
        "identity.organisation-needed": (
            "Elija la organización si es operador, agente, asociada o autoridad consultada; para la administración, ninguna.",
            "Choose the organisation for a trader, broker, partner or consulted authority; none for the administration."
        ),
        "identity.account-unknown": ("No hay una cuenta con ese usuario.", "There is no account of that user name."),
        "identity.own-account": (
            "Nadie cambia las funciones ni el estado de su propia cuenta.",
            "Nobody changes the roles or the state of their own account."
        ),
        "identity.token-scope": (
            "Elija algo que usted mismo pueda hacer.", "Choose something that you may do yourself."
        ),
        "identity.token-life": ("Una clave dura de 1 a 365 días.", "A token lives 1 to 365 days."),
        "identity.token-count": (
            "Ya tiene 50 claves que funcionan. Revoque una antes.", "You have 50 tokens that work. Revoke one first."
        ),
        "identity.factor-there": ("La cuenta ya tiene segundo factor.", "The account has a second factor."),
        "identity.factor-missing": ("La cuenta no tiene segundo factor.", "The account has no second factor."),
        "approval.not-found": ("No hay una propuesta con ese número.", "There is no such proposal."),
        "approval.closed": ("La propuesta ya se respondió.", "The proposal was answered already."),
        "approval.lapsed": (
            "La propuesta venció sin respuesta. Hay que proponerla otra vez.",
            "The proposal lapsed without an answer. It has to be proposed again."
        ),
        "approval.same-person": (
            "Usted la propuso: la decide otra persona.", "You proposed it: another person decides."
        ),
        "approval.same-duty": (
            "Quien puede proponer este acto no lo aprueba.", "Who may propose this act cannot approve it."
        ),
        "approval.involved": (
            "Usted tuvo parte en lo que se propone: lo decide otra persona.",
            "You had a part in what is proposed: another person decides."
        ),
        "approval.not-allowed": (
            "Con sus funciones no puede responder esta propuesta.", "With your roles you cannot answer this proposal."
        ),
        "approval.other-payload": (
            "El contenido no es el que usted vio. Revíselo y decida otra vez.",
            "The content is not what you saw. Look at it and decide again."
        ),
        "approval.reason-missing": ("Escriba el motivo.", "Write the reason."),
        "approval.unknown-act": (
            "Ninguna parte del sistema realiza este acto.", "No part of the system does this act."
        ),
        "approval.altered": (
            "El contenido guardado no coincide con su huella. Avise a quien administra el sistema.",
            "The stored content does not match its hash. Tell whoever runs the system."
        ),
        "identity.session-needed": (
            "Esto lo hace una persona con su sesión, no un programa con una clave.",
            "A person does this in a session, not a program with a token."
        ),
    ]
}
