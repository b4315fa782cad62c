import Country
import GaritaTesting
import Testing

@testable import Programme

@Suite("Questionnaires: what is wrong with a file")
struct QuestionnaireReaderTests {
    @Test("all mistakes are told at once, each with file, line and reason")
    func problems() throws {
        let problems = ProblemList()
        var reader = QuestionnaireReader(problems: problems)
        reader.read(PackFile(name: "a.json", bytes: Array(Self.broken.utf8)), country: "xx")
        reader.read(PackFile(name: "b.json", bytes: Array("{".utf8)), country: "xx")
        _ = reader.library()
        let told = problems.sorted.map(\.description)
        func tells(_ line: Int, _ words: String) {
            #expect(
                told.contains { $0.hasPrefix("a.json:\(line):") && $0.contains(words) }, "\(line) \(words) in \(told)")
        }
        tells(2, "a code has 1 to 40 letters")
        tells(4, "the last day comes before the first")
        tells(7, "“nobody” is not among the file's sources")
        tells(12, "“maybe” is not one of must, should, info")
        tells(12, "“essay” is not one of verdict")
        tells(12, "the text in language “en” is missing")
        tells(13, "“Z” is not one of A, B")
        tells(13, "“lvel” is not known here")
        tells(12, "“level” is missing")
        tells(15, "stands here twice")
        #expect(told.contains { $0.hasPrefix("b.json:") })
    }

    @Test("references and migrations are held against the other files")
    func references() throws {
        let problems = ProblemList()
        var reader = QuestionnaireReader(problems: problems)
        func file(_ version: String, _ questions: String, _ more: String = "") -> PackFile {
            let text = """
                {"code": "Q", "programme": "P", "version": "\(version)", "from": "\(version)", "roles": [], "title": "T",
                "sources": {"s": {"title": "S", "date": "2020-01-01"}}, "source": "s", \(more)
                "sections": [{"code": "1", "title": "T", "task": "T", "questions": [\(questions)]}]}
                """
            return PackFile(name: "\(version).json", bytes: Array(text.utf8))
        }
        func question(_ code: String, _ more: String = "") -> String {
            """
            {"code": "\(code)", "title": "T", "text": "T", "guidance": "T", "obligation": "must", "type": "text",
            "safe": ["A"], "level": "site", "minutes": 5\(more)}
            """
        }
        reader.read(file("2020-01-01", question("1") + "," + question("2")), country: "xx")
        reader.read(
            file(
                "2021-01-01", question("3", #", "same": ["R/1", "Q/1", "x"]"#),
                #""migrates": {"from": "2020-01-01", "moves": [{"from": "9", "to": ["8"], "why": "W"}]},"#),
            country: "xx")
        reader.read(file("2021-01-01", question("3")), country: "xx")
        _ = reader.library()
        let told = problems.sorted.map(\.reason)
        for words in [
            "no version of a questionnaire asks “R/1”", "its own questionnaire",
            "a reference is a questionnaire's code",
            "version 2020-01-01 does not ask “9”", "version 2021-01-01 does not ask “8”",
            "“1” of version 2020-01-01 is gone", "“2” of version 2020-01-01 is gone", "stands in another file too",
        ] {
            #expect(told.contains { $0.contains(words) }, "\(words) in \(told)")
        }
    }

    @Test("a folder is read with all of its countries, and refused with all of its problems")
    func folder() throws {
        let library = try QuestionRoom.library()
        #expect(Set(library.questionnaires.map(\.country)).isSuperset(of: ["mx", "us", "eu"]))
        #expect(library.versions(of: "MX-OEA-COMPANY").map(\.version) == ["2012-01-02", "2023-08-03"])
        #expect(try QuestionnaireLibrary.load(countries: "/nowhere").questionnaires.isEmpty)
    }

    private static let broken = """
        {
          "code": "A B", "programme": "P", "version": "1",
          "from": "2024-01-02",
          "through": "2024-01-01",
          "roles": [], "title": {"es": "T", "en": "T"},
          "sources": {"s": {"title": "S", "date": "2020-01-01"}},
          "source": "nobody",
          "sections": [
            {
              "code": "1", "title": "T", "task": "T",
              "questions": [
                {"code": "1", "title": {"es": "T"}, "text": "T", "guidance": "T", "obligation": "maybe", "type": "essay",
                 "safe": ["Z"], "lvel": "site", "minutes": 5},
                {"code": "2", "title": "T", "text": "T", "guidance": "T", "obligation": "must", "type": "text", "safe": [], "level": "site", "minutes": 5},
                {"code": "2", "title": "T", "text": "T", "guidance": "T", "obligation": "must", "type": "text", "safe": [], "level": "site", "minutes": 5}
              ]
            }
          ]
        }
        """
}
