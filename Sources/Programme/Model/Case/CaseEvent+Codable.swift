import Customs
import Ledger

extension CaseEvent: Codable {
    private enum Key: String, CodingKey { case kind, data, at, actor, sequence }

    private struct Source: PayloadSource {
        let container: KeyedDecodingContainer<Key>
        func read<Payload: CasePayload>() throws -> Payload { try container.decode(Payload.self, forKey: .data) }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let kind = try container.decode(String.self, forKey: .kind)
        guard let fact = try CaseFact(kind: kind, from: Source(container: container)) else {
            throw CaseError(.history, "this version does not know the fact \(kind)")
        }
        self.init(
            fact, at: try container.decode(Instant.self, forKey: .at),
            actor: try container.decode(String.self, forKey: .actor),
            sequence: try container.decode(Int64.self, forKey: .sequence))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(fact.kind.name, forKey: .kind)
        try container.encode(at, forKey: .at)
        try container.encode(actor, forKey: .actor)
        try container.encode(sequence, forKey: .sequence)
        try fact.payload.encode(to: container.superEncoder(forKey: .data))
    }
}
