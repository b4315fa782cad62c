import Country
import Customs
import Deadlines
import HTTP

/// What the administration does with a case.
extension CaseActs {
    static let office: [CaseAct] = intake + assessment + findings + hearing + standing + notes

    private static let intake: [CaseAct] = [
        CaseAct(
            "return", .office, .intakeCase, "case.returned", fields: { _, _ in [ActField("items", .text)] }
        ) { input in
            let lines = try input.text("items").split(separator: "\n").prefix(100)
            let items = try lines.compactMap { line -> Item? in
                let text = line.drop { $0 == " " }
                guard !text.isEmpty else { return nil }
                // A line may begin with the code of what it is about: `2.3 falta el plano`.
                let first = text.prefix { $0 != " " }
                let isCode = first.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } && !first.isEmpty
                return Item(code: isCode ? String(first) : "general", text: try input.place.keep(String(text)))
            }
            return [.returned(.init(items: items))]
        },
        CaseAct("accept", .office, .intakeCase, "case.accepted") { _ in [.accepted(.init(deemed: false))] },
        CaseAct(
            "not-accept", .office, .intakeCase, "case.not-accepted", fields: { _, rules in reasons(rules) }
        ) { [.notAccepted(.init(reasons: try $0.reasons()))] },
    ]

    private static let assessment: [CaseAct] = [
        CaseAct(
            "take", .office, .assessCase, "case.assessment-begun",
            fields: { _, _ in [ActField("no-conflict", .yes)] }
        ) { input in
            let who = input.place.actor
            return [
                .assessmentBegun(.init(officer: who, noConflict: input.isYes("no-conflict"))),
                .assigned(.init(officer: who, duty: "case")),
            ]
        },
        CaseAct(
            "request-information", .office, .assessCase, "case.information-requested",
            fields: { _, _ in [ActField("text", .text)] }
        ) { input in
            let number = "R\(input.life.requests.count + 1)"
            return [.informationRequested(.init(request: number, text: try input.prose("text")))]
        },
        CaseAct(
            "map-risk", .office, .assessCase, "case.risk-mapped",
            fields: { _, rules in
                rules.definition.criteria.flatMap { criterion in
                    ["likelihood", "impact", "residual"].map { figure in
                        var field = ActField("\(figure)-\(criterion.code)", .figure)
                        field.labelKey = "cases.field.\(figure)"
                        field.about = [
                            "es": "\(criterion.code) \(criterion.name["es"])",
                            "en": "\(criterion.code) \(criterion.name["en"])",
                        ]
                        return field
                    }
                }
            }
        ) { input in
            let entries = try input.rules.definition.criteria.map { criterion in
                RiskEntry(
                    criterion: criterion.code, likelihood: try input.figure("likelihood-\(criterion.code)"),
                    impact: try input.figure("impact-\(criterion.code)"),
                    residual: try input.figure("residual-\(criterion.code)"))
            }
            return [.riskMapped(.init(entries: entries))]
        },
        CaseAct("approve-risk-map", .office, .approveRiskMap, "case.risk-map-approved") { _ in
            [.riskMapApproved(.init())]
        },
        CaseAct(
            "consult", .office, .assessCase, "case.consultation-opened",
            fields: { _, _ in
                [
                    ActField("authority", .line, hint: "cases.consult.authority.hint"),
                    ActField("text", .text, hint: "cases.consult.text.hint"),
                    ActField("silence", .choice(words("cases.answer", ConsultationAnswer.allCases.map(\.rawValue)))),
                ]
            }
        ) { input in
            [
                .consultationOpened(
                    .init(
                        consultation: "C\(input.life.consultations.count + 1)",
                        authority: try input.code("authority"), question: try input.prose("text"),
                        silence: try input.choice("silence", ConsultationAnswer.self)))
            ]
        },
        // The answer came on paper, or the authority has no account here: nothing waits for ever.
        CaseAct(
            "close-consultation", .office, .assessCase, "case.consultation-closed",
            fields: { life, _ in
                let running = life.consultations.filter { $0.closed == nil }.map(\.opened.consultation)
                return [
                    ActField("consultation", .choice(open(running))),
                    ActField("answer", .choice(words("cases.answer", ConsultationAnswer.allCases.map(\.rawValue)))),
                    ActField("text", .text),
                ]
            }
        ) { try consultationClosed(try $0.code("consultation"), $0) },
    ]

    /// The answer to a consultation, by the authority that was asked or on its behalf.
    static func consultationClosed(_ consultation: String, _ input: ActInput) throws -> [CaseFact] {
        [
            .consultationClosed(
                .init(
                    consultation: consultation, answer: try input.choice("answer", ConsultationAnswer.self),
                    byDefault: false, text: try input.prose("text")))
        ]
    }

    private static let findings: [CaseAct] = [
        CaseAct("begin-cure", .office, .assessCase, "case.cure-begun") { _ in [.cureBegun(.init())] },
        CaseAct(
            "close-finding", .office, .assessCase, "case.finding-closed",
            fields: { life, _ in
                [
                    findings(life),
                    ActField("closure", .choice(words("cases.closure", FindingClosure.allCases.map(\.rawValue)))),
                    ActField("text", .text),
                ]
            }
        ) { input in
            [
                .findingClosed(
                    .init(
                        finding: try input.code("finding"), closure: try input.choice("closure", FindingClosure.self),
                        text: try input.prose("text")))
            ]
        },
        CaseAct("end-cure", .office, .assessCase, "case.cure-ended") { _ in [.cureEnded(.init())] },
        CaseAct("begin-decision", .office, .assessCase, "case.decision-begun") { _ in [.decisionBegun(.init())] },
    ]

    private static let hearing: [CaseAct] = [
        CaseAct(
            "open-hearing", .office, .decideCase, "case.hearing-opened",
            fields: { _, rules in
                [
                    ActField(
                        "intention",
                        .choice(
                            words(
                                "cases.intention",
                                AdverseIntention.allCases.filter { $0 != .requirement }.map(\.rawValue)))),
                    grounds(rules),
                ] + reasons(rules)
            }
        ) { input in
            [
                .hearingOpened(
                    .init(
                        intention: try input.choice("intention", AdverseIntention.self),
                        ground: try input.code("ground"), reasons: try input.reasons()))
            ]
        },
        CaseAct("close-hearing", .office, .decideCase, "case.hearing-closed") { input in
            [.hearingClosed(.init(heard: !(input.life.hearings.last?.answers.isEmpty ?? true)))]
        },
        CaseAct(
            "rule-on-appeal", .office, .ruleOnAppeal, "case.appeal-decided",
            fields: { life, rules in
                let waiting = life.appeals.filter { $0.decided == nil }.map(\.lodged.appeal)
                return [
                    ActField("appeal", .choice(open(waiting))),
                    ActField("ruling", .choice(words("cases.ruling", ["allowed", "dismissed"]))),
                ]
                    + reasons(rules)
            }
        ) { input in
            let number = try input.code("appeal")
            guard let appeal = input.life.appeals.last(where: { $0.lodged.appeal == number }) else {
                throw ActRefusal("appeal", "cases.error.choice")
            }
            let ruling = try input.code("ruling")
            guard ruling == "allowed" || ruling == "dismissed" else { throw ActRefusal("ruling", "cases.error.choice") }
            var facts: [CaseFact] = [
                .appealDecided(
                    .init(
                        appeal: number, level: appeal.lodged.level, allowed: ruling == "allowed",
                        reasons: try input.reasons(), ruledBy: input.place.actor))
            ]
            // An allowed appeal takes effect at once (Kyoto 10.12).
            let isUndone = [.suspended, .revoked, .annulled, .refused, .notAccepted].contains(input.life.state)
            if ruling == "allowed", isUndone { facts.append(.reinstated(.init(appeal: number))) }
            return facts
        },
    ]

    private static let standing: [CaseAct] = [
        CaseAct(
            "issue-requirement", .office, .assessCase, "case.requirement-issued",
            fields: { _, rules in [grounds(rules, for: .requirement), ActField("text", .text)] }
        ) { input in
            [
                .requirementIssued(
                    .init(
                        requirement: "Q\(input.life.requirements.count + 1)", ground: try input.code("ground"),
                        text: try input.prose("text")))
            ]
        },
        CaseAct(
            "close-requirement", .office, .assessCase, "case.requirement-closed",
            fields: { life, _ in
                let waiting = life.requirements.filter { $0.closed == nil }.map(\.issued.requirement)
                return [
                    ActField("requirement", .choice(open(waiting))),
                    ActField("met", .choice(words("cases.met", ["yes", "no"]))),
                    ActField("text", .text, isRequired: false),
                ]
            }
        ) { input in
            [
                .requirementClosed(
                    .init(
                        requirement: try input.code("requirement"), met: input.isYes("met"),
                        text: try input.optionalProse("text")))
            ]
        },
        CaseAct(
            "begin-reassessment", .office, .assessCase, "case.reassessment-begun",
            fields: { _, _ in
                [
                    ActField("scope", .choice(words("cases.scope", ["full", "part"]))),
                    ActField("cause", .choice(words("cases.cause", ["law", "monitoring", "information", "plan"]))),
                    ActField("text", .text, isRequired: false),
                ]
            }
        ) { input in
            [
                .reassessmentBegun(
                    .init(
                        full: input.form.text("scope") == "full", cause: try input.code("cause"),
                        text: try input.optionalProse("text")))
            ]
        },
        CaseAct(
            "close-reassessment", .office, .assessCase, "case.reassessment-closed",
            fields: { _, _ in
                [
                    ActField("met", .choice(words("cases.met", ["yes", "no"]))),
                    ActField("text", .text, isRequired: false),
                ]
            }
        ) { [.reassessmentClosed(.init(satisfactory: $0.isYes("met"), text: try $0.optionalProse("text")))] },
        CaseAct(
            "extend-clock", .office, .assessCase, "case.clock-extended",
            fields: { _, rules in
                let clocks = rules.definition.clocks.filter(\.isExtendable).map {
                    ActField.Option(value: $0.code, label: ["es": $0.name["es"], "en": $0.name["en"]])
                }
                return [
                    ActField("clock", .choice(clocks)), ActField("days", .line),
                    ActField("at-request", .choice(words("cases.extension", ["authority", "request"]))),
                    ActField("text", .text),
                ]
            }
        ) { input in
            guard let days = input.form.int("days") else { throw ActRefusal("days", "cases.error.figure") }
            let atRequest = input.form.text("at-request") == "request"
            return [
                .clockExtended(
                    .init(
                        clock: try input.code("clock"), days: days, text: try input.prose("text"),
                        atRequest: atRequest ? true : nil))
            ]
        },
    ]

    private static let notes: [CaseAct] = [
        CaseAct(
            "assign", .office, .manageCases, "case.assigned", fields: { _, _ in [ActField("officer", .line)] }
        ) { [.assigned(.init(officer: try $0.code("officer"), duty: "case"))] },
        CaseAct("declare-conflict", .office, .noteCase, "case.conflict-declared") {
            [.conflictDeclared(.init(person: $0.place.actor))]
        },
        CaseAct(
            "open-overlay", .office, .assessCase, "case.overlay-opened",
            fields: { _, _ in
                let kinds = Overlay.allCases.filter { $0 != .appeal }.map(\.rawValue)
                return [
                    ActField("overlay", .choice(words("cases.overlay", kinds))), ActField("reference", .line),
                    ActField("text", .text),
                ]
            }
        ) { input in
            [
                .overlayOpened(
                    .init(
                        overlay: try input.choice("overlay", Overlay.self), reference: try input.code("reference"),
                        text: try input.optionalProse("text")))
            ]
        },
        CaseAct(
            "close-overlay", .office, .assessCase, "case.overlay-closed",
            fields: { life, _ in
                let there = life.overlays.filter { $0.overlay != .appeal }.map {
                    "\($0.overlay.rawValue)@\($0.reference)"
                }
                return [ActField("overlay", .choice(open(there))), ActField("text", .text)]
            }
        ) { input in
            let parts = try input.code("overlay").split(separator: "@", maxSplits: 1).map(String.init)
            guard parts.count == 2, let overlay = Overlay(rawValue: parts[0]) else {
                throw ActRefusal("overlay", "cases.error.choice")
            }
            return [
                .overlayClosed(.init(overlay: overlay, reference: parts[1], text: try input.optionalProse("text")))
            ]
        },
        CaseAct("note", .office, .noteCase, "case.noted", fields: { _, _ in [ActField("text", .text)] }) {
            [.noted(.init(text: try $0.prose("text")))]
        },
    ]
}
