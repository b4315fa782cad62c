import HTML

extension ClearanceTexts {
    /// The lane. The words that fill the screen are the country's to choose (`lane.green` …).
    static let lane: Texts = [
        "lane.title": ("Carril", "Lane"),
        "lane.scan": ("Escriba o lea el número o la placa", "Type or scan the number or the plate"),
        "lane.look": ("Buscar", "Look up"),
        "lane.green": ("LIBRE", "GO"),
        "lane.blue": ("LIBRE", "GO"),
        "lane.yellow": ("REVISAR", "CHECK"),
        "lane.red": ("DETENER", "STOP"),
        "lane.stop": ("DETENER", "STOP"),
        "lane.unknown": ("SIN DATOS", "NO DATA"),
        "lane.unknown.line": (
            "No hay declaración para «{key}»", "There is no declaration for “{key}”"
        ),
        "lane.unknown.next": (
            "Lea otra vez. Si sigue igual, mande el vehículo a la ventanilla.",
            "Scan again. If nothing changes, send the vehicle to the window."
        ),
        "lane.step.released": ("Puede salir", "May leave"),
        "lane.step.present": ("Registre la llegada", "Record the arrival"),
        "lane.step.yellow": (
            "A revisión de documentos: factura, transporte y permisos",
            "To the document check: invoice, transport, permits"
        ),
        "lane.step.red": ("Al andén de reconocimiento", "To the examination bay"),
        "lane.step.held": ("No sale hasta que se levante la retención", "Does not leave until the hold is lifted"),
        "lane.step.stopped": (
            "No sale: la revisión no resultó conforme", "Does not leave: the check was not satisfactory"
        ),
        "lane.step.invalid": (
            "No sale: no hay una declaración válida. Mándelo a la ventanilla.",
            "Does not leave: there is no valid declaration. Send it to the window."
        ),
        "lane.hold": ("Retención: {hold}", "Hold: {hold}"),
        "lane.declaration": ("Declaración", "Declaration"),
        "lane.trailer": ("Remolque {trailer}", "Trailer {trailer}"),
        "lane.seal": ("sello {seal}", "seal {seal}"),
        "lane.packages": ("{count} {count?bulto|bultos}", "{count} {count?package|packages}"),
        "lane.several": ("Hay {count} declaraciones; elija una", "There are {count} declarations; choose one"),
        "lane.several.caption": ("Declaraciones de este vehículo", "Declarations of this vehicle"),
        "lane.waiting": ("Listo para leer", "Ready to scan"),
        "lane.waiting.text": (
            "Al leer un número o una placa, aquí aparece qué hacer.",
            "Scan a number or a plate, and what to do appears here."
        ),
        "lane.office": ("Cambiar de aduana", "Change the office"),
        "lane.office.use": ("Usar esta aduana", "Use this office"),
        "lane.expected": ("Por llegar", "Expected"),
    ]
}
