/// One option of a command, as data: the parser, the help and the errors come from it.
struct Option: Sendable {
    /// What the option takes.
    enum Value: Sendable {
        /// Nothing: it is there or not.
        case flag
        case text(String)
        /// A whole number within a range.
        case number(ClosedRange<Int>)
        case choice([String])
    }

    /// The name without dashes, for example `per-day`.
    let name: String
    let value: Value
    let help: String
    /// What holds when it is not given, as the help shows it.
    let standard: String?
    let isRepeatable: Bool

    init(_ name: String, _ value: Value = .flag, help: String, standard: String? = nil, isRepeatable: Bool = false) {
        self.name = name
        self.value = value
        self.help = help
        self.standard = standard
        self.isRepeatable = isRepeatable
    }

    /// The option as the help writes it: `--per-day N`.
    var usage: String {
        switch value {
        case .flag: "--\(name)"
        case .text(let word): "--\(name) \(word)"
        case .number: "--\(name) N"
        case .choice(let words): "--\(name) \(words.joined(separator: "|"))"
        }
    }

    /// Why a text is not a value of this option; nil when it is.
    func refusal(_ text: String) -> String? {
        switch value {
        case .flag: return "--\(name) takes no value"
        case .text: return text.isEmpty ? "--\(name) takes a value" : nil
        case .number(let range):
            guard let number = Int(text), range.contains(number) else {
                return "--\(name) takes a whole number from \(range.lowerBound) to \(range.upperBound), not '\(text)'"
            }
            return nil
        case .choice(let words):
            return words.contains(text) ? nil : "--\(name) is one of \(words.joined(separator: ", ")), not '\(text)'"
        }
    }
}
