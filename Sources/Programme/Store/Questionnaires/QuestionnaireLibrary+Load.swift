import Country
import FoundationEssentials

extension QuestionnaireLibrary {
    /// Reads the questionnaires of every country below a folder: `<code>/programmes/questionnaires/*.json`.
    ///
    /// Throws ``CountryPackError`` with every problem of every file, each as `file:line:column: reason`.
    package static func load(countries directory: String) throws -> QuestionnaireLibrary {
        let problems = ProblemList()
        var reader = QuestionnaireReader(problems: problems)
        let files = FileManager.default
        for country in names(in: directory) {
            let folder = "\(country)/programmes/questionnaires"
            for name in names(in: "\(directory)/\(folder)") where name.hasSuffix(".json") {
                let place = "\(folder)/\(name)"
                guard let data = files.contents(atPath: "\(directory)/\(place)") else {
                    problems.add(PackProblem(file: place, reason: "the file cannot be read"))
                    continue
                }
                reader.read(PackFile(name: place, bytes: [UInt8](data)), country: country)
            }
        }
        let library = reader.library()
        guard problems.problems.isEmpty else {
            throw CountryPackError(directory: directory, problems: problems.sorted)
        }
        return library
    }

    /// In order, so that a pack reads the same everywhere; none where there is no such folder.
    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}
