package import Customs
import Sealing

/// A declaration that came through a door, read into the vocabulary.
package struct Submission: Sendable {
    package var declaration: Declaration
    /// The declaration's canonical JSON (RFC 8785): what is frozen, hashed and decided on.
    package var body: [UInt8]
    package var mediaType: String
    /// The bytes as they came; nil when they are the body itself.
    package var original: [UInt8]?
    /// Warnings of the reader.
    package var warnings: [Problem]
    /// Who sends it: the organisation that owns it from now on, and the account.
    package var organisation: String
    package var actor: String
    package var policy: CheckPolicy
    /// Whether the goods are there at the moment of lodging; nil: as the declaration's type says.
    package var presented: Bool?

    package init(
        declaration: Declaration, body: [UInt8], mediaType: String, original: [UInt8]? = nil, warnings: [Problem] = [],
        organisation: String, actor: String, policy: CheckPolicy = .live, presented: Bool? = nil
    ) {
        self.declaration = declaration
        self.body = body
        self.mediaType = mediaType
        self.original = original
        self.warnings = warnings
        self.organisation = organisation
        self.actor = actor
        self.policy = policy
        self.presented = presented
    }
}

/// What the administration answers to a submission.
package struct LodgeAnswer: Sendable {
    package var standing: DeclarationStanding
    /// The hash of the decision's record; nil for a refusal.
    package var recordHash: String?
    /// True when the same content was lodged before under this reference: the earlier answer, given again.
    package var repeated: Bool
    /// Why it was refused, or the warnings that travel with it.
    package var problems: [Problem]
}
