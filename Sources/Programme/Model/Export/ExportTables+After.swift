/// The tables of visits, monitoring and benefits.
extension ExportTables {
    static let visits: [ExportTable] = [
        ExportTable(
            "visits", "A visit with its plan and, once both validators signed, its report.",
            from: """
                visit v LEFT JOIN visit_plan p ON p.visit = v.id LEFT JOIN visit_report r ON r.visit = v.id
                """, order: "v.serial",
            [
                .init("visit", .text, "v.id", "Its number."), .init("case", .text, "v.case_id", "The case."),
                .init("operator", .text, "v.operator_id", "Whose site."), .init("site", .text, "v.site", "The site."),
                .init("cause", .text, "v.cause", "Why the site was chosen."), .init("day", .day, "v.day", "The day."),
                .init("isRemote", .flag, "v.is_remote", "Whether it is remote."),
                .init("lead", .person, "v.lead_person", "The lead validator."),
                .init("second", .person, "v.second_person", "The second validator."),
                .init("state", .text, "v.state", "How far it is."),
                .init("plannedAt", .instant, "v.planned_at", "When it was planned."),
                .init("begunAt", .instant, "v.begun_at", "When it began.", optional: true),
                .init("closedAt", .instant, "v.closed_at", "When it was closed.", optional: true),
                .init("planHash", .text, "v.plan_hash", "SHA-256 of the plan."),
                .init("reportHash", .text, "v.report", "SHA-256 of the report.", optional: true),
                .init("plan", .json, "p.body", "What was to be checked.", optional: true),
                .init("report", .json, "r.body", "What was found.", optional: true),
            ]),
        ExportTable(
            "visit-entries", "What a validator wrote at a visit.", from: "visit_check_entry", order: "visit, at, id",
            [
                .init("entry", .text, "id", "Made on the phone."), .init("visit", .text, "visit", "The visit."),
                .init("question", .text, "question", "The question."),
                .init("author", .person, "author", "Who wrote it."),
                .init("at", .instant, "at", "By the phone's clock."),
                .init("receivedAt", .instant, "received_at", "By ours."), .init("body", .json, "body", "The entry."),
            ]),
        ExportTable(
            "visit-photos", "A photograph of a visit.", from: "visit_photo", order: "visit, hash",
            [
                .init("visit", .text, "visit", "The visit."), .init("sha256", .text, "hash", "SHA-256 of its bytes."),
                .init("kind", .text, "kind", "Its format."), .init("size", .integer, "size", "Bytes."),
                .init("author", .person, "author", "Who took it."),
                .init("receivedAt", .instant, "received_at", "When it came."),
            ]),
        ExportTable(
            "visit-signatures", "Who signed which report of a visit.", from: "visit_signature",
            order: "visit, signed_at, signer",
            [
                .init("visit", .text, "visit", "The visit."), .init("signer", .person, "signer", "Who signed."),
                .init("report", .text, "report", "SHA-256 of the report."),
                .init("signedAt", .instant, "signed_at", "When."),
            ]),
    ]

    static let monitoring: [ExportTable] = [
        ExportTable(
            "deliveries", "What a connector brought.", from: "monitoring_delivery",
            order: "connector, received_at, hash",
            [
                .init("connector", .text, "connector", "Which connector."),
                .init("sha256", .text, "hash", "Of the delivery."),
                .init("name", .text, "name", "Its name."), .init("state", .text, "state", "Taken or refused."),
                .init("rows", .integer, "row_count", "Lines."),
                .init("known", .integer, "known_count", "Lines of known operators."),
                .init("reasons", .text, "reasons", "Why it was refused."),
                .init("receivedAt", .instant, "received_at", "When."),
            ]),
        ExportTable(
            "observations", "What a source said of an operator.", from: "monitoring_observation",
            order: "operator, check_code, as_of, delivery", owner: "operator",
            [
                .init("operator", .text, "operator", "Of whom."), .init("check", .text, "check_code", "Which check."),
                .init("asOf", .instant, "as_of", "For which moment."), .init("result", .text, "result", "The result."),
                .init("source", .text, "source", "Which source."),
                .init("identifier", .text, "identifier", "By which number."),
                .init("delivery", .text, "delivery", "In which delivery."),
                .init("receivedAt", .instant, "received_at", "When it came."),
            ]),
        ExportTable(
            "qualifications", "Whether an operator would still qualify, whenever the answer changed.",
            from: "qualification_result", order: "operator, programme, judged_at",
            [
                .init("operator", .text, "operator", "Who."), .init("programme", .text, "programme", "Programme code."),
                .init("judgedAt", .instant, "judged_at", "When it was judged."),
                .init("outcome", .text, "outcome", "The outcome."),
                .init("lines", .text, "lines", "Requirement by requirement."),
            ]),
        ExportTable(
            "incidents", "An incident; its text stands in `texts` under its SHA-256.", from: "incident",
            order: "serial", owner: "operator",
            [
                .init("incident", .serial("IN"), "serial", "Its number."),
                .init("operator", .text, "operator", "Whose."),
                .init("site", .text, "site", "Where.", optional: true), .init("kind", .text, "kind", "What."),
                .init("occurredAt", .instant, "occurred_at", "When it happened."),
                .init("knownAt", .instant, "known_at", "When somebody first knew."),
                .init("knewFirst", .text, "knew_first", "Who first knew."),
                .init("reportedAt", .instant, "reported_at", "When it was reported."),
                .init("reportedBy", .person, "reported_by", "Who reported it."),
                .init("declaration", .text, "declaration", "Declaration.", optional: true),
                .init("text", .text, "text", "SHA-256 of the report."),
                .init("stage", .text, "stage", "How far it is."),
                .init("closedAt", .instant, "closed_at", "When it was closed.", optional: true),
            ]),
        ExportTable(
            "incident-steps", "What was done about an incident.",
            from: "incident_step p JOIN incident i ON i.serial = p.serial", order: "p.serial, p.sequence",
            owner: "i.operator",
            [
                .init("incident", .serial("IN"), "p.serial", "The incident."),
                .init("event", .integer, "p.sequence", "Sequence of the event."),
                .init("kind", .text, "p.kind", "What."),
                .init("at", .instant, "p.at_ms", "When."), .init("actor", .person, "p.actor", "Who."),
                .init("item", .text, "p.item", "Item of the plan.", optional: true),
                .init("text", .text, "p.text", "SHA-256 of the text.", optional: true),
                .init("due", .dayNumber, "p.due", "By when.", optional: true),
                .init("evidence", .words, "p.evidence", "Files."),
            ]),
        ExportTable(
            "notices", "A notice of an operator.", from: "notice", order: "serial", owner: "operator",
            [
                .init("notice", .serial("NT"), "serial", "Its number."), .init("operator", .text, "operator", "Whose."),
                .init("kind", .text, "kind", "About what."),
                .init("effective", .dayNumber, "effective", "From which day.", optional: true),
                .init("text", .text, "text", "SHA-256 of the text."), .init("evidence", .words, "evidence", "Files."),
                .init("filedAt", .instant, "filed_at", "When."), .init("filedBy", .person, "filed_by", "By whom."),
            ]),
    ]

    static let benefits: [ExportTable] = [
        ExportTable(
            "benefits", "What status gave an operator in a month.", from: "benefit_month",
            order: "operator_id, month, programme", owner: "operator_id",
            [
                .init("operator", .text, "operator_id", "Whom."), .init("month", .text, "month", "The month."),
                .init("programme", .text, "programme", "Programme code."),
                .init("method", .text, "method", "How it was reckoned."),
                .init("hash", .text, "hash", "SHA-256 of `body`."),
                .init("computedAt", .instant, "computed_at", "When."), .init("body", .json, "body", "The lines."),
            ]),
        ExportTable(
            "programme-benefits", "What status gave all holders of a programme in a month.",
            from: "benefit_programme", order: "programme, month",
            [
                .init("programme", .text, "programme", "Programme code."), .init("month", .text, "month", "The month."),
                .init("method", .text, "method", "How it was reckoned."),
                .init("hash", .text, "hash", "SHA-256 of `body`."),
                .init("computedAt", .instant, "computed_at", "When."), .init("body", .json, "body", "The lines."),
            ]),
        ExportTable(
            "benefit-contests", "What an operator said against a line, and the answer.", from: "benefit_contest",
            order: "id", owner: "operator_id",
            [
                .init("contest", .integer, "id", "Sequence of its event."),
                .init("operator", .text, "operator_id", "Who."),
                .init("month", .text, "month", "The month."), .init("programme", .text, "programme", "Programme code."),
                .init("line", .text, "line", "Which line."), .init("statement", .text, "statement", "What was said."),
                .init("contestedBy", .person, "contested_by", "By whom."),
                .init("contestedAt", .instant, "contested_at", "When."),
                .init("state", .text, "state", "How far it is."),
                .init("answer", .text, "answer", "The answer.", optional: true),
                .init("answeredBy", .person, "answered_by", "By whom.", optional: true),
                .init("answeredAt", .instant, "answered_at", "When.", optional: true),
                .init("lineBody", .json, "line_body", "The line as it stood."),
            ]),
    ]
}
