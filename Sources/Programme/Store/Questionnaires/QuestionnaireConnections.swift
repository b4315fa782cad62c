package import Database
package import HTML
package import HTTP

/// What the questionnaires ask of other topics; the room connects them, and until then the safe default stands.
package struct QuestionnaireConnections: Sendable {
    package var access: AnswerAccess
    /// The files of evidence that an operator has, to choose from; nil where no vault is connected and numbers are taken as
    /// they are typed.
    package var evidence: (@Sendable (OperatorID) async throws -> [AnsweringEvidence])?
    /// Tells the vault, in the transaction of an answer, which files it rests on now.
    package var noteEvidence: NoteEvidence?
    /// What stands at the end of the page that shows all answers: the button that signs and submits.
    package var submission: (@Sendable (SubmissionSlot) async throws -> HTML)?

    package typealias NoteEvidence =
        @Sendable (OperatorID, String, Answer, any Writing) throws -> Void

    package init(
        access: AnswerAccess = .none,
        evidence: (@Sendable (OperatorID) async throws -> [AnsweringEvidence])? = nil,
        noteEvidence: NoteEvidence? = nil,
        submission: (@Sendable (SubmissionSlot) async throws -> HTML)? = nil
    ) {
        self.access = access
        self.evidence = evidence
        self.noteEvidence = noteEvidence
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

    package init(id: EvidenceID, name: String, href: String? = nil) {
        self.id = id
        self.name = name
        self.href = href
    }
}

/// Where the button to sign and submit stands, and what it needs.
package struct SubmissionSlot: Sendable {
    package var company: AnsweringOperator
    package var questionnaire: Questionnaire
    /// How many must-questions are open, in all places.
    package var unanswered: Int
    package var request: Request
    package var words: Words
}
