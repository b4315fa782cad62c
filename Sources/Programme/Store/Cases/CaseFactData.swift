import FoundationEssentials
import JSON

/// The data of a fact between its payload and canonical JSON.
struct CaseFactData: PayloadSource {
    let bytes: [UInt8]

    func read<Payload: CasePayload>() throws -> Payload {
        try JSONDecoder().decode(Payload.self, from: Data(bytes))
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(_ payload: some CasePayload) throws {
        let encoded = try JSONEncoder().encode(payload)
        bytes = try JSONValue.parse([UInt8](encoded), limits: .file).canonicalBytes()
    }
}
