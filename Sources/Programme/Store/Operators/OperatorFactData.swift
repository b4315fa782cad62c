import FoundationEssentials
import JSON

/// The data of a fact between its payload and canonical JSON.
struct OperatorFactData {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(_ payload: some Encodable) throws {
        let encoded = try JSONEncoder().encode(payload)
        bytes = try JSONValue.parse([UInt8](encoded), limits: .file).canonicalBytes()
    }

    func read<Payload: Decodable>() throws -> Payload {
        try JSONDecoder().decode(Payload.self, from: Data(bytes))
    }
}

extension SiteDetails {
    /// The details as they are kept and hashed: canonical JSON.
    var canonical: String { get throws { String(decoding: try OperatorFactData(self).bytes, as: UTF8.self) } }

    /// Nil when the text is none that was kept as a site's.
    init?(canonical text: String) {
        guard let details: SiteDetails = try? OperatorFactData(bytes: Array(text.utf8)).read() else { return nil }
        self = details
    }
}
