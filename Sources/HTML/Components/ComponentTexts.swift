/// The words that the components say by themselves.
enum ComponentTexts {
    static let all: Texts = [
        "page.product": ("Garita", "Garita"),
        "page.skip": ("Ir al contenido", "Skip to content"),
        "page.navigation": ("Secciones", "Sections"),
        "page.languages": ("Idioma", "Language"),
        "page.signOut": ("Cerrar sesión", "Sign out"),
        "page.signIn": ("Iniciar sesión", "Sign in"),
        "page.version": ("Garita {version}", "Garita {version}"),
        "page.asOf": ("Datos de {moment}, {ago}", "Data as of {moment}, {ago}"),
        "page.clock": ("Hora: {clock}", "Time: {clock}"),
        "page.breadcrumbs": ("Usted está en", "You are here"),
        "time.ago": ("hace {time}", "{time} ago"),
        "time.now": ("ahora mismo", "just now"),
        "error.title": ("Hay {count} {count?dato|datos} por corregir", "{count} {count?entry|entries} to correct"),
        "error.prefix": ("Error:", "Error:"),
        "field.optional": ("(opcional)", "(optional)"),
        "field.choose": ("Elija una opción", "Choose one"),
        "field.none": ("Sin elegir", "None chosen"),
        "signIn.title": ("Iniciar sesión", "Sign in"),
        "signIn.account": ("Usuario", "User name"),
        "signIn.password": ("Contraseña", "Password"),
        "signIn.code": ("Código de un solo uso", "One-time code"),
        "signIn.code.hint": (
            "Los seis dígitos de su aplicación, o un código de recuperación. Déjelo vacío si su cuenta no lo pide.",
            "The six digits from your app, or a recovery code. Leave it empty if your account does not ask for it."
        ),
        "signIn.submit": ("Entrar", "Sign in"),
        "table.sort.by": ("Ordenar por {column}", "Sort by {column}"),
        "table.sort.ascending": ("de menor a mayor", "ascending"),
        "table.sort.descending": ("de mayor a menor", "descending"),
        "filter.on": ("Quitar filtro: {label}", "Remove filter: {label}"),
        "filter.title": ("Filtros", "Filters"),
        "filter.clear": ("Quitar todos", "Clear all"),
        "search.submit": ("Buscar", "Search"),
        "pages.title": ("Páginas", "Pages"),
        "pages.first": ("Al principio", "Back to the start"),
        "pages.previous": ("Anteriores", "Previous"),
        "pages.next": ("Siguientes", "Next"),
        "summary.change": ("Cambiar", "Change"),
        "timeline.by": ("por {name}", "by {name}"),
        "figure.sample": ("de {count}", "out of {count}"),
        "figure.interval": ("intervalo de 95 %: {low} a {high}", "95% interval: {low} to {high}"),
        "figure.definition": ("Cómo se calcula", "How it is worked out"),
        "figure.none": ("Sin datos", "No data"),
        "hash.copy": ("Copiar", "Copy"),
        "hash.copied": ("Copiado", "Copied"),
        "hash.copy.what": ("Copiar {name}", "Copy {name}"),
        "chart.table": ("Ver los números", "See the numbers"),
        "chart.none": ("Todavía no hay datos para esta gráfica.", "There are no data for this chart yet."),
        "problem.request": ("Si pide ayuda, mencione el folio {id}.", "If you ask for help, quote {id}."),
        "problem.home": ("Ir a la página de inicio", "Go to the home page"),
        "problem.other.title": ("No se pudo mostrar la página", "The page could not be shown"),
        "problem.other.text": (
            "Vuelva a intentarlo. Lo que ya estaba presentado sigue guardado.",
            "Try again. What was already lodged is still kept."
        ),
        "problem.400.title": ("No entendimos la solicitud", "We did not understand the request"),
        "problem.400.text": (
            "Revise la dirección o los datos del formulario y envíelo otra vez.",
            "Check the address or the entries of the form and send it again."
        ),
        "problem.401.title": ("Inicie sesión para continuar", "Sign in to continue"),
        "problem.401.text": (
            "Su sesión terminó o todavía no ha empezado.", "Your session has ended or has not begun yet."
        ),
        "problem.403.title": ("Su cuenta no puede hacer esto", "Your account cannot do this"),
        "problem.403.text": (
            "Pida el permiso a quien administra las cuentas de su oficina.",
            "Ask for the permission from whoever manages your office's accounts."
        ),
        "problem.404.title": ("No hay nada en esta dirección", "There is nothing at this address"),
        "problem.404.text": (
            "Puede que el número esté incompleto o que su cuenta no vea esta declaración.",
            "The number may be incomplete, or your account may not see this declaration."
        ),
        "problem.409.title": ("Cambió mientras usted lo veía", "It changed while you were looking at it"),
        "problem.409.text": (
            "Vuelva a la página, revise cómo quedó y decida otra vez.",
            "Go back to the page, see how it stands now, and decide again."
        ),
        "problem.413.title": ("El archivo es demasiado grande", "The file is too large"),
        "problem.413.text": ("Divídalo y envíe sus partes.", "Split it and send its parts."),
        "problem.429.title": ("Demasiados intentos", "Too many attempts"),
        "problem.429.text": ("Espere un minuto y vuelva a intentarlo.", "Wait a minute and try again."),
        "problem.503.title": ("El servicio no responde por ahora", "The service is not answering for now"),
        "problem.503.text": (
            "Lo que ya estaba presentado sigue guardado. Vuelva a intentarlo en un minuto.",
            "What was already lodged is still kept. Try again in a minute."
        ),
        "chart.bar": ("Proporción", "Proportion"),
        "lane.vehicle": ("Vehículo", "Vehicle"),
        "lane.driver": ("Conductor", "Driver"),
        "lane.goods": ("Mercancía", "Goods"),
        "lane.why": ("Motivos", "Why"),
        "lane.next": ("Siguiente paso", "Next step"),
        "lane.link.ok": ("Enlace central: conectado", "Central link: connected"),
        "lane.link.local": ("Sin enlace desde {time}: modo local", "No link since {time}: local mode"),
        "lane.age": ("Datos de {ago}", "Data from {ago}"),
        "lane.keys": ("Teclas", "Keys"),
    ]
}
