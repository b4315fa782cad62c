/// The header fields that tell browsers to trust nothing but this site; on every answer.
struct SecureHeaders: Sendable {
    private let fields: [(name: String, value: String)]

    /// No inline script or style, no frames, no other site. OWASP Secure Headers Project, 2025.
    static let contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "font-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    init(strictTransportSeconds: Int?) {
        var fields = [
            ("Content-Security-Policy", Self.contentSecurityPolicy),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            (
                "Permissions-Policy",
                "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
                    + "payment=(), usb=()"
            ),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
        ]
        if let seconds = strictTransportSeconds {
            fields.append(("Strict-Transport-Security", "max-age=\(seconds); includeSubDomains"))
        }
        self.fields = fields
    }

    /// Adds every field that the answer does not set itself.
    func apply(to headers: inout Headers) {
        headers.reserve(fields.count + 2)
        let own = headers.count
        for (name, value) in fields where own == 0 || headers[name] == nil { headers.add(name, value) }
    }
}
