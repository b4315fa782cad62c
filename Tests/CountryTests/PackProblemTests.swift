import Country
import Customs
import GaritaTesting
import Testing

/// The pack's author sees every mistake at once, each with its file, line and reason.
@Suite("A pack with mistakes")
struct PackProblemTests {
    private func problems(_ change: (TemporaryFolder) throws -> Void) throws -> [PackProblem] {
        let folder = try TemporaryFolder()
        try folder.copy(from: Repository.root + "/Countries/mx")
        try change(folder)
        let error = #expect(throws: CountryPackError.self) { try CountryPack.load(directory: folder.path) }
        return try #require(error).problems
    }

    @Test("a missing folder lists every missing file")
    func missing() {
        let error = #expect(throws: CountryPackError.self) { try CountryPack.load(directory: "/nowhere") }
        #expect(error?.problems.count == 9)
        #expect(error?.description.contains("offices.json: the file is missing") == true)
    }

    @Test("several mistakes in several files are all listed, with their lines")
    func all() throws {
        let problems = try problems { folder in
            try folder.write(
                """
                {
                  "sources": {"x": {"title": "A table", "date": "2026-01-01"}},
                  "offices": [
                    {"code": "07", "name": "Ciudad Juárez", "kind": "river", "region": "Chihuahua",
                     "timeZone": "America/Nowhere", "modes": ["3", "x"], "from": "2026-13-01", "source": "y"},
                    {"code": "07", "nome": "Otra"}
                  ]
                }
                """, to: "offices.json")
            try folder.write("{\"sources\": {}, \"weekend\": [\"domingo\"], \"holidays\": [", to: "calendar.json")
        }
        let text = problems.map(\.description)
        #expect(text.contains { $0.hasPrefix("calendar.json:1:") })
        for reason in [
            "“river” is not one of", "America/Nowhere", "mode of transport", "a day is written", "“y” is not among",
        ] {
            #expect(text.contains { $0.contains(reason) && $0.hasPrefix("offices.json:") }, "\(reason)")
        }
        #expect(problems.contains { $0.line == 6 && $0.reason.contains("“nome” is not known here") })
        #expect(problems.contains { $0.line == 6 && $0.reason.contains("“name” is missing") })
        #expect(problems.contains { $0.line == 5 && $0.path == "/offices/0/modes/1" })
    }

    @Test("a text that one language lacks is a problem of that language's file")
    func texts() throws {
        let problems = try problems { folder in
            try folder.write("{\"trader.number\": \"RFC\"}", to: "texts.en.json")
        }
        #expect(problems.allSatisfy { $0.file == "texts.en.json" })
        #expect(problems.contains { $0.reason.contains("“channel.red.name”") })
    }

    @Test("the same code twice for the same days is a problem, one after the other is not")
    func overlaps() throws {
        let source = "\"sources\": {\"x\": {\"title\": \"A\", \"date\": \"2026-01-01\"}}"
        func entry(_ dates: String) -> String {
            """
            {"code": "IMD", "kind": "regime", "name": "Definitivo", "flows": ["import"], "source": "x", \(dates)}
            """
        }
        let twice = try problems { folder in
            try folder.write(
                "{\(source), \"procedures\": [\(entry("\"from\": \"2024-01-01\"")), \(entry("\"from\": \"2025-01-01\""))]}",
                to: "procedures.json")
        }
        #expect(twice.map(\.reason) == ["“regime IMD” is in the list twice for the same days"])
        let folder = try TemporaryFolder()
        try folder.copy(from: Repository.root + "/Countries/mx")
        let first = entry("\"from\": \"2024-01-01\", \"through\": \"2024-12-31\"")
        try folder.write(
            "{\(source), \"procedures\": [\(first), \(entry("\"from\": \"2025-01-01\""))]}", to: "procedures.json")
        #expect(try CountryPack.load(directory: folder.path).procedures.count == 2)
    }

    @Test("a section that is not its office's, and a last day before the first, are problems")
    func consistency() throws {
        let problems = try problems { folder in
            let text = try folder.read("offices.json")
            try folder.write(text.replacing("\"code\": \"071\"", with: "\"code\": \"981\""), to: "offices.json")
            let calendar = try folder.read("calendar.json")
            try folder.write(calendar.replacing("\"2024-09-29\"", with: "\"2001-09-29\""), to: "calendar.json")
        }
        #expect(problems.count == 2)
        #expect(problems.contains { $0.reason.contains("begins with its office's") })
        #expect(problems.contains { $0.reason.contains("comes before the first") })
    }
}
