import Country
import Customs
import Database

@testable import Programme

/// Lives and rows of certificates.
enum SampleCertificates {
    static let zone = Zone.utc
    static let start = Instant(milliseconds: 1_795_428_000_000)  // 2026-11-23T10:00:00Z
    static let rules = CaseRules(
        definition: SampleProgramme.definition, zone: zone, calendar: CountryCalendar(weekend: [], holidays: []))

    static func at(_ days: Int) -> Instant { start.advanced(bySeconds: Int64(days) * 86_400) }

    /// A case that was adopted with a certificate and then lived on.
    static func life(
        _ number: String = "MX-OEA-2026-000123", serial: Int64 = 1, role: String = "importer",
        programme: String = "MX-OEA", sites: [SiteID] = [SiteID(serial: 1), SiteID(serial: 2)],
        consents: [Consent] = [.publicRegister], facts: [(CaseFact, Int)] = []
    ) throws -> CaseLife {
        var rules = rules
        if programme != "MX-OEA" { rules.definition = SampleProgramme.other }
        let opened = CaseFact.Opened(
            programme: programme, version: "1", operatorID: OperatorID(serial: serial), role: role, sites: sites)
        let adopted = CaseFact.Adopted(
            certificate: number, effective: at(1), through: zone.day(of: at(731)), decidedBy: "paper")
        let events =
            [
                CaseEvent(.opened(opened), at: start, actor: "ana"),
                CaseEvent(.adopted(adopted), at: start, actor: "ana"),
            ]
            + (consents.isEmpty
                ? []
                : [
                    CaseEvent(
                        .consentsChanged(.init(consents: consents, signedBy: "ana")), at: start, actor: "ana")
                ])
            + facts.map { CaseEvent($0.0, at: at($0.1), actor: "eva") }
        return try CaseLife(id: CaseID(serial: serial), events: events, under: rules)
    }

    static func decided(_ outcome: Outcome, day: Int) -> (CaseFact, Int) {
        let reason = Reason(criterion: "C1", fact: Prose(hash: "00"), evidence: [EvidenceID(serial: 1)])
        return (
            .decided(
                CaseFact.Decided(
                    outcome: outcome, ground: outcome == .reinstate ? nil : "G1",
                    exemption: outcome == .reinstate ? nil : "X1", reasons: [reason], proposedBy: "eva",
                    approvedBy: "leo", effective: at(day))), day
        )
    }
}

/// Names of operators out of a dictionary.
struct SampleNames: OperatorNames {
    var names: [OperatorID: String]

    static let few = SampleNames(names: [
        OperatorID(serial: 1): "María Núñez Logística, S. A. de C. V.",
        OperatorID(serial: 2): "Transportes <Río & Hijos>",
        OperatorID(serial: 3): "=Ferrocarril \"del Norte\", S. A.",
    ])

    func holders(_ ids: Set<OperatorID>, in db: any Reading) throws -> [OperatorID: CertificateHolder] {
        var holders: [OperatorID: CertificateHolder] = [:]
        for id in ids {
            holders[id] = names[id].map {
                CertificateHolder(
                    name: $0,
                    identifiers: [.init("RFC", "GODE561231GR8"), .init("TIN", "MX123456", isPublic: true)])
            }
        }
        return holders
    }

    func sites(_ ids: [SiteID], in db: any Reading) throws -> [SiteID: CertificateSite] {
        var sites: [SiteID: CertificateSite] = [:]
        for id in ids {
            let isFirst = id == SiteID(serial: 1)
            sites[id] = CertificateSite(
                id: id, name: isFirst ? "Planta Juárez" : "Almacén secreto", place: "Ciudad Juárez, Chihuahua",
                isPublic: isFirst)
        }
        return sites
    }

    func operators(named name: String, limit: Int, in db: any Reading) throws -> [OperatorID] {
        Array(names.filter { $0.value.lowercased().contains(name.lowercased()) }.keys.sorted().prefix(limit))
    }
}
