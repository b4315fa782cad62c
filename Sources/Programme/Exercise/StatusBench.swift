import Clearance
import Customs
package import Database

/// Measures the bar of the statuses: what they are at an instant, among 100,000 operators, as decisions ask it.
package enum StatusBench {
    /// Operators that are known.
    package static let operators = 100_000

    /// Fills a register in memory, one change of status in three within the time asked about.
    package static func register(_ database: Database) -> StatusRegister {
        let register = StatusRegister(database: database)
        for serial in 1...Int64(operators) {
            register.replace(
                StatusFile(
                    operatorID: OperatorID(serial: serial),
                    identifiers: [StatusNumber("RFC\(serial)"), StatusNumber("EORI\(serial)")],
                    held: [
                        HeldStatus(
                            caseID: CaseID(serial: serial), programme: "XX-AEO", role: "importer",
                            changes: [(0, OperatorStatus.certified), (100, .suspended), (200, .certified)].map {
                                StatusChange(since: Instant(milliseconds: $0.0 * 1000), status: $0.1)
                            })
                    ], sequence: serial))
        }
        return register
    }

    /// Microseconds of one look-up, the best of five rounds of 10,000; nil when an answer was wrong.
    package static func run(_ database: Database) -> Double? {
        let register = register(database)
        let asked = (0..<10_000).map { "RFC\(($0 * 7919) % operators + 1)" }
        var best = Double.infinity
        for _ in 0..<5 {
            let begin = ContinuousClock.now
            var known = 0
            for text in asked {
                let status = register.status(of: text, at: Instant(milliseconds: 150_000))
                if status?.status == OperatorStatus.suspended.rawValue { known += 1 }
            }
            guard known == asked.count else { return nil }
            best = min(best, (ContinuousClock.now - begin) / .microseconds(1) / Double(asked.count))
        }
        return best
    }
}
