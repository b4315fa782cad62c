package import Customs
package import HTTP

/// What the questionnaires ask of other topics; the room connects them, and until then the safe default stands.
package struct QuestionnaireConnections: Sendable {
    package var access: AnswerAccess
    /// The files of evidence that an operator has, to choose from, the newest first, and those asked for by number that are
    /// its own; nil where no vault is connected and numbers are taken as they are typed.
    package var evidence: (@Sendable (OperatorID, _ asked: [EvidenceID]) async throws -> [AnsweringEvidence])?
    /// The applications that rest on an operator's answers to a questionnaire, newest first; nil where there are no cases.
    package var submission: (@Sendable (OperatorID, _ questionnaire: String) async throws -> [SubmissionStanding])?

    package init(
        access: AnswerAccess = .none,
        evidence: (@Sendable (OperatorID, _ asked: [EvidenceID]) async throws -> [AnsweringEvidence])? = nil,
        submission: (@Sendable (OperatorID, _ questionnaire: String) async throws -> [SubmissionStanding])? = nil
    ) {
        self.access = access
        self.evidence = evidence
        self.submission = submission
    }
}

/// Who may answer for which operator, and at which of its sites.
package struct AnswerAccess: Sendable {
    /// What a person may do with an operator's answers.
    package struct Right: Hashable, Sendable {
        package var mayWrite: Bool
        /// The sites that the person may answer for; nil for all and for the company as a whole.
        package var sites: Set<SiteID>?

        package init(mayWrite: Bool, sites: Set<SiteID>? = nil) {
            self.mayWrite = mayWrite
            self.sites = sites
        }

        /// Whether the person may write the answer of a site, or with nil that of the company.
        package func mayWrite(at site: SiteID?) -> Bool {
            guard mayWrite else { return false }
            guard let sites else { return true }
            return site.map { sites.contains($0) } ?? false
        }
    }

    /// The operator with its sites; nil when there is none.
    package var find: @Sendable (OperatorID) async throws -> AnsweringOperator?
    /// What a principal may do for an operator; nil when it is not the principal's affair.
    package var right: @Sendable (Principal, AnsweringOperator) async throws -> Right?

    package init(
        find: @escaping @Sendable (OperatorID) async throws -> AnsweringOperator?,
        right: @escaping @Sendable (Principal, AnsweringOperator) async throws -> Right? = Self.ownOrganisation
    ) {
        self.find = find
        self.right = right
    }

    /// Knows no operator.
    package static let none = AnswerAccess(find: { _ in nil })

    /// Those whose organisation is one of the operator's numbers may answer everywhere.
    package static let ownOrganisation: @Sendable (Principal, AnsweringOperator) async throws -> Right? = {
        principal, company in
        guard let organisation = principal.organisation, company.identifiers.contains(organisation) else { return nil }
        return Right(mayWrite: true)
    }
}

/// A file of evidence as a question offers it.
package struct AnsweringEvidence: Hashable, Sendable {
    package var id: EvidenceID
    package var name: String
    /// Where it can be seen.
    package var href: String?
    /// Whether it proves anything today: valid, not withdrawn, whole, and found clean where files are scanned.
    package var isUsable: Bool

    package init(id: EvidenceID, name: String, href: String? = nil, isUsable: Bool = true) {
        self.id = id
        self.name = name
        self.href = href
        self.isUsable = isUsable
    }
}

/// An application that rests on the answers, as the pages of the answers tell it.
package struct SubmissionStanding: Hashable, Sendable {
    package enum Stage: Hashable, Sendable {
        /// Not signed yet: it takes the answers as they stand when it is.
        case open
        /// Signed: what it took is frozen, and later answers change nothing in it.
        case frozen
        /// Signed, and the office asks for what is missing.
        case returned([Missing])
        /// Signed, and the office asks for information.
        case asked
    }

    /// What the office misses; `code` is a question's, else nil.
    package struct Missing: Hashable, Sendable {
        package var code: String?
        package var text: String

        package init(code: String?, text: String) {
            self.code = code
            self.text = text
        }
    }

    package var caseID: CaseID
    package var stage: Stage
    /// When it was signed.
    package var signedAt: Instant?

    package init(caseID: CaseID, stage: Stage, signedAt: Instant? = nil) {
        self.caseID = caseID
        self.stage = stage
        self.signedAt = signedAt
    }
}
