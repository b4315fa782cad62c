package import Customs
package import Sealing

/// A country as data: everything about it that the house needs and that no line of code knows.
///
/// A pack is a folder (`Countries/mx`) of JSON files. ``load(directory:)`` refuses it with every problem found, each with
/// file, line and reason. Entries are effective-dated and cite their source.
package struct CountryPack: Sendable {
    package let code: CountryCode
    package let name: LocalizedText
    /// The pack's own version, for example `2026.1`.
    package let version: String
    /// SHA-256 over the names and bytes of the pack's files: two packs with one hash are the same pack.
    package let sourceHash: Digest
    /// Languages of the pack's texts, the administration's own first.
    package let languages: [String]
    package let currency: Currency
    /// The capital's zone; an office has its own.
    package let zone: Zone
    package let authorities: [Authority]
    package let roles: [RoleTitle]
    package let offices: [Office]
    package let procedures: [ProcedureCode]
    package let calendar: CountryCalendar
    /// The country's own texts by key, in its languages.
    package let texts: [String: LocalizedText]
    /// Risk profiles, mandatory controls and rates as their files hold them: module `Risk` owns their form and reads them.
    package let profilesFile: PackFile
    package let mandatoryFile: PackFile
    package let ratesFile: PackFile
    /// The trade that the simulator imitates, when the pack has it; module `Simulation` reads it.
    package let simulationFile: PackFile?

    /// The office that a code names, by its own code or that of one of its sections (`07` and `071` are both Juárez).
    package func office(_ code: CustomsOffice, on day: CalendarDay? = nil) -> Office? {
        place(of: code, on: day).map { offices[$0] }
    }

    /// Whether a code names an office, on whatever day.
    package func hasOffice(_ code: CustomsOffice) -> Bool { place(of: code, on: nil) != nil }

    /// Where an office stands in the list. Goes by index, since an office is large to copy and this is asked for every
    /// declaration.
    private func place(of code: CustomsOffice, on day: CalendarDay?) -> Int? {
        func isInForce(_ index: Int) -> Bool { day.map { offices[index].validity.contains($0) } ?? true }
        for index in offices.indices where offices[index].code == code && isInForce(index) { return index }
        for index in offices.indices where isInForce(index) {
            let sections = offices[index].sections
            for section in sections.indices where sections[section].code == code { return index }
        }
        return nil
    }

    /// The section that a code names.
    package func section(_ code: CustomsOffice) -> Office.Section? {
        for office in offices {
            if let section = office.sections.first(where: { $0.code == code }) { return section }
        }
        return nil
    }

    /// The procedure that a code names on a day.
    package func procedure(_ code: String, on day: CalendarDay) -> ProcedureCode? {
        procedures.first { $0.code == code && $0.validity.contains(day) }
    }

    /// The clocks at an office, the capital's when the office is not known.
    package func zone(of office: CustomsOffice) -> Zone { self.office(office)?.zone ?? zone }

    /// A text of the country in a language; the key itself when there is none.
    package func text(_ key: String, language: String) -> String { texts[key]?[language] ?? key }

    /// A role's title, Garita's word for it when the country has none.
    package func title(ofRole role: String, language: String) -> String {
        roles.first { $0.role == role }?.title[language] ?? role
    }
}

/// A file of a pack as it was read.
package struct PackFile: Sendable, Hashable {
    /// The name within the pack, for messages.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

extension PackFile {
    /// The hash of several files, whatever their order: names and lengths are hashed too, so that no byte can move from
    /// one file to the next unseen.
    static func hash(_ files: [PackFile]) -> Digest {
        var bytes: [UInt8] = []
        for file in files.sorted(by: { $0.name < $1.name }) {
            bytes += Array("\(file.name)\n\(file.bytes.count)\n".utf8)
            bytes += file.bytes
        }
        return SHA256.hash(bytes)
    }
}
