import Customs
import GaritaTesting
import JSON
import Risk
import Sealing
import Testing

@Suite("The decision record")
struct RecordTests {
    /// A decision in which everything occurs: alert, control, profiles, relief, caps, capacity, draws.
    static func busy() throws -> (Declaration, Context, Ruleset) {
        var first = Profile(
            id: "VAL-1", version: 3, channel: .red, probability: 0.9,
            conditions: [.prefix(.hs, ["8708"]), .anyOf(.party, ["SAT970701NN3"]), .atLeast(.value, 10)])
        first.dailyCap = 5
        let missing = Profile(
            id: "MIS \"1\"", channel: .yellow, conditions: [.atLeast(.peerRatio, 3, missing: true), .flag(.aeo, true)])
        let capped = {
            var profile = Profile(id: "CAP", conditions: [.prefix(.hs, ["87"])])
            profile.dailyCap = 2
            return profile
        }()
        let control = Profile(id: "LIC", kind: .mandatory, channel: .blue, conditions: [.noneOf(.origin, ["MX"])])
        var rates = Rates()
        rates.relief.probabilityFactor = 0.3
        rates.relief.channelStep = true
        rates.common.measurement.aeo = 0.25
        rates.common.exploration.rate = 0.125
        rates.common.capacity.red = Rates.Limit(count: 3, share: 0.5)
        var context = Given.context()
        context.operators = [
            Context.Operator(
                identifier: "SAT970701NN3", status: "certified", isRecognised: false, firstSeenDays: 900,
                declarations90: 31, findings365: 0)
        ]
        context.items = [Context.Item(sequence: 1, isFirstHS: true, isFirstOrigin: false, peerValuePerKilogram: 12.75)]
        context.alerts = [
            Context.Alert(
                id: "A-1", kind: "partner-alert", channel: .yellow, subject: "AB123C",
                instruction: ["es": "Revise «precinto»\n", "en": "Check the seal"])
        ]
        context.load = Context.Load(decided: 40, red: 3, yellow: 1)
        context.selectedToday = ["CAP": 2, "VAL-1": 1]
        let rules = Ruleset(id: "mx", version: "2026.1", profiles: [control, first, missing, capped], rates: rates)
        return (try Declaration.sample(items: 2), context, rules)
    }

    @Test("the written bytes are the canonical form of what they say")
    func recordIsCanonical() throws {
        let (declaration, context, rules) = try Self.busy()
        let decision = decide(
            declaration, as: Given.subject(), context: context, ruleset: CompiledRuleset(rules),
            draws: try Given.draws())
        let parsed = try JSONValue.parse(decision.record)
        #expect(try parsed.canonicalBytes() == decision.record)
        #expect(parsed["hits"]?.array?.count == 5)
        #expect(parsed["context"]?["operators"]?[0]?["status"]?.string == "certified")
        #expect(decision.hash == SHA256.hash(decision.record))
        #expect(decision.contextHash == SHA256.hash(try #require(parsed["context"]).canonicalBytes()))
    }

    private static func canonical(_ context: Context) -> [UInt8] {
        var writer = JSONWriter(capacity: 1024)
        context.write(to: &writer)
        return writer.bytes
    }

    @Test("a context comes back from its canonical JSON as it was")
    func contextRoundTrips() throws {
        let (_, context, _) = try Self.busy()
        let read = try Context(JSONValue.parse(Self.canonical(context)))
        #expect(read == context)
        let bare = Given.context(office: nil)
        #expect(try Context(JSONValue.parse(Self.canonical(bare))) == bare)
    }

    @Test("a replay from the record alone gives the same bytes")
    func replayIsSame() throws {
        let (declaration, context, rules) = try Self.busy()
        let bytes = Array("{\"reference\":\"R\"}".utf8)
        let compiled = CompiledRuleset(rules)
        let subject = DecisionSubject(number: "N-1", version: 2, inputHash: SHA256.hash(bytes))
        let draws = try Given.draws()
        let decision = decide(declaration, as: subject, context: context, ruleset: compiled, draws: draws)
        let outcome = replay(
            record: decision.record, declaration: bytes, read: { _ in declaration }, ruleset: compiled,
            seed: draws.seed)
        #expect(outcome == .same)
    }

    @Test("a changed value of a stored record is found with its path, a changed blank too")
    func replayFindsChanges() throws {
        let (declaration, context, rules) = try Self.busy()
        let bytes = Array("{}".utf8)
        let compiled = CompiledRuleset(rules)
        let subject = DecisionSubject(number: "N-1", version: 2, inputHash: SHA256.hash(bytes))
        let draws = try Given.draws()
        let record = decide(declaration, as: subject, context: context, ruleset: compiled, draws: draws).record
        func replayed(_ record: [UInt8], _ declaration: [UInt8] = bytes, seed: UInt8 = 7) throws -> ReplayOutcome {
            let (read, _, _) = try Self.busy()
            return replay(
                record: record, declaration: declaration, read: { _ in read }, ruleset: compiled,
                seed: try Given.draws(seed).seed)
        }
        let text = String(decoding: record, as: UTF8.self)
        let changes: [(String, String, String)] = [
            (#""channel":"yellow","context""#, #""channel":"green","context""#, "/channel"),
            (#""8708299900""#, #""8708299901""#, "/hits/2/items/0/read/hs"),
            (#""version":2}"#, #""version":3}"#, "/draws/exploration/value"),
            (#""stratum":"aeo""#, #""stratum":"rest""#, "/draws/stratum"),
        ]
        for (old, new, path) in changes {
            #expect(text.contains(old))
            let outcome = try replayed(Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
            guard case .different(let difference) = outcome else {
                Issue.record("\(path): \(outcome)")
                continue
            }
            #expect(difference.path == path)
        }
        #expect(try replayed(Array((text + " ").utf8)) != .same)
        #expect(try replayed(record, Array("{ }".utf8)) != .same)
        #expect(try replayed(record, seed: 8) != .same)
        guard case .impossible = try replayed([0x7B]) else {
            Issue.record("half a record was replayed")
            return
        }
    }
}
