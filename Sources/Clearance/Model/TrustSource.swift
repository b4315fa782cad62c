package import Customs

/// The trusted-trader status of an operator from an instant on: all that a decision may know of its file.
package struct TrustStatus: Hashable, Sendable {
    package var since: Instant
    /// The code of the programme, for example `OEA`.
    package var programme: String
    /// `certified`, `suspended`, `revoked` …; which of them earn relief is the ruleset's to say.
    package var status: String

    package init(since: Instant, programme: String, status: String) {
        self.since = since
        self.programme = programme
        self.status = status
    }
}

/// Whoever keeps the status of operators and answers for it at an instant.
///
/// Asked several times in every decision, from any thread: an answer comes from memory, at once.
package protocol TrustSource: Sendable {
    /// The status of whoever has this identifier (RFC, EORI …) at an instant; nil when it never had one.
    func status(of identifier: String, at instant: Instant) -> TrustStatus?
}

/// Several sources in order: the first that knows an identifier answers, whatever the later ones say.
package struct TrustChain: TrustSource {
    private let sources: [any TrustSource]

    package init(_ sources: [any TrustSource]) { self.sources = sources }

    package func status(of identifier: String, at instant: Instant) -> TrustStatus? {
        for source in sources {
            if let status = source.status(of: identifier, at: instant) { return status }
        }
        return nil
    }
}
