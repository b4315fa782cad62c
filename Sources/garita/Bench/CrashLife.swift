import Foundation

/// One life of the server as the client sees it: declarations sent over many connections until nobody answers.
struct CrashLife: Sendable {
    /// One answer.
    struct Answer: Sendable {
        let index: Int
        let status: Int
        let promise: CrashMemory.Promise?
    }

    /// What a load saw before the connections broke.
    struct Seen: Sendable {
        var begun = 0
        var answers: [Answer] = []
    }

    let load: LodgeLoad
    let port: UInt16
    let connections: Int

    /// Sends new declarations from index `first` on until every connection is broken. Blocks.
    func untilKilled(first: Int) -> Seen {
        var seen = Seen()
        // A server killed while we connect has seen nothing.
        try? LoadClient(port: port, connections: connections).run(
            next: { index, request in
                guard index < CrashMemory.span else { return false }
                load.write(first + index, into: &request)
                seen.begun = max(seen.begun, index + 1)
                return true
            },
            answered: { outcome, body in
                seen.answers.append(
                    Answer(index: first + outcome.index, status: outcome.status, promise: Self.promise(body)))
            })
        return seen
    }

    /// Sends these declarations again and answers what the server said to each. Blocks.
    func again(_ indices: [Int]) throws -> [Answer] {
        var answers: [Answer] = []
        try LoadClient(port: port, connections: min(connections, indices.count)).run(
            next: { place, request in
                guard place < indices.count else { return false }
                load.write(indices[place], into: &request)
                return true
            },
            answered: { outcome, body in
                answers.append(
                    Answer(index: indices[outcome.index], status: outcome.status, promise: Self.promise(body)))
            })
        return answers
    }

    /// The number and the decision that an answer's body names.
    static func promise(_ body: ArraySlice<UInt8>) -> CrashMemory.Promise? {
        guard let number = text(of: numberKey, in: body), let decision = text(of: decisionKey, in: body) else {
            return nil
        }
        return CrashMemory.Promise(number: number, decision: decision)
    }

    private static let numberKey = Array(#""number":""#.utf8)
    private static let decisionKey = Array(#""decision":""#.utf8)

    private static func text(of key: [UInt8], in body: ArraySlice<UInt8>) -> String? {
        guard let start = body.firstRange(of: key)?.upperBound, let end = body[start...].firstIndex(of: 0x22) else {
            return nil
        }
        return String(decoding: body[start..<end], as: UTF8.self)
    }
}
