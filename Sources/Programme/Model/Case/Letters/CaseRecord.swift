import Customs
import HTML
import Ledger

/// Something in a case's own file that can prove a fact: a visit, a finding, a request, a requirement, a notice, the
/// signed answers, another event. Each is named by a short code, so that an event can hold it.
package enum CaseRecord: Hashable, Sendable {
    case answers
    case visit(VisitID)
    case finding(String)
    case request(String)
    case requirement(String)
    case notice(String)
    case appeal(String)
    /// An event of the case by its place in the ledger: `E123`.
    case event(Int64)

    /// The record that a code names within a case; nil when the case has none of that name, or keeps it to the office.
    package init?(_ code: String, in file: CaseFile) {
        let life = file.life
        let code = code.uppercased()
        if code == "ANSWERS", life.submitted != nil {
            self = .answers
        } else if let visit = try? VisitID(code), life.visits.contains(where: { $0.visit == visit }) {
            self = .visit(visit)
        } else if life.findings.contains(where: { $0.finding.id == code }) {
            self = .finding(code)
        } else if life.requests.contains(where: { $0.asked.request == code }) {
            self = .request(code)
        } else if life.requirements.contains(where: { $0.issued.requirement == code }) {
            self = .requirement(code)
        } else if life.notices.contains(where: { $0.notice.uppercased() == code }) {
            self = .notice(code)
        } else if life.appeals.contains(where: { $0.lodged.appeal == code }) {
            self = .appeal(code)
        } else if code.first == "E", let sequence = Int64(code.dropFirst()),
            file.events.contains(where: { $0.sequence == sequence && !$0.fact.isOfficeOnly })
        {
            self = .event(sequence)
        } else {
            return nil
        }
    }

    /// How an event names it.
    package var code: String {
        switch self {
        case .answers: "answers"
        case .visit(let id): id.text
        case .finding(let code), .request(let code), .requirement(let code), .notice(let code), .appeal(let code): code
        case .event(let sequence): "E\(sequence)"
        }
    }

    /// What a letter calls it.
    func words(_ events: [CaseEvent], _ t: Words, zone: Zone) -> String {
        switch self {
        case .answers: return t("cases.record.answers")
        case .visit(let id): return t("cases.record.visit", ["number": id.text])
        case .finding(let code): return t("cases.record.finding", ["number": code])
        case .request(let code): return t("cases.record.request", ["number": code])
        case .requirement(let code): return t("cases.record.requirement", ["number": code])
        case .notice(let code): return t("cases.record.notice", ["number": code])
        case .appeal(let code): return t("cases.record.appeal", ["number": code])
        case .event(let sequence):
            let event = events.first { $0.sequence == sequence }
            let name = event.map { t("cases.event.\($0.fact.kind.name.dropFirst("case.".count))") } ?? ""
            let day = event.map { t.day(zone.day(of: $0.at)) } ?? ""
            return t("cases.record.event", ["number": String(sequence), "name": name, "day": day])
        }
    }
}

extension CaseFact {
    /// Kinds that are the office's own until they become reasons of an act towards the company.
    package static let officeOnly: Set<String> = [
        "case.noted", "case.assigned", "case.conflict-declared", "case.risk-mapped", "case.risk-map-approved",
        "case.consultation-opened", "case.consultation-closed", "case.decision-proposed", "case.overlay-opened",
        "case.overlay-closed",
    ]

    package var isOfficeOnly: Bool { Self.officeOnly.contains(kind.name) }
}
