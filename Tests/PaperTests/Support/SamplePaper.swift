import Customs
import Paper

enum SamplePaper {
    static let created = Instant(milliseconds: 1_795_428_000_000)  // 2026-11-23T10:00:00Z
    static let address = "https://garita.example/verify/MX-OEA-2026-000123"
    static let long = """
        La autoridad comunica que, después de revisar el expediente, la visita de validación y las respuestas de la \
        empresa, los requisitos del programa se cumplen en todos los sitios que ampara este documento. Año, niñez, \
        pingüino, corazón: «¿cuándo?».
        """

    static func document(_ blocks: [PaperBlock], size: PaperDocument.Size = .a4) -> PaperDocument {
        PaperDocument(
            title: "Certificación de María Núñez, S. A. de C. V.", language: "es-MX", author: "Administración General",
            createdAt: created, size: size,
            letterhead: ["Servicio de Administración Tributaria", "Operador Económico Autorizado"], blocks: blocks,
            footer: .init(
                text: "Certificado MX-OEA-2026-000123", pages: "Página {page} de {pages}",
                proof: "SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))
    }

    /// Everything that a document can hold.
    static let all = document([
        .heading("Certificado de Operador Económico Autorizado", level: 1),
        .paragraph(PaperParagraph("María Núñez Logística Fronteriza, S. A. de C. V.", .large)),
        .notice(title: "Suspendido desde el 3 de agosto de 2026", text: "No ampara operaciones.", tone: .red),
        .notice(title: "Por vencer", text: "La ventana de renovación está abierta.", tone: .yellow),
        .pairs([
            PaperPair("Número", PaperText("MX-OEA-2026-000123", .code)),
            PaperPair("Vigencia", "Del 23 nov 2026 al 22 nov 2028"),
            PaperPair("Alcance", "Importador; Transportista"),
        ]),
        .heading("Sitios", level: 2),
        .table(
            PaperTable(
                columns: [.init("Sitio", share: 2), .init("Lugar", share: 2), .init("Empleados", alignment: .right)],
                rows: [
                    ["Planta Juárez", "Ciudad Juárez, Chihuahua", "1,204"],
                    ["Almacén El Paso del Norte con un nombre que necesita dos renglones", "Ciudad Juárez", "38"],
                ])),
        .text(PaperText(long)),
        .list(["Primer punto de la lista.", "Segundo punto, más corto."]),
        .rule,
        .figure(
            PaperFigure(
                code: address, alternative: "Código QR con la dirección de verificación",
                side: 96,
                beside: [
                    PaperParagraph(PaperText("Verifique este certificado", .strong)),
                    PaperParagraph(PaperText(address), link: address),
                    PaperParagraph("Código: K7QF9-2MX4D", .small),
                ])),
        .place(title: "Credencial firmada", text: "Este lugar queda para la credencial.", height: 40),
    ])

    static func table(rows: Int) -> PaperDocument {
        document([
            .heading("Padrón", level: 1),
            .table(
                PaperTable(
                    caption: "Empresas certificadas",
                    columns: [.init("Folio"), .init("Nombre", share: 3), .init("Sitios", alignment: .right)],
                    rows: (1...rows).map { row in
                        ["F-\(row)", PaperText("Compañía Ñandú número \(row), S. de R. L."), PaperText("\(row % 7)")]
                    })),
            .text("Fin del padrón."),
        ])
    }
}
