import Country
package import Customs
import Database
package import HTML
import Identity

/// A letter that a case has told, as lists name it.
package struct ToldLetter: Sendable, Hashable {
    /// The place in the ledger of the event that it tells.
    package var sequence: Int64
    package var at: Instant
    package var code: String
    /// In each language; one that cannot be made is not here.
    package var letters: [Language: Letter]

    package var hashes: [Language: String] { letters.mapValues { LetterPaper.hash($0) } }
}

/// Letters are not stored: each is composed anew from the events up to its own and from what the registers said then, and
/// comes out with the same words every time.
extension CaseDesk {
    /// The texts of letters; a page's own overlay has no part in what was told.
    private static let catalogue = Catalogue([Programme.texts])

    static func words(_ language: Language) -> Words { Words(catalogue, language) }

    /// The letters of a case, oldest first.
    package func letters(
        of file: CaseFile, in languages: [Language] = Language.allCases
    ) async throws -> [ToldLetter] {
        let rules = try rulebook.rules(of: file.life.opened)
        let moments = try CaseMoment.all(of: file, under: rules) { $0.letterCode(in: rules.definition) != nil }
        return try await told(moments, under: rules, in: languages)
    }

    /// The letter of one event; nil when it is told by none.
    package func letter(of file: CaseFile, at sequence: Int64) async throws -> ToldLetter? {
        let rules = try rulebook.rules(of: file.life.opened)
        let moments = try CaseMoment.all(of: file, under: rules) { moment in
            moment.event.sequence == sequence && moment.letterCode(in: rules.definition) != nil
        }
        return try await told(moments, under: rules, in: Language.allCases).first
    }

    private func told(
        _ moments: [CaseMoment], under rules: CaseRules, in languages: [Language]
    ) async throws -> [ToldLetter] {
        let people = try await base.identity.names(of: Set(moments.flatMap(\.people)))
        let hooks = hooks
        let facts = try await base.database.read { (db) throws in
            try moments.map { try Self.facts(of: $0, people, hooks, in: db) }
        }
        return zip(moments, facts).compactMap { moment, facts -> ToldLetter? in
            guard let code = moment.letterCode(in: rules.definition) else { return nil }
            var letters: [Language: Letter] = [:]
            for language in languages {
                letters[language] = try? moment.letter(under: rules, facts, Self.words(language))
            }
            if letters.isEmpty { return nil }
            return ToldLetter(sequence: moment.event.sequence, at: moment.event.at, code: code, letters: letters)
        }
    }

    /// The letter that a decision would be told by, were it approved now. Throws ``CaseError`` when it may not be made,
    /// ``LetterError`` when it cannot be told; nil for one that no letter tells.
    package func preview(_ proposal: DecisionProposal, by proposer: String, at instant: Instant) async throws
        -> [Language: Letter]?
    {
        let file = try await file(proposal.caseID)
        let rules = try rulebook.rules(of: file.life.opened)
        let at = max(instant, file.life.lastAt)
        let fact = decision(proposal, on: file.life, under: rules, certificate: "-", by: proposer, and: "?", at: at)
        let moment = try CaseMoment(adding: CaseEvent(fact, at: at, actor: proposer), to: file, under: rules)
        guard moment.letterCode(in: rules.definition) != nil else { return nil }
        let hooks = hooks
        let facts = try await base.database.read { (db) throws in try Self.facts(of: moment, [:], hooks, in: db) }
        var letters: [Language: Letter] = [:]
        for language in Language.allCases {
            letters[language] = try moment.letter(under: rules, facts, Self.words(language))
        }
        return letters
    }

    /// Sees to it that an adverse fact can be told: with criterion, fact and evidence of each reason, and where and until
    /// when to appeal (Kyoto 9.8, 10.3). Throws ``CaseError`` `letter-…` with what is missing.
    func checkLetter(of event: CaseEvent, on file: CaseFile, under rules: CaseRules, in db: any Reading) throws {
        guard event.fact.isAdverse || !event.fact.reasons.isEmpty else { return }
        let moment = try CaseMoment(adding: event, to: file, under: rules)
        guard moment.letterCode(in: rules.definition) != nil else { return }
        let facts = try Self.facts(of: moment, [:], hooks, in: db)
        for language in Language.allCases {
            do throws(LetterError) {
                _ = try moment.letter(under: rules, facts, Self.words(language))
            } catch {
                throw CaseError(.letter(error.code), error.message)
            }
        }
    }

    private static func facts(
        of moment: CaseMoment, _ people: [String: String], _ hooks: CaseHooks, in db: any Reading
    ) throws -> LetterFacts {
        let life = moment.life
        let sites = life.sites + life.findings.compactMap(\.finding.site) + life.visits.map(\.site)
        var event = moment.event
        // What has not happened is told as the register is now.
        if moment.isTrial { event.sequence = 0 }
        var facts = try hooks.party(life.opened.operatorID, sites, event, db)
        facts.texts = try ProseStore.texts(moment.prose, in: db)
        facts.evidence = try hooks.evidence(moment.evidence, life.opened.operatorID, db)
        facts.people = people
        return facts
    }
}
