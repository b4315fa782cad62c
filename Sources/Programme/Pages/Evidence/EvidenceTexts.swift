import HTML

/// What the pages of evidence say.
enum EvidenceTexts {
    static let all: Texts = [:]
}
