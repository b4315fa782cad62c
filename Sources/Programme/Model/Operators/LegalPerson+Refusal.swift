import Country
package import Customs

extension LegalPerson {
    /// The most that a mandate of somebody outside the legal person may last.
    package static let delegateMonths = 24

    /// Why a fact cannot become one of this legal person; nil when it can. What others hold is for the register to look at.
    ///
    /// - Parameter day: the country's day on which it is told.
    package func refusal(of fact: OperatorFact, at instant: Instant, on day: CalendarDay) -> OperatorError? {
        if let mergedInto { return OperatorError(.merged, "\(id) was merged into \(mergedInto)") }
        switch fact {
        case .registered: return OperatorError(.registeredAlready, "\(id) is registered")
        case .renamed(let fact):
            return (names.last.map { fact.since > $0.validity.from } ?? true)
                ? nil : OperatorError(.day, field: "since", "a new name holds from a later day than the one before")
        case .identifierAdded(let fact): return refusal(of: fact)
        case .identifierEnded(let fact):
            let held = identifiers.contains {
                $0.identifier.scheme == fact.scheme && $0.identifier.value == fact.value
                    && isOpen($0.validity, at: fact.through)
            }
            guard held else { return OperatorError(.notHeld, field: "value", "the identifier is not held then") }
            let others = identifiers.contains {
                ($0.identifier.scheme != fact.scheme || $0.identifier.value != fact.value)
                    && ($0.validity.through.map { $0 > fact.through } ?? true)
            }
            return others
                ? nil
                : OperatorError(.identifierMissing, field: "value", "a legal person keeps one identifier at least")
        case .roleAdded(let fact):
            return roles.contains { $0.role == fact.role && $0.validity.through == nil }
                ? OperatorError(.role, field: "role", "the role is played already") : nil
        case .roleEnded(let fact):
            return roles.contains { $0.role == fact.role && isOpen($0.validity, at: fact.through) }
                ? nil : OperatorError(.notHeld, field: "role", "the role is not played then")
        case .siteAdded: return nil
        case .siteChanged(let fact): return refusal(ofSite: fact.site, on: day)
        case .siteClosed(let fact): return refusal(ofSite: fact.site, on: fact.through)
        case .mandateGiven(let fact): return refusal(of: fact, at: instant, on: day)
        case .mandateRevoked(let fact): return refusal(ofRevoking: fact.mandate, at: instant, on: day)
        case .personAdded(let fact):
            return (fact.share.map { (0...10_000).contains($0) } ?? true)
                ? nil : OperatorError(.share, field: "share", "a share is 0 to 100 percent")
        case .personChanged(let fact):
            guard fact.share.map({ (0...10_000).contains($0) }) ?? true else {
                return OperatorError(.share, field: "share", "a share is 0 to 100 percent")
            }
            return people.contains { $0.id == fact.person && $0.validity.through == nil }
                ? nil : OperatorError(.person, field: "person", "there is no such person")
        case .personEnded(let fact):
            return people.contains { $0.id == fact.person && isOpen($0.validity, at: fact.through) }
                ? nil : OperatorError(.person, field: "person", "there is no such person")
        case .groupJoined(let fact):
            if fact.parent == id { return OperatorError(.groupItself, field: "parent", "nobody is its own parent") }
            return groups.contains { $0.parent == fact.parent && $0.validity.through == nil }
                ? OperatorError(.group, field: "parent", "it belongs to the group already") : nil
        case .groupLeft(let fact):
            return groups.contains { $0.parent == fact.parent && isOpen($0.validity, at: fact.through) }
                ? nil : OperatorError(.notHeld, field: "parent", "it does not belong to the group then")
        case .merged(let fact):
            return fact.into == id ? OperatorError(.sameOperator, "an entry is not its own double") : nil
        case .absorbed(let fact):
            return fact.lost == id ? OperatorError(.sameOperator, "an entry is not its own double") : nil
        }
    }

    private func refusal(of fact: OperatorFact.IdentifierAdded) -> OperatorError? {
        guard let identifier = try? OperatorIdentifier(fact.scheme, fact.value), identifier.value == fact.value else {
            return OperatorError(.identifier, field: "value", "the number is not one of its scheme")
        }
        if let through = fact.through, through < fact.since {
            return OperatorError(.day, field: "through", "the last day is before the first")
        }
        let validity = Validity(from: fact.since, through: fact.through)
        return identifiers.contains { $0.identifier == identifier && $0.validity.overlaps(validity) }
            ? OperatorError(.identifierTwice, field: "value", "the identifier is there already") : nil
    }

    private func refusal(ofSite id: SiteID, on day: CalendarDay) -> OperatorError? {
        guard let site = site(id) else { return OperatorError(.site, field: "site", "there is no site \(id)") }
        return site.validity.through.map { $0 <= day } ?? false
            ? OperatorError(.siteClosed, field: "site", "\(id) is closed") : nil
    }

    private func refusal(of fact: OperatorFact.MandateGiven, at instant: Instant, on day: CalendarDay) -> OperatorError?
    {
        guard !fact.powers.isEmpty else { return OperatorError(.power, field: "powers", "a mandate has a power") }
        guard fact.since >= day.advanced(by: -1) else {
            return OperatorError(.day, field: "since", "a mandate is not given for days that are over")
        }
        if let through = fact.through, through < fact.since {
            return OperatorError(.day, field: "through", "the last day is before the first")
        }
        for site in fact.sites where self.site(site) == nil {
            return OperatorError(.site, field: "sites", "there is no site \(site)")
        }
        if fact.powers.contains(.site), fact.sites.isEmpty {
            return OperatorError(.site, field: "sites", "a mandate for sites names them")
        }
        guard fact.isDelegate else { return nil }
        guard let through = fact.through, through <= fact.since.advanced(byMonths: Self.delegateMonths) else {
            return OperatorError(
                .delegateEnd, field: "through", "a mandate of another organisation's person ends within 24 months")
        }
        if fact.powers.contains(.sign), !hasOwnSigner(at: instant, on: day) {
            return OperatorError(
                .delegateSigns, field: "powers", "another organisation's person is never the only one who signs")
        }
        return nil
    }

    private func refusal(ofRevoking id: MandateID, at instant: Instant, on day: CalendarDay) -> OperatorError? {
        guard let mandate = mandates.first(where: { $0.id == id }) else {
            return OperatorError(.mandateOver, field: "mandate", "there is no such mandate")
        }
        let isOver = mandate.revokedAt != nil || (mandate.validity.through.map { $0 < day } ?? false)
        return isOver ? OperatorError(.mandateOver, field: "mandate", "the mandate is over") : nil
    }

    private func isOpen(_ validity: Validity, at day: CalendarDay) -> Bool {
        validity.from <= day.advanced(by: 1) && (validity.through.map { $0 > day } ?? true)
    }
}
