import HTML

/// What the pages of benefits say.
enum BenefitsTexts {
    static let all: Texts = [:]
}
