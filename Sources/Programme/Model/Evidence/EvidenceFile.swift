package import Customs
package import Sealing

/// A file of evidence as the house keeps it: what it is, whose, what it proves and until when.
package struct EvidenceFile: Hashable, Sendable {
    /// What a malware scanner said.
    package enum Scan: String, Sendable, Hashable, CaseIterable { case unscanned, clean, infected }

    package var id: EvidenceID
    package var owner: OperatorID
    /// As the sender called it.
    package var name: String
    package var title: String
    /// The media type that the sender gave; may be empty.
    package var declaredType: String
    /// What the content is.
    package var type: EvidenceType
    package var hash: Digest
    /// Bytes.
    package var size: Int
    /// The last day on which it proves anything; nil for always.
    package var validThrough: CalendarDay?
    package var sites: [SiteID]
    /// Codes of the questions that it answers.
    package var questions: [String]
    package var storedAt: Instant
    /// The account that brought it.
    package var storedBy: String
    package var scan: Scan
    package var withdrawnAt: Instant?
    /// When its bytes were first found changed or missing.
    package var damagedAt: Instant?
    /// Counts the changes of its entry, for those who change it at once.
    package var version: Int
    /// How many answers, findings, cures and notices it supports.
    package var useCount: Int

    /// Whether it proves anything on a day.
    package func isValid(on day: CalendarDay) -> Bool { withdrawnAt == nil && validThrough.map { day <= $0 } ?? true }
}

/// What a file is to be and to prove, as its sender says.
package struct EvidenceOffer: Sendable {
    package var owner: OperatorID
    package var name: String
    package var declaredType: String
    package var bytes: [UInt8]
    package var details: EvidenceDetails

    package init(
        owner: OperatorID, name: String, declaredType: String, bytes: [UInt8],
        details: EvidenceDetails = EvidenceDetails()
    ) {
        self.owner = owner
        self.name = name
        self.declaredType = declaredType
        self.bytes = bytes
        self.details = details
    }
}

/// What may be changed in a file's entry; the bytes never are.
package struct EvidenceDetails: Sendable, Hashable {
    package var title: String
    package var validThrough: CalendarDay?
    package var sites: [SiteID]
    package var questions: [String]

    package init(
        title: String = "", validThrough: CalendarDay? = nil, sites: [SiteID] = [], questions: [String] = []
    ) {
        self.title = title
        self.validThrough = validThrough
        self.sites = sites
        self.questions = questions
    }

    package static let longestTitle = 200
    package static let longestName = 160
    package static let mostSites = 200
    package static let mostQuestions = 100

    /// Throws ``EvidenceError`` `detail` for what is too long or malformed.
    package func check() throws(EvidenceError) {
        guard title.count <= Self.longestTitle, !Self.hasControls(title) else {
            throw EvidenceError(
                .detail, "a title has at most \(Self.longestTitle) characters and no control characters")
        }
        guard sites.count <= Self.mostSites, questions.count <= Self.mostQuestions else {
            throw EvidenceError(.detail, "too many sites or questions for one file")
        }
        let isCode: (String) -> Bool = { code in
            (1...64).contains(code.utf8.count)
                && code.utf8.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                        || [0x2D, 0x2E, 0x5F, 0x3A].contains($0)
                }
        }
        guard questions.allSatisfy(isCode) else {
            throw EvidenceError(.detail, "a question is named by its code, such as 2.1")
        }
    }

    /// Throws ``EvidenceError`` `name` for a name with control or direction characters, folders, or none.
    package static func check(name: String) throws(EvidenceError) {
        let isHidden: (Unicode.Scalar) -> Bool = { scalar in
            (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                || [0x200E, 0x200F, 0x2028, 0x2029].contains(scalar.value)
        }
        let isBare = !name.contains("/") && !name.contains("\\") && name != "." && name != ".."
        guard (1...longestName).contains(name.count), isBare, !hasControls(name),
            !name.unicodeScalars.contains(where: isHidden)
        else {
            throw EvidenceError(.name, "a file's name has 1 to \(longestName) characters that can be shown")
        }
    }

    static func hasControls(_ text: String) -> Bool { text.utf8.contains { $0 < 0x20 || $0 == 0x7F } }
}

/// Where a file is used: an answer, a finding, a cure …
package struct EvidenceUse: Hashable, Sendable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case answer, finding, cure, decision, hearing, appeal, incident, notice, check
    }

    package var kind: Kind
    /// The case, question, finding or incident, such as `CA-000123/F2`.
    package var reference: String
    package var at: Instant

    package init(_ kind: Kind, _ reference: String, at: Instant) {
        self.kind = kind
        self.reference = reference
        self.at = at
    }
}
