import Country
import Customs
import Database
import Foundation
import HTTP
import Sealing

/// How the topics of the room are tied to one another: each asks the others only here.
extension Programme {
    /// What cases ask of questionnaires and operators within their own transaction.
    static func hooks(_ questionnaires: QuestionnaireDesk, _ base: ProgrammeBase) -> CaseHooks {
        CaseHooks(
            unanswered: { life, rules, db in
                guard let (company, code) = try answering(life, rules, in: db) else { return [] }
                guard let book = try questionnaires.book(company.id, code, at: life.lastAt, in: db) else { return [] }
                let sites = company.sites.filter { life.sites.contains($0.id) }
                let completeness = book.questionnaire.completeness(book.sheet, roles: company.roles, sites: sites)
                return completeness.places.flatMap { place in
                    place.unanswered.map { question in
                        place.site.map { "\(question.code) (\($0.text))" } ?? question.code
                    }
                }
            },
            freeze: { life, rules, tx, instant in
                guard let (company, code) = try answering(life, rules, in: tx),
                    let book = try questionnaires.book(company.id, code, at: instant, in: tx)
                else { return SHA256.hash("").hex }
                let sites = company.sites.filter { life.sites.contains($0.id) }
                return try questionnaires.freeze(
                    company, sites: sites, questionnaire: code, version: book.questionnaire.version,
                    author: life.openedBy, at: instant, in: tx
                ).hash.hex
            },
            bar: { operatorID, rules, db, instant in
                let day = rules.zone.day(of: instant)
                let bars = try CaseStore.bars(under: rules, on: day, in: db)
                guard let bar = bars.first(where: { $0.operatorID == operatorID }) else { return nil }
                return "barred until \(bar.through?.description ?? "further notice") (\(bar.ground))"
            })
    }

    /// The operator of a case as questions see it, and the questionnaire that its role asks for.
    private static func answering(
        _ life: CaseLife, _ rules: CaseRules, in db: any Reading
    ) throws -> (AnsweringOperator, String)? {
        let day = rules.zone.day(of: life.lastAt)
        let use = rules.definition.questionnaires.first { use in
            use.roles.isEmpty || use.roles.contains(life.opened.role)
        }
        guard let use, let person = try OperatorReader.person(life.opened.operatorID, in: db) else { return nil }
        var company = person.answering(on: day)
        company.roles = [life.opened.role]
        return (company, use.questionnaire)
    }

    /// Names from the register of operators; a company's people see its certificates.
    static func certificateSettings(_ base: ProgrammeBase) -> CertificateDesk.Settings {
        let zone = base.country.zone
        return CertificateDesk.Settings(
            names: RegisteredNames(country: base.country, time: base.time),
            mayRead: { principal, operatorID, db in
                let now = base.time.now()
                let person = try OperatorReader.person(operatorID, in: db)
                return person?.access(
                    of: principal.id, organisation: principal.organisation, at: now, on: zone.day(of: now)) != nil
            })
    }

    /// Connects what topics lend one another; called once, when the room is put together.
    func connect() {
        let (operators, base, vault, cases) = (operators, base, evidence, cases)
        visits.connect(CaseVisits(desk: cases, questionnaires: questionnaires))
        questionnaires.connect(
            QuestionnaireConnections(
                access: AnswerAccess(
                    find: { id in
                        try await operators.person(operators.kept(id)).map {
                            $0.answering(on: operators.day(of: base.time.now()))
                        }
                    },
                    right: { principal, company in
                        let access = try await operators.access(of: principal, to: company.id, at: base.time.now())
                        guard let access else { return nil }
                        let sites = access.powers.contains(.prepare) ? nil : Set(access.sitePowers.keys)
                        return AnswerAccess.Right(mayWrite: access.mayPrepareSomething, sites: sites)
                    }),
                evidence: { id in
                    let today = operators.day(of: base.time.now())
                    var search = EvidenceVault.Search(owner: operators.kept(id))
                    search.limit = 200
                    var found: [EvidenceFile] = []
                    repeat {
                        let page = try await vault.files(search, today: today)
                        found += page
                        search.below = page.count == search.limit ? page.last?.id : nil
                    } while search.below != nil
                    return found.map { file in
                        AnsweringEvidence(
                            id: file.id, name: file.title,
                            href: "/programme/\(file.owner.text)/evidence/\(file.id.text)")
                    }
                },
                noteEvidence: { owner, questionnaire, answer, tx in
                    let place = answer.key.site.map { "/\($0.text)" } ?? ""
                    let reference = "\(owner.text)/\(questionnaire)/\(answer.key.question)\(place)"
                    try EvidenceVault.dropUse(as: .answer, reference: reference, in: tx)
                    try EvidenceVault.noteUse(
                        of: answer.content.evidence, owner: owner, as: .answer, reference: reference, at: answer.at,
                        in: tx)
                },
                submission: { slot in try await CasesPages.submission(slot, cases: cases) }))
        let access = EvidenceAccess(
            isOwn: { organisation, id, instant in
                operators.operatorID(number: organisation, at: instant) == operators.kept(id)
            },
            name: { id in try await operators.person(operators.kept(id))?.name },
            sites: { id in
                let person = try await operators.person(operators.kept(id))
                return person?.sites(on: operators.day(of: base.time.now())).map {
                    EvidenceAccess.Site(id: $0.id, name: $0.details.name)
                } ?? []
            })
        evidence.connect(access: access)
        var watch = MonitoringWiring()
        watch.access = access
        watch.operators = { db, instant in
            try CaseStore.watched(in: db).compactMap { id in
                guard let life = try CaseStore.file(id, in: db)?.life,
                    let person = try OperatorReader.person(life.opened.operatorID, in: db)
                else { return nil }
                let day = operators.day(of: instant)
                return MonitoredOperator(
                    id: person.id, name: person.name(on: day),
                    identifiers: person.identifiers.filter { $0.validity.contains(day) }.map(\.identifier.value),
                    programme: life.opened.programme, isHolder: life.state.isHeld,
                    grantedAt: life.certificate?.effective, overlays: Set(life.overlays.map(\.overlay)))
            }
        }
        watch.onIncident = { incident, actor, tx in
            for id in try CaseStore.held(by: incident.owner, in: tx) {
                _ = try cases.write(id, actor: actor, at: incident.reportedAt, in: tx) { place in
                    let notice = CaseFact.NoticeFiled(
                        notice: incident.id.text, kind: "incident", text: incident.text)
                    return [
                        .overlayOpened(.init(overlay: .incident, reference: incident.id.text, text: incident.text)),
                        .noticeFiled(notice),
                    ]
                }
            }
        }
        watch.onIncidentClosed = { incident, actor, tx in
            let instant = incident.closedAt ?? incident.reportedAt
            for id in try CaseStore.held(by: incident.owner, in: tx) {
                _ = try cases.write(id, actor: actor, at: instant, in: tx) { place in
                    let isOpen = place.life.overlays.contains {
                        $0.overlay == .incident && $0.reference == incident.id.text
                    }
                    return isOpen ? [.overlayClosed(.init(overlay: .incident, reference: incident.id.text))] : []
                }
            }
        }
        watch.onNotice = { notice, tx in
            for id in try CaseStore.held(by: notice.owner, in: tx) {
                _ = try cases.write(id, actor: notice.filedBy, at: notice.filedAt, in: tx) { _ in
                    [
                        .noticeFiled(
                            .init(
                                notice: notice.id.text, kind: notice.kind, text: notice.text, evidence: notice.evidence)
                        )
                    ]
                }
            }
        }
        monitoring.connect(wiring: watch)
        operators.setBars { instant in
            try await base.database.read { (db) throws in
                try base.library.definitions.flatMap { definition in
                    let rules = CaseRules(
                        definition: definition, zone: definition.zone, calendar: definition.calendar)
                    return try CaseStore.bars(under: rules, on: definition.zone.day(of: instant), in: db)
                }
            }
        }
    }
}

extension LegalPerson {
    /// The operator as questions see it on a day.
    func answering(on day: CalendarDay) -> AnsweringOperator {
        AnsweringOperator(
            id: id, name: name(on: day), identifiers: Set(identifiers.map(\.identifier.value)),
            roles: Set(roles(on: day).map(\.rawValue)),
            sites: sites(on: day).map { AnsweringSite(id: $0.id, name: $0.details.name, type: $0.type.rawValue) })
    }
}
