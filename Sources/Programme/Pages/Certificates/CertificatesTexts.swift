import HTML

/// What the pages of certificates say.
enum CertificatesTexts {
    static let all: Texts = [:]
}
