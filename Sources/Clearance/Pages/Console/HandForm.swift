import Customs
import HTML

/// The form by hand: one item, read field by field into a declaration, with what is wrong said at each field.
struct HandForm {
    /// The types that may be chosen: import and export, before arrival and at the border.
    static let types = ["IMD", "IMA", "EXD", "EXA"]

    private let fields: [String: String]
    private let t: Words
    private(set) var errors: [FieldError] = []

    init(_ fields: [String: String], _ t: Words) {
        self.fields = fields.mapValues { text in
            var text = Substring(text)
            while text.first?.isWhitespace == true { text.removeFirst() }
            while text.last?.isWhitespace == true { text.removeLast() }
            return String(text)
        }
        self.t = t
    }

    /// The declaration; nil when a field is wrong, which ``errors`` then say.
    mutating func declaration() -> Declaration? {
        let reference = text("reference", limit: 35)
        let type = value("type") { (text) throws(InvalidValue) in try DeclarationType(text) }
        let office = value("office") { (text) throws(InvalidValue) in try CustomsOffice(text) }
        let procedure = text("procedure", limit: 8)
        let declarant = text("declarant", limit: 35)
        let importer = text("importer", limit: 35)
        let exporter = text("exporter", limit: 35, isRequired: false)
        let plate = text("plate", limit: 35, isRequired: false)
        let item = item(procedure: procedure)
        guard errors.isEmpty, let type, let item else { return nil }
        var declaration = Declaration(reference: reference, type: type)
        declaration.declarationOffice = office
        declaration.parties = [
            Party(role: .declarant, identifier: declarant.uppercased()),
            Party(role: .importer, identifier: importer.uppercased()),
        ]
        if !exporter.isEmpty { declaration.parties.append(Party(role: .exporter, identifier: exporter.uppercased())) }
        if !plate.isEmpty {
            declaration.borderTransport = TransportMeans(
                identifier: plate.uppercased(), identifierType: "30", mode: .road)
        }
        declaration.goodsItemCount = 1
        declaration.totalPackages = item.packaging.first?.count
        declaration.totalGrossMass = item.grossMass
        declaration.invoice = item.price
        var shipment = Shipment()
        shipment.items = [item]
        declaration.shipment = shipment
        return declaration
    }

    private mutating func item(procedure: String) -> GoodsItem? {
        var item = GoodsItem(sequence: 1)
        item.description = text("description", limit: 512)
        item.commodity = value("commodity") { (text) throws(InvalidValue) in
            try HSCode(text.filter { $0 != "." && $0 != " " })
        }
        let origin = value("origin") { (text) throws(InvalidValue) in try CountryCode(text.uppercased()) }
        item.origins = [Origin(country: origin, typeCode: "1")]
        item.procedure = Procedure(current: procedure)
        item.grossMass = value("grossMass") { (text) throws(InvalidValue) in try Mass(kilograms: Self.number(text)) }
        item.netMass = value("netMass") { (text) throws(InvalidValue) in try Mass(kilograms: Self.number(text)) }
        let amount = value("value") { (text) throws(InvalidValue) in try Self.number(text) }
        let currency = value("currency") { (text) throws(InvalidValue) in try Currency(text.uppercased()) }
        if let amount, let currency { item.price = Money(amount, currency) }
        if let quantity = value("quantity", isRequired: false, { (text) throws(InvalidValue) in try Self.number(text) })
        {
            let unit = value("unit", isRequired: false) { (text) throws(InvalidValue) in
                try UnitCode(text.uppercased())
            }
            item.quantity = Quantity(quantity, unit)
        }
        if let packages = Int(fields["packages"] ?? ""), packages >= 0, packages <= 99_999_999 {
            item.packaging = [Packaging(sequence: 1, count: packages)]
        } else {
            errors.append(FieldError("packages", t("console.error.packages")))
        }
        return errors.isEmpty ? item : nil
    }

    /// A number as people type it: commas between thousands are let through.
    private static func number(_ text: String) throws(InvalidValue) -> ExactDecimal {
        try ExactDecimal(text.filter { $0 != "," && $0 != " " })
    }

    private mutating func text(_ name: String, limit: Int, isRequired: Bool = true) -> String {
        let text = fields[name] ?? ""
        if text.isEmpty, isRequired { errors.append(FieldError(name, needed(name))) }
        if text.count > limit {
            errors.append(FieldError(name, t("console.error.long", ["field": label(name), "limit": limit])))
        }
        return text
    }

    private mutating func value<T>(
        _ name: String, isRequired: Bool = true, _ read: (String) throws(InvalidValue) -> T
    ) -> T? {
        let text = fields[name] ?? ""
        if text.isEmpty {
            if isRequired { errors.append(FieldError(name, needed(name))) }
            return nil
        }
        do {
            return try read(text)
        } catch {
            errors.append(FieldError(name, t("console.error.field.\(name)", else: error.message)))
            return nil
        }
    }

    private func label(_ name: String) -> String { t("lodge.hand.\(name)") }
    private func needed(_ name: String) -> String { t("console.error.needed", ["field": label(name)]) }

    /// The field that a check of the whole declaration speaks of.
    static func field(of problem: Problem) -> String {
        switch problem.code.prefix(while: { $0 != "." }) {
        case "declarant": "declarant"
        case "office": "office"
        case "commodity": "commodity"
        case "origin": "origin"
        case "mass": "netMass"
        case "price", "invoice": "value"
        case "packages": "packages"
        default: "reference"
        }
    }
}
