import Customs

extension WCOExchange {
    /// A text of the declarant's, as it stands.
    mutating func text(_ tag: Tag, _ value: inout String?) {
        if isReading {
            if let leaf = leaf(tag) { value = leaf.text }
        } else if let value, !value.isEmpty {
            put(tag, value)
        }
    }

    /// A text that the vocabulary always has; empty when the message has none.
    mutating func text(_ tag: Tag, _ value: inout String) {
        if isReading {
            if let leaf = leaf(tag) { value = leaf.text }
        } else if !value.isEmpty {
            put(tag, value)
        }
    }

    mutating func country(_ tag: Tag, _ value: inout CountryCode?) {
        if isReading { value = code(tag, CountryCode.self) ?? value } else if let value { put(tag, value.text) }
    }

    mutating func office(_ tag: Tag, _ value: inout CustomsOffice?) {
        if isReading { value = code(tag, CustomsOffice.self) ?? value } else if let value { put(tag, value.text) }
    }

    /// An office in an element of its own, by its number.
    mutating func office(in tag: Tag, _ value: inout CustomsOffice?) {
        var office = value
        element(tag, office != nil) { $0.office(.id, &office) }
        value = office
    }

    mutating func currency(_ tag: Tag, _ value: inout Currency?) {
        if isReading { value = code(tag, Currency.self) ?? value } else if let value { put(tag, value.text) }
    }

    mutating func packageType(_ tag: Tag, _ value: inout PackageType?) {
        if isReading { value = code(tag, PackageType.self) ?? value } else if let value { put(tag, value.text) }
    }

    private mutating func code<C: Code>(_ tag: Tag, _ type: C.Type) -> C? {
        guard let leaf = leaf(tag) else { return nil }
        do throws(InvalidValue) { return try C(leaf.text) } catch {
            refuse(leaf.node, error)
            return nil
        }
    }

    /// One of a closed list of codes.
    mutating func choice<E: RawRepresentable<String>>(_ tag: Tag, _ value: inout E?, _ scheme: String, _ hint: String) {
        if isReading {
            guard let leaf = leaf(tag) else { return }
            if let known = E(rawValue: leaf.text) {
                value = known
            } else {
                refuse(leaf.node, InvalidValue(scheme: scheme, code: .unknown, message: hint))
            }
        } else if let value {
            put(tag, value.rawValue)
        }
    }

    /// `1` yes, `0` no.
    mutating func flag(_ tag: Tag, _ value: inout Bool?) {
        if isReading {
            guard let leaf = leaf(tag) else { return }
            switch leaf.text {
            case "1", "true": value = true
            case "0", "false": value = false
            default: refuse(leaf.node, "flag.unknown", "\(tag.name) is 1 (yes) or 0 (no)")
            }
        } else if let value {
            put(tag, value ? "1" : "0")
        }
    }

    /// A count or number in a sequence: zero or more.
    mutating func count(_ tag: Tag, _ value: inout Int?) {
        if isReading {
            guard let leaf = leaf(tag) else { return }
            if let number = Self.wholeNumber(leaf.text) {
                value = number
            } else {
                refuse(leaf.node, "number.whole", "\(tag.name) is a whole number, zero or more, of at most 15 digits")
            }
        } else if let value {
            put(tag, String(value))
        }
    }

    private static func wholeNumber(_ text: String) -> Int? {
        guard (1...15).contains(text.utf8.count) else { return nil }
        var value = 0
        for byte in text.utf8 {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    mutating func decimal(_ tag: Tag, _ value: inout ExactDecimal?) {
        if isReading { value = number(tag)?.value ?? value } else if let value { put(tag, value.description) }
    }

    private mutating func number(_ tag: Tag) -> (node: Int, value: ExactDecimal)? {
        guard let leaf = leaf(tag) else { return nil }
        do throws(InvalidValue) { return (leaf.node, try ExactDecimal(leaf.text)) } catch {
            refuse(leaf.node, error)
            return nil
        }
    }

    /// An amount with its `currencyID`.
    mutating func money(_ tag: Tag, _ value: inout Money?) {
        if isReading {
            guard let (node, amount) = number(tag) else { return }
            guard let name = source.attribute(node, "currencyID"), !name.isEmpty else {
                return refuse(node, "money.currency", "\(tag.name) needs the attribute currencyID (ISO 4217)")
            }
            do throws(InvalidValue) { value = Money(amount, try Currency(name)) } catch { refuse(node, error) }
        } else if let value {
            put(tag, value.amount.description, "currencyID", value.currency.text)
        }
    }

    /// A number of units with its `unitCode`, when it has one.
    mutating func quantity(_ tag: Tag, _ value: inout Quantity?) {
        if isReading {
            guard let (node, number) = number(tag) else { return }
            guard let unit = source.attribute(node, "unitCode"), !unit.isEmpty else {
                value = Quantity(number)
                return
            }
            do throws(InvalidValue) { value = Quantity(number, try UnitCode(unit)) } catch { refuse(node, error) }
        } else if let value {
            put(tag, value.value.description, "unitCode", value.unit?.text)
        }
    }

    /// A mass: kilograms unless `unitCode` names grams or tonnes, which are read as kilograms exactly.
    mutating func mass(_ tag: Tag, _ value: inout Mass?) {
        if isReading {
            guard let (node, number) = number(tag) else { return }
            let unit = source.attribute(node, "unitCode") ?? "KGM"
            guard let kilograms = Self.kilograms(number, unit: unit) else {
                return refuse(
                    node, "mass.unit", "a mass is given in KGM, TNE or GRM (UN/ECE Rec. 20), with at most 18 digits")
            }
            do throws(InvalidValue) { value = try Mass(kilograms: kilograms) } catch { refuse(node, error) }
        } else if let value {
            put(tag, value.kilograms.description)
        }
    }

    private static func kilograms(_ number: ExactDecimal, unit: String) -> ExactDecimal? {
        switch unit {
        case "", "KGM": return number
        case "GRM":
            return number.scale <= 15
                ? ExactDecimal(coefficient: number.coefficient, scale: number.scale + 3) : nil
        case "TNE":
            if number.scale >= 3 { return ExactDecimal(coefficient: number.coefficient, scale: number.scale - 3) }
            var value = number.coefficient
            for _ in number.scale..<3 {
                let (next, overflow) = value.multipliedReportingOverflow(by: 10)
                if overflow { return nil }
                value = next
            }
            return ExactDecimal(coefficient: value, scale: 0)
        default: return nil
        }
    }

    /// A moment: an element that holds a `DateTimeString` with its `formatCode`.
    mutating func moment(_ tag: Tag, _ value: inout Instant?) {
        if isReading {
            element(tag, false) { inner in
                let holder = inner.node
                if !inner.source.hasChildren(holder) {
                    let text = Blank.trimmed(inner.source.nodes[holder].text)
                    if !text.isEmpty { value = inner.instant(text, format: nil, at: holder) }
                } else if let leaf = inner.leaf(.dateTimeString) {
                    value = inner.instant(
                        leaf.text, format: inner.source.attribute(leaf.node, "formatCode"), at: leaf.node)
                }
            }
        } else if let value {
            if value.milliseconds % 1000 != 0 { imprecise(tag) }
            element(tag, true) {
                $0.put(.dateTimeString, WCODate.text(value), "formatCode", "304", WCONamespace.types)
            }
        }
    }

    private mutating func instant(_ text: String, format: String?, at node: Int) -> Instant? {
        if let instant = WCODate.instant(text, format: format) { return instant }
        refuse(
            node, "date.structure",
            "a date is written as its formatCode says: 102 yyyymmdd, 203 yyyymmddhhmm, 204 yyyymmddhhmmss, "
                + "304 yyyymmddhhmmss and Z or an offset such as +01")
        return nil
    }
}
