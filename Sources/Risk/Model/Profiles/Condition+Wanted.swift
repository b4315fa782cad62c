extension Condition {
    /// What the operator is compared with, as its author wrote it: `6403, 6404`, `5`, `10 – 20`, `true`.
    package var wanted: String {
        switch test {
        case .prefix(let texts), .anyOf(let texts), .noneOf(let texts): texts.joined(separator: ", ")
        case .within(let intervals): wanted(intervals.list)
        }
    }

    private func wanted(_ list: [Intervals.Interval]) -> String {
        switch op {
        case .atLeast: list.first.map { Self.text($0.lower) } ?? ""
        case .moreThan: list.first.map { Self.text($0.lower.nextDown) } ?? ""
        case .lessThan: list.first.map { Self.text($0.upper) } ?? ""
        case .atMost: list.first.map { Self.text($0.upper.nextDown) } ?? ""
        case .between: list.first.map { "\(Self.text($0.lower)) – \(Self.text($0.upper.nextDown))" } ?? ""
        case .notIn: list.dropFirst().map { Self.text($0.lower.nextDown) }.joined(separator: ", ")
        case .equals where field.kind == .flag: list.first?.lower == 1 ? "true" : "false"
        case .prefix, .in, .equals: list.map { Self.text($0.lower) }.joined(separator: ", ")
        }
    }

    private static func text(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
        return String(number)
    }
}
