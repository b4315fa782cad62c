/// Figures as comma-separated values (RFC 4180), one figure a line: shares from 0 to 1, times in seconds.
enum BenefitsCSV {
    static let type = "text/csv; charset=utf-8"

    private static let head = [
        "month", "programme", "subject", "part", "code", "measure", "unit", "cases", "compared", "left_out", "verdict",
        "own", "own_low", "own_high", "others", "others_low", "others_high", "difference", "difference_low",
        "difference_high", "method", "hash",
    ]

    static func text(_ months: [StoredBenefits<OperatorBenefits>]) -> String {
        text(
            months.flatMap { stored in
                let body = stored.body
                return body.lines.map {
                    row(
                        [body.month.description, body.programme, body.operatorID.text, "all", ""], $0, body.method,
                        stored.hash)
                }
            })
    }

    static func text(_ programmes: [StoredBenefits<ProgrammeBenefits>]) -> String {
        text(
            programmes.flatMap { stored in
                let body = stored.body
                return body.parts.flatMap { part in
                    part.lines.map {
                        row(
                            [body.month.description, body.programme, "programme", part.kind.rawValue, part.code], $0,
                            body.method, stored.hash)
                    }
                }
            })
    }

    private static func row(_ first: [String], _ line: BenefitLine, _ method: String, _ hash: String) -> [String] {
        let estimates = line.figures.map { [$0.own, $0.others, $0.difference] }
        let numbers =
            estimates.map { $0.flatMap { [$0.value, $0.low, $0.high] }.map { "\($0)" } }
            ?? [String](repeating: "", count: 9)
        return first + [
            line.measure.rawValue, line.measure.isTime ? "s" : "share", String(line.cases), String(line.compared),
            String(line.leftOut), line.verdict.rawValue,
        ] + numbers + [method, hash]
    }

    private static func text(_ rows: [[String]]) -> String {
        // Codes and figures; a difference may well be below zero.
        CSVCell.text([head] + rows, isWritten: false)
    }
}
