package import Customs
package import Database

/// The numbers of operators as the registry's table of identifiers holds them: by these, decisions know an operator.
package struct OperatorNumbers: IdentifierSource {
    private let zone: Zone

    /// - Parameter zone: where the days of a number begin and end.
    package init(zone: Zone) { self.zone = zone }

    package func forEachIdentifier(
        of operatorID: OperatorID?, in db: any Reading, _ body: (OperatorID, StatusNumber) throws -> Void
    ) throws {
        let narrowed = operatorID == nil ? "" : " WHERE serial = ?"
        let values: [SQLValue] = operatorID.map { [.int($0.serial)] } ?? []
        try db.forEach("SELECT serial, value, since, through FROM operator_identifier" + narrowed, values) { row in
            let through = try row.optionalInt("through").map { CalendarDay(number: Int32(truncatingIfNeeded: $0)) }
            let since = CalendarDay(number: Int32(truncatingIfNeeded: try row.int("since")))
            try body(
                OperatorID(serial: try row.int("serial")),
                StatusNumber(
                    try row.text("value"), from: zone.instant(of: since),
                    until: through.map { zone.instant(of: $0.advanced(by: 1)) }))
        }
    }
}
