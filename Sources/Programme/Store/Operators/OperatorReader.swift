import Country
import Customs
import Database
import Ledger

extension OperatorID {
    /// The number within the series.
    var serial: Int64 { Int64(text.dropFirst(Self.prefix.utf8.count + 1)) ?? 0 }
}

/// Reads legal persons from their events and the texts that these name.
enum OperatorReader {
    /// A legal person and the events of its file, those of the entries that were merged into it among them.
    struct File {
        var person: LegalPerson
        var events: [OperatorEvent]
        var texts: [String: String]
    }

    /// The legal person as its events tell it through a sequence; nil when there is none.
    static func person(_ id: OperatorID, through sequence: Int64 = .max, in db: any Reading) throws -> LegalPerson? {
        try file(id, through: sequence, in: db)?.person
    }

    /// The legal person with its events, in their order.
    static func file(_ id: OperatorID, through sequence: Int64 = .max, in db: any Reading) throws -> File? {
        let own = try events(of: id, through: sequence, in: db)
        guard !own.isEmpty else { return nil }
        var texts = try texts(Set(own.flatMap(\.fact.prose)), in: db)
        var all = own
        // What was merged into it is read first, so that the fold itself asks nobody.
        var others: [OperatorID: LegalPerson] = [:]
        for event in own {
            guard case .absorbed(let fact) = event.fact else { continue }
            guard let lost = try file(fact.lost, through: event.sequence, in: db) else { continue }
            others[fact.lost] = lost.person
            all += lost.events
            texts.merge(lost.texts) { first, _ in first }
        }
        let known = (texts: texts, others: others)
        let person = try LegalPerson.read(
            own, with: OperatorReading(text: { known.texts[$0.hash] }, other: { known.others[$0] }))
        guard let person else { return nil }
        return File(person: person, events: all.sorted { $0.sequence < $1.sequence }, texts: texts)
    }

    /// The facts that were told of one entry.
    static func events(of id: OperatorID, through sequence: Int64, in db: any Reading) throws -> [OperatorEvent] {
        let filter = EventFilter(sequences: sequence == .max ? nil : 1...sequence, subject: id.text)
        return try Ledger.events(filter, in: db).compactMap { event in
            guard
                let fact = try OperatorFact(
                    kind: event.kind.name, from: OperatorFactData(bytes: event.canonicalData))
            else { return nil }
            return OperatorEvent(
                fact, subject: id, at: event.at, actor: event.actor, reason: event.reason, sequence: event.sequence)
        }
    }

    private static func texts(_ prose: Set<Prose>, in db: any Reading) throws -> [String: String] {
        guard !prose.isEmpty else { return [:] }
        let hashes = prose.map(\.hash)
        let rows = try db.query("SELECT text FROM operator_text WHERE hash = ?", each: hashes.map { [.text($0)] })
        var texts: [String: String] = [:]
        for (hash, found) in zip(hashes, rows) { texts[hash] = try found.first?.text("text") }
        return texts
    }
}
