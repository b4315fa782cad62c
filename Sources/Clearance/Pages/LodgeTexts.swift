import HTML

extension ClearanceTexts {
    /// Lodging.
    static let lodge: Texts = [
        "lodge.title": ("Presentar una declaración", "Lodge a declaration"),
        "lodge.lead": (
            "Puede presentarla antes de que llegue la mercancía. La respuesta llega en cuanto queda guardada.",
            "You may lodge it before the goods arrive. The answer comes as soon as it is safely stored."
        ),
        "lodge.file.title": ("Con un archivo", "With a file"),
        "lodge.file": ("Archivo", "File"),
        "lodge.file.hint": (
            "XML del modelo de datos de la OMA, JSON de Garita o CSV; hasta 4 MB",
            "WCO Data Model XML, Garita JSON or CSV; up to 4 MB"
        ),
        "lodge.paste.title": ("Pegar el mensaje", "Paste the message"),
        "lodge.message": ("Mensaje", "Message"),
        "lodge.type": ("Formato", "Format"),
        "lodge.type.xml": ("XML (OMA)", "XML (WCO)"),
        "lodge.type.json": ("JSON (Garita)", "JSON (Garita)"),
        "lodge.type.csv": ("CSV", "CSV"),
        "lodge.hand.title": ("Escribirla a mano, una partida", "Fill it in by hand, one item"),
        "lodge.submit": ("Presentar declaración", "Lodge declaration"),
        "lodge.check": ("Solo revisar", "Check only"),
        "lodge.checked": ("Se puede presentar así", "It can be lodged as it is"),
        "lodge.checked.text": (
            "No se encontró nada que corregir. Todavía no está presentada.",
            "Nothing to correct was found. It has not been lodged yet."
        ),
        "lodge.checked.warnings": (
            "Hay avisos que no impiden presentarla. Todavía no está presentada.",
            "There are warnings that do not prevent lodging. It has not been lodged yet."
        ),
        "lodge.refused": (
            "No se presentó: {count} {count?error|errores}", "Not lodged: {count} {count?error|errors}"
        ),
        "lodge.refused.text": (
            "Corrija lo que se indica en el lugar señalado y envíela otra vez.",
            "Correct what is named at the place shown and send it again."
        ),
        "lodge.kept": (
            "Lo que envió se guardó en cuarentena con el folio {id}; no se perdió.",
            "What you sent is kept in quarantine under {id}; it is not lost."
        ),
        "lodge.group.declaration": ("La declaración", "The declaration"),
        "lodge.group.parties": ("Quiénes intervienen", "The parties"),
        "lodge.group.goods": ("La mercancía", "The goods"),
        "lodge.group.value": ("Valor y vehículo", "Value and vehicle"),
        "lodge.hand.reference": ("Su referencia", "Your reference"),
        "lodge.hand.type": ("Tipo", "Type"),
        "lodge.hand.office": ("Aduana", "Customs office"),
        "lodge.hand.procedure": ("Régimen", "Procedure"),
        "lodge.hand.declarant": ("Declarante", "Declarant"),
        "lodge.hand.importer": ("Importador", "Importer"),
        "lodge.hand.exporter": ("Exportador", "Exporter"),
        "lodge.hand.commodity": ("Fracción arancelaria", "Tariff code"),
        "lodge.hand.description": ("Descripción", "Description"),
        "lodge.hand.origin": ("País de origen", "Country of origin"),
        "lodge.hand.packages": ("Bultos", "Packages"),
        "lodge.hand.grossMass": ("Masa bruta (kg)", "Gross mass (kg)"),
        "lodge.hand.netMass": ("Masa neta (kg)", "Net mass (kg)"),
        "lodge.hand.quantity": ("Cantidad", "Quantity"),
        "lodge.hand.unit": ("Unidad", "Unit"),
        "lodge.hand.value": ("Valor", "Value"),
        "lodge.hand.currency": ("Moneda", "Currency"),
        "lodge.hand.plate": ("Placa del vehículo", "Vehicle plate"),
        "lodge.hint.reference": ("Única para usted", "Unique to you"),
        "lodge.hint.commodity": ("De 4 a 10 dígitos, sin puntos", "4 to 10 digits, no points"),
        "lodge.hint.origin": ("Dos letras, por ejemplo US", "Two letters, for example US"),
        "lodge.hint.currency": ("Tres letras, por ejemplo USD", "Three letters, for example USD"),
        "lodge.hint.unit": ("Código, por ejemplo C62 (pieza)", "Code, for example C62 (piece)"),
        "lodge.hint.value": ("Con punto decimal, por ejemplo 12500.00", "With a decimal point, for example 12500.00"),
    ]
}
