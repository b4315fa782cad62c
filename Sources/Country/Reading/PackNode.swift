package import Customs
package import JSON

/// A value of a pack's file while it is read: each question notes its problem and answers nil, so that one reading finds
/// everything that is wrong.
package struct PackNode {
    package let json: LocatedJSON
    package let file: String
    package let list: ProblemList

    package init(json: LocatedJSON, file: String, list: ProblemList) {
        self.json = json
        self.file = file
        self.list = list
    }

    /// The root of a pack's file; nil with the problem noted when the bytes are no JSON.
    package init?(_ file: PackFile, problems list: ProblemList) {
        do throws(JSONError) {
            self.init(json: try LocatedJSON.parse(file.bytes), file: file.name, list: list)
        } catch {
            list.add(
                PackProblem(
                    file: file.name, line: error.line, column: error.column, path: error.path, reason: error.message))
            return nil
        }
    }

    /// Notes a problem at this value.
    package func report(_ reason: String) {
        list.add(PackProblem(file: file, line: json.line, column: json.column, path: json.path, reason: reason))
    }

    private func report(_ error: JSONError) {
        list.add(
            PackProblem(file: file, line: error.line, column: error.column, path: error.path, reason: error.message))
    }

    /// Notes every member that none of the names knows: a misspelt key must not pass as an absent one.
    package func allow(_ names: String...) { allow(names) }

    package func allow(_ names: [String]) {
        guard let members = json.members else { return report("an object is expected here") }
        for member in members where !names.contains(member.key) && member.key != "note" {
            list.add(
                PackProblem(
                    file: file, line: member.line, column: member.value.column, path: member.value.path,
                    reason: "“\(member.key)” is not known here; known are \(names.joined(separator: ", ")) and note"))
        }
    }

    /// The member's node, nil without a problem when it is absent.
    package func optional(_ key: String) -> PackNode? {
        json[key].map { PackNode(json: $0, file: file, list: list) }
    }

    /// The member's node; its absence is a problem.
    package func member(_ key: String) -> PackNode? {
        guard let node = optional(key) else {
            report("“\(key)” is missing")
            return nil
        }
        return node
    }

    /// The elements of a list.
    package var elements: [PackNode] {
        guard let array = json.array else {
            report("a list is expected here")
            return []
        }
        return array.map { PackNode(json: $0, file: file, list: list) }
    }

    /// The elements of a list that must be there.
    package func elements(_ key: String) -> [PackNode] { member(key)?.elements ?? [] }

    /// The members of an object, by key.
    package var members: [(key: String, node: PackNode)] {
        guard let members = json.members else {
            report("an object is expected here")
            return []
        }
        return members.map { ($0.key, PackNode(json: $0.value, file: file, list: list)) }
    }

    // MARK: Values

    /// The value as a text, a whole number, a number or a truth; another kind is a problem.
    package var string: String? { read { json throws(JSONError) in try json.requiredString() } }
    package var int: Int? { read { json throws(JSONError) in try json.requiredInt() }.map(Int.init) }
    package var double: Double? { read { json throws(JSONError) in try json.requiredDouble() } }
    package var bool: Bool? { read { json throws(JSONError) in try json.requiredBool() } }

    private func read<Value>(_ body: (LocatedJSON) throws(JSONError) -> Value) -> Value? {
        do throws(JSONError) {
            return try body(json)
        } catch {
            report(error)
            return nil
        }
    }

    /// A text that must be there and not be empty.
    package func text(_ key: String) -> String? {
        guard let node = member(key), let text = node.string else { return nil }
        if text.isEmpty { node.report("a text is expected here") }
        return text.isEmpty ? nil : text
    }

    /// A number from a range that must be there.
    package func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
        guard let node = member(key), let number = node.double else { return nil }
        guard range.contains(number) else {
            node.report("the number must be from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// A whole number from a range that must be there.
    package func whole(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = member(key), let number = node.int else { return nil }
        guard range.contains(number) else {
            node.report("the number must be from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// The value that a text stands for, as its own initialiser reads it.
    package func value<Value>(_ read: (String) throws(InvalidValue) -> Value) -> Value? {
        guard let text = string else { return nil }
        do throws(InvalidValue) {
            return try read(text)
        } catch {
            report(error.message)
            return nil
        }
    }

    /// A code of the vocabulary.
    package func code<Value: Code>(_: Value.Type) -> Value? { value { text throws(InvalidValue) in try Value(text) } }

    /// One of an enumeration's words.
    package func word<Value: RawRepresentable & CaseIterable>(_: Value.Type) -> Value? where Value.RawValue == String {
        guard let text = string else { return nil }
        guard let value = Value(rawValue: text) else {
            report("“\(text)” is not one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
            return nil
        }
        return value
    }

    /// A text in each of the pack's languages, or one text that is the same in all.
    package func localized(_ key: String, languages: [String]) -> LocalizedText? {
        guard let node = member(key) else { return nil }
        if let same = node.json.string { return LocalizedText(same, languages: languages) }
        var texts: [String: String] = [:]
        for member in node.members {
            guard languages.contains(member.key) else {
                member.node.report("the pack has no language “\(member.key)”")
                continue
            }
            if let text = member.node.string { texts[member.key] = text }
        }
        for language in languages where texts[language]?.isEmpty ?? true {
            node.report("the text in language “\(language)” is missing")
        }
        return LocalizedText(texts, fallback: languages.first ?? "")
    }
}
