package import Database

/// What certificates ask of the register of operators: names as they are today, on the reader's own snapshot.
package protocol OperatorNames: Sendable {
    /// The holders by number; one that is not known is left out.
    func holders(_ ids: Set<OperatorID>, in db: any Reading) throws -> [OperatorID: CertificateHolder]
    func sites(_ ids: [SiteID], in db: any Reading) throws -> [SiteID: CertificateSite]
    /// Operators whose name holds these words, at most `limit`; by an index, as the public asks.
    func operators(named name: String, limit: Int, in db: any Reading) throws -> [OperatorID]
}

/// Names for a house whose register of operators is not wired: numbers stand for them.
struct NumbersAsNames: OperatorNames {
    func holders(_ ids: Set<OperatorID>, in db: any Reading) throws -> [OperatorID: CertificateHolder] {
        Dictionary(uniqueKeysWithValues: ids.map { ($0, CertificateHolder(name: $0.text)) })
    }
    func sites(_ ids: [SiteID], in db: any Reading) throws -> [SiteID: CertificateSite] {
        Dictionary(
            ids.map { ($0, CertificateSite(id: $0, name: $0.text, place: "")) }, uniquingKeysWith: { first, _ in first }
        )
    }
    func operators(named name: String, limit: Int, in db: any Reading) throws -> [OperatorID] {
        (try? OperatorID(name.uppercased())).map { [$0] } ?? []
    }
}
