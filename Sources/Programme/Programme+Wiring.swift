import Country
import Customs
import Database
import Foundation
import HTML
import HTTP
import Sealing

/// How the topics of the room are tied to one another: each asks the others only here.
extension Programme {
    /// What cases ask of questionnaires and operators within their own transaction.
    static func hooks(_ questionnaires: QuestionnaireDesk, _ base: ProgrammeBase) -> CaseHooks {
        var hooks = CaseHooks(
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
        hooks.party = { operatorID, sites, event, db in
            try LetterFacts(operatorID, sites: sites, at: event, zone: base.country.zone, in: db)
        }
        hooks.evidence = { ids, operatorID, db in
            var names: [EvidenceID: String] = [:]
            for id in Set(ids) {
                guard let file = try? EvidenceRows.file(id, in: db), file.owner == operatorID else { continue }
                names[id] = "\(id), \(file.name)"
            }
            return names
        }
        return hooks
    }

    /// The operator of a case as questions see it, and the questionnaire that its role asks for.
    private static func answering(
        _ life: CaseLife, _ rules: CaseRules, in db: any Reading
    ) throws -> (AnsweringOperator, String)? {
        let day = rules.zone.day(of: life.lastAt)
        let use = rules.definition.questionnaire(for: life.opened.role)
        guard let use, let person = try OperatorReader.person(life.opened.operatorID, in: db) else { return nil }
        var company = person.answering(on: day)
        company.roles = [life.opened.role]
        return (company, use.questionnaire)
    }

    /// Names from the register of operators; a company's people see its certificates.
    static func certificateSettings(
        _ base: ProgrammeBase, at address: PublicAddress?
    ) -> CertificateDesk.Settings {
        let zone = base.country.zone
        return CertificateDesk.Settings(
            publicAddress: address, names: RegisteredNames(country: base.country, time: base.time),
            mayRead: { principal, operatorID, db in
                let now = base.time.now()
                let person = try OperatorReader.person(operatorID, in: db)
                return person?.access(
                    of: principal.id, organisation: principal.organisation, at: now, on: zone.day(of: now)) != nil
            })
    }

    /// The files that an answer may name: the operator's own, the newest first.
    private func answeringEvidence() -> @Sendable (OperatorID, [EvidenceID]) async throws -> [AnsweringEvidence] {
        let (vault, operators, base) = (evidence, operators, base)
        return { id, asked in
            let today = operators.day(of: base.time.now())
            var search = EvidenceVault.Search(owner: id)
            search.limit = 200
            var files = try await vault.files(search, today: today)
            let known = Set(files.map(\.id))
            for other in Set(asked.prefix(QuestionnaireDesk.maximumEvidence)).subtracting(known).sorted() {
                guard let file = try? await vault.file(other), file.owner == id else { continue }
                files.append(file)
            }
            let mustBeClean = vault.settings.scanner.isOn
            return files.map { file in
                let isClean = mustBeClean ? file.scan == .clean : file.scan != .infected
                return AnsweringEvidence(
                    id: file.id, name: file.title, href: Link("programme", id.text, "evidence", file.id.text).text,
                    isUsable: file.isValid(on: today) && isClean && file.damagedAt == nil)
            }
        }
    }

    /// The applications that rest on an operator's answers to a questionnaire.
    private func submissions() -> @Sendable (OperatorID, String) async throws -> [SubmissionStanding] {
        let cases = cases
        return { id, questionnaire in
            var search = CaseSearch()
            search.operators = [id]
            var found: [SubmissionStanding] = []
            for row in try await cases.list(search) where !row.state.isTerminal {
                let file = try await cases.file(row.id)
                let life = file.life
                let use = try cases.rulebook.rules(of: life.opened).definition.questionnaire(for: life.opened.role)
                guard use?.questionnaire == questionnaire else { continue }
                let signed = file.events.first { if case .submitted = $0.fact { true } else { false } }
                let stage: SubmissionStanding.Stage
                switch life.state {
                case .draft: stage = .open
                case .infoRequest: stage = .asked
                case .returned:
                    let texts = try await cases.texts(life.missing.map(\.text))
                    stage = .returned(
                        life.missing.map { item in
                            SubmissionStanding.Missing(
                                code: item.code == "general" ? nil : item.code, text: texts[item.text] ?? item.code)
                        })
                default:
                    // Taken over from before this system: nothing was signed here.
                    guard signed != nil else { continue }
                    stage = .frozen
                }
                found.append(SubmissionStanding(caseID: life.id, stage: stage, signedAt: signed?.at))
            }
            return found
        }
    }

    /// Connects what topics lend one another; called once, when the room is put together.
    func connect() {
        let (operators, base, cases) = (operators, base, cases)
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
                    }), evidence: answeringEvidence(), submission: submissions()))
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
            try CaseStore.watched(in: db).compactMap { try Self.watched($0, operators, in: db, at: instant) }
        }
        watch.one = { owner, db, instant in try Self.watched(of: owner, operators, in: db, at: instant) }
        watch.deadline = { incident, db in try Self.deadline(of: incident, base, in: db) }
        watch.onIncident = { incident, actor, tx in
            for id in try CaseStore.held(by: incident.owner, in: tx) {
                _ = try cases.write(id, actor: actor, at: incident.reportedAt, in: tx) { place in
                    incident.facts(in: place.rules.zone)
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

extension LetterFacts {
    /// What the register said of an operator when an event happened.
    init(
        _ operatorID: OperatorID, sites: [SiteID], at event: CaseEvent, zone: Zone, in db: any Reading
    ) throws {
        let sequence = event.sequence == 0 ? Int64.max : event.sequence
        let day = zone.day(of: event.at)
        guard let person = try OperatorReader.person(operatorID, through: sequence, in: db) else {
            self.init(recipient: CertificateHolder(name: operatorID.text))
            return
        }
        let held = person.identifiers.filter { $0.validity.contains(day) }.map(\.identifier)
        self.init(
            recipient: CertificateHolder(
                name: person.name(on: day),
                identifiers: held.map { CertificateHolder.Identifier($0.scheme.rawValue.uppercased(), $0.value) }),
            number: person.officialNumber?.value)
        for site in person.sites where sites.contains(site.id) {
            let place = [site.details.name, site.details.town].compactMap(\.self).joined(separator: ", ")
            self.sites[site.id] = place.isEmpty ? site.id.text : "\(site.id), \(place)"
        }
    }
}
