package import Country
import Customs
import JSON
import Sealing

extension Ruleset {
    /// Which profiles a file may hold.
    package enum Form: Sendable {
        /// The full form only: each profile has an owner, a legal basis and an end.
        case accountable
        /// The compact form too.
        case any
    }

    /// The rules of a country pack. Throws ``RulesetError`` with every problem of the three files.
    package init(pack: CountryPack) throws(RulesetError) {
        try self.init(
            id: pack.code.text.lowercased(), version: pack.version, languages: pack.languages,
            profiles: pack.profilesFile, mandatory: pack.mandatoryFile, rates: pack.ratesFile)
    }

    /// Reads the files of rules; Docs/Profiles.md is their form. Throws ``RulesetError`` with every problem found.
    package init(
        id: String, version: String, languages: [String], profiles: PackFile, mandatory: PackFile? = nil,
        rates: PackFile? = nil, form: Form = .accountable
    ) throws(RulesetError) {
        let problems = ProblemList()
        let reader = RulesetReader(languages: languages, form: form)
        var controls: [Profile] = []
        var hasher = SHA256.Hasher()
        var foundRates = Rates()
        for (name, file) in [("mandatory", mandatory), ("profiles", profiles), ("rates", rates)] {
            guard let file, let root = PackNode(file, problems: problems) else { continue }
            switch name {
            case "mandatory": controls += reader.controls(root)
            case "profiles": controls += reader.profiles(root)
            default: foundRates = reader.rates(root)
            }
            do throws(JSONError) {
                hasher.update(Array("\(name)\n".utf8))
                hasher.update(try root.json.value.canonicalBytes())
            } catch {
                problems.add(
                    PackProblem(file: file.name, line: error.line, column: error.column, reason: error.message))
            }
        }
        let hash = hasher.finalize()
        guard problems.problems.isEmpty else { throw RulesetError(problems: problems.sorted) }
        self.init(
            id: id, version: version, languages: languages, profiles: controls, rates: foundRates, hash: hash)
    }
}
