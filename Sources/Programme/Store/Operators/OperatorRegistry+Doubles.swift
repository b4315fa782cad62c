package import Customs
import Database

extension OperatorRegistry {
    /// The entries that may be of the same legal person as one of the register, the likeliest first, at most 20.
    package func duplicates(of id: OperatorID) async throws -> [Duplicate] {
        guard let person = try await person(id) else { return [] }
        return try await duplicates(of: DuplicateCandidate(person))
    }

    /// The same for one that is not registered yet.
    package func duplicates(of candidate: DuplicateCandidate) async throws -> [Duplicate] {
        try await base.database.read { (db) throws in
            let others = try Self.candidates(near: candidate, in: db).compactMap { serial in
                try OperatorReader.person(OperatorID(serial: serial), in: db).map { DuplicateCandidate($0) }
            }
            return Array(candidate.duplicates(among: others).prefix(20))
        }
    }

    /// The entries that share an identifier, or words that begin alike: those that share most come first, at most 60.
    ///
    /// A beginning that more than 500 entries have tells nothing and is left out, unless there is no other.
    private static func candidates(near candidate: DuplicateCandidate, in db: any Reading) throws -> [Int64] {
        var shared: [Int64: Int] = [:]
        for key in candidate.keys.sorted() {
            for row in try db.query("SELECT serial FROM operator_identifier WHERE key = ? LIMIT 50", [.text(key)]) {
                shared[try row.int("serial"), default: 0] += 100
            }
        }
        var broad: [[Int64]] = []
        for word in Set(candidate.names.flatMap { NameWords.significant($0) }).sorted() where word.count >= 2 {
            let start = String(word.prefix(word.count > 5 ? 4 : 3))
            let rows = try db.query(
                """
                SELECT DISTINCT serial FROM operator_term WHERE kind = 'name' AND term >= ? AND term < ? LIMIT 501
                """, [.text(start), .text(OperatorSearch.after(start))])
            let serials = try rows.map { try $0.int("serial") }
            if serials.count > 500 {
                broad.append(serials)
            } else {
                for serial in serials { shared[serial, default: 0] += 1 }
            }
        }
        if shared.isEmpty { for serial in broad.joined() { shared[serial, default: 0] += 1 } }
        return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(60).map(\.key)
    }

    // MARK: Bars (invariant 7)

    /// The warnings that a legal person may be one that is barred, under this number or another; empty when nothing says
    /// so. Asked when one registers, gets an identifier or an owner, and when a case is opened.
    package func barWarnings(for id: OperatorID, at instant: Instant) async throws -> [BarWarning] {
        let bars = try await bars(at: instant)
        guard !bars.isEmpty else { return [] }
        let id = kept(id)
        let kept = bars.map { bar in
            var bar = bar
            bar.operatorID = self.kept(bar.operatorID)
            return bar
        }
        return try await base.database.read { (db) throws in
            guard let ties = try Self.ties(of: id, in: db) else { return [] }
            let barred = try kept.compactMap { bar in
                try Self.ties(of: bar.operatorID, in: db).map { (bar: bar, ties: $0) }
            }
            return ties.warnings(barred)
        }
    }

    private static func ties(of id: OperatorID, in db: any Reading) throws -> BarTies? {
        guard let person = try OperatorReader.person(id, in: db) else { return nil }
        let controlling = person.people.filter(\.isControlling).map(\.id)
        var owners: [String: PersonID] = [:]
        for (owner, versions) in try PersonStore.versions(of: controlling, in: db) {
            for version in versions { if let key = version.details.identifier?.key { owners[key] = owner } }
        }
        return BarTies(
            operatorID: id, identifiers: Set(person.identifiers.map(\.identifier.key)), owners: owners)
    }
}
