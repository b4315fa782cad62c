/// What the sampling of sites looks at.
package struct SiteProfile: Hashable, Sendable {
    package var site: SiteID
    /// The greatest residual risk of the risk map that concerns the site, 1 (low) to 25 (high).
    package var risk: Int
    /// Incidents since the last validation.
    package var incidents: Int
    /// Roles that the site has taken on since the last validation.
    package var newRoles: [String]

    package init(site: SiteID, risk: Int = 1, incidents: Int = 0, newRoles: [String] = []) {
        self.site = site
        self.risk = risk
        self.incidents = incidents
        self.newRoles = newRoles
    }
}

/// How many sites a validation looks at.
package struct SampleRules: Hashable, Sendable, Codable {
    /// With so many sites or fewer, all are visited.
    package var allUpTo: Int
    /// Of the sites beyond incidents and new roles, so many of a hundred are chosen by risk.
    package var riskShare: Int
    /// Of all sites, so many of a hundred are drawn with equal chances from those that nothing else chose, at least one.
    package var randomShare: Int

    package init(allUpTo: Int = 4, riskShare: Int = 20, randomShare: Int = 5) {
        self.allUpTo = allUpTo
        self.riskShare = riskShare
        self.randomShare = randomShare
    }
}

/// The sites of a validation: which are visited and why, which are not and why, and the seed by which it was drawn.
package struct SiteSample: Hashable, Sendable {
    /// Why a site is visited; each has a text.
    package enum Cause: String, Sendable, Hashable, CaseIterable {
        /// There are so few sites that all are visited.
        case all
        /// Something happened there since the last validation.
        case incident
        /// It has a role that nobody has validated.
        case role
        /// Drawn with a chance that grows with its risk.
        case risk
        /// Drawn with the same chance as every other: no site can count on being left out.
        case random
        /// A person put it in, with a reason.
        case added
    }

    /// Why a site is not visited.
    package enum Omission: String, Sendable, Hashable, CaseIterable {
        /// The draws passed it by.
        case notDrawn = "not-drawn"
        /// A person took it out, with a reason.
        case removed
    }

    package let seed: String
    package let rules: SampleRules
    package private(set) var chosen: [SiteReason]
    package private(set) var left: [SiteReason]

    /// Draws the sample. The order of `sites` does not matter; the same seed gives the same sample.
    package init(_ sites: [SiteProfile], rules: SampleRules = SampleRules(), seed: String) {
        self.seed = seed
        self.rules = rules
        let sites = sites.sorted { $0.site < $1.site }
        if sites.count <= rules.allUpTo {
            chosen = sites.map { SiteReason($0.site, .all) }
            left = []
            return
        }
        var causes: [SiteID: Cause] = [:]
        for site in sites {
            if site.incidents > 0 {
                causes[site.site] = .incident
            } else if !site.newRoles.isEmpty {
                causes[site.site] = .role
            }
        }
        var draw = SeededDraw(seed: seed)
        var rest = sites.filter { causes[$0.site] == nil }
        for _ in 0..<Self.share(rules.riskShare, of: rest.count) {
            guard let place = Self.weighted(rest, &draw) else { break }
            causes[rest.remove(at: place).site] = .risk
        }
        for _ in 0..<Self.share(rules.randomShare, of: sites.count) where !rest.isEmpty {
            causes[rest.remove(at: draw.below(rest.count)).site] = .random
        }
        chosen = sites.compactMap { site in causes[site.site].map { SiteReason(site.site, $0) } }
        left = sites.filter { causes[$0.site] == nil }
            .map { SiteReason(site: $0.site, cause: Omission.notDrawn.rawValue) }
    }

    /// The sample with a person's change: a site put in or taken out. A site that is so already stays as it is.
    package func changed(_ site: SiteID, isVisited: Bool) -> SiteSample {
        var sample = self
        if isVisited, let place = left.firstIndex(where: { $0.site == site }) {
            sample.left.remove(at: place)
            sample.chosen.append(SiteReason(site, .added))
        } else if !isVisited, let place = chosen.firstIndex(where: { $0.site == site }) {
            sample.chosen.remove(at: place)
            sample.left.append(SiteReason(site: site, cause: Omission.removed.rawValue))
        }
        sample.chosen.sort { $0.site < $1.site }
        sample.left.sort { $0.site < $1.site }
        return sample
    }

    /// A share of a hundred, rounded up, at least one where there is something to share.
    private static func share(_ percent: Int, of count: Int) -> Int {
        guard count > 0, percent > 0 else { return 0 }
        return min(count, max(1, (count * percent + 99) / 100))
    }

    /// A place drawn with a chance in proportion to the risk.
    private static func weighted(_ sites: [SiteProfile], _ draw: inout SeededDraw) -> Int? {
        guard !sites.isEmpty else { return nil }
        var ticket = draw.below(sites.reduce(0) { $0 + max(1, $1.risk) })
        for (place, site) in sites.enumerated() {
            ticket -= max(1, site.risk)
            if ticket < 0 { return place }
        }
        return sites.count - 1
    }
}

extension SiteReason {
    init(_ site: SiteID, _ cause: SiteSample.Cause) { self.init(site: site, cause: cause.rawValue) }
}
