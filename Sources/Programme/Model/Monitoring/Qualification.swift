package import Clearance
package import Customs

/// "Would I still qualify tonight?": every general requirement against what the house knows, with what each answer rests on.
///
/// Pure: the day and everything that was looked up come in as arguments.
package enum Qualification {
    package typealias Answer = Observation.Result

    /// What the house knows of a holder.
    package struct Knowledge: Sendable {
        /// The newest observation of each check.
        package var observations: [String: Observation] = [:]
        /// The figures of so many months back, by that number.
        package var compliance: [Int: Clearance.Compliance] = [:]
        package var overlays: Set<Overlay> = []
        /// The newest notice of each kind.
        package var notices: [String: Instant] = [:]
        /// When the status was granted; nil for one who has none.
        package var grantedAt: Instant?
        /// Documents in use whose last day has passed, and how many are in use.
        package var expiredEvidence: [EvidenceID] = []
        package var evidenceInUse = 0

        package init() {}
    }

    /// Why an answer is what it is.
    package enum Cause: String, Sendable, Hashable, CaseIterable {
        case observed
        /// The source answered, and did not know.
        case undecided
        /// The observation is older than it may be.
        case stale
        /// No source has said anything.
        case silent
        case operations
        case noOperations = "no-operations"
        case share
        /// Fewer examinations than a share can be judged by.
        case tooFew = "too-few"
        case clear, overlay, noticed
        case noNotice = "no-notice"
        /// Not yet due: the grant is younger than the span.
        case notYetDue = "not-yet-due"
        case valid, expired
        case noEvidence = "no-evidence"
    }

    /// One requirement and its answer.
    package struct Line: Hashable, Sendable {
        package var requirement: String
        package var answer: Answer
        package var cause: Cause
        /// What it rests on: a connector, an overlay, a document.
        package var basis: String
        /// The moment of which that speaks.
        package var asOf: Instant?
        /// Days between that moment and the judgement.
        package var age: Int?
        /// Figures of a share: how many of how many.
        package var count: Int?
        package var total: Int?
    }

    /// Not met outweighs unknown, unknown outweighs met; nothing to meet is unknown.
    package static func outcome(of lines: [Line]) -> Answer {
        if lines.contains(where: { $0.answer == .notMet }) { return .notMet }
        return lines.isEmpty || lines.contains { $0.answer == .unknown } ? .unknown : .met
    }

    /// The spans of months for which figures are needed.
    package static func months(of requirements: [MonitoredRequirement]) -> Set<Int> {
        var months: Set<Int> = []
        for requirement in requirements {
            switch requirement.check {
            case .operations(let span), .compliance(let span, _, _): months.insert(span)
            default: break
            }
        }
        return months
    }

    package static func judge(
        _ requirements: [MonitoredRequirement], _ knowledge: Knowledge, at instant: Instant
    ) -> [Line] {
        requirements.map { line($0, knowledge, at: instant) }
    }

    private static func line(
        _ requirement: MonitoredRequirement, _ knowledge: Knowledge, at instant: Instant
    ) -> Line {
        func line(
            _ answer: Answer, _ cause: Cause, basis: String = "", asOf: Instant? = nil, count: Int? = nil,
            total: Int? = nil
        ) -> Line {
            let age = asOf.map { max(0, Int((instant.milliseconds - $0.milliseconds) / 86_400_000)) }
            return Line(
                requirement: requirement.code, answer: answer, cause: cause, basis: basis, asOf: asOf, age: age,
                count: count, total: total)
        }
        switch requirement.check {
        case .observation(let check, let freshDays):
            guard let found = knowledge.observations[check] else { return line(.unknown, .silent, basis: check) }
            let isStale = instant.milliseconds - found.asOf.milliseconds > Int64(freshDays) * 86_400_000
            if isStale { return line(.unknown, .stale, basis: found.source, asOf: found.asOf) }
            return line(
                found.result, found.result == .unknown ? .undecided : .observed, basis: found.source, asOf: found.asOf)
        case .operations(let months):
            let figures = knowledge.compliance[months] ?? Clearance.Compliance()
            return line(
                figures.declarations > 0 ? .met : .notMet, figures.declarations > 0 ? .operations : .noOperations,
                basis: "declarations", asOf: figures.last?.start(), count: figures.declarations)
        case .compliance(let months, let most, let least):
            let figures = knowledge.compliance[months] ?? Clearance.Compliance()
            let isJudged = figures.examined >= least
            let isMet = !isJudged || Double(figures.unsatisfactory) <= most * Double(figures.examined)
            return line(
                isMet ? .met : .notMet, isJudged ? .share : .tooFew, basis: "examinations",
                count: figures.unsatisfactory, total: figures.examined)
        case .noOverlay(let overlay):
            return knowledge.overlays.contains(overlay)
                ? line(.notMet, .overlay, basis: overlay.rawValue) : line(.met, .clear, basis: overlay.rawValue)
        case .notice(let kind, let months):
            let first = CalendarDay(instant).advanced(byMonths: -months).start()
            if let at = knowledge.notices[kind], at >= first { return line(.met, .noticed, basis: kind, asOf: at) }
            if let granted = knowledge.grantedAt, granted >= first {
                return line(.met, .notYetDue, basis: kind, asOf: granted)
            }
            guard let last = knowledge.notices[kind] ?? knowledge.grantedAt else {
                return line(.unknown, .noNotice, basis: kind)
            }
            return line(.notMet, .noNotice, basis: kind, asOf: last)
        case .evidence:
            if let first = knowledge.expiredEvidence.first {
                return line(
                    .notMet, .expired, basis: first.text, count: knowledge.expiredEvidence.count,
                    total: knowledge.evidenceInUse)
            }
            return knowledge.evidenceInUse > 0
                ? line(.met, .valid, total: knowledge.evidenceInUse) : line(.unknown, .noEvidence)
        }
    }
}
