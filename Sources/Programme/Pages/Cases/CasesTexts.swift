import HTML

/// What the pages of cases say.
enum CasesTexts {
    static let all = Texts([general, acts, story, letters, approval, consultations, barred, next, risk])
}
