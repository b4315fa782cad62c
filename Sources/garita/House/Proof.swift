import Customs
import Database
import JSON
import Ledger
import Programme

/// What `garita verify` found: the ledger's chain and the files of evidence.
struct Proof: Sendable {
    var events: Int64
    var breaks: [String]
    var evidence: EvidenceReport

    /// What is broken, one a line.
    var lines: [String] {
        breaks + evidence.missing.map { "\($0): the file is missing" }
            + evidence.changed.map { "\($0): the file is not what was stored" }
    }

    var evidenceBroken: Int { evidence.missing.count + evidence.changed.count }

    var json: JSONValue {
        [
            "events": .number(events), "breaks": .number(breaks.count), "evidence": .number(evidence.checked),
            "evidenceBroken": .number(evidenceBroken),
        ]
    }

    /// Why the command fails; nil when all is whole.
    var complaint: String? {
        var complaints: [String] = []
        if !breaks.isEmpty { complaints.append("the ledger has \(breaks.count) breaks") }
        if evidenceBroken > 0 { complaints.append("\(evidenceBroken) files of evidence are missing or changed") }
        return complaints.isEmpty ? nil : complaints.joined(separator: ", ")
    }
}

extension House {
    /// Recomputes the hashes of every event and of every file of evidence. A file that is found damaged is told to the
    /// ledger once, and is not served.
    func proof() async throws -> Proof {
        let (size, verification) = try await database.read(timeout: nil) { (db) throws in
            (try Ledger.size(in: db), try Ledger.verify(in: db))
        }
        return Proof(
            events: size, breaks: verification.breaks.map(\.description),
            evidence: try await programme.evidence.verify(at: time.now()))
    }
}
