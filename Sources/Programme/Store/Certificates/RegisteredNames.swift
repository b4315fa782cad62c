import Country
import Customs
import Database

/// Names for certificates from the register of operators, as they are today.
struct RegisteredNames: OperatorNames {
    let country: CountryPack
    let time: TimeSource

    private var today: CalendarDay { country.zone.day(of: time.now()) }

    func holders(_ ids: Set<OperatorID>, in db: any Reading) throws -> [OperatorID: CertificateHolder] {
        var holders: [OperatorID: CertificateHolder] = [:]
        for id in ids {
            guard let person = try OperatorReader.person(id, in: db) else { continue }
            let day = today
            let numbers = person.identifiers.filter { $0.validity.contains(day) }.map { held in
                CertificateHolder.Identifier(
                    held.identifier.scheme.rawValue.uppercased(), held.identifier.value,
                    isPublic: held.identifier == person.officialNumber)
            }
            holders[id] = CertificateHolder(name: person.name(on: day), identifiers: numbers)
        }
        return holders
    }

    func sites(_ ids: [SiteID], in db: any Reading) throws -> [SiteID: CertificateSite] {
        var found: [SiteID: CertificateSite] = [:]
        let owners = try db.query("SELECT serial FROM operator_site WHERE site = ?", each: ids.map { [.text($0.text)] })
        var people: [Int64: LegalPerson] = [:]
        for (id, rows) in zip(ids, owners) {
            guard let serial = try rows.first?.int("serial") else { continue }
            if people[serial] == nil {
                people[serial] = try OperatorReader.person(OperatorID(serial: serial), in: db)
            }
            guard let site = people[serial]?.site(id) else { continue }
            let place = [site.details.town, site.details.region].compactMap { $0 }.joined(separator: ", ")
            found[id] = CertificateSite(id: id, name: site.details.name, place: place, isPublic: true)
        }
        return found
    }

    func operators(named name: String, limit: Int, in db: any Reading) throws -> [OperatorID] {
        var search = OperatorSearch()
        search.name = name
        search.limit = limit
        return try OperatorList.page(search, in: db).entries.map(\.id)
    }
}
