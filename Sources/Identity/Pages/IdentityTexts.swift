package import HTML

/// What this room says to people.
package enum IdentityTexts {
    package static let all: Texts = [
        "signIn.refused": (
            "La cuenta, la contraseña o el código no son correctos. Revíselos y vuelva a intentarlo.",
            "The account, password or code is not right. Check them and try again."
        ),
        "signIn.wait": (
            "Hubo demasiados intentos. Espere {seconds} {seconds?segundo|segundos} y vuelva a intentarlo.",
            "There were too many attempts. Wait {seconds} {seconds?second|seconds} and try again."
        ),
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
        "enrol.code": ("Código de seis dígitos", "Six-digit code"),
        "enrol.code.hint": ("Cambia cada 30 segundos", "It changes every 30 seconds"),
        "enrol.wrong": (
            "El código no es correcto. Espere el siguiente y escríbalo.",
            "The code is not right. Wait for the next and type it."
        ),
        "enrol.submit": ("Confirmar y entrar", "Confirm and go on"),
        "account.title": ("Mi cuenta", "My account"),
        "account.name": ("Nombre", "Name"),
        "account.login": ("Cuenta", "Account"),
        "account.roles": ("Funciones", "Roles"),
        "account.organisation": ("Organización", "Organisation"),
        "account.administration": ("La administración", "The administration"),
        "account.factor": ("Segundo factor", "Second factor"),
        "account.factor.yes": ("Activo", "Set up"),
        "account.factor.no": ("Falta", "Missing"),
        "account.state": ("Estado", "State"),
        "account.active": ("Activa", "Active"),
        "account.inactive": ("Inactiva", "Inactive"),
        "accounts.title": ("Cuentas", "Accounts"),
        "accounts.caption": ("Quién puede iniciar sesión", "Who can sign in"),
        "token.title": ("Claves para programas", "Tokens for programs"),
        "token.caption": ("Sus claves", "Your tokens"),
        "token.label": ("Para qué programa", "For which program"),
        "token.expires": ("Vence", "Expires"),
        "token.state": ("Estado", "State"),
        "token.none": ("No tiene claves", "You have no tokens"),
        "token.what": (
            "Con una clave, un programa suyo presenta declaraciones por usted.",
            "With a token, a program of yours lodges declarations for you."
        ),
        "token.make": ("Crear una clave", "Make a token"),
        "token.once": (
            "Copie la clave ahora: no se vuelve a mostrar.", "Copy the token now: it is not shown again."
        ),
        "token.revoke": ("Revocar", "Revoke"),
        "token.revoked": ("Revocada", "Revoked"),
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
    ]
}
