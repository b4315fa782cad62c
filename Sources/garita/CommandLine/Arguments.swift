/// The words of a command line after they were understood.
struct Arguments: Sendable {
    /// A command line that cannot be understood: one line, exit status 2.
    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    private var values: [String: [String]] = [:]
    private(set) var operands: [String] = []

    /// Understands `words` by the options of a command. `--name value`, `--name=value`, and `--` before operands that
    /// begin with a dash.
    init(_ words: [String], for command: Command) throws(Mistake) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                break
            }
            guard word.hasPrefix("-"), word != "-" else {
                operands.append(word)
                continue
            }
            let parts = word.drop { $0 == "-" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts.first.map(String.init) ?? ""
            guard word.hasPrefix("--"), let option = command.options.first(where: { $0.name == name }) else {
                throw Mistake(description: "\(command.path): unknown option \(word)")
            }
            var text = parts.count == 2 ? String(parts[1]) : ""
            if case .flag = option.value {
                if parts.count == 2 { throw Mistake(description: "\(command.path): --\(name) takes no value") }
            } else {
                if parts.count == 1 {
                    guard let next = rest.popFirst() else {
                        throw Mistake(description: "\(command.path): --\(name) takes a value (\(option.usage))")
                    }
                    text = next
                }
                if let refusal = option.refusal(text) { throw Mistake(description: "\(command.path): \(refusal)") }
            }
            if values[name] != nil, !option.isRepeatable {
                throw Mistake(description: "\(command.path): --\(name) stands twice")
            }
            values[name, default: []].append(text)
        }
        guard command.operands.accepts(operands.count) else {
            throw Mistake(description: "\(command.path): \(command.operands.complaint); see \(command.path) --help")
        }
    }

    /// Whether a flag or option was given.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// The value of an option, nil when it was not given.
    func text(_ name: String) -> String? { values[name]?.last }

    /// All values of a repeatable option.
    func texts(_ name: String) -> [String] { values[name] ?? [] }

    /// The number of an option that was checked to be one; `standard` when it was not given.
    func number(_ name: String, standard: Int) -> Int { text(name).flatMap { Int($0) } ?? standard }
}
