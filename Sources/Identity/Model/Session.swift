import Customs

/// A browser session: known by the hash of its cookie, good for a bounded time.
struct Session: Sendable, Hashable {
    var login: String
    /// Whether the second factor was shown in this session.
    var hasFactor: Bool
    var createdAt: Instant
    var seenAt: Instant

    func isOver(at now: Instant, by limits: SessionLimits) -> Bool {
        now.seconds(since: seenAt) > Double(limits.idleSeconds)
            || now.seconds(since: createdAt) > Double(limits.absoluteSeconds) || now < createdAt
    }
}

/// How long sessions last, and how many an account has. NIST SP 800-63B section 4.2.3 asks for 30 minutes and 12 hours.
package struct SessionLimits: Sendable, Hashable {
    /// Without use.
    package var idleSeconds: Int64
    /// In all.
    package var absoluteSeconds: Int64
    /// The oldest ends when one more begins.
    package var perAccount: Int

    package init(idleSeconds: Int64 = 30 * 60, absoluteSeconds: Int64 = 12 * 3600, perAccount: Int = 10) {
        self.idleSeconds = idleSeconds
        self.absoluteSeconds = absoluteSeconds
        self.perAccount = perAccount
    }
}
