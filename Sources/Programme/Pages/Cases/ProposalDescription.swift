import Country
import Customs
package import HTML
package import HTTP
package import Identity
import JSON

/// What this room's proposals say, in words: who answers one sees what will be decided and the letter that will go out.
extension Programme {
    /// Nil for the acts of other rooms.
    package func describe(_ proposal: Proposal, to reader: Principal, _ t: Words) async throws -> HTML? {
        switch proposal.act {
        case ProtectedAct.decideCase.name: try await decision(proposal, to: reader, t)
        case ProtectedAct.mergeOperators.name: reader.may(.readOperators) ? try await merge(proposal, t) : nil
        default: nil
        }
    }

    private func decision(_ proposal: Proposal, to reader: Principal, _ t: Words) async throws -> HTML? {
        guard let asked = try? DecisionProposal(payload: proposal.payload) else { return nil }
        var rows = [
            SummaryRow(t("cases.field.kind"), "<strong>\(t("cases.kind.\(asked.kind.rawValue)"))</strong>")
        ]
        // Who may not see the case sees what kind of decision it is and no more.
        guard reader.may(.readCases), let file = try? await cases.file(asked.caseID),
            let rules = try? cases.rulebook.rules(of: file.life.opened)
        else {
            rows.insert(SummaryRow(t("cases.column.case"), HTML.identifier(asked.caseID.text)), at: 0)
            return HTML.summaryList(t, rows)
        }
        let language = t.language.rawValue
        let operatorID = file.life.opened.operatorID
        let name = try await operators.names(of: [operatorID])[operatorID] ?? operatorID.text
        let link = Link("office", "cases", asked.caseID.text).text
        rows.insert(
            SummaryRow(
                t("cases.column.case"),
                "<a href=\"\(url: link)\">\(HTML.identifier(asked.caseID.text)) \(name)</a>"), at: 0)
        rows.append(SummaryRow(t("cases.column.programme"), "\(rules.definition.name[language])"))
        if let ground = rules.definition.grounds.first(where: { $0.code == asked.ground }) {
            rows.append(SummaryRow(t("cases.field.ground"), "\(ground.name[language])"))
        }
        if let exemption = rules.definition.exemptions.first(where: { $0.code == asked.exemption }) {
            rows.append(SummaryRow(t("cases.field.exemption"), "\(exemption.name[language])"))
        }
        let reasons = try await reasons(asked, file, rules, t)
        return """
            \(HTML.summaryList(t, rows))\(reasons)\(try await letter(asked, proposal, file, t))
            """
    }

    private func reasons(
        _ asked: DecisionProposal, _ file: CaseFile, _ rules: CaseRules, _ t: Words
    ) async throws -> HTML? {
        if asked.reasons.isEmpty { return nil }
        let texts = try await cases.texts(asked.reasons.map(\.fact))
        let rows = asked.reasons.map { reason -> [HTML] in
            let criterion = rules.definition.criteria.first { $0.code == reason.criterion }
            let records = (reason.records ?? []).map { code in
                CaseRecord(code, in: file)?.words(file.events, t, zone: rules.zone) ?? code
            }
            let proof = reason.evidence.map(\.text) + records
            return [
                "\(reason.criterion) \(criterion?.name[t.language.rawValue] ?? "")", "\(texts[reason.fact] ?? "–")",
                "\(proof.isEmpty ? "–" : proof.joined(separator: ", "))",
            ]
        }
        let columns = ["criterion", "fact", "proof"].map { Column(t("cases.field.\($0)")) }
        return HTML.table(t, DataTable(caption: "\(t("cases.approval.reasons"))", columns: columns, rows: rows))
    }

    /// The letter that would go out now; of an approved decision the one that went out.
    private func letter(
        _ asked: DecisionProposal, _ proposal: Proposal, _ file: CaseFile, _ t: Words
    ) async throws -> HTML? {
        guard proposal.state(at: base.time.now()) == .open else {
            guard proposal.state == .approved, let answered = proposal.answeredAt else { return nil }
            let told = try await cases.letters(of: file).last { $0.at == answered }
            return told.map { told in
                let href = ProgrammeSite.letterLink(asked.caseID, told.sequence, isOffice: true).text
                let title = told.letters[t.language]?.title ?? told.code
                return "<p><a href=\"\(url: href)\">\(t("cases.letter.open", ["title": title]))</a></p>"
            }
        }
        do {
            let letters = try await cases.preview(asked, by: proposal.proposedBy, at: base.time.now())
            guard let letters, let letter = letters[t.language] else {
                return "<p>\(t("cases.approval.noLetter"))</p>"
            }
            let others = Language.allCases.filter { $0 != t.language }.compactMap { other in
                letters[other].map { letter in
                    HTML.details(
                        t("cases.approval.other", ["language": other.name]),
                        "<div lang=\"\(attribute: other.rawValue)\">\(LetterPaper.html(letter, CaseDesk.words(other), level: 3))</div>"
                    )
                }
            }
            return """
                <p>\(t("cases.approval.letter.text"))</p>
                \(HTML.details(
                    t("cases.approval.letter"), LetterPaper.html(letter, t, level: 3), isOpen: true))\(others)
                """
        } catch let error as CaseError {
            return HTML.notice(
                .red, "<p>\(t("cases.refusal.\(error.code.word)"))</p>", title: t("cases.approval.cannot"))
        } catch let error as LetterError {
            return HTML.notice(
                .red, "<p>\(t("cases.refusal.letter-\(error.code.word)"))</p>", title: t("cases.approval.cannot"))
        }
    }

    private func merge(_ proposal: Proposal, _ t: Words) async throws -> HTML? {
        guard let payload = try? JSONValue.parse(proposal.payload), let asked = try? OperatorRegistry.Merge(payload)
        else {
            return nil
        }
        func entry(_ id: OperatorID) async throws -> HTML {
            let person = try await operators.person(id)
            let numbers = person?.identifiers.map { $0.identifier.value }.joined(separator: ", ") ?? ""
            let link = Link("office", "operators", id.text).text
            return """
                <a href="\(url: link)">\(HTML.identifier(id.text)) \(person?.name ?? "")</a><br>\
                <span class="quiet">\(numbers)</span>
                """
        }
        return """
            \(HTML.summaryList(t, [
                SummaryRow(t("operators.merge.kept"), try await entry(asked.kept)),
                SummaryRow(t("operators.merge.lost"), try await entry(asked.lost)),
            ]))
            """
    }
}

extension CasesTexts {
    /// What an approver reads.
    static let approval: Texts = [
        "cases.approval.reasons": ("Motivos de la resolución", "Reasons of the decision"),
        "cases.approval.letter": ("La carta que se enviará", "The letter that will go out"),
        "cases.approval.letter.text": (
            "Así quedaría si la aprueba hoy; las fechas se cuentan desde el día en que se apruebe.",
            "So it would be if you approved today; its dates are counted from the day of approval."
        ),
        "cases.approval.other": ("La misma carta en {language}", "The same letter in {language}"),
        "cases.approval.noLetter": (
            "El programa no prevé carta para esta resolución.", "The programme has no letter for this decision."
        ),
        "cases.approval.cannot": ("Ahora no puede aprobarse", "It cannot be approved now"),
    ]
}
