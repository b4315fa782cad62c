import Clearance
package import Customs

/// A security incident as the events tell it; texts are named by their hash.
package struct Incident: Hashable, Sendable {
    /// Who knew of it first: an operator that reports before customs finds it is treated otherwise (CTPAT practice).
    package enum KnewFirst: String, Sendable, Hashable, CaseIterable {
        case `operator`, customs, police, partner, other
    }

    /// How far it has come; later stages do not need the earlier ones.
    package enum Stage: String, Sendable, Hashable, CaseIterable {
        case reported, contained, analysed, correcting, closed
    }

    package var id: IncidentID
    package var owner: OperatorID
    package var site: SiteID?
    package var kind: String
    package var occurredAt: Instant
    package var knownAt: Instant
    package var knewFirst: KnewFirst
    package var reportedAt: Instant
    package var reportedBy: String
    /// The clock within which it is to be reported, from `occurredAt` on.
    package var clock: String
    package var declaration: String?
    package var text: Prose
    package var stage: Stage
    package var closedAt: Instant?
    package var steps: [Step] = []

    /// What was done about it.
    package struct Step: Hashable, Sendable {
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            case containment
            case rootCause = "root-cause"
            /// An objective of the corrective plan, with its day.
            case objective
            /// An objective was reached.
            case reached
            /// A part of the post-incident file.
            case file
            /// The operator consents to visits without notice.
            case consent
            case note
            case closed
        }

        package var kind: Kind
        package var at: Instant
        package var actor: String
        /// The objective (`O1`) or the part of the file.
        package var item: String?
        package var file: FileState?
        package var text: Prose?
        package var due: CalendarDay?
        package var evidence: [EvidenceID] = []
    }

    package enum FileState: String, Sendable, Hashable, CaseIterable {
        case held, missing
        case notApplicable = "not-applicable"
    }

    /// The objectives of the corrective plan as they stand.
    package var plan: [(item: String, text: Prose?, due: CalendarDay?, reachedAt: Instant?)] {
        steps.filter { $0.kind == .objective }.map { step in
            let reached = steps.last { $0.kind == .reached && $0.item == step.item }
            return (step.item ?? "", step.text, step.due, reached?.at)
        }
    }

    /// How a part of the file stands, by the newest word on it.
    package func file(_ item: String) -> Step? { steps.last { $0.kind == .file && $0.item == item } }

    package func text(of kind: Step.Kind) -> Prose? { steps.last { $0.kind == kind }?.text }
    package var hasConsent: Bool { steps.contains { $0.kind == .consent } }
    package var nextObjective: String { "O\(steps.count(where: { $0.kind == .objective }) + 1)" }

    /// The stage after a step.
    static func stage(_ stage: Stage, after kind: Step.Kind) -> Stage {
        let reached: Stage =
            switch kind {
            case .containment: .contained
            case .rootCause: .analysed
            case .objective, .reached: .correcting
            case .closed: .closed
            case .file, .consent, .note: .reported
            }
        let order = Stage.allCases
        return (order.firstIndex(of: reached) ?? 0) > (order.firstIndex(of: stage) ?? 0) ? reached : stage
    }

    /// Why it cannot be closed yet; empty when it can.
    package func open(of file: [MonitoringRules.FileItem]) -> [String] {
        var missing: [String] = []
        if text(of: .containment) == nil { missing.append("containment") }
        if text(of: .rootCause) == nil { missing.append("root-cause") }
        if plan.isEmpty || plan.contains(where: { $0.reachedAt == nil }) { missing.append("plan") }
        if file.contains(where: { self.file($0.code)?.file.map { $0 == .missing } ?? true }) { missing.append("file") }
        return missing
    }

    package static func == (left: Incident, right: Incident) -> Bool {
        left.id == right.id && left.stage == right.stage && left.steps == right.steps && left.text == right.text
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// What an operator or an officer says when an incident is reported.
package struct IncidentReport: Sendable {
    package var owner: OperatorID
    package var site: SiteID?
    package var kind: String
    package var occurredAt: Instant
    package var knownAt: Instant
    package var knewFirst: Incident.KnewFirst
    package var declaration: String?
    package var text: String

    package init(
        owner: OperatorID, site: SiteID? = nil, kind: String, occurredAt: Instant, knownAt: Instant,
        knewFirst: Incident.KnewFirst, declaration: String? = nil, text: String
    ) {
        self.owner = owner
        self.site = site
        self.kind = kind
        self.occurredAt = occurredAt
        self.knownAt = knownAt
        self.knewFirst = knewFirst
        self.declaration = declaration
        self.text = text
    }
}

/// What is added to an incident.
package struct IncidentEntry: Sendable {
    package var kind: Incident.Step.Kind
    package var item: String?
    package var file: Incident.FileState?
    package var text: String
    package var due: CalendarDay?
    package var evidence: [EvidenceID]

    package init(
        _ kind: Incident.Step.Kind, item: String? = nil, file: Incident.FileState? = nil, text: String = "",
        due: CalendarDay? = nil, evidence: [EvidenceID] = []
    ) {
        self.kind = kind
        self.item = item
        self.file = file
        self.text = text
        self.due = due
        self.evidence = evidence
    }
}

/// The facts of a shipment by which parts of the post-incident file are filled beforehand.
enum IncidentFacts {
    static let words: Set<String> = [
        "declaration", "office", "packages", "goods", "documents", "carrier", "vehicle", "containers", "seals",
    ]

    /// What the house knows under a word; empty when it knows nothing.
    static func value(_ word: String, _ facts: Clearance.ShipmentFacts) -> String {
        switch word {
        case "declaration": facts.number
        case "office": facts.office
        case "packages": facts.packages.map(String.init) ?? ""
        case "goods": facts.goods.joined(separator: ", ")
        case "documents": facts.documents.joined(separator: ", ")
        case "carrier": facts.carrier ?? ""
        case "vehicle": facts.vehicle ?? ""
        case "containers": facts.containers.joined(separator: ", ")
        case "seals": facts.seals.joined(separator: ", ")
        default: ""
        }
    }

    /// Whether one of an operator's numbers stands in the shipment: another's shipment is not shown to it.
    static func isParty(_ identifiers: [String], to facts: Clearance.ShipmentFacts) -> Bool {
        let named = [facts.organisation, facts.declarant, facts.trader, facts.carrier].compactMap { $0 }
        let known = Set(identifiers.map { Delivery.normalised($0) })
        return named.contains { known.contains(Delivery.normalised($0)) }
    }
}
