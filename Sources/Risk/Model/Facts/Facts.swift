/// What the rules see of one item of a declaration: every field's value, or that it is missing.
///
/// Made by ``Facts/make(_:context:rates:)`` from the declaration and the context; a benchmark or test may build it field
/// by field.
package struct Facts: Sendable, Hashable {
    /// The item's number, nil for a declaration without items.
    package var item: Int?
    var codes: [Token]
    /// Not a number where missing; flags are 0 and 1.
    var numbers: [Double]
    var sets: [[Token]]
    /// Texts of more than 15 bytes, by the number in their token.
    var longTexts: [String] = []

    /// Facts of which everything is missing.
    package init(item: Int? = nil) {
        self.item = item
        codes = Array(repeating: .missing, count: Field.codeCount)
        numbers = Array(repeating: .nan, count: Field.numberCount)
        sets = Array(repeating: [], count: Field.setCount)
    }

    /// Missing values are no numbers, so equality asks for the bits.
    package static func == (left: Facts, right: Facts) -> Bool {
        left.item == right.item && left.codes == right.codes && left.sets == right.sets
            && left.longTexts == right.longTexts
            && left.numbers.elementsEqual(right.numbers) { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(item)
        hasher.combine(codes)
    }

    /// A code's value; an empty text is missing.
    package subscript(code field: Field) -> String? {
        get { text(codes[field.slot]) }
        set { codes[field.slot] = token(newValue) }
    }

    /// A number's value; infinities and no-numbers are missing.
    package subscript(number field: Field) -> Double? {
        get { Facts.present(numbers[field.slot]) }
        set { numbers[field.slot] = newValue.flatMap { $0.isFinite ? $0 : nil } ?? .nan }
    }

    /// A flag's value.
    package subscript(flag field: Field) -> Bool? {
        get { Facts.present(numbers[field.slot]).map { $0 != 0 } }
        set { numbers[field.slot] = newValue.map { $0 ? 1 : 0 } ?? .nan }
    }

    /// A set's elements; empty texts are left out.
    package subscript(set field: Field) -> [String] {
        get { sets[field.slot].compactMap { text($0) } }
        set { sets[field.slot] = newValue.compactMap { $0.isEmpty ? nil : token($0) } }
    }

    mutating func token(_ text: String?) -> Token {
        guard let text else { return .missing }
        if let token = Token(text) { return token }
        longTexts.append(text)
        return Token(long: longTexts.count - 1)
    }

    func text(_ token: Token) -> String? {
        if token.isMissing { return nil }
        return token.isLong ? longTexts[Int(token.low)] : token.shortText
    }

    private static func present(_ number: Double) -> Double? { number.isNaN ? nil : number }
}

/// A value as a condition read it, for the record and for people.
package enum ReadValue: Sendable, Hashable {
    case missing
    case text(String)
    case number(Double)
    case flag(Bool)
    case texts([String])
}

extension Facts {
    /// What a condition over the field reads.
    package func read(_ field: Field) -> ReadValue {
        switch field.kind {
        case .code: return self[code: field].map { .text($0) } ?? .missing
        case .number: return self[number: field].map { .number($0) } ?? .missing
        case .flag: return self[flag: field].map { .flag($0) } ?? .missing
        case .set:
            let texts = self[set: field]
            return texts.isEmpty ? .missing : .texts(texts)
        }
    }
}
