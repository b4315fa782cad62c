import Customs

/// Codes of closed lists as Garita's JSON writes them: words, where WCO messages have digits.
protocol JSONWord: CaseIterable {
    var word: String { get }
}

extension JSONWord {
    /// The case of a word, nil when there is none.
    init?(word: String) {
        guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = match
    }

    static var words: [String] { allCases.map(\.word) }
}

extension MessageFunction: JSONWord {
    var word: String {
        switch self {
        case .cancellation: "cancellation"
        case .replacement: "replacement"
        case .original: "original"
        case .amendment: "amendment"
        }
    }
}

extension Representation: JSONWord {
    var word: String {
        switch self {
        case .own: "own"
        case .direct: "direct"
        case .indirect: "indirect"
        }
    }
}

extension TransportMode: JSONWord {
    var word: String {
        switch self {
        case .sea: "sea"
        case .rail: "rail"
        case .road: "road"
        case .air: "air"
        case .mail: "mail"
        case .multimodal: "multimodal"
        case .fixed: "fixed"
        case .inlandWater: "inland-water"
        case .other: "other"
        }
    }
}

extension PartyRole: JSONWord {
    var word: String { rawValue }
}
