extension Simulator {
    /// What an examination of a declaration finds: the truth with the scheme's probability of detection, now and then a
    /// slip that costs no duty, else nothing. The same declaration and examination always give the same finding.
    package func finding(for truth: TruthRecord, by examination: Examination = .physical) -> SimulatedFinding {
        var random = SimulationRandom(
            seed: seed, 3, Self.number(truth.reference), UInt64(Examination.allCases.firstIndex(of: examination) ?? 0))
        let minutes = Int(random.logNormal(Self.usualMinutes(examination), 0.4).rounded())
        let draw = random.unit()
        if let cause = truth.cause {
            let chance = model.fraud.schemes.first { $0.cause == cause }?.detection[examination] ?? 0
            if draw < chance {
                return SimulatedFinding(
                    reference: truth.reference, examination: examination, result: .irregular, cause: cause,
                    item: truth.item, assessed: truth.evaded, minutes: minutes * 2)
            }
        }
        let isClerical = random.chance(model.fraud.clerical[examination] ?? 0)
        return SimulatedFinding(
            reference: truth.reference, examination: examination, result: isClerical ? .clerical : .conform, cause: nil,
            item: nil, assessed: nil, minutes: minutes)
    }

    private static func usualMinutes(_ examination: Examination) -> Double {
        switch examination {
        case .documents: 25
        case .scan: 8
        case .physical: 150
        }
    }

    /// FNV-1a of a text, to give each declaration dice of its own.
    private static func number(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
