import Country
import Customs
import HTTP

/// What a company does with its own case.
enum CaseActs {
    static let all = company + office

    static func named(_ name: String) -> CaseAct? { all.first { $0.name == name } }

    static let company: [CaseAct] = [
        CaseAct("discard", .company, .conductOwnCase, "case.discarded") { _ in [.discarded(.init())] },
        CaseAct("supply", .company, .conductOwnCase, "case.supplied", fields: { _, _ in [ActField("text", .text)] }) {
            [.supplied(.init(note: try $0.optionalProse("text")))]
        },
        CaseAct(
            "supply-information", .company, .conductOwnCase, "case.information-supplied",
            fields: { life, _ in
                [
                    ActField("request", .choice(open(life.requests.filter { $0.answer == nil }.map(\.asked.request)))),
                    ActField("text", .text),
                ]
            }
        ) { [.informationSupplied(.init(request: try $0.code("request"), text: try $0.prose("text")))] },
        CaseAct(
            "dispute-finding", .company, .conductOwnCase, "case.finding-disputed",
            fields: { life, _ in [findings(life), ActField("text", .text)] }
        ) { [.findingDisputed(.init(finding: try $0.code("finding"), text: try $0.prose("text")))] },
        CaseAct(
            "offer-cure", .company, .conductOwnCase, "case.cure-offered",
            fields: { life, _ in [findings(life), ActField("text", .text), evidence] }
        ) { input in
            [
                .cureOffered(
                    .init(
                        finding: try input.code("finding"), text: try input.prose("text"),
                        evidence: try input.evidence(as: .cure)))
            ]
        },
        CaseAct(
            "answer-hearing", .company, .conductOwnCase, "case.hearing-answered", signs: true,
            fields: { _, _ in [ActField("text", .text), evidence] }
        ) { [.hearingAnswered(.init(text: try $0.prose("text"), evidence: try $0.evidence(as: .hearing)))] },
        CaseAct(
            "answer-requirement", .company, .conductOwnCase, "case.requirement-answered",
            fields: { life, _ in
                let waiting = life.requirements.filter { $0.closed == nil }.map(\.issued.requirement)
                return [ActField("requirement", .choice(open(waiting))), ActField("text", .text), evidence]
            }
        ) { input in
            [
                .requirementAnswered(
                    .init(
                        requirement: try input.code("requirement"), text: try input.prose("text"),
                        evidence: try input.evidence(as: .notice)))
            ]
        },
        CaseAct("file-renewal", .company, .conductOwnCase, "case.renewal-filed", signs: true) {
            [.renewalFiled(.init(signedBy: $0.place.actor))]
        },
        CaseAct(
            "give-notice", .company, .conductOwnCase, "case.notice-filed",
            fields: { _, _ in
                [
                    ActField("notice-kind", .choice(words("cases.notice", ["change", "annual", "contact"]))),
                    ActField("text", .text), evidence,
                ]
            }
        ) { input in
            let number = "N\(input.life.notices.count + 1)"
            return [
                .noticeFiled(
                    .init(
                        notice: number, kind: try input.code("notice-kind"), text: try input.prose("text"),
                        evidence: try input.evidence(as: .notice)))
            ]
        },
        CaseAct(
            "change-consents", .company, .conductOwnCase, "case.consents-changed", signs: true,
            fields: { life, _ in
                var field = ActField("consents", .choices(words("cases.consent", Consent.allCases.map(\.rawValue))))
                field.isRequired = false
                field.value = life.consents.map(\.rawValue).sorted()
                return [field]
            }
        ) { input in
            let words = input.form.all("consents").flatMap { $0.split(separator: " ") }.prefix(20)
            let consents = try words.map { word in
                guard let consent = Consent(rawValue: String(word)) else {
                    throw ActRefusal("consents", "cases.error.choice")
                }
                return consent
            }
            return [.consentsChanged(.init(consents: consents, signedBy: input.place.actor))]
        },
        CaseAct(
            "withdraw", .company, .conductOwnCase, "case.withdrawn", signs: true,
            fields: { _, _ in [ActField("text", .text, isRequired: false)] }
        ) { [.withdrawn(.init(signedBy: $0.place.actor, text: try $0.optionalProse("text")))] },
        CaseAct(
            "appeal", .company, .conductOwnCase, "case.appeal-lodged", signs: true,
            fields: { life, rules in
                var choices = life.decisions.filter { $0.decided.outcome.intention != nil }.reversed().map { decision in
                    ActField.Option(
                        value: String(decision.sequence), key: "cases.kind.\(decision.decided.outcome.rawValue)",
                        day: rules.zone.day(of: decision.at))
                }
                if let place = life.notAcceptedBy {
                    choices.append(ActField.Option(value: String(place), key: "cases.state.not-accepted"))
                }
                choices.append(ActField.Option(value: "0", key: "cases.field.decision.silence"))
                return [ActField("decision", .choice(choices)), ActField("text", .text), evidence]
            }
        ) { input in
            guard let decision = input.form.int("decision").map(Int64.init) else {
                throw ActRefusal("decision", "cases.error.choice")
            }
            let before = input.life.appeals.filter { $0.lodged.decision == decision }
            return [
                .appealLodged(
                    .init(
                        appeal: "A\(input.life.appeals.count + 1)", level: before.count + 1, decision: decision,
                        grounds: try input.prose("text"), evidence: try input.evidence(as: .appeal)))
            ]
        },
    ]

    // MARK: Fields that several acts have

    static let evidence = ActField("evidence", .line, isRequired: false)

    static func open(_ values: [String]) -> [ActField.Option] { values.map { ActField.Option(value: $0) } }

    static func words(_ prefix: String, _ values: [String]) -> [ActField.Option] {
        values.map { ActField.Option(value: $0, key: "\(prefix).\($0)") }
    }

    static func findings(_ life: CaseLife) -> ActField {
        ActField(
            "finding",
            .choice(
                life.findings.filter { $0.closure == nil || $0.closure == .planned }.map(\.finding).map { finding in
                    let words = "\(finding.id): \(finding.criterion)"
                    return ActField.Option(value: finding.id, label: ["es": words, "en": words])
                }))
    }

    static func grounds(_ rules: CaseRules, for intention: AdverseIntention? = nil) -> ActField {
        let grounds = rules.definition.grounds.filter { ground in intention.map { ground.effects.contains($0) } ?? true
        }
        return ActField(
            "ground",
            .choice(grounds.map { ActField.Option(value: $0.code, label: ["es": $0.name["es"], "en": $0.name["en"]]) }))
    }

    /// Rows of criterion, fact and evidence; the first must be filled in when the act is adverse.
    static func reasons(_ rules: CaseRules, rows: Int = 3, isRequired: Bool = true) -> [ActField] {
        let criteria = rules.definition.criteria.map {
            ActField.Option(
                value: $0.code, label: ["es": CasesPages.label($0, "es"), "en": CasesPages.label($0, "en")])
        }
        return (1...rows).flatMap { row -> [ActField] in
            let must = isRequired && row == 1
            var fields = [
                ActField("criterion-\(row)", .choice(criteria), isRequired: must),
                ActField("fact-\(row)", .text, isRequired: must),
                ActField("evidence-\(row)", .line, isRequired: must),
            ]
            fields[0].labelKey = "cases.field.criterion"
            fields[1].labelKey = "cases.field.fact"
            fields[2].labelKey = "cases.field.proof"
            fields[2].hintKey = "cases.field.proof.hint"
            return fields
        }
    }
}
