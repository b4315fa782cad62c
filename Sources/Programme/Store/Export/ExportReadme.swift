/// What stands beside an export for whoever opens it without us.
enum ExportReadme {
    static let programme = """
        Exportación del programa / Export of the programme

        manifest.json nombra cada archivo con su tamaño, su SHA-256 y sus renglones. Los renglones (.jsonl) son un objeto JSON
        cada uno; los mismos datos están en CSV (RFC 4180, UTF-8) donde caben en una tabla. Los datos personales que contiene
        obligan a quien los recibe. Formato: Docs/Export.md de Garita.

        manifest.json names every file with its size, its SHA-256 and its lines. Lines (.jsonl) are one JSON object each; the
        same data are in CSV (RFC 4180, UTF-8) where they fit a table. The personal data within bind whoever receives them.
        Format: Docs/Export.md of Garita.

        """

    static let company = """
        Su expediente completo / Your whole file

        cases/     cada expediente: hechos y textos (case.json), plazos (clocks.json), lo que firmó (answers-…), informes de visita
        evidence/  sus archivos, con su número; evidence.csv dice qué es cada uno y su SHA-256
        papers/    sus certificados y las cartas de sus expedientes en PDF
        *.jsonl    una línea JSON por renglón; *.csv lo mismo como tabla
        manifest.json nombra cada archivo con su tamaño y su SHA-256.

        cases/     each case: facts and texts (case.json), time limits (clocks.json), what you signed (answers-…), visit reports
        evidence/  your files under their numbers; evidence.csv says what each is and its SHA-256
        papers/    your certificates and the letters of your cases as PDF
        *.jsonl    one JSON object a line; *.csv the same as a table
        manifest.json names every file with its size and its SHA-256.

        """
}
