import Country
import Customs
import FoundationEssentials

extension ProgrammeLibrary {
    /// Everything that the house knows of programmes: those of every country below a folder, and their questionnaires.
    package static func open(countries directory: String) throws -> ProgrammeLibrary {
        var library = try load(countries: directory)
        library.directory = directory
        library.questionnaires = try QuestionnaireLibrary.load(countries: directory)
        return library
    }

    /// Reads the programmes of every country below a folder: `<code>/programmes/*.json`, each country's `calendar.json`
    /// beside them.
    ///
    /// Throws ``ProgrammeLibraryError`` with every problem of every file.
    package static func load(countries directory: String) throws(ProgrammeLibraryError) -> ProgrammeLibrary {
        let shelf = ProgrammeShelf(directory: directory)
        var library = ProgrammeLibrary([])
        for country in shelf.names(in: "") {
            let names = shelf.names(in: country + "/programmes").filter { $0.hasSuffix(".json") }
            guard !names.isEmpty else { continue }
            var calendar: CountryCalendar?
            for name in names {
                guard let root = shelf.root("\(country)/programmes/\(name)") else { continue }
                let reader = ProgrammeReader(root: root, shelf: shelf, folder: "\(country)/programmes")
                calendar = calendar ?? shelf.calendar(of: country, languages: reader.languages)
                guard let calendar else { continue }
                if reader.isReference {
                    reader.reference(calendar: calendar).map { library.references.append($0) }
                } else {
                    reader.definition(calendar: calendar).map { library.definitions.append($0) }
                }
            }
        }
        if library.definitions.isEmpty, library.references.isEmpty, shelf.list.problems.isEmpty {
            shelf.list.add(PackProblem(file: directory, reason: "no programme was found in <country>/programmes"))
        }
        library.definitions.sort { ($0.code, $0.validity.from) < ($1.code, $1.validity.from) }
        library.references.sort { $0.code < $1.code }
        shelf.checkVersions(library)
        guard shelf.list.problems.isEmpty else {
            throw ProgrammeLibraryError(directory: directory, problems: shelf.problems)
        }
        return library
    }
}

/// The folder of the countries while it is read.
struct ProgrammeShelf {
    let directory: String
    let list = ProblemList()

    /// The names in a folder below, in their order; none when it is not there.
    func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: directory + "/" + folder))?.sorted() ?? []
    }

    /// The root of a file; nil with the problem noted when it is missing or no JSON.
    func root(_ name: String) -> PackNode? {
        guard let data = FileManager.default.contents(atPath: directory + "/" + name) else {
            list.add(PackProblem(file: name, reason: "the file is missing in \(directory)"))
            return nil
        }
        return PackNode(PackFile(name: name, bytes: [UInt8](data)), problems: list)
    }

    func calendar(of country: String, languages: [String]) -> CountryCalendar? {
        root(country + "/calendar.json").map { CountryCalendar($0, languages: languages) }
    }

    /// A programme has one version on a day.
    func checkVersions(_ library: ProgrammeLibrary) {
        for (left, right) in zip(library.definitions, library.definitions.dropFirst()) where left.code == right.code {
            if left.validity.through.map({ $0 >= right.validity.from }) ?? true {
                list.add(
                    PackProblem(
                        file: "\(left.country.text.lowercased())/programmes",
                        reason: "\(left.code) \(left.version) still holds on \(right.validity.from), when "
                            + "\(right.version) begins: give it a \"through\""))
            }
        }
    }

    /// Each once, though a file that programmes share was read with each of them.
    var problems: [PackProblem] {
        var seen: Set<PackProblem> = []
        return list.sorted.filter { seen.insert($0).inserted }
    }
}
