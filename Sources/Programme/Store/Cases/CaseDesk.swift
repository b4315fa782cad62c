import Country
package import Customs
package import Database
import HTTP
import Identity
import JSON
import Ledger

/// The life of an application and of the status that follows from it: the one way in which a case changes.
///
/// An act reads the case, says which facts happen, and writes them with everything that follows from them in one
/// transaction. What the table or a guard refuses is thrown as ``CaseError`` and nothing is written.
package final class CaseDesk: Sendable {
    let base: ProgrammeBase
    let rulebook: CaseRulebook
    let projection: CaseProjection
    let hooks: CaseHooks

    init(_ base: ProgrammeBase, hooks: CaseHooks) {
        self.base = base
        self.hooks = hooks
        rulebook = CaseRulebook(library: base.library)
        projection = CaseProjection(rulebook: rulebook)
    }

    /// What an act has at hand within its transaction.
    package struct Place {
        package let file: CaseFile
        package var life: CaseLife { file.life }
        package let rules: CaseRules
        package let tx: any Writing
        package let actor: String
        package let at: Instant

        /// Keeps a text and answers its name.
        package func keep(_ text: String) throws -> Prose { try ProseStore.keep(text, in: tx) }
    }

    // MARK: Reading

    /// A case as it stands. Throws ``CaseError`` `unknown`.
    package func life(_ id: CaseID) async throws -> CaseLife { try await file(id).life }

    package func file(_ id: CaseID) async throws -> CaseFile {
        let found = try await base.database.read { (db) throws in try CaseStore.file(id, in: db) }
        guard let found else { throw CaseError(.unknown, "there is no case \(id)") }
        return found
    }

    /// A case made again from its events, for proof: equal to what is kept.
    package func replay(_ id: CaseID) async throws -> CaseFile {
        let events = try await events(of: id)
        guard let first = events.first else { throw CaseError(.unknown, "there is no case \(id)") }
        var file = try CaseFile(id: id, first)
        let rules = try rulebook.rules(of: file.life.opened)
        for event in events.dropFirst() { try file.apply(event, under: rules) }
        return file
    }

    package func events(of id: CaseID) async throws -> [CaseEvent] {
        try await base.database.read { (db) throws in try CaseStore.events(id, in: db) }
    }

    package func texts(_ names: [Prose]) async throws -> [Prose: String] {
        try await base.database.read { (db) throws in try ProseStore.texts(names, in: db) }
    }

    // MARK: Acting

    /// Opens a case for an operator. Throws ``CaseError`` `unknown` for a programme that is not there.
    package func open(
        programme: String, operatorID: OperatorID, role: String, sites: [SiteID] = [], renews: CaseID? = nil,
        actor: String, at instant: Instant
    ) async throws -> CaseLife {
        let day = base.country.zone.day(of: instant)
        guard let definition = base.library.definition(programme, on: day) else {
            throw CaseError(.unknown, "there is no programme \(programme)")
        }
        let fact = CaseFact.Opened(
            programme: definition.code, version: definition.version, operatorID: operatorID, role: role, sites: sites,
            renews: renews)
        return try await base.database.write { [self] (tx) throws in
            let (id, _) = try CaseStore.nextID(in: tx)
            let event = CaseEvent(.opened(fact), at: instant, actor: actor)
            let life = try CaseLife(id: id, event)
            try append([event], about: id, in: tx)
            return life
        }
    }

    /// Does an act: `body` says which facts happen, in their order. Answers the case as it stands afterwards.
    @discardableResult
    package func act(
        _ id: CaseID, actor: String, at instant: Instant,
        _ body: @escaping @Sendable (Place) throws -> [CaseFact]
    ) async throws -> CaseLife {
        let life = try await base.database.write { [self] (tx) throws in
            try write(id, actor: actor, at: instant, in: tx, body)
        }
        try await settle(life)
        return life
    }

    /// As ``act(_:actor:at:_:)`` within a transaction of the caller's; the caller then calls ``settle(_:)``.
    package func write(
        _ id: CaseID, actor: String, at instant: Instant, in tx: any Writing, _ body: (Place) throws -> [CaseFact]
    ) throws -> CaseLife {
        guard var file = try CaseStore.file(id, in: tx) else { throw CaseError(.unknown, "there is no case \(id)") }
        let rules = try rulebook.rules(of: file.life.opened)
        let facts = try body(Place(file: file, rules: rules, tx: tx, actor: actor, at: instant))
        var events: [CaseEvent] = []
        for fact in facts {
            let event = CaseEvent(fact, at: instant, actor: actor)
            try file.checkExtension(event, under: rules)
            let before = file
            try file.apply(event, under: rules)
            try checkLetter(of: event, on: before, under: rules, in: tx)
            events.append(event)
        }
        if let last = try append(events, about: id, in: tx) {
            try StatusRegister.touch(file.life.opened.operatorID, sequence: last, in: tx)
        }
        return file.life
    }

    /// Called once what an act wrote is durable: the next decision on this node knows the status that follows from it.
    package func settle(_ life: CaseLife) async throws {
        try await base.statuses.refresh(life.opened.operatorID)
    }

    /// The place in the ledger of the last event; nil when there is none.
    @discardableResult
    private func append(_ events: [CaseEvent], about id: CaseID, in tx: any Writing) throws -> Int64? {
        try Ledger.append(
            try events.map { try CaseStore.draft($0, about: id) }, projecting: [projection], in: tx
        ).last?.sequence
    }
}

/// The front door of cases to the other rooms and topics.
extension CaseDesk {
    /// Takes over a status that was granted before this system: opens the case and adopts it in one transaction.
    package func adopt(
        programme: String, operatorID: OperatorID, role: String, sites: [SiteID], _ fact: CaseFact.Adopted,
        actor: String, at instant: Instant
    ) async throws -> CaseLife {
        let life = try await open(
            programme: programme, operatorID: operatorID, role: role, sites: sites, actor: actor, at: instant)
        return try await act(life.id, actor: actor, at: instant) { _ in [.adopted(fact)] }
    }
}
