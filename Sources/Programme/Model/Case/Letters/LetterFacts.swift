import Customs

/// What a letter names and a case's events only point at: names, sites, texts, files, each as it was at the event, so that
/// printing again gives the same words.
package struct LetterFacts: Sendable {
    package var recipient: CertificateHolder
    /// The official number; nil when there is none.
    package var number: String?
    package var sites: [SiteID: String] = [:]
    package var texts: [Prose: String] = [:]
    /// The operator's files by number, with their names; one that is not the operator's is not there.
    package var evidence: [EvidenceID: String] = [:]
    /// Officials by login; a plan of a visit names them.
    package var people: [String: String] = [:]

    package init(recipient: CertificateHolder, number: String? = nil) {
        self.recipient = recipient
        self.number = number
    }
}

extension CaseMoment {
    /// The files that the event's reasons name.
    package var evidence: [EvidenceID] { event.fact.reasons.flatMap(\.evidence) }

    /// The texts that the event names.
    package var prose: [Prose] {
        switch event.fact {
        case .returned(let fact): fact.items.map(\.text)
        case .informationRequested(let fact): [fact.text]
        case .requirementIssued(let fact): [fact.text]
        case .clockExtended(let fact): [fact.text]
        case .findingsIssued(let fact): fact.findings.map(\.fact)
        case .cureBegun: life.findings.map(\.finding.fact)
        default: event.fact.reasons.map(\.fact)
        }
    }

    /// The people of the office that the letter names.
    package var people: Set<String> {
        guard case .validationPlanned(let fact) = event.fact else { return [] }
        return Set(fact.visits.flatMap { [$0.lead, $0.second] })
    }
}

extension CaseFact {
    /// The reasons that the fact gives; empty for one that gives none.
    package var reasons: [Reason] {
        switch self {
        case .notAccepted(let fact): fact.reasons
        case .hearingOpened(let fact): fact.reasons
        case .decided(let fact): fact.reasons
        case .appealDecided(let fact): fact.reasons
        default: []
        }
    }
}
