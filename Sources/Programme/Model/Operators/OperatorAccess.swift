package import Customs

/// What an account may do for a legal person at a moment.
package struct OperatorAccess: Hashable, Sendable {
    package var operatorID: OperatorID
    package var login: String
    /// The account acts for this very legal person; nothing more follows from it than to see the entry.
    package var isOwn: Bool
    /// The powers for the legal person as a whole.
    package var powers: Set<Power>
    /// The powers for single sites.
    package var sitePowers: [SiteID: Set<Power>]

    package init(
        operatorID: OperatorID, login: String, isOwn: Bool, powers: Set<Power> = [],
        sitePowers: [SiteID: Set<Power>] = [:]
    ) {
        self.operatorID = operatorID
        self.login = login
        self.isOwn = isOwn
        self.powers = powers
        self.sitePowers = sitePowers
    }

    /// Whether it may do something for the legal person, or for one of its sites.
    ///
    /// Who may prepare answers for every site; who has a mandate for sites answers for these alone.
    package func may(_ power: Power, site: SiteID? = nil) -> Bool {
        if powers.contains(power) { return true }
        if power == .site, powers.contains(.prepare) { return true }
        guard let site, let held = sitePowers[site] else { return false }
        return held.contains(power) || (power == .site && held.contains(.prepare))
    }

    /// Whether it may answer for anything at all.
    package var mayPrepareSomething: Bool {
        powers.contains(.prepare) || !sitePowers.isEmpty
    }
}

extension LegalPerson {
    /// What an account may do at a moment that falls on `day` by the country's clock; nil when the entry is not its to see.
    ///
    /// A mandate of another organisation's person signs only while one of the legal person's own may
    /// (a consultant or broker is never the only one who signs).
    ///
    /// - Parameter organisation: the official number for which the account acts.
    package func access(
        of login: String, organisation: String?, at instant: Instant, on day: CalendarDay
    ) -> OperatorAccess? {
        guard mergedInto == nil else { return nil }
        let isOwn = organisation.map { holds(number: $0, on: day) } ?? false
        var access = OperatorAccess(operatorID: id, login: login, isOwn: isOwn)
        var isKnown = isOwn
        for mandate in mandates where mandate.login == login && mandate.isInForce(at: instant, on: day) {
            var powers = mandate.powers
            if mandate.isDelegate, !hasOwnSigner(at: instant, on: day) { powers.remove(.sign) }
            // Whoever has left the organisation has lost what it gave.
            if !mandate.isDelegate, !isOwn { continue }
            isKnown = true
            if mandate.sites.isEmpty {
                access.powers.formUnion(powers)
            } else {
                for site in mandate.sites { access.sitePowers[site, default: []].formUnion(powers) }
            }
        }
        return isKnown ? access : nil
    }

    /// Whether one of the legal person's own people may sign for all of it.
    func hasOwnSigner(at instant: Instant, on day: CalendarDay) -> Bool {
        mandates.contains {
            !$0.isDelegate && $0.sites.isEmpty && $0.powers.contains(.sign) && $0.isInForce(at: instant, on: day)
        }
    }
}
