import Clearance
package import Customs
import Database
import JSON
import Ledger
import Sealing

/// What is known of a person, in one of its versions.
package struct PersonVersion: Hashable, Sendable {
    package var person: PersonID
    package var version: Int
    package var details: PersonDetails
    package var at: Instant
    package var actor: String
    /// The commitment that these data and their salt make; the event holds the same.
    package var commitment: String
}

/// Reads and writes of the table `operator_person`: personal data, apart from the ledger.
enum PersonStore {
    /// Keeps a new version and answers its commitment, in hexadecimal.
    static func keep(
        _ details: PersonDetails, as id: PersonID, of owner: OperatorID, by actor: String, at instant: Instant,
        in tx: any Writing
    ) throws -> String {
        let words = [details.name, details.email, details.phone].compactMap { $0 }
        guard !details.name.allSatisfy(\.isWhitespace),
            words.allSatisfy({ $0.count <= 200 && !ControlCharacters.isIn($0) })
        else {
            throw OperatorError(.name, field: "personName", "a person has a name of at most 200 characters")
        }
        let before = try tx.value("SELECT max(version) FROM operator_person WHERE person = ?", [.text(id.text)])?.int
        let commitment = Commitment(to: try text(details))
        try tx.execute(
            """
            INSERT INTO operator_person (person, version, operator, name, scheme, identifier, identifier_key, email, phone,
            salt, at, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(id.text), .int((before ?? 0) + 1), .text(owner.text), .text(details.name),
                .text(details.identifier?.scheme.rawValue), .text(details.identifier?.value),
                .text(details.identifier?.key), .text(details.email), .text(details.phone), .blob(commitment.salt),
                .int(instant.milliseconds), .text(actor),
            ])
        return commitment.digest.hex
    }

    /// All versions of some people, in order.
    static func versions(of people: [PersonID], in db: any Reading) throws -> [PersonID: [PersonVersion]] {
        guard !people.isEmpty else { return [:] }
        let rows = try db.query(
            "SELECT * FROM operator_person WHERE person = ? ORDER BY version", each: people.map { [.text($0.text)] })
        var versions: [PersonID: [PersonVersion]] = [:]
        for (id, found) in zip(people, rows) {
            versions[id] = try found.map { (row) throws in
                let scheme = try row.optionalText("scheme").flatMap(IdentifierScheme.init(rawValue:))
                let value = try row.optionalText("identifier")
                let details = PersonDetails(
                    name: try row.text("name"),
                    identifier: scheme.flatMap { scheme in
                        value.flatMap { try? OperatorIdentifier(scheme, $0) }
                    }, email: try row.optionalText("email"), phone: try row.optionalText("phone"))
                return PersonVersion(
                    person: id, version: Int(try row.int("version")), details: details,
                    at: Instant(milliseconds: try row.int("at")), actor: try row.text("actor"),
                    commitment: Commitment(to: try text(details), salt: try row.blob("salt")).digest.hex)
            }
        }
        return versions
    }

    /// What a commitment is made to: the data as canonical JSON.
    private static func text(_ details: PersonDetails) throws -> String {
        var object = JSONObject([("name", .string(details.name))])
        if let identifier = details.identifier {
            object["identifier"] = .string("\(identifier.scheme.rawValue):\(identifier.value)")
        }
        if let email = details.email { object["email"] = .string(email) }
        if let phone = details.phone { object["phone"] = .string(phone) }
        return String(decoding: try JSONValue.object(object).canonicalBytes(), as: UTF8.self)
    }
}
