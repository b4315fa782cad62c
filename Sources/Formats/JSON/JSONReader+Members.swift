import Customs
import JSON

/// A part of a declaration that reads itself from an object, member by member.
protocol JSONPart {
    /// Reads the value of a member; false when there is no such member.
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool
    /// Notes what is missing when the object has ended.
    func checkComplete(_ reader: inout JSONReader, _ problems: inout [Problem])
}

extension JSONPart {
    func checkComplete(_ reader: inout JSONReader, _ problems: inout [Problem]) {}
}

/// Values of the field out of a JSON document. What cannot be read becomes a problem with line, column and JSON Pointer,
/// is skipped, and reading goes on; only bytes that are no JSON end it.
extension JSONReader {
    /// A text of at least one character.
    mutating func text(_ value: inout String?, _ problems: inout [Problem]) throws(JSONError) {
        if let text = try texts(&problems) { value = text }
    }

    /// The same, for a value that always is.
    mutating func text(_ value: inout String, _ problems: inout [Problem]) throws(JSONError) {
        if let text = try texts(&problems) { value = text }
    }

    private mutating func texts(_ problems: inout [Problem]) throws(JSONError) -> String? {
        guard let text = try anyText(&problems) else { return nil }
        if text.isEmpty {
            refuse("json.empty", "a text has at least one character; leave the member out instead", &problems)
            return nil
        }
        return text
    }

    /// A text that may be empty.
    mutating func anyText(_ problems: inout [Problem]) throws(JSONError) -> String? {
        do throws(JSONError) { return try string() } catch {
            try goOn(after: error, &problems)
            return nil
        }
    }

    mutating func count(_ value: inout Int?, _ problems: inout [Problem]) throws(JSONError) {
        do throws(JSONError) {
            let number = try int()
            guard (0...999_999_999_999_999).contains(number) else {
                return refuse(
                    "number.whole", "a whole number, zero or more, of at most 15 digits is expected", &problems)
            }
            value = Int(number)
        } catch { try goOn(after: error, &problems) }
    }

    mutating func flag(_ value: inout Bool?, _ problems: inout [Problem]) throws(JSONError) {
        do throws(JSONError) { value = try bool() } catch { try goOn(after: error, &problems) }
    }

    /// A code that its initialiser makes from the text.
    mutating func code<C: Code>(_ value: inout C?, _ problems: inout [Problem]) throws(JSONError) {
        guard let text = try anyText(&problems) else { return }
        do throws(InvalidValue) { value = try C(text) } catch { refuse(error, &problems) }
    }

    /// A word of a closed list.
    mutating func word<W: JSONWord>(_ value: inout W?, _ problems: inout [Problem]) throws(JSONError) {
        guard let text = try anyText(&problems) else { return }
        guard let known = W(word: text) else {
            return refuse("json.word", "one of \(W.words.joined(separator: ", ")) is expected", &problems)
        }
        value = known
    }

    mutating func moment(_ value: inout Instant?, _ problems: inout [Problem]) throws(JSONError) {
        guard let text = try anyText(&problems) else { return }
        do throws(InvalidValue) { value = try Instant(text) } catch { refuse(error, &problems) }
    }

    mutating func decimal(_ value: inout ExactDecimal?, _ problems: inout [Problem]) throws(JSONError) {
        guard let text = try anyText(&problems) else { return }
        do throws(InvalidValue) { value = try ExactDecimal(text) } catch { refuse(error, &problems) }
    }

    mutating func mass(_ value: inout Mass?, _ problems: inout [Problem]) throws(JSONError) {
        var kilograms: ExactDecimal?
        try decimal(&kilograms, &problems)
        guard let kilograms else { return }
        do throws(InvalidValue) { value = try Mass(kilograms: kilograms) } catch { refuse(error, &problems) }
    }

    mutating func money(_ value: inout Money?, _ problems: inout [Problem]) throws(JSONError) {
        var amount: ExactDecimal?
        var currency: Currency?
        let before = problems.count
        guard
            try object(
                &problems,
                { key, reader, problems throws(JSONError) in
                    switch key {
                    case .amount: try reader.decimal(&amount, &problems)
                    case .currency: try reader.code(&currency, &problems)
                    default: return false
                    }
                    return true
                })
        else { return }
        if let amount, let currency {
            value = Money(amount, currency)
        } else if problems.count == before {
            refuse("json.missing", "an amount of money has amount and currency", &problems)
        }
    }

    mutating func quantity(_ value: inout Quantity?, _ problems: inout [Problem]) throws(JSONError) {
        var number: ExactDecimal?
        var unit: UnitCode?
        let before = problems.count
        guard
            try object(
                &problems,
                { key, reader, problems throws(JSONError) in
                    switch key {
                    case .value: try reader.decimal(&number, &problems)
                    case .unit: try reader.code(&unit, &problems)
                    default: return false
                    }
                    return true
                })
        else { return }
        if let number {
            value = Quantity(number, unit)
        } else if problems.count == before {
            refuse("json.missing", "a quantity has a value", &problems)
        }
    }

    // MARK: Structure

    /// An object, member by member; `member` answers false for a key that it does not know, which is a problem. False
    /// when there is no object here.
    @discardableResult mutating func object(
        _ problems: inout [Problem],
        _ member: (Member, inout JSONReader, inout [Problem]) throws(JSONError) -> Bool
    ) throws(JSONError) -> Bool {
        do throws(JSONError) { try beginObject() } catch {
            try goOn(after: error, &problems)
            return false
        }
        while let key = try nextMember() {
            var isKnown = false
            if let key { isKnown = try member(key, &self, &problems) }
            if !isKnown {
                _ = try peek()
                refuse(
                    "json.unknown", "this member is not known; what has no word here belongs under extensions",
                    &problems)
                try skip()
            }
        }
        return true
    }

    mutating func optional<T: JSONPart>(
        _ value: inout T?, _ blank: @autoclosure () -> T, _ problems: inout [Problem]
    ) throws(JSONError) {
        value = blank()
        let isThere = try object(&problems) { key, reader, problems throws(JSONError) in
            try value?.readJSON(key, &reader, &problems) ?? false
        }
        if isThere { value?.checkComplete(&self, &problems) } else { value = nil }
    }

    mutating func list<T: JSONPart>(
        _ values: inout [T], _ blank: @autoclosure () -> T, _ problems: inout [Problem]
    ) throws(JSONError) {
        do throws(JSONError) { try beginArray() } catch { return try goOn(after: error, &problems) }
        while try nextElement() {
            let last = values.count
            values.append(blank())
            let isThere = try object(&problems) { key, reader, problems throws(JSONError) in
                try values[last].readJSON(key, &reader, &problems)
            }
            if isThere { values[last].checkComplete(&self, &problems) } else { values.removeLast() }
        }
    }

    mutating func texts(_ values: inout [String], _ problems: inout [Problem]) throws(JSONError) {
        do throws(JSONError) { try beginArray() } catch { return try goOn(after: error, &problems) }
        while try nextElement() {
            if let text = try anyText(&problems) { values.append(text) }
        }
    }

    // MARK: Problems

    private static var maxProblems: Int { 200 }

    mutating func refuse(_ code: String, _ message: String, _ problems: inout [Problem]) {
        guard problems.count < Self.maxProblems else { return }
        problems.append(Problem(code: code, place: problemPlace, message: message))
    }

    mutating func refuse(_ invalid: InvalidValue, _ problems: inout [Problem]) {
        guard problems.count < Self.maxProblems else { return }
        problems.append(Problem(invalid, at: problemPlace))
    }

    private var problemPlace: Problem.Place {
        let place = self.place
        return Problem.Place(path: place.path, line: place.line, column: place.column)
    }

    /// Skips a value of the wrong kind and notes it; throws again what the document itself is wrong with.
    mutating func goOn(after error: JSONError, _ problems: inout [Problem]) throws(JSONError) {
        guard error.code == .kind || error.code == .range else { throw error }
        if problems.count < Self.maxProblems { problems.append(Problem(error)) }
        try skip()
    }
}

extension Problem {
    /// The problem that bytes make which are no JSON, or not the JSON that is expected.
    init(_ error: JSONError) {
        self.init(
            code: "json.\(error.code.rawValue)",
            place: Place(path: error.path, line: error.line, column: error.column), message: error.message)
    }
}
