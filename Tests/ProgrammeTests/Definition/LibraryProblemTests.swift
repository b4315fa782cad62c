import Country
import FoundationEssentials
import GaritaTesting
import Testing

@testable import Programme

/// The author of a programme sees every mistake at once, each with its file, line and reason.
@Suite("A programme with mistakes")
struct LibraryProblemTests {
    struct Mistake: CustomTestStringConvertible {
        let what: String
        let from: String
        let to: String
        let reason: String
        var testDescription: String { what }

        init(_ what: String, _ from: String, _ to: String, _ reason: String) {
            self.what = what
            self.from = from
            self.to = to
            self.reason = reason
        }
    }

    static let mistakes: [Mistake] = [
        .init("an unknown member", "\"version\": \"2023.1\"", "\"versoin\": \"2023.1\"", "“versoin” is not known here"),
        .init("no version", "\"version\": \"2023.1\",", "", "“version” is missing"),
        .init("an unknown unit", "\"unit\": \"business-days\"", "\"unit\": \"work-days\"", "“work-days” is not one of"),
        .init(
            "an event that is none", "\"case.returned\"", "\"case.retuned\"", "“case.retuned” is not a fact of a case"),
        .init(
            "a word that the fact has not", "case.decided:grant", "case.decided:given", "“given” is not one of grant"),
        .init(
            "a clock that is not there", "\"clock\": \"appeal-1\"", "\"clock\": \"appeal-9\"",
            "“appeal-9” is not a clock"),
        .init("a state that is none", "\"suspended\"", "\"susspended\"", "“susspended” is not one of"),
        .init("a state that is missing", "\"renewing\",", "", "the state “renewing” is missing"),
        .init(
            "an effect that is none", "[\"requirement\", \"suspend\"", "[\"requirement\", \"warn\"",
            "“warn” is not one of"),
        .init("too few benefits", "\"tfa\": \"a\"", "\"tfa\": \"b\"", "at least three of its seven benefits"),
        .init(
            "a benefit that is none of the seven", "\"tfa\": \"a\"", "\"tfa\": \"h\"", "“h” is not one of the benefits"),
        .init("a criterion that SAFE has not", "\"safe\": [\"J\"]", "\"safe\": [\"Z\"]", "“Z” is not one of the SAFE"),
        .init(
            "a letter that is missing", "\"code\": \"refusal\"", "\"code\": \"refussal\"",
            "the letter “refusal” is missing"),
        .init("a place that nobody fills", "{case}", "{caze}", "“{caze}” is no place that a case fills"),
        .init("a source that is not there", "\"source\": \"zeta\"", "\"source\": \"beta\"", "“beta” is not among"),
        .init("a mark that its source does not bear", "\"mark\": \"G\"", "\"mark\": \"S\"", "does not fit the source"),
        .init("a row outside the table", "\"row\": 34", "\"row\": 47", "rows 1 to 46"),
        .init("a time zone that is none", "America/Mexico_City", "America/Nowhere", "America/Nowhere"),
        .init("a pause without its reason", "\"reason\": {", "\"cause\": {", "“reason” is missing"),
        .init("a code twice", "\"code\": \"exporter\"", "\"code\": \"importer\"", "“importer” is in the list twice"),
        .init("a text in one language only", "\"en\": \"Importer\"", "\"en\": \"\"", "language “en” is missing"),
        .init("nobody who decides", "\"reinstate\", ", "", "nobody is named who decides on “reinstate”"),
        .init("no JSON", "\"sources\": {", "\"sources\": {{", "oea.json:"),
    ]

    @Test("is refused with the file, the line and the reason", arguments: mistakes)
    func isRefused(mistake: Mistake) throws {
        let folder = try Self.copy()
        let name = "mx/programmes/oea.json"
        var text = try folder.read(name)
        if mistake.what == "too few benefits" {
            // Three of the seven are left standing on one.
            text = text.replacing("\"tfa\": \"c\"", with: "\"tfa\": \"b\"").replacing(
                "\"tfa\": \"g\"", with: "\"tfa\": \"b\"")
        }
        let place = try #require(text.firstRange(of: mistake.from), "\(mistake.from) is not in the file")
        text.replaceSubrange(place, with: mistake.to)
        try folder.write(text, to: name)
        let error = #expect(throws: ProgrammeLibraryError.self) { try ProgrammeLibrary.load(countries: folder.path) }
        let problems = try #require(error).problems
        #expect(
            problems.contains { $0.description.contains(mistake.reason) && $0.file == name && $0.line > 0 },
            "\(problems.map(\.description))")
    }

    @Test("all of several files are listed, one of a shared file once, and a missing calendar is one")
    func all() throws {
        let folder = try Self.copy()
        let shared = "eu/programmes/common/aeo.json"
        try folder.write(try folder.read(shared).replacing("\"row\": 12", with: "\"row\": 112"), to: shared)
        try FileManager.default.removeItem(atPath: folder.path + "/us/calendar.json")
        let error = #expect(throws: ProgrammeLibraryError.self) { try ProgrammeLibrary.load(countries: folder.path) }
        let text = try #require(error).problems.map(\.description)
        #expect(text.filter { $0.hasPrefix(shared) }.count == 1)
        #expect(text.contains { $0.hasPrefix("us/calendar.json: the file is missing") })
    }

    @Test("a folder without programmes is refused")
    func empty() throws {
        #expect(throws: ProgrammeLibraryError.self) { try ProgrammeLibrary.load(countries: "/nowhere") }
    }

    @Test("two versions of a programme do not hold on one day")
    func versions() throws {
        let folder = try Self.copy()
        let text = try folder.read("us/programmes/ctpat.json")
        try folder.write(
            text.replacing("\"version\": \"2019.1\"", with: "\"version\": \"2027.1\""), to: "us/programmes/next.json")
        let error = #expect(throws: ProgrammeLibraryError.self) { try ProgrammeLibrary.load(countries: folder.path) }
        #expect(error?.description.contains("US-CTPAT 2019.1 still holds") == true)
    }

    private static func copy() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for country in ["mx", "us", "eu"] {
            try FileManager.default.copyItem(
                atPath: Repository.root + "/Countries/" + country, toPath: folder.path + "/" + country)
        }
        return folder
    }
}
