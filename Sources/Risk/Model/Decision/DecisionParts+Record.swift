import Country
import Customs
import JSON
import Sealing

// The decision record, written in canonical order so that no tree and no sorting is needed. Docs/DecisionRecord.md says
// what the members mean; a test holds these bytes against the canonical form of the parsed record.
extension DecisionParts {
    /// The version of the record's form.
    static let schema = 1

    /// The record's bytes with their hash, and the hash of the context that stands in them.
    func record() -> (bytes: [UInt8], hash: Digest, contextHash: Digest) {
        var writer = JSONWriter(capacity: 4096)
        writer.beginObject()
        writer.key("capacity")
        capacity(&writer)
        writer.key("cause")
        writer.string(cause.rawValue)
        writer.key("channel")
        writer.string(channel.rawValue)
        writer.key("context")
        let start = writer.count
        context.write(to: &writer)
        let contextHash = writer.withBytes { SHA256.hash(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        writer.key("contextHash")
        writer.digest(contextHash)
        writer.key("declaration")
        writer.beginObject()
        writer.key("hash")
        writer.digest(subject.inputHash)
        writer.key("number")
        writer.string(subject.number)
        writer.key("version")
        writer.int(subject.version)
        writer.endObject()
        writer.key("draws")
        draws(&writer)
        writer.key("hits")
        writer.beginArray()
        for outcome in outcomes { hit(outcome, &writer) }
        writer.endArray()
        writer.key("instructions")
        writer.beginArray()
        instructed { instruction($0, &writer) }
        writer.endArray()
        writer.key("propensity")
        writer.beginObject()
        writer.key("red")
        writer.double(propensity.red)
        writer.key("selected")
        writer.double(propensity.selected)
        writer.endObject()
        writer.key("relief")
        writer.beginObject()
        writer.key("applied")
        writer.bool(relief.isApplied)
        writer.key("certified")
        writer.bool(relief.isCertified)
        writer.key("channelStep")
        writer.bool(ruleset.ruleset.rates.relief.channelStep)
        writer.key("probabilityFactor")
        writer.double(ruleset.ruleset.rates.relief.probabilityFactor)
        writer.endObject()
        writer.key("ruleset")
        writer.raw(ruleset.name)
        writer.key("schema")
        writer.int(Self.schema)
        writer.endObject()
        return (writer.bytes, writer.withBytes { SHA256.hash($0) }, contextHash)
    }

    private func capacity(_ writer: inout JSONWriter) {
        writer.beginObject()
        if let from = thresholds.divertedFrom {
            writer.key("divertedFrom")
            writer.string(from.rawValue)
        }
        writer.key("red")
        limit(thresholds.limits.red, isFull: thresholds.isRedFull, &writer)
        writer.key("windowHours")
        writer.int(thresholds.limits.windowHours)
        writer.key("yellow")
        limit(thresholds.limits.yellow, isFull: thresholds.isYellowFull, &writer)
        writer.endObject()
    }

    private func limit(_ limit: Rates.Limit, isFull: Bool, _ writer: inout JSONWriter) {
        writer.beginObject()
        if let count = limit.count {
            writer.key("count")
            writer.int(count)
        }
        writer.key("full")
        writer.bool(isFull)
        if let share = limit.share {
            writer.key("share")
            writer.double(share)
        }
        writer.endObject()
    }

    private func draws(_ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("commitment")
        writer.digest(draws.commitment)
        writer.key("day")
        writer.string(draws.day.description)
        writer.key("exploration")
        draw(draws.exploration, &writer)
        writer.key("measurement")
        draw(draws.measurement, &writer)
        writer.key("stratum")
        writer.string(draws.stratum.rawValue)
        writer.endObject()
    }

    private func draw(_ draw: Draws.Draw, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("propensity")
        writer.double(draw.propensity)
        writer.key("selected")
        writer.bool(draw.isSelected)
        writer.key("value")
        writer.double(draw.value)
        writer.endObject()
    }

    private func hit(_ outcome: Outcome, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("applied")
        writer.string(outcome.applied.rawValue)
        writer.key("channel")
        switch outcome.control {
        case .alert(let place):
            let alert = context.alerts[place]
            writer.string(alert.channel.rawValue)
            writer.key("id")
            writer.string(alert.id)
            writer.key("kind")
            writer.string(Hit.Kind.alert.rawValue)
        case .profile(let place):
            let control = ruleset.controls[place]
            writer.string(control.channel.rawValue)
            if let draw = outcome.draw {
                writer.key("draw")
                writer.double(draw)
            }
            writer.key("id")
            writer.string(ruleset.ruleset.profiles[place].id)
            writer.key("items")
            writer.beginArray()
            for number in outcome.items { item(facts[places[number]], ruleset.readFields[place], &writer) }
            writer.endArray()
            writer.key("kind")
            writer.string((control.isMandatory ? Hit.Kind.mandatory : .profile).rawValue)
        }
        writer.key("outcome")
        writer.string(outcome.outcome.rawValue)
        writer.key("propensity")
        writer.double(outcome.propensity)
        writer.key("version")
        if case .profile(let place) = outcome.control {
            writer.int(ruleset.controls[place].version)
        } else {
            writer.int(1)
        }
        writer.endObject()
    }

    private func item(_ facts: Facts, _ fields: [Field], _ writer: inout JSONWriter) {
        writer.beginObject()
        if let item = facts.item {
            writer.key("item")
            writer.int(item)
        }
        writer.key("read")
        writer.beginObject()
        for field in fields {
            writer.key(field.name)
            switch facts.read(field) {
            case .missing: writer.null()
            case .text(let text): writer.string(text)
            case .number(let number): writer.double(number)
            case .flag(let flag): writer.bool(flag)
            case .texts(let texts):
                writer.beginArray()
                for text in texts { writer.string(text) }
                writer.endArray()
            }
        }
        writer.endObject()
        writer.endObject()
    }

    private func instruction(_ outcome: Outcome, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("channel")
        writer.string(outcome.applied.rawValue)
        writer.key("officer")
        switch outcome.control {
        case .alert(let place):
            let alert = context.alerts[place]
            writer.texts(alert.instruction)
            writer.key("source")
            writer.string(alert.id)
        case .profile(let place):
            writer.raw(ruleset.officerTexts[place])
            writer.key("source")
            writer.string(ruleset.ruleset.profiles[place].id)
            writer.key("trader")
            writer.raw(ruleset.traderTexts[place])
        }
        writer.endObject()
    }
}
