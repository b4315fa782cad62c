package import Customs
import Foundation

/// What one declaration leaves behind for the decisions on later ones: which headings and origins the operator has
/// declared, and what a kilogram of each kind of goods was worth.
package struct TradeTrace: Hashable, Sendable {
    /// A heading (first four digits) or an origin.
    package struct Pair: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable { case heading, origin }
        package let kind: Kind
        package let value: String

        /// The value alone, since a kind would be hashed as text: headings are digits, origins letters.
        package func hash(into hasher: inout Hasher) { hasher.combine(value) }
    }

    /// Goods that are compared with each other.
    package struct Kind: Hashable, Sendable {
        package let commodity: String
        package let origin: String
        package let currency: String

        /// The kind of an item's goods; nil where the code, the origin or the value is not declared.
        static func of(_ item: GoodsItem) -> Kind? {
            guard let commodity = item.commodity, let origin = item.origin, let price = item.customsValue ?? item.price
            else { return nil }
            return Kind(commodity: commodity.subheading, origin: origin.text, currency: price.currency.text)
        }
    }

    package var pairs: [Pair] = []
    /// Millionths of the natural logarithm of the value per kilogram.
    package var values: [(kind: Kind, log: Int64)] = []

    package init(_ declaration: borrowing Declaration) {
        guard let items = declaration.shipment?.items else { return }
        // Most declarations have so few items that looking through the list costs less than hashing.
        let isLong = items.count > 8
        var seen = Set<Pair>()
        func add(_ kind: Pair.Kind, _ value: String) {
            let pair = Pair(kind: kind, value: value)
            if isLong ? seen.insert(pair).inserted : !pairs.contains(pair) { pairs.append(pair) }
        }
        for place in items.indices {
            if let commodity = items[place].commodity { add(.heading, commodity.heading) }
            if let origin = items[place].origin { add(.origin, origin.text) }
            if let value = Self.value(of: items[place]) { values.append(value) }
        }
    }

    private static func value(of item: GoodsItem) -> (Kind, Int64)? {
        guard let kind = Kind.of(item), let price = item.customsValue ?? item.price, let mass = item.netMass,
            mass.kilograms.coefficient > 0, price.amount.coefficient > 0
        else { return nil }
        let ratio = price.amount.double / mass.kilograms.double
        guard ratio.isNormal else { return nil }
        return (kind, Int64((log(ratio) * 1_000_000).rounded()))
    }

    package static func == (left: TradeTrace, right: TradeTrace) -> Bool {
        left.pairs == right.pairs && left.values.map(\.kind) == right.values.map(\.kind)
            && left.values.map(\.log) == right.values.map(\.log)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(pairs) }
}
