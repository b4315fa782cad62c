import Customs
import Database
import GaritaTesting
import Identity
import Ledger
import Sealing

@testable import Clearance
@testable import Country
@testable import Programme

/// The room on a database of its own, with the questionnaires of the country packs and one company.
struct QuestionRoom: Sendable {
    let database: Database
    let programme: Programme

    static let now = Instant(milliseconds: 1_795_428_000_000)  // 2026-11-23T10:00:00Z
    static let migrations =
        Ledger.migrations + IdentityTables.migrations + ClearanceTables.migrations + Programme.migrations

    static let company = AnsweringOperator(
        id: OperatorID(serial: 1), name: "Timón, S.A.", identifiers: ["TIM910301AB1"],
        roles: ["importer", "exporter"], sites: [site(1, "Planta Juárez"), site(2, "Almacén Tijuana", "warehouse")])

    static func site(_ serial: Int64, _ name: String, _ type: String = "plant") -> AnsweringSite {
        AnsweringSite(id: SiteID(serial: serial), name: name, type: type)
    }

    /// The questionnaires of the repository's country packs.
    static func library() throws -> QuestionnaireLibrary {
        try QuestionnaireLibrary.load(countries: Repository.root + "/Countries")
    }

    init(_ database: Database, library: QuestionnaireLibrary, time: TimeSource = .fixed(now)) throws {
        self.database = database
        var known = ProgrammeLibrary([])
        known.questionnaires = library
        programme = Programme(
            ProgrammeBase(
                database: database, country: try CountryPack.load(directory: Repository.root + "/Countries/mx"),
                library: known, folder: "", time: time,
                identity: Identity(
                    database: database, grants: Programme.grants, time: time, passwords: Passwords(cost: .testing))))
        programme.questionnaires.connect(
            QuestionnaireConnections(
                access: AnswerAccess(find: { id in id == Self.company.id ? Self.company : nil })))
    }

    var desk: QuestionnaireDesk { programme.questionnaires }

    static func with<T>(
        _ engine: TestDatabase, library: QuestionnaireLibrary? = nil, _ body: (QuestionRoom) async throws -> T
    ) async throws -> T {
        let library = try library ?? Self.library()
        return try await engine.withDatabase(migrations: migrations) { database in
            try await body(QuestionRoom(database, library: library))
        }
    }

    /// Saves an answer of the company.
    @discardableResult
    func save(
        _ question: String, site: Int64? = nil, _ verdict: Verdict? = .yes, _ narrative: String = "Así lo hacemos.",
        evidence: [EvidenceID] = [], seen: Int = 0, author: String = "ana", of questionnaire: String = "MX-OEA-COMPANY",
        at seconds: Int64 = 0
    ) async throws -> QuestionnaireDesk.Saved {
        try await desk.save(
            QuestionnaireDesk.Draft(
                operatorID: Self.company.id, questionnaire: questionnaire,
                key: AnswerKey(question, site: site.map { SiteID(serial: $0) }),
                content: AnswerContent(
                    value: verdict.map { .verdict($0) }, narrative: narrative, evidence: evidence),
                seen: seen, author: author), at: Self.now.advanced(bySeconds: seconds))
    }
}

/// Small questionnaires made for tests.
enum SampleQuestionnaire {
    static func text(_ text: String) -> LocalizedText { LocalizedText(text, languages: ["es", "en"]) }

    static func question(
        _ code: String, _ wording: String? = nil, obligation: Obligation = .must, level: Question.Level = .site,
        type: AnswerType = .verdict(allowsNotApplicable: true), evidence: Question.Evidence.Rule = .none,
        siteTypes: Set<String> = [], same: Set<QuestionReference> = [], safe: Set<SAFELetter> = [.a]
    ) -> Question {
        Question(
            code: code, title: text("Title \(code)"), text: text(wording ?? "Question \(code)"),
            guidance: text("Guide"),
            points: [], obligation: obligation, type: type, evidence: Question.Evidence(rule: evidence, kinds: []),
            roles: [], siteTypes: siteTypes, safe: safe, same: same, level: level, minutes: 10)
    }

    static func make(
        _ questions: [Question], code: String = "Q", version: String = "1", from: String = "2020-01-01",
        migration: QuestionnaireMigration? = nil
    ) throws -> Questionnaire {
        Questionnaire(
            code: code, programme: "P", country: "xx", roles: [], version: version,
            validity: Validity(from: try CalendarDay(from)), title: text("Test"),
            sections: [
                Questionnaire.Section(code: "1", title: text("One"), task: text("Describe one"), questions: questions)
            ],
            migration: migration,
            source: Source(key: "s", title: "Test", date: try CalendarDay(from), isVerified: true))
    }

    static func answer(
        _ question: String, site: Int64? = nil, _ verdict: Verdict? = .yes, _ narrative: String = "text",
        evidence: [EvidenceID] = [], revision: Int = 1, review: ReviewCause? = nil, at: Instant = QuestionRoom.now
    ) -> Answer {
        Answer(
            key: AnswerKey(question, site: site.map { SiteID(serial: $0) }),
            content: AnswerContent(value: verdict.map { .verdict($0) }, narrative: narrative, evidence: evidence),
            version: "1", author: "ana", at: at, revision: revision, review: review)
    }
}
