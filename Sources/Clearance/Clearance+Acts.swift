package import Customs
import Database
import Formats
import Risk
import Sealing

/// What happens to a declaration after its first answer. Every act answers the declaration as it stands afterwards and
/// throws ``ClearanceError`` when it may not be done now.
extension Clearance {
    /// The goods are there: control begins, or release follows at once.
    package func present(_ number: String, actor: String, at instant: Instant) async throws -> DeclarationStanding {
        try await act(number, actor: actor, at: instant) { life in
            try life.present()
            let state: DeclarationState = life.state == .released ? .checked : life.state
            return [.presented(state: state)]
        }
    }

    package func withdraw(
        _ number: String, reason: String, actor: String, at instant: Instant
    ) async throws -> DeclarationStanding {
        try await act(number, reason: reason, actor: actor, at: instant) { life in
            try life.withdraw()
            return [.withdrawn(reason: reason)]
        }
    }

    /// Records what the control that the state asks for came to.
    package func recordCheck(
        _ number: String, result: DeclarationFact.Checked.Result, note: String, actor: String, at instant: Instant
    ) async throws -> DeclarationStanding {
        try await act(number, actor: actor, at: instant) { life in
            let kind: DeclarationFact.Checked.Kind = life.state == .documents ? .documents : .examination
            try life.recordCheck(satisfactory: result == .satisfactory, escalate: result == .escalated)
            let state: DeclarationState = life.state == .released ? .checked : life.state
            return [.checked(DeclarationFact.Checked(kind: kind, result: result, state: state, note: note))]
        }
    }

    package func placeHold(
        _ number: String, hold: String, reason: String, actor: String, at instant: Instant
    ) async throws -> DeclarationStanding {
        try await act(number, reason: reason, actor: actor, at: instant) { life in
            try life.placeHold(hold)
            return [.held(hold: hold, reason: reason)]
        }
    }

    package func liftHold(
        _ number: String, hold: String, reason: String, actor: String, at instant: Instant
    ) async throws -> DeclarationStanding {
        try await act(number, reason: reason, actor: actor, at: instant) { life in
            try life.liftHold(hold)
            let state: DeclarationState = life.state == .released ? .checked : life.state
            return [.holdLifted(hold: hold, state: state)]
        }
    }

    private func act(
        _ number: String, reason: String? = nil, actor: String, at instant: Instant,
        _ change: @escaping @Sendable (inout DeclarationLife) throws -> [DeclarationFact]
    ) async throws -> DeclarationStanding {
        let standing = try await database.write { (tx) throws in
            try ActWriter.write(tx, number: number, actor: actor, reason: reason, at: instant) { life, _ in
                try change(&life)
            }
        }
        decider.knowledge.forget(standing)
        return standing
    }

    /// Withdraws the declaration that a cancellation message (INV) names; the same again is answered again.
    package func withdraw(_ message: Submission, at instant: Instant) async throws -> LodgeAnswer {
        let target = try await target(of: message)
        if target.state == .withdrawn { return try await repeated(target.serial, problems: message.warnings) }
        let reason =
            message.declaration.amendments.first?.reason ?? message.declaration.additionalInformation.first?.text
        let standing = try await withdraw(target.number, reason: reason ?? "", actor: message.actor, at: instant)
        return LodgeAnswer(standing: standing, recordHash: nil, repeated: false, problems: message.warnings)
    }

    /// Makes the new version that an amendment asks for and decides it anew.
    ///
    /// An amendment is a WCO message (COR) that points at what it changes, or the whole declaration as it is to be. The
    /// same again is answered again. Throws ``ClearanceError`` `amendment.refused` with the reasons.
    package func amend(_ message: Submission, at instant: Instant) async throws -> LodgeAnswer {
        let target = try await target(of: message)
        guard let latest = try await version(target.lodged.version, of: target) else {
            throw ClearanceError(.notFound, "the latest version of \(target.number) is not there")
        }
        if target.lodged.version > 1, latest.original == message.original ?? message.body {
            return try await repeated(target.serial, problems: message.warnings)
        }
        let before = try latest.declaration()
        var whole = message.declaration
        if whole.amendments.isEmpty, !whole.items.isEmpty {
            whole.function = before.function
            whole.number = before.number
            return try await write(whole, after: before, of: target, message: message, at: instant)
        }
        switch Amendments.apply(message.declaration, to: before) {
        case .refused(let problems): throw ClearanceError.refused(problems, number: target.number)
        case .amended(let declaration):
            return try await write(declaration, after: before, of: target, message: message, at: instant)
        }
    }

    private func write(
        _ declaration: Declaration, after before: Declaration, of target: DeclarationStanding, message: Submission,
        at instant: Instant
    ) async throws -> LodgeAnswer {
        var problems = message.warnings + Checks.problems(of: declaration, country: country, policy: message.policy)
        for (path, isChanged) in [
            ("/parties", declaration.party(.declarant)?.identifier != before.party(.declarant)?.identifier),
            ("/reference", declaration.reference != before.reference),
        ] where isChanged {
            let message = "declarant and reference name the declaration and stay as they are"
            problems.append(Problem(code: "amendment.identity", place: .init(path: path), message: message))
        }
        if problems.contains(where: { $0.severity == .error }) {
            throw ClearanceError.refused(problems, number: target.number)
        }
        let body = declaration.canonicalJSON()
        let hash = SHA256.hash(body)
        if hash == target.lodged.contentHash { return try await repeated(target.serial, problems: problems) }
        let number = target.lodged.version + 1
        let decision = try await decider.decide(
            declaration, number: target.number, version: number, contentHash: hash, at: instant)
        let lodged = DeclarationFact.Lodged(
            declaration, version: number, organisation: target.lodged.organisation, contentHash: hash,
            presented: target.presentedAt != nil)
        let version = ActWriter.Version(
            contentHash: hash.hex, body: body, mediaType: message.mediaType, original: message.original ?? message.body,
            record: decision.record, recordHash: decision.hash.hex,
            words: SearchTerm.joined(SearchTerm.all(of: declaration, organisation: target.lodged.organisation)),
            selections: ProfileSelection.all(of: decision, office: lodged.office))
        let actor = message.actor
        let standing = try await database.write { (tx) throws in
            try ActWriter.write(
                tx, number: target.number, actor: actor, reason: nil, at: instant, version: version
            ) { life, standing in
                guard standing.lodged.version == number - 1 else {
                    throw ClearanceError(.changedMeanwhile, "another amendment of \(target.number) came first")
                }
                try life.amend(decided: decision.channel)
                let state: DeclarationState = life.state == .released ? .checked : life.state
                return [
                    .amended(lodged), .decided(decision.fact(version: number, channel: life.channel, state: state)),
                ]
            }
        }
        decider.knowledge.forget(standing)
        return LodgeAnswer(
            standing: standing, recordHash: decision.hash.hex, repeated: false, problems: problems)
    }

    /// The declaration that a message about an earlier one names, by number or by the declarant's reference.
    private func target(of message: Submission) async throws -> DeclarationStanding {
        let number = message.declaration.number
        let found = try await database.read { (db) throws -> DeclarationStanding? in
            if let number { return try DeclarationList.standing(number: number, in: db) }
            return try DeclarationList.accepted(
                reference: message.declaration.reference,
                declarant: message.declaration.party(.declarant)?.identifier, organisation: message.organisation,
                in: db)
        }
        guard let found, found.lodged.organisation == message.organisation else {
            throw ClearanceError(.notFound, "there is no declaration \(number ?? message.declaration.reference)")
        }
        return found
    }
}

extension ClearanceError {
    /// An amendment that cannot be made, for these reasons.
    fileprivate static func refused(_ problems: [Problem], number: String) -> ClearanceError {
        ClearanceError(.amendmentRefused, "the amendment of \(number) is refused", problems: problems)
    }
}
