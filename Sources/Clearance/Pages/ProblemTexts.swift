import HTML

extension ClearanceTexts {
    /// What is wrong with a message, by the problem's code; `problem.any.…` with the name of a scheme stands for the
    /// refusals of values.
    static let problems: Texts = [
        "problems.caption": ("Qué corregir y dónde", "What to correct, and where"),
        "problems.severity": ("Tipo", "Kind"),
        "problems.error": ("Error", "Error"),
        "problems.warning": ("Aviso", "Warning"),
        "problems.text": ("Qué corregir", "What to correct"),
        "problems.place": ("Dónde", "Where"),
        "problems.line": ("Línea {line}", "Line {line}"),
        "problems.lineColumn": ("Línea {line}, columna {column}", "Line {line}, column {column}"),
        "problems.whole": ("En todo el mensaje", "The whole message"),
        "problem.any.empty": ("Falta un valor: {what}.", "A value is missing: {what}."),
        "problem.any.length": ("El largo no es el debido: {what}.", "The length is wrong: {what}."),
        "problem.any.characters": (
            "Hay caracteres que no corresponden: {what}.", "There are characters that do not belong: {what}."
        ),
        "problem.any.structure": ("La forma no es la debida: {what}.", "The form is wrong: {what}."),
        "problem.any.unknown": ("No existe en la tabla: {what}.", "Not in the table: {what}."),
        "problem.any.range": ("Está fuera de los límites: {what}.", "Out of range: {what}."),
        "problem.any.check-digit": (
            "El dígito de control no coincide: {what}.", "The check digit does not match: {what}."
        ),
        "problem.declarant.missing": ("Indique el número del declarante.", "Name the declarant by number."),
        "problem.office.unknown": (
            "La aduana no está en la tabla del país.", "The office is not in the country's table."
        ),
        "problem.office.missing": (
            "Indique la aduana en que se declara la mercancía.", "Name the customs office where the goods are declared."
        ),
        "problem.items.missing": (
            "La declaración lleva al menos una partida.", "A declaration has at least one goods item."
        ),
        "problem.items.count": (
            "El encabezado cuenta otro número de partidas.", "The header counts another number of items."
        ),
        "problem.commodity.missing": (
            "Indique la fracción arancelaria de la partida.", "Give the commodity code of the item."
        ),
        "problem.commodity.short": (
            "La fracción lleva al menos cuatro dígitos.", "The commodity code has at least four digits."
        ),
        "problem.origin.missing": (
            "Indique el país de origen de la partida.", "Give the country of origin of the item."
        ),
        "problem.mass.net-over-gross": (
            "La masa neta es mayor que la bruta.", "The net mass is greater than the gross mass."
        ),
        "problem.price.negative": ("El precio no puede ser negativo.", "A price is zero or more."),
        "problem.item.sequence-repeated": ("El número de partida está repetido.", "The item number stands twice."),
        "problem.packages.total": (
            "El total de bultos no es la suma de las partidas.", "The total of packages is not the sum of the items'."
        ),
        "problem.invoice.total": (
            "El total de la factura no es la suma de los precios.", "The invoice total is not the sum of the prices."
        ),
        "problem.declarant.not-yours": (
            "Su organización no es la declarante ni la agente de esta declaración.",
            "Your organisation is neither the declarant nor the agent of this declaration."
        ),
    ]

    /// The names of the schemes of values.
    static let schemes: Texts = [
        "scheme.container": ("número de contenedor", "container number"),
        "scheme.country": ("país (dos letras)", "country (two letters)"),
        "scheme.curp": ("CURP", "CURP"),
        "scheme.currency": ("moneda (tres letras)", "currency (three letters)"),
        "scheme.customs-office": ("aduana", "customs office"),
        "scheme.day": ("día (año-mes-día)", "day (year-month-day)"),
        "scheme.decimal": ("número", "number"),
        "scheme.declaration-type": ("tipo de declaración", "declaration type"),
        "scheme.eori": ("EORI", "EORI"),
        "scheme.gln": ("GLN", "GLN"),
        "scheme.hs-code": ("fracción arancelaria", "commodity code"),
        "scheme.instant": ("fecha y hora", "date and time"),
        "scheme.lei": ("LEI", "LEI"),
        "scheme.mass": ("masa", "mass"),
        "scheme.mrn": ("MRN", "MRN"),
        "scheme.package-type": ("tipo de bulto", "package type"),
        "scheme.pedimento": ("número de pedimento", "pedimento number"),
        "scheme.plate": ("placa", "plate"),
        "scheme.quantity": ("cantidad", "quantity"),
        "scheme.rfc": ("RFC", "RFC"),
        "scheme.tin": ("TIN", "TIN"),
        "scheme.transport-mode": ("modo de transporte", "mode of transport"),
        "scheme.ucr": ("UCR", "UCR"),
        "scheme.unit": ("unidad", "unit"),
    ]
}
