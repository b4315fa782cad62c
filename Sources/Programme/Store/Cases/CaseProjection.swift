package import Database
package import Ledger

/// The tables of cases, made from the events of cases alone.
package struct CaseProjection: Projection {
    package let name = "programme.cases"
    package let tables = [
        ProjectedTable("programme_case", key: ["case_id"]),
        ProjectedTable("programme_case_file", key: ["case_id"]),
        ProjectedTable("programme_clock", key: ["case_id", "clock"]),
        ProjectedTable("programme_consultation", key: ["case_id", "consultation"]),
        ProjectedTable("programme_status", key: ["operator_id", "case_id", "since"]),
        ProjectedTable("operator_standing", key: ["serial"]),
        ProjectedTable("certificate", key: ["number"]),
        ProjectedTable("certificate_span", key: ["number", "since"]),
    ]
    package let kinds: Set<EventKind>? = Set(CaseFact.kinds)
    let rulebook: CaseRulebook

    package init(rulebook: CaseRulebook) { self.rulebook = rulebook }

    package func apply(_ event: Event, in tx: any Writing) throws {
        guard let fact = try CaseStore.event(event) else { return }
        let id = try CaseID(event.subject)
        let file: CaseFile
        if var known = try CaseStore.file(id, in: tx) {
            try known.apply(fact, under: try rulebook.rules(of: known.life.opened))
            file = known
        } else {
            file = try CaseFile(id: id, fact)
        }
        let rules = try rulebook.rules(of: file.life.opened)
        try CaseStore.write(file, clocks: file.clocks(under: rules), in: tx)
        try StatusRegister.write(StatusRegister.Put(file.life), in: tx)
        try CertificateStore.put(CertificateRow.rows(from: file.life), in: tx)
        // The register is filtered by what the operator is; a case that gives no status says nothing about it.
        if let change = file.life.statuses.last(where: { $0.since <= fact.at }) {
            try OperatorRegistry.setStanding(
                change.status.rawValue, of: file.life.opened.operatorID, since: change.since, in: tx)
        }
    }
}

extension StatusRegister.Put {
    init(_ life: CaseLife) {
        self.init(
            operatorID: life.opened.operatorID,
            held: HeldStatus(
                caseID: life.id, programme: life.opened.programme, role: life.opened.role, changes: life.statuses),
            sequence: life.lastSequence)
    }
}
