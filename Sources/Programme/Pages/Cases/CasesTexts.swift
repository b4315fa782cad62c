import HTML

/// What the pages of cases say.
enum CasesTexts {
    static let all = Texts([general, acts, story, barred, next, risk])
}
