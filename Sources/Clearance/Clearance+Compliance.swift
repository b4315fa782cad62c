package import Customs
package import Database
import Formats
import Risk

/// What other rooms may ask about an operator's declarations and about one shipment, within their own reading.
extension Clearance {
    /// How an operator's declarations went in a span of days: what the compliance of section A of SAFE is judged by.
    package struct Compliance: Hashable, Sendable {
        /// Lodged and decided, by the UTC day of lodging.
        package var declarations = 0
        /// Checks of documents and examinations, by the day of the check.
        package var examined = 0
        /// Of those, the ones that found something.
        package var unsatisfactory = 0
        package var amended = 0
        package var withdrawn = 0
        package var refused = 0
        /// The last day on which one was lodged; nil when none was in the span.
        package var last: CalendarDay?

        package init() {}

        package mutating func add(_ other: Compliance) {
            declarations += other.declarations
            examined += other.examined
            unsatisfactory += other.unsatisfactory
            amended += other.amended
            withdrawn += other.withdrawn
            refused += other.refused
            last = [last, other.last].compactMap { $0 }.max()
        }
    }

    /// The figures of an operator by its official number, both days included. Declarations count for whose goods they are:
    /// the importer, at export the exporter.
    package static func compliance(
        of identifier: String, from first: CalendarDay, through last: CalendarDay, in db: any Reading
    ) throws -> Compliance {
        var found = Compliance()
        let counted = try db.first(
            """
            SELECT coalesce(sum(declarations), 0) AS declarations, coalesce(sum(examined), 0) AS examined,
            coalesce(sum(findings), 0) AS findings, max(CASE WHEN declarations > 0 THEN day END) AS last
            FROM operator_day WHERE identifier = ? AND day >= ? AND day <= ?
            """, [.text(identifier), .int(Int(first.number)), .int(Int(last.number))])
        found.declarations = Int(try counted?.int("declarations") ?? 0)
        found.examined = Int(try counted?.int("examined") ?? 0)
        found.unsatisfactory = Int(try counted?.int("findings") ?? 0)
        found.last = try counted?.optionalInt("last").map { CalendarDay(number: Int32(clamping: $0)) }
        // The walk over the operator's own words begins where the span begins: serials rise with time.
        let (start, end) = (first.start(), last.advanced(by: 1).start())
        let span = DeclarationList.span(from: start, before: end)
        guard let row = try db.first(span.sql, span.values), let lowest = try row.optionalInt("low"),
            let highest = try row.optionalInt("high")
        else { return found }
        let word = SearchTerm(kind: .party, term: SearchTerm.normalised(identifier))
        let sums = """
            SELECT coalesce(sum(CASE WHEN version > 1 THEN 1 ELSE 0 END), 0) AS amended,
            coalesce(sum(CASE WHEN state = 'withdrawn' THEN 1 ELSE 0 END), 0) AS withdrawn,
            coalesce(sum(CASE WHEN state = 'refused' THEN 1 ELSE 0 END), 0) AS refused
            FROM declaration WHERE importer = ? AND lodged_at + 0 >= ? AND lodged_at + 0 < ?
            """
        let values: [SQLValue] = [.text(identifier), .int(start.milliseconds), .int(end.milliseconds)]
        try DeclarationList.forEachPart([word], lowest...highest, in: db) { part in
            let rows =
                switch part {
                case .span(let serials):
                    try db.query(
                        sums + " AND serial >= ? AND serial <= ?",
                        values + [.int(serials.lowerBound), .int(serials.upperBound)])
                case .these(let serials):
                    try db.query(sums + " AND serial = ?", each: serials.map { values + [.int($0)] }).flatMap { $0 }
                }
            for row in rows {
                found.amended += Int(try row.int("amended"))
                found.withdrawn += Int(try row.int("withdrawn"))
                found.refused += Int(try row.int("refused"))
            }
            return true
        }
        return found
    }

    /// What the house knows of a shipment by its declaration: for the file after an incident.
    package struct ShipmentFacts: Hashable, Sendable {
        package var number: String
        package var lodgedAt: Instant
        package var releasedAt: Instant?
        package var office: String
        package var flow: DeclarationType.Flow
        package var state: String
        package var channel: String?
        /// Who lodged it, whose goods they are, who declared.
        package var organisation: String
        package var trader: String?
        package var declarant: String
        package var carrier: String?
        package var vehicle: String?
        package var containers: [String]
        package var seals: [String]
        package var packages: Int?
        package var goods: [String]
        /// Transport documents and invoices, as `code identifier`.
        package var documents: [String]
    }

    /// The facts of a declaration's latest version; nil when there is no such number.
    package static func shipment(_ number: String, in db: any Reading) throws -> ShipmentFacts? {
        guard let standing = try DeclarationList.standing(number: number, in: db) else { return nil }
        let later = try db.value(
            "SELECT max(id) FROM declaration_version WHERE serial = ? AND version > 1", [.int(standing.serial)])?.int
        let row = try db.first(
            "SELECT body FROM declaration_version WHERE id = ?", [.int(later ?? standing.serial)])
        let body = try row?.blob("body") ?? []
        let declaration = Formats.read(body, mediaType: Format.json.mediaType).declarations.first
        let consignment = declaration?.shipment?.consignment ?? declaration?.consignment
        let equipment = consignment?.equipment ?? []
        let carrier = declaration?.party(.carrier)
        let transport = (declaration?.shipment?.documents ?? []) + (declaration?.documents ?? [])
        let papers = (declaration?.shipment?.invoices ?? []) + transport
        return ShipmentFacts(
            number: standing.number, lodgedAt: standing.lodgedAt, releasedAt: standing.releasedAt,
            office: standing.lodged.office, flow: standing.lodged.flow, state: standing.state.rawValue,
            channel: standing.channel?.rawValue, organisation: standing.lodged.organisation,
            trader: standing.lodged.importer, declarant: standing.lodged.declarant,
            carrier: carrier.flatMap { $0.identifier ?? $0.name },
            vehicle: declaration.flatMap { SearchTerm.plate(of: $0) },
            containers: equipment.compactMap(\.identifier), seals: equipment.flatMap { $0.seals.map(\.identifier) },
            packages: declaration?.totalPackages,
            goods: (declaration?.items ?? []).prefix(20).compactMap { $0.commodity?.text },
            documents: papers.prefix(20).compactMap { document in
                document.identifier.map { "\(document.typeCode ?? document.category ?? "") \($0)" }
            })
    }
}
