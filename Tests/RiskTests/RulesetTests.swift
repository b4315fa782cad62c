import Country
import GaritaTesting
import JSON
import Risk
import Testing

@Suite("Rules from their files")
struct RulesetTests {
    static let full = """
        {"profiles": [{
          "id": "VAL-1", "version": 2, "title": {"es": "t", "en": "t"}, "owner": "o", "legalBasis": "b",
          "riskArea": "value", "channel": "red", "probability": 0.5, "validFrom": "2026-01-01", "validTo": "2026-12-31",
          "offices": ["07"], "flows": ["import"], "procedures": ["IMD", "40"],
          "conditions": [
            {"field": "hs", "op": "prefix", "values": ["87"]},
            {"field": "value", "op": "between", "from": 1, "to": 5},
            {"field": "aeo", "op": "equals", "value": false, "missing": "match"}],
          "instruction": "look", "traderText": {"es": "a", "en": "b"}, "dailyCap": 4}]}
        """

    static func read(
        _ text: String, mandatory: String? = nil, rates: String? = nil, form: Ruleset.Form = .accountable
    ) throws(RulesetError) -> Ruleset {
        func file(_ name: String, _ text: String) -> PackFile { PackFile(name: name, bytes: Array(text.utf8)) }
        return try Ruleset(
            id: "test", version: "1", languages: ["es", "en"], profiles: file("profiles.json", text),
            mandatory: mandatory.map { file("mandatory.json", $0) }, rates: rates.map { file("rates.json", $0) },
            form: form)
    }

    static func problems(_ text: String, rates: String? = nil, form: Ruleset.Form = .accountable) -> [String] {
        do throws(RulesetError) {
            _ = try read(text, rates: rates, form: form)
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test("a profile is read with everything it says")
    func fullProfile() throws {
        let profile = try Self.read(Self.full).profiles[0]
        #expect(profile.id == "VAL-1")
        #expect(profile.version == 2)
        #expect(profile.probability == 0.5)
        #expect(profile.dailyCap == 4)
        #expect(profile.conditions.count == 3)
        #expect(profile.conditions[2].matchesMissing)
        #expect(profile.scope.count == 3)
        #expect(profile.instruction["es"] == "look")
    }

    @Test("the hash does not depend on blanks or the order of keys, but on every value")
    func hash() throws {
        let spaced = Self.full.replacing("\"version\": 2, ", with: "").replacing(
            "\"dailyCap\": 4", with: "\"dailyCap\":4,\"version\":2")
        #expect(try Self.read(spaced).hash == Self.read(Self.full).hash)
        #expect(try Self.read(Self.full.replacing("0.5", with: "0.6")).hash != Self.read(Self.full).hash)
        #expect(try Self.read(Self.full, rates: "{}").hash != Self.read(Self.full).hash)
    }

    @Test(
        "a mistake is told with file, line, column and what would be right",
        arguments: [
            ("\"prefix\"", "\"begins\"", "6:27"), ("\"hs\"", "\"hts\"", "6:15"), ("\"87\"", "\"87.03\"", "6:48"),
            ("\"red\"", "\"green\"", "3:35"), ("0.5", "0", "3:57"), ("\"import\"", "\"inbound\"", "4:32"),
            ("2026-12-31", "2025-12-31", "3:100"), ("2026-12-31", "2029-12-31", "3:100"),
            ("\"value\", \"channel\"", "\"money\", \"channel\"", "3:15"),
        ])
    func mistakes(_ what: String, _ wrong: String, _ place: String) {
        let found = Self.problems(Self.full.replacing(what, with: wrong, maxReplacements: 1))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("profiles.json:\(place): ") == true, "\(found)")
    }

    @Test("all mistakes are told at once, unknown keys among them")
    func allMistakes() {
        let found = Self.problems(
            #"{"profiles": [{"id": "A", "colour": 1}, {"id": "A", "conditions": [{"field": "x", "op": "y"}]}]}"#)
        #expect(found.contains { $0.contains("“colour” is not known here") })
        #expect(found.contains { $0.contains("“x” is no field") })
        #expect(found.count > 10)
    }

    @Test("operators go with their kinds of fields only")
    func kinds() {
        for (field, op) in [("hs", "at-least"), ("value", "prefix"), ("aeo", "in"), ("party", "between")] {
            let text = Self.full.replacing("\"hs\", \"op\": \"prefix\"", with: "\"\(field)\", \"op\": \"\(op)\"")
            #expect(Self.problems(text).contains { $0.contains("does not go with") })
        }
    }

    @Test("the compact form is read where it may be, and refused in a country pack")
    func compact() throws {
        let text = """
            [{"id": "P1", "hs": "8703", "origin": ["CN", "VN"], "minValue": 1000, "maxUnitPrice": 4.5, "aeo": false,
              "newImporter": true}, {"id": "P2", "hs": null, "origin": "US"}, {"id": "P3"}]
            """
        let rules = try Self.read(text, form: .any)
        #expect(rules.profiles.map(\.conditions.count) == [6, 1, 0])
        #expect(!Self.problems("{\"profiles\": \(text)}").isEmpty)
        #expect(!Self.problems(text).isEmpty)
    }

    @Test("rates are read, an office's own over the common ones")
    func rates() throws {
        let rules = try Self.read(
            "{}",
            rates: """
                {"newOperatorDays": 30, "aeo": {"statuses": ["oea"], "probabilityFactor": 0.2, "channelStep": true},
                 "measurement": {"rest": 0.01, "new": 0.02}, "capacity": {"windowHours": 8, "red": {"count": 5}},
                 "offices": [{"office": "07", "measurement": {"rest": 0.5}}]}
                """)
        #expect(rules.rates.newOperatorDays == 30)
        #expect(rules.rates.relief.statuses == ["oea"])
        #expect(rules.rates.office("071").measurement.rest == 0.5)
        #expect(rules.rates.office("071").measurement.new == 0.02)
        #expect(rules.rates.office("071").capacity.red.count == 5)
        #expect(rules.rates.office("24").measurement.rest == 0.01)
        #expect(!Self.problems("{}", rates: #"{"aeo": {"probabilityFactor": 0}}"#).isEmpty)
        #expect(!Self.problems("{}", rates: #"{"measurement": {"rest": 1.5}}"#).isEmpty)
    }
}
