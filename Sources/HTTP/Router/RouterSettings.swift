/// What the roof says about all answers.
package struct RouterSettings: Sendable {
    /// The name and version in `/api/openapi.json`.
    package var title = "Garita"
    package var version = "0.1"
    /// The name of the session cookie, for the description only.
    package var sessionCookie = "garita_session"
    /// The languages that answers can have, the default first.
    package var languages = ["es", "en"]
    /// Where people who are not signed in are sent, with `?next=`; nil: they get a 401 page.
    package var signInPath: String?
    /// How a problem looks for a person (HTML); nil: problems are JSON for everybody.
    package var errorPage: (@Sendable (HTTPProblem, Request) -> String)?
    /// What an error of a room means for the client; nil for errors it does not know, which become a 500 that says
    /// nothing but the request id.
    package var problem: @Sendable (any Error) -> HTTPProblem? = { _ in nil }
    /// Seconds for `Strict-Transport-Security`; nil: not sent. Set it when TLS ends before us.
    package var strictTransportSeconds: Int?
    /// The `Host` values that are served (`garita.example`, `127.0.0.1:8080`); empty: any. Guards against DNS rebinding.
    package var hosts: Set<String> = []
    /// Whether a proxy before us sets `X-Forwarded-For` and `X-Forwarded-Proto`. Never on when clients reach us directly.
    package var isBehindProxy = false
    /// Who may read `/metrics`.
    package var metricsAccess = Access.anyone
    /// Whether every answer is logged (at level info); else only those of 500 and above.
    package var logsEveryAnswer = true

    package init() {}
}

/// A question that `/health/ready` asks before it says yes.
package struct ReadinessCheck: Sendable {
    package let name: String
    /// Returns nil when all is well, else what is wrong in a few words without secrets.
    package let check: @Sendable () async -> String?

    package init(_ name: String, check: @escaping @Sendable () async -> String?) {
        self.name = name
        self.check = check
    }
}
