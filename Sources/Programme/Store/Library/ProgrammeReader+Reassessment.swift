import Country
import Deadlines

extension ProgrammeReader {
    /// How often a holder is examined anew; nil where the programme's file does not say.
    func reassessment(_ clocks: [ClockRule]) -> ReassessmentRule? {
        guard let node = root.optional("reassessment") else { return nil }
        node.allow("clock", "months", "leastMonths", "incidentMonths", "weights", "source", "note")
        let clock = node.optional("clock")?.string
        if let clock, !clocks.contains(where: { $0.code == clock }) {
            node.optional("clock")?.report("“\(clock)” is not a clock of the programme")
        }
        let months = node.whole("months", in: 1...240)
        let least = node.whole("leastMonths", in: 1...240)
        let incidents = node.whole("incidentMonths", in: 1...240)
        if let months, let least, least > months {
            node.optional("leastMonths")?.report("the least months are not more than the months")
        }
        var weights: [ReassessmentCause: Int] = [:]
        for (word, value) in node.member("weights")?.members ?? [] {
            guard let cause = ReassessmentCause(rawValue: word) else {
                let known = ReassessmentCause.allCases.map(\.rawValue).joined(separator: ", ")
                value.report("“\(word)” is not one of \(known)")
                continue
            }
            weights[cause] = node.member("weights")?.whole(word, in: 0...100)
        }
        let sum = weights.values.reduce(0, +)
        if sum != 100 { node.optional("weights")?.report("the weights are 100 in all, not \(sum)") }
        let sources = parts.last?.sources ?? [:]
        guard let months, let least, let incidents, let source = node.source(in: sources) else { return nil }
        return ReassessmentRule(
            clock: clock, months: months, leastMonths: least, incidentMonths: incidents, weights: weights,
            source: source)
    }
}
