package import Country
package import Sealing

/// The rules in force: controls, profiles, rates, and the hash that a decision cites.
package struct Ruleset: Sendable {
    /// Whose rules these are: the country's code in small letters, or a file's name.
    package let id: String
    package let version: String
    /// Of the texts, the administration's own first.
    package let languages: [String]
    /// Mandatory controls, then profiles, each in the order of their file.
    package let profiles: [Profile]
    package let rates: Rates
    /// SHA-256 of the canonical JSON of the files, so that blanks and order of keys do not count.
    package let hash: Digest

    /// Rules that were built, not read; without a hash of files they are known by a hash of id and version.
    package init(
        id: String = "built", version: String = "0", languages: [String] = ["es", "en"], profiles: [Profile],
        rates: Rates = Rates(), hash: Digest? = nil
    ) {
        self.id = id
        self.version = version
        self.languages = languages
        self.profiles = profiles
        self.rates = rates
        self.hash = hash ?? SHA256.hash("\(id)\n\(version)")
    }
}

/// Rules that cannot be used: every problem found in their files.
package struct RulesetError: Error, Hashable, Sendable, CustomStringConvertible {
    package let problems: [PackProblem]

    package init(problems: [PackProblem]) { self.problems = problems }

    package var description: String {
        "the rules have \(problems.count) problem\(problems.count == 1 ? "" : "s")"
            + problems.map { "\n  \($0)" }.joined()
    }
}
