import Country
import Customs
import Database
import Deadlines

/// What monitoring asks of cases and operators.
extension Programme {
    /// The operator of a case as monitoring watches it; nil when there is no such case or operator.
    static func watched(
        _ id: CaseID, _ operators: OperatorRegistry, in db: any Reading, at instant: Instant
    ) throws -> MonitoredOperator? {
        guard let life = try CaseStore.file(id, in: db)?.life,
            let person = try OperatorReader.person(life.opened.operatorID, in: db)
        else { return nil }
        let day = operators.day(of: instant)
        return MonitoredOperator(
            id: person.id, name: person.name(on: day),
            identifiers: person.identifiers.filter { $0.validity.contains(day) }.map(\.identifier.value),
            programme: life.opened.programme, isHolder: life.state.isHeld, grantedAt: life.certificate?.effective,
            overlays: Set(life.overlays.map(\.overlay)))
    }

    /// One operator under watch, by the case that it holds, else by one that is on its way.
    static func watched(
        of owner: OperatorID, _ operators: OperatorRegistry, in db: any Reading, at instant: Instant
    ) throws -> MonitoredOperator? {
        let cases = try CaseStore.held(by: owner, in: db) + CaseStore.watched(of: owner, in: db)
        return try cases.first.flatMap { try watched($0, operators, in: db, at: instant) }
    }

    /// Until when the notice of an incident was due: under the programme that the operator holds, else under the one of
    /// this country that knows the clock.
    static func deadline(
        of incident: Incident, _ base: ProgrammeBase, in db: any Reading
    ) throws -> ClockReading? {
        for id in try CaseStore.held(by: incident.owner, in: db) {
            guard let life = try CaseStore.file(id, in: db)?.life,
                let rules = try? CaseRulebook(library: base.library).rules(of: life.opened)
            else { continue }
            if let reading = incident.notice(under: rules) { return reading }
        }
        for definition in base.library.definitions where definition.country == base.country.code {
            let rules = CaseRules(definition: definition, zone: definition.zone, calendar: definition.calendar)
            if let reading = incident.notice(under: rules) { return reading }
        }
        return nil
    }
}
