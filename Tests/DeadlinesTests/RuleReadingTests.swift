import Country
import Customs
import Deadlines
import Testing

@Suite("A clock's file")
struct RuleReadingTests {
    private static let head = "{\"sources\": {\"law\": {\"title\": \"A law\", \"date\": \"2020-01-01\"}}, \"clock\": "

    private func read(_ clock: String) -> (rule: ClockRule?, problems: [String]) {
        let list = ProblemList()
        let file = PackFile(name: "clock.json", bytes: Array((Self.head + clock + "}").utf8))
        guard let root = PackNode(file, problems: list), let node = root.member("clock") else {
            return (nil, list.problems.map(\.description))
        }
        let rule = ClockRule(node, sources: root.sources(), languages: ["es", "en"], version: "P 1")
        return (rule, list.problems.map(\.description))
    }

    private static let good = """
        {"code": "decision", "row": 3, "mark": "S", "name": {"es": "Decidir", "en": "Decide"}, "binds": "authority",
         "start": ["case.accepted"], "stop": ["case.decided:grant"], "cancel": ["case.withdrawn"],
         "length": 120, "unit": "calendar-days", "rollsForward": true, "anchors": ["event"], "firstDay": 1,
         "pauses": [{"from": ["case.a"], "until": ["case.b"], "reason": {"es": "a", "en": "b"}, "row": 6, "source": "law"}],
         "extension": {"most": 60, "times": 1, "row": 4, "source": "law"},
         "extensionAtRequest": {"unit": "months", "row": 5, "source": "law"},
         "consequence": "escalate", "warnings": [30, 10], "from": "2016-05-01", "source": "law"}
        """

    @Test("is read with all that it says")
    func good() throws {
        let (rule, problems) = read(Self.good)
        let found = try #require(rule)
        #expect(problems.isEmpty)
        #expect(found.rows.sorted() == [3, 4, 5, 6] && found.rollsForward && found.extendable?.mostDays == 60)
        #expect(
            found.version == "P 1, 2016-05-01" && found.pauses.first?.reason?["en"] == "b" && found.binds == .authority)
        #expect(found.extendableAtRequest?.mostDays == nil && found.extendableAtRequest?.unit == .months)
    }

    @Test(
        "with a mistake is refused with its place",
        arguments: [
            ("\"length\": 120", "\"length\": 0", "the number must be from 1 to 4000"),
            ("\"unit\": \"calendar-days\"", "\"unit\": \"days\"", "“days” is not one of"),
            ("\"code\"", "\"kode\"", "“kode” is not known here"),
            ("\"case.accepted\"", "\"accepted\"", "an event is written"),
            ("\"case.decided:grant\"", "\"case.decided:\"", "an event is written"),
            ("[\"case.accepted\"]", "[]", "at least one event that starts it"),
            ("\"row\": 3", "\"row\": 0", "rows 1 to 46"),
            ("\"mark\": \"S\"", "\"mark\": \"G\"", "does not fit the source"),
            ("\"firstDay\": 1", "\"firstDay\": 99", "0th to 30th day"),
            ("\"anchors\": [\"event\"]", "\"anchors\": []", "at least one day to count from"),
            ("\"warnings\": [30, 10]", "\"warnings\": [-1]", "0 to 3,660 days"),
            ("\"rollsForward\": true", "\"window\": true", "is neither paused nor extended"),
            (
                "\"rollsForward\": true", "\"every\": {\"length\": 9, \"unit\": \"calendar-days\"}",
                "comes back every so many"
            ),
            (
                "\"from\": \"2016-05-01\"", "\"from\": \"2016-05-01\", \"through\": \"2015-01-01\"",
                "comes before the first"
            ),
            ("\"en\": \"Decide\"", "\"en\": \"\"", "language “en” is missing"),
        ])
    func mistakes(from: String, to: String, reason: String) {
        let (rule, problems) = read(Self.good.replacing(from, with: to))
        #expect(rule == nil)
        #expect(problems.contains { $0.contains(reason) && $0.hasPrefix("clock.json:") }, "\(problems)")
    }
}
