import Customs
import JSON

/// Members that are written only when there is something to say, so that equal declarations give equal bytes.
extension JSONWriter {
    mutating func member(_ key: String, _ text: String?) {
        guard let text, !text.isEmpty else { return }
        self.key(key)
        string(text)
    }

    mutating func member(_ key: String, _ number: Int?) {
        guard let number else { return }
        self.key(key)
        int(number)
    }

    mutating func member(_ key: String, _ flag: Bool?) {
        guard let flag else { return }
        self.key(key)
        bool(flag)
    }

    mutating func member(_ key: String, _ moment: Instant?) {
        guard let moment else { return }
        self.key(key)
        string(moment.description)
    }

    /// A decimal as text: JSON numbers lose digits and trailing zeros on the way.
    mutating func member(_ key: String, _ decimal: ExactDecimal?) {
        guard let decimal else { return }
        self.key(key)
        self.decimal(decimal)
    }

    mutating func member(_ key: String, _ mass: Mass?) {
        guard let mass else { return }
        self.key(key)
        decimal(mass.kilograms)
    }

    mutating func member(_ key: String, _ money: Money?) {
        guard let money else { return }
        self.key(key)
        beginObject()
        self.key("amount")
        decimal(money.amount)
        self.key("currency")
        string(money.currency.text)
        endObject()
    }

    mutating func member(_ key: String, _ quantity: Quantity?) {
        guard let quantity else { return }
        self.key(key)
        beginObject()
        if let unit = quantity.unit {
            self.key("unit")
            string(unit.text)
        }
        self.key("value")
        decimal(quantity.value)
        endObject()
    }

    mutating func member<T>(_ key: String, _ value: T?, _ write: (T, inout JSONWriter) -> Void) {
        guard let value else { return }
        self.key(key)
        beginObject()
        write(value, &self)
        endObject()
    }

    /// A list of objects, left out when it is empty.
    mutating func members<T>(_ key: String, _ values: [T], _ write: (T, inout JSONWriter) -> Void) {
        guard !values.isEmpty else { return }
        self.key(key)
        beginArray()
        for value in values {
            beginObject()
            write(value, &self)
            endObject()
        }
        endArray()
    }

    mutating func texts(_ key: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        self.key(key)
        beginArray()
        for value in values { string(value) }
        endArray()
    }

    private mutating func decimal(_ value: ExactDecimal) { decimalText(value.coefficient, scale: Int(value.scale)) }
}
