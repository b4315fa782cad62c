package import Customs
package import JSON
import Sealing

/// What a replay found.
package enum ReplayOutcome: Sendable, Hashable {
    /// Every byte is the same.
    case same
    /// The first place, in the record's order, at which stored and recomputed differ.
    case different(ReplayDifference)
    /// The record cannot be recomputed: it does not read, or its seed, rules or declaration are other ones.
    case impossible(String)
}

/// A place of a record at which it is not what it should be.
package struct ReplayDifference: Sendable, Hashable, CustomStringConvertible {
    /// JSON Pointer; empty where the bytes differ but the values do not.
    package let path: String
    /// The JSON text that stands in the store; nil where nothing does.
    package let stored: String?
    /// The JSON text that the replay gives; nil where it gives nothing.
    package let recomputed: String?

    package var description: String {
        "\(path.isEmpty ? "/" : path): stored \(stored ?? "nothing"), recomputed \(recomputed ?? "nothing")"
    }
}

/// Decides again from a stored record's own context and compares every byte.
///
/// - Parameters:
///   - record: the stored record.
///   - declaration: the declaration's canonical JSON as stored; its hash must be the one that the record names.
///   - read: makes the declaration of these bytes (module `Formats` does).
///   - ruleset: the rules that the record names.
///   - seed: the seed of the record's day.
package func replay(
    record: [UInt8], declaration bytes: [UInt8], read: ([UInt8]) throws -> Declaration, ruleset: CompiledRuleset,
    seed: DailySeed
) -> ReplayOutcome {
    let stored: JSONValue
    let context: Context
    do {
        stored = try JSONValue.parse(record)
        context = try Context(stored["context"] ?? .null)
    } catch {
        return .impossible("the record does not read: \(error)")
    }
    guard let number = stored["declaration"]?["number"]?.string, let version = stored["declaration"]?["version"]?.int
    else { return .impossible("the record names no declaration") }
    let declaration: Declaration
    do {
        declaration = try read(bytes)
    } catch {
        return .impossible("the declaration does not read: \(error)")
    }
    let subject = DecisionSubject(number: number, version: Int(version), inputHash: SHA256.hash(bytes))
    let decision = decide(
        declaration, as: subject, context: context, ruleset: ruleset, draws: DrawSource(seed))
    if decision.record == record { return .same }
    guard let recomputed = try? JSONValue.parse(decision.record) else {
        return .impossible("the recomputed record does not read")
    }
    return .different(ReplayDifference.first(stored, recomputed, "") ?? .inBytesOnly)
}

extension ReplayDifference {
    fileprivate static let inBytesOnly = ReplayDifference(
        path: "", stored: "not in canonical form", recomputed: "the same values")

    /// The first difference of two values, members in canonical order.
    package static func first(_ stored: JSONValue, _ recomputed: JSONValue, _ path: String) -> ReplayDifference? {
        if stored == recomputed { return nil }
        switch (stored, recomputed) {
        case (.object(let left), .object(let right)):
            let keys = Set(left.keys).union(right.keys).sorted { JSONKeyOrder.precedes($0, $1) }
            for key in keys {
                let step = path + "/" + JSONPointer.escaped(key)
                if let found = first(left[key], right[key], step) { return found }
            }
        case (.array(let left), .array(let right)):
            for place in 0..<max(left.count, right.count) {
                let sides = (place < left.count ? left[place] : nil, place < right.count ? right[place] : nil)
                if let found = first(sides.0, sides.1, "\(path)/\(place)") { return found }
            }
        default: break
        }
        return ReplayDifference(path: path, stored: stored.text(), recomputed: recomputed.text())
    }

    private static func first(_ stored: JSONValue?, _ recomputed: JSONValue?, _ path: String) -> ReplayDifference? {
        switch (stored, recomputed) {
        case (let stored?, let recomputed?): first(stored, recomputed, path)
        case (nil, nil): nil
        default: ReplayDifference(path: path, stored: stored?.text(), recomputed: recomputed?.text())
        }
    }
}
