package import Country
package import Customs
package import Database
package import Risk
import Sealing

/// The room where declarations are lodged, checked, decided and released: its front door.
///
/// Data comes in as a ``Submission``, meets the pure checks and the pure decision, is written together with its events
/// in a transaction shared by everything that waits, and is answered only when that is durable.
package final class Clearance: Sendable {
    package let database: Database
    package let country: CountryPack
    /// Who answers for the status of operators.
    package let trust: any TrustSource
    package let quarantine: QuarantineStore
    package let rulesets: RulesetStore
    let numbers: NumberSeries
    let decider: Decider
    let lodgings: GroupCommit<PreparedLodging, LodgingOutcome>

    /// Opens the room on a database whose migrations have run.
    ///
    /// - Parameter drawKey: the node's master key of the daily seeds (32 bytes, from its key file).
    package init(
        database: Database, country: CountryPack, rulesets: RulesetStore, ruleset: CompiledRuleset,
        trust: any TrustSource, drawKey: [UInt8]
    ) {
        self.database = database
        self.rulesets = rulesets
        self.country = country
        self.trust = trust
        quarantine = QuarantineStore(database: database)
        numbers = NumberSeries(database: database, country: country.code)
        decider = Decider(
            database: database, country: country, ruleset: ruleset, trust: trust,
            seeds: DailySeeds(database: database, key: drawKey))
        lodgings = GroupCommit(database, maxGroup: 256) { tx, group in
            try LodgingWriter.commit(tx, group.map { $0.lodging })
        }
    }

    /// Lodges a declaration: checks it, decides it, writes it, and answers once that is durable.
    ///
    /// The same content under the same reference gives the earlier answer; other content under a reference that was
    /// accepted throws ``ClearanceError`` `reference.other-content`.
    package func lodge(_ submission: Submission, at instant: Instant) async throws -> LodgeAnswer {
        try await commit(prepare(submission, at: instant))
    }

    /// Checks and decides a declaration and gives it its number: all of ``lodge(_:at:)`` before it is written. A caller who
    /// lets the submission go now does not hold the declaration while the writer works.
    func prepare(_ submission: Submission, at instant: Instant) async throws -> PreparedLodging {
        // The declaration stays where it is: a copy of it is a hundred texts and lists.
        let problems =
            submission.warnings
            + Checks.problems(of: submission.declaration, country: country, policy: submission.policy)
        let hash = SHA256.hash(submission.body)
        let number = try await numbers.take(at: instant)
        let lodged = DeclarationFact.Lodged(
            submission.declaration, version: 1, organisation: submission.organisation, contentHash: hash,
            presented: submission.presented ?? !submission.declaration.type.isLodgedBeforeArrival)
        var lodging = Lodging(
            number: number, lodged: lodged, body: submission.body, mediaType: submission.mediaType,
            original: submission.original,
            words: SearchTerm.joined(
                SearchTerm.all(of: submission.declaration, organisation: submission.organisation)),
            trace: TradeTrace(submission.declaration), answer: .refused(problems),
            actor: submission.actor, instant: instant)
        if !problems.contains(where: { $0.severity == .error }) {
            let decision = try await decider.decide(
                submission.declaration, number: number, version: 1, contentHash: hash, at: instant)
            let life = DeclarationLife.accepted(channel: decision.channel, presented: lodged.presented)
            lodging.answer = .decided(
                decision.fact(version: 1, channel: decision.channel, state: life.state), record: decision.record)
            lodging.selections = ProfileSelection.all(of: decision, office: lodged.office)
            if let trader = lodged.importer {
                lodging.trace.pairs = decider.knowledge.new(lodging.trace.pairs, of: trader)
            }
        }
        return PreparedLodging(lodging, problems: problems)
    }

    /// Writes what was prepared, and answers once it is durable.
    func commit(_ prepared: PreparedLodging) async throws -> LodgeAnswer {
        switch try await submit(prepared) {
        case .stored(let standing):
            decider.knowledge.noted(prepared.lodging, standing: standing)
            let record: String? =
                if case .decided(let fact, _) = prepared.lodging.answer { fact.record.hex } else { nil }
            return LodgeAnswer(standing: standing, recordHash: record, repeated: false, problems: prepared.problems)
        case .repeated(let serial):
            return try await repeated(serial, problems: prepared.problems)
        case .referenceTaken(let number):
            throw ClearanceError(
                .referenceTaken,
                "the reference \(prepared.lodging.lodged.reference) was used for other content in declaration \(number)"
            )
        }
    }

    /// Writes with the group; a reference that another node took meanwhile is looked up again.
    private func submit(_ prepared: PreparedLodging) async throws -> LodgingOutcome {
        do {
            return try await lodgings.submit(prepared)
        } catch let error as DatabaseError where error.code == .unique {
            return try await lodgings.submit(prepared)
        }
    }
}

/// A lodging on its way to the writer. One object, since those who wait and the group hand it on several times, and a
/// lodging is thirty texts and lists to copy.
package final class PreparedLodging: Sendable {
    let lodging: Lodging
    /// What the answer tells besides.
    let problems: [Problem]

    init(_ lodging: Lodging, problems: [Problem]) {
        self.lodging = lodging
        self.problems = problems
    }
}

extension Clearance {
    /// The answer to what was done before: the declaration as it stands, with the latest decision on it.
    func repeated(_ serial: Int64, problems: [Problem]) async throws -> LodgeAnswer {
        try await database.read { (db) throws -> LodgeAnswer in
            guard let standing = try DeclarationList.standing(serial: serial, in: db) else {
                throw ClearanceError(.notFound, "declaration \(serial) is not there")
            }
            let latest = "SELECT max(id) FROM declaration_version WHERE serial = ? AND version > 1"
            let id = try db.value(latest, [.int(serial)])?.int ?? serial
            let record = try db.value("SELECT record_hash FROM decision WHERE id = ?", [.int(id)])?.text
            return LodgeAnswer(standing: standing, recordHash: record, repeated: true, problems: problems)
        }
    }
}

extension Clearance {
    /// Whether whoever has this identifier has a status at an instant that the rules in force give relief for.
    package func isTrusted(_ identifier: String, at instant: Instant) -> Bool {
        guard let status = trust.status(of: identifier, at: instant)?.status else { return false }
        return decider.ruleset.ruleset.rates.relief.statuses.contains(status)
    }

    /// How many groups were committed and how many lodgings they held.
    package var groupFigures: GroupCommit<PreparedLodging, LodgingOutcome>.Figures { lodgings.figures }
}
