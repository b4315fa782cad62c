/// Every table of an export that is written line by line as it is kept.
enum ExportTables {
    static let all = register + cases + answers + evidence + visits + monitoring + benefits + derived

    static func named(_ name: String) -> ExportTable? { all.first { $0.name == name } }

    private static let register: [ExportTable] = [
        ExportTable(
            "register", "An entry of the register of operators; `operators` has all that is known of it.",
            from: "operator_entry e LEFT JOIN operator_standing s ON s.serial = e.serial", order: "e.serial",
            owner: "e.serial",
            [
                .init("operator", .serial("OP"), "e.serial", "Its number."),
                .init("name", .text, "e.name", "Legal name today."),
                .init("identifier", .text, "e.identifier", "Official number.", optional: true),
                .init("country", .text, "e.country", "Country code."), .init("roles", .words, "e.roles", "Roles."),
                .init("towns", .words, "e.town", "Words of the towns of its sites."),
                .init("sites", .integer, "e.sites", "Open sites."),
                .init(
                    "standing", .text, "s.word", "State of its case as the register is filtered by.", optional: true),
                .init(
                    "mergedInto", .serial("OP"), "e.merged_into", "The entry that took its place.", optional: true),
                .init("registeredAt", .instant, "e.registered_at", "When it was entered."),
                .init("changedAt", .instant, "e.changed_at", "When it last changed."),
            ]),
        ExportTable(
            "identifiers", "A number of an operator, and the days on which it holds.", from: "operator_identifier",
            order: "serial, key, scheme, since", owner: "serial",
            [
                .init("operator", .serial("OP"), "serial", "Whose."), .init("scheme", .text, "scheme", "Kind."),
                .init("value", .text, "value", "The number."),
                .init("since", .dayNumber, "since", "First day."),
                .init("through", .dayNumber, "through", "Last day.", optional: true),
            ]),
    ]

    private static let cases: [ExportTable] = [
        ExportTable(
            "case-list", "A case as it stands; `cases` has its events and texts.",
            from: "programme_case c", order: "c.serial", owner: "c.operator_id",
            [
                .init("case", .text, "c.case_id", "Its number."), .init("operator", .text, "c.operator_id", "Whose."),
                .init("programme", .text, "c.programme", "Programme code."),
                .init("version", .text, "c.version", "Version of the programme."),
                .init("role", .text, "c.role", "Role applied for."), .init("state", .text, "c.state", "State."),
                .init("since", .instant, "c.state_since", "Since when."),
                .init("openedAt", .instant, "c.opened_at", "When it was opened."),
                .init("certificate", .text, "c.certificate", "Certificate number.", optional: true),
                .init("effective", .instant, "c.effective", "From when the certificate holds.", optional: true),
                .init("through", .dayNumber, "c.through", "Last day of the certificate.", optional: true),
                .init("overlays", .words, "c.overlays", "Appeal, incident, criminal case, debt."),
                .init("lastEvent", .integer, "c.last_sequence", "Sequence of its last event."),
            ]),
        ExportTable(
            "clocks", "A time limit of a case that runs.",
            from: "programme_clock k JOIN programme_case c ON c.case_id = k.case_id", order: "k.case_id, k.clock",
            owner: "c.operator_id",
            [
                .init("case", .text, "k.case_id", "The case."), .init("clock", .text, "k.clock", "The clock's code."),
                .init("due", .dayNumber, "k.due", "Last day."),
                .init("overAt", .instant, "k.over_at", "When it is over."),
                .init("isPaused", .flag, "k.paused", "Whether it is paused."),
                .init("consequence", .text, "k.consequence", "What follows."),
            ]),
        ExportTable(
            "statuses", "The status of an operator from an instant on, case by case.", from: "programme_status",
            order: "operator_id, case_id, since", owner: "operator_id",
            [
                .init("operator", .text, "operator_id", "Whose."), .init("case", .text, "case_id", "By which case."),
                .init("since", .instant, "since", "From when on."), .init("status", .text, "status", "The status."),
                .init("programme", .text, "programme", "Programme code."), .init("role", .text, "role", "Role."),
            ]),
        ExportTable(
            "certificates", "A certificate, with what its holder consents to.", from: "certificate", order: "number",
            owner: "operator",
            [
                .init("number", .text, "number", "Its number."), .init("code", .text, "code", "Short code."),
                .init("case", .text, "case_id", "The case."), .init("operator", .text, "operator", "The holder."),
                .init("programme", .text, "programme", "Programme code."),
                .init("version", .text, "version", "Version of the programme."), .init("role", .text, "role", "Role."),
                .init("decidedAt", .instant, "decided_at", "When it was granted.", optional: true),
                .init("effective", .instant, "effective", "From when it holds."),
                .init("through", .day, "through", "Last day.", optional: true),
                .init("sites", .words, "sites", "Sites covered."),
                .init("consents", .words, "consents", "`public-register`, `mutual-recognition`, or none."),
            ]),
        ExportTable(
            "certificate-spans", "The status of a certificate over a span of time.",
            from: "certificate_span s JOIN certificate c ON c.number = s.number", order: "s.number, s.since",
            owner: "c.operator",
            [
                .init("number", .text, "s.number", "The certificate."),
                .init("since", .instant, "s.since", "From when on."),
                .init("until", .instant, "s.until", "Until when, not included.", optional: true),
                .init("status", .text, "s.status", "The status."),
            ]),
    ]

    /// Lines that are made from the cases as they are read, not by a statement.
    static let findings = ExportTable(
        "findings", "A finding of a validation and what became of it.", from: "", order: "",
        [
            .init("case", .text, "", "The case."), .init("operator", .text, "", "Whose."),
            .init("finding", .text, "", "Within the case, `F1`."), .init("class", .text, "", "Its class."),
            .init("criterion", .text, "", "The question."), .init("site", .text, "", "Where.", optional: true),
            .init("severity", .integer, "", "1 (slight) to 3 (grave)."),
            .init("fact", .text, "", "What was found."), .init("evidence", .words, "", "Files."),
            .init("issuedAt", .instant, "", "When it was issued."),
            .init("disputed", .text, "", "What the operator said against it.", optional: true),
            .init("cures", .integer, "", "How often a correction was reported."),
            .init("closure", .text, "", "How it was closed.", optional: true),
        ])
    static let consents = ExportTable(
        "consents", "What the operator of a case consents to now.", from: "", order: "",
        [
            .init("case", .text, "", "The case."), .init("operator", .text, "", "Whose."),
            .init("publicRegister", .flag, "", "To be shown to anyone."),
            .init("mutualRecognition", .flag, "", "To be shared with partner administrations."),
        ])
    static let derived = [findings, consents]

    private static let answerColumns: [ExportColumn] = [
        .init("operator", .text, "operator", "Whose."),
        .init("questionnaire", .text, "questionnaire", "Questionnaire."),
        .init("question", .text, "question", "Question."),
        .init("site", .text, "site", "The site; none for the company's own answer.", optional: true),
        .init("revision", .integer, "revision", "How often it was written."),
        .init("version", .text, "version", "Version of the questionnaire."),
        .init("value", .text, "value", "Verdict, choice, number or day.", optional: true),
        .init("narrative", .text, "narrative", "The text."),
        .init("evidence", .words, "evidence", "Files that it names."),
        .init("review", .text, "review", "Why it must be looked at again.", optional: true),
        .init("origin", .text, "origin", "The question whose answer was taken over.", optional: true),
        .init("author", .person, "author", "Who wrote it."), .init("at", .instant, "at_ms", "When."),
    ]

    private static let answers: [ExportTable] = [
        ExportTable(
            "answers", "An answer as it stands.", from: "answer", order: "operator, questionnaire, question, site",
            owner: "operator", answerColumns),
        ExportTable(
            "answer-revisions", "A writing of an answer.", from: "answer_revision",
            order: "operator, questionnaire, question, site, revision", owner: "operator", answerColumns),
        ExportTable(
            "answer-sets", "Answers as they were signed; the SHA-256 of `body` in canonical JSON is `hash`.",
            from: "answer_set", order: "operator, at_ms, hash", owner: "operator",
            [
                .init("hash", .text, "hash", "SHA-256."), .init("operator", .text, "operator", "Whose."),
                .init("questionnaire", .text, "questionnaire", "Questionnaire."),
                .init("version", .text, "version", "Its version."),
                .init("answers", .integer, "answers", "How many answers."),
                .init("author", .person, "author", "Who signed."),
                .init("at", .instant, "at_ms", "When."), .init("body", .json, "body", "The answers."),
            ]),
    ]

    private static let evidence: [ExportTable] = [
        ExportTable(
            "evidence", "A file of evidence; its bytes are in `evidence/` when they were asked for.",
            from: "evidence", order: "serial", owner: "operator",
            [
                .init("evidence", .serial("EV"), "serial", "Its number."),
                .init("operator", .text, "operator", "Whose."),
                .init("name", .text, "name", "As the sender called it."), .init("title", .text, "title", "What it is."),
                .init("type", .text, "type", "What the content is."),
                .init("sha256", .text, "hash", "SHA-256 of the bytes."),
                .init("size", .integer, "size", "Bytes."),
                .init(
                    "validThrough", .dayNumber, "valid_through", "Last day on which it proves anything.", optional: true
                ),
                .init("storedAt", .instant, "stored_at", "When it came."),
                .init("storedBy", .person, "stored_by", "Who brought it."),
                .init("scan", .text, "scan", "What the malware scanner said."),
                .init("withdrawnAt", .instant, "withdrawn_at", "When it was withdrawn.", optional: true),
                .init("damagedAt", .instant, "damaged_at", "When its bytes were found changed.", optional: true),
            ]),
        ExportTable(
            "evidence-uses", "Where a file of evidence is used.",
            from: "evidence_use u JOIN evidence e ON e.serial = u.serial", order: "u.serial, u.kind, u.reference",
            owner: "e.operator",
            [
                .init("evidence", .serial("EV"), "u.serial", "The file."), .init("kind", .text, "u.kind", "For what."),
                .init("reference", .text, "u.reference", "Where."), .init("at", .instant, "u.noted_at", "Since when."),
            ]),
    ]
}
