package import Country
package import Customs

/// An operator as the register and its certificate show it.
package struct CertificateHolder: Hashable, Sendable {
    package struct Identifier: Hashable, Sendable {
        /// A code such as `RFC` or `EORI`.
        package var scheme: String
        package var value: String
        /// Whether the public sees it too, where the holder is shown at all; the certificate shows all.
        package var isPublic: Bool

        package init(_ scheme: String, _ value: String, isPublic: Bool = false) {
            self.scheme = scheme
            self.value = value
            self.isPublic = isPublic
        }
    }

    package var name: String
    package var identifiers: [Identifier]

    package init(name: String, identifiers: [Identifier] = []) {
        self.name = name
        self.identifiers = identifiers
    }
}

/// A site as a certificate names it.
package struct CertificateSite: Hashable, Sendable {
    package var id: SiteID
    package var name: String
    /// Town and state, or the whole address.
    package var place: String
    /// Whether the public may see it, where the holder is shown at all.
    package var isPublic: Bool

    package init(id: SiteID, name: String, place: String, isPublic: Bool = false) {
        self.id = id
        self.name = name
        self.place = place
        self.isPublic = isPublic
    }
}

/// All that a certificate says, in every language: what its PDF and its pages are made from.
package struct CertificateView: Hashable, Sendable {
    package var number: String
    package var code: String
    package var operatorID: OperatorID
    package var programme: String
    package var programmeName: LocalizedText
    package var authority: LocalizedText
    package var holder: CertificateHolder
    /// Whether the holder consents to being shown to anyone: its name, its numbers, its sites, what it is certified as.
    package var isPublic: Bool
    package var role: String
    package var roleName: LocalizedText
    package var sites: [CertificateSite]
    /// Nil for one that was granted before this system.
    package var decidedOn: CalendarDay?
    package var validFrom: CalendarDay
    package var validThrough: CalendarDay?
    /// What holds now.
    package var span: CertificateSpan
    /// The local day on which that began.
    package var spanDay: CalendarDay
    package var asOf: Instant

    package init(
        number: String, code: String, operatorID: OperatorID, programme: String, programmeName: LocalizedText,
        authority: LocalizedText, holder: CertificateHolder, isPublic: Bool = false, role: String,
        roleName: LocalizedText,
        sites: [CertificateSite], decidedOn: CalendarDay?, validFrom: CalendarDay, validThrough: CalendarDay?,
        span: CertificateSpan, spanDay: CalendarDay, asOf: Instant
    ) {
        self.number = number
        self.code = code
        self.operatorID = operatorID
        self.programme = programme
        self.programmeName = programmeName
        self.authority = authority
        self.holder = holder
        self.isPublic = isPublic
        self.role = role
        self.roleName = roleName
        self.sites = sites
        self.decidedOn = decidedOn
        self.validFrom = validFrom
        self.validThrough = validThrough
        self.span = span
        self.spanDay = spanDay
        self.asOf = asOf
    }
}
