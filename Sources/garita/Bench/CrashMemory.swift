/// What the exercise's client knows: which declarations it sent, and what the server acknowledged before it was killed.
struct CrashMemory: Sendable {
    /// What a 201 or a 200 promised.
    struct Promise: Sendable, Equatable {
        let number: String
        /// The hash of the decision's record, in hexadecimal.
        let decision: String
    }

    /// One promise not kept, in words.
    struct Fault: Sendable, CustomStringConvertible {
        enum Kind: String, Sendable, CaseIterable {
            /// Acknowledged and not there, or there under another number.
            case lost
            /// There more than once.
            case doubled
            /// Sent again after the restart and answered otherwise than before.
            case repeatedWrong = "repeated_wrong"
            /// There without its version, its decision or its events.
            case incomplete
            /// An answer that the load should never get.
            case unexpected
        }
        let kind: Kind
        let text: String
        var description: String { "\(kind.rawValue): \(text)" }
    }

    /// How many indices one life may use; the life of an index is the index divided by this.
    static let span = 1_000_000

    private(set) var promises: [Int: Promise] = [:]
    /// Begun in the latest life and not acknowledged.
    private(set) var open: [Int] = []
    /// The acknowledged indices in the order of their acknowledgement.
    private(set) var order: [Int] = []
    private(set) var faults: [Fault] = []
    /// Answers of 500 and above, which promise nothing.
    private(set) var unavailable = 0
    /// Sent again after a restart.
    private(set) var repeated = 0
    /// Sent, not acknowledged, and found stored when they were sent again.
    private(set) var storedUnacknowledged = 0

    mutating func add(_ kind: Fault.Kind, _ text: String) { faults.append(Fault(kind: kind, text: text)) }

    func count(_ kind: Fault.Kind) -> Int { faults.count { $0.kind == kind } }

    /// Takes in what a life's load saw: the indices that were begun, and the answers by index.
    mutating func note(life: Int, begun: Int, answers: [CrashLife.Answer]) {
        open = []
        var answered: Set<Int> = []
        for answer in answers {
            switch answer.status {
            case 200, 201:
                guard let promise = answer.promise else {
                    add(.unexpected, "an acknowledgement of \(answer.index) without number or decision")
                    continue
                }
                answered.insert(answer.index)
                keep(promise, of: answer.index)
            case 500...: unavailable += 1
            default: add(.unexpected, "declaration \(answer.index) was answered with \(answer.status)")
            }
        }
        let first = life * Self.span
        open = (first..<first + begun).filter { !answered.contains($0) }
    }

    /// Takes in the answer to a declaration that was sent again; true when the matter is settled.
    mutating func noteAgain(_ answer: CrashLife.Answer) -> Bool {
        if answer.status >= 500 {
            unavailable += 1
            return false
        }
        repeated += 1
        guard let promise = answer.promise, answer.status == 200 || answer.status == 201 else {
            add(.repeatedWrong, "declaration \(answer.index), sent again, was answered with \(answer.status)")
            return true
        }
        if promises[answer.index] != nil {
            if answer.status != 200 { add(.repeatedWrong, "declaration \(answer.index) was accepted a second time") }
        } else if answer.status == 200 {
            storedUnacknowledged += 1
        }
        keep(promise, of: answer.index)
        return true
    }

    private mutating func keep(_ promise: Promise, of index: Int) {
        guard let known = promises[index] else {
            promises[index] = promise
            order.append(index)
            return
        }
        if known != promise {
            add(.repeatedWrong, "declaration \(index) was \(known.number), and is \(promise.number) now")
        }
    }

    /// What to send again after a restart: everything open, the last acknowledged, and some of all earlier ones.
    func sample(last: Int, earlier: Int, random: inout some RandomNumberGenerator) -> [Int] {
        var sample = Set(open.suffix(1000)).union(order.suffix(last))
        if !order.isEmpty {
            for _ in 0..<earlier { sample.insert(order[Int.random(in: order.indices, using: &random)]) }
        }
        return sample.shuffled(using: &random)
    }
}
