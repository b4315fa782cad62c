import Country
import JSON

/// Rules ready to decide with: the profiles compiled into an index, shared by all threads.
package final class CompiledRuleset: Sendable {
    package let ruleset: Ruleset
    /// The fields that each profile reads, by name and once each: what the record keeps of a hit.
    let readFields: [[Field]]
    /// The ruleset's hash, id and version as JSON.
    let name: [UInt8]
    /// Each profile's texts as JSON, so that a record takes them as they are.
    let officerTexts: [[UInt8]]
    let traderTexts: [[UInt8]]
    /// Profiles with a daily cap: the context tells how often each was selected today.
    package let cappedProfiles: [String]

    let index: ProfileIndex
    /// What a decision asks of each profile, without its texts.
    let controls: [Control]

    struct Control: Sendable {
        let version: Int
        let isMandatory: Bool
        let channel: Channel
        let probability: Double
        let dailyCap: Int?
        let aeoRelief: Bool
    }

    package init(_ ruleset: Ruleset) {
        self.ruleset = ruleset
        index = ProfileIndex(ruleset.profiles)
        controls = ruleset.profiles.map { profile in
            Control(
                version: profile.version, isMandatory: profile.kind == .mandatory, channel: profile.channel,
                probability: profile.probability, dailyCap: profile.dailyCap, aeoRelief: profile.aeoRelief)
        }
        readFields = ruleset.profiles.map { profile in
            Set((profile.scope + profile.conditions).map(\.field)).sorted { $0.name < $1.name }
        }
        name = Self.name(of: ruleset)
        officerTexts = ruleset.profiles.map { Self.json($0.instruction, ruleset.languages) }
        traderTexts = ruleset.profiles.map { Self.json($0.traderText, ruleset.languages) }
        cappedProfiles = ruleset.profiles.filter { $0.dailyCap != nil }.map(\.id)
    }

    /// The places in ``Ruleset/profiles`` of all that match, ascending.
    package func matches(_ facts: Facts) -> [Int] {
        index.matches(facts)
    }

    private static func name(of ruleset: Ruleset) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.key("hash")
        writer.digest(ruleset.hash)
        writer.key("id")
        writer.string(ruleset.id)
        writer.key("version")
        writer.string(ruleset.version)
        writer.endObject()
        return writer.bytes
    }

    private static func json(_ text: LocalizedText, _ languages: [String]) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.texts(Dictionary(languages.map { ($0, text[$0]) }, uniquingKeysWith: { first, _ in first }))
        return writer.bytes
    }
}
