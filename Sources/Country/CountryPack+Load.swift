import Customs
import FoundationEssentials
import JSON

extension CountryPack {
    /// Reads and checks a pack.
    ///
    /// Throws ``CountryPackError`` with every problem of every file.
    package static func load(directory: String) throws(CountryPackError) -> CountryPack {
        let reader = PackReader(directory: directory)
        var zones = Zones()
        let country = reader.file("country.json").map { Country(file: $0.file, root: $0.root, zones: &zones) }
        // Without the languages the other files cannot be judged: theirs are then taken as they come.
        let languages = country?.languages ?? ["es", "en"]
        let offices = reader.file("offices.json").map { file in
            (file.file, reader.offices(file.root, languages: languages, zones: &zones))
        }
        let procedures = reader.file("procedures.json").map { file in
            (file.file, reader.procedures(file.root, languages: languages))
        }
        let calendar = reader.file("calendar.json").map { file in
            (file.file, CountryCalendar(file.root, languages: languages))
        }
        let texts = reader.texts(languages)
        let (profiles, mandatory, rates) = (
            reader.file("profiles.json")?.file, reader.file("mandatory.json")?.file, reader.file("rates.json")?.file
        )
        let hasSimulation = FileManager.default.fileExists(atPath: directory + "/simulation.json")
        let simulation = hasSimulation ? reader.file("simulation.json")?.file : nil

        guard reader.list.problems.isEmpty, let country, let code = country.code, let name = country.name,
            let version = country.version, let currency = country.currency, let zone = country.zone, let offices,
            let procedures, let calendar, let profiles, let mandatory, let rates
        else { throw CountryPackError(directory: directory, problems: reader.list.sorted) }
        let files =
            [country.file, offices.0, procedures.0, calendar.0, profiles, mandatory, rates]
            + (simulation.map { [$0] } ?? [])
            + languages.compactMap { language in
                let name = "texts.\(language).json"
                return reader.bytes(name).map { PackFile(name: name, bytes: $0) }
            }
        return CountryPack(
            code: code, name: name, version: version, sourceHash: PackFile.hash(files), languages: languages,
            currency: currency, zone: zone, authorities: country.authorities, roles: country.roles, offices: offices.1,
            procedures: procedures.1, calendar: calendar.1, texts: texts, profilesFile: profiles,
            mandatoryFile: mandatory, ratesFile: rates, simulationFile: simulation)
    }

    /// What `country.json` holds, as far as it could be read.
    private struct Country {
        let file: PackFile
        let code: CountryCode?
        let name: LocalizedText?
        let version: String?
        let languages: [String]
        let currency: Currency?
        let zone: Zone?
        let authorities: [Authority]
        let roles: [RoleTitle]

        init(file: PackFile, root: PackNode, zones: inout Zones) {
            self.file = file
            root.allow(
                "code", "name", "version", "languages", "currency", "timeZone", "sources", "authorities", "roles")
            let languages = root.elements("languages").compactMap(\.string)
            if languages.isEmpty { root.report("a pack has at least one language") }
            self.languages = languages
            code = root.member("code")?.code(CountryCode.self)
            name = root.localized("name", languages: languages)
            version = root.text("version")
            currency = root.member("currency")?.code(Currency.self)
            zone = root.member("timeZone").flatMap { zones.zone($0) }
            let sources = root.sources()
            authorities = root.elements("authorities").compactMap { node in
                node.allow("code", "name", "source")
                guard let code = node.text("code"), let name = node.localized("name", languages: languages),
                    let source = node.source(in: sources)
                else { return nil }
                return Authority(code: code, name: name, source: source)
            }
            roles = root.elements("roles").compactMap { node in
                node.allow("role", "title")
                guard let role = node.text("role"), let title = node.localized("title", languages: languages) else {
                    return nil
                }
                return RoleTitle(role: role, title: title)
            }
        }
    }
}
