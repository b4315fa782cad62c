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
    }

    /// Goods that are compared with each other.
    package struct Kind: Hashable, Sendable {
        package let commodity: String
        package let origin: String
        package let currency: String
    }

    package var pairs: [Pair] = []
    /// Millionths of the natural logarithm of the value per kilogram.
    package var values: [(kind: Kind, log: Int64)] = []

    package init(_ declaration: Declaration) {
        var seen = Set<Pair>()
        func add(_ kind: Pair.Kind, _ value: String) {
            let pair = Pair(kind: kind, value: value)
            if seen.insert(pair).inserted { pairs.append(pair) }
        }
        for item in declaration.items {
            if let commodity = item.commodity { add(.heading, String(commodity.text.prefix(4))) }
            if let origin = item.origin { add(.origin, origin.text) }
            if let value = Self.value(of: item) { values.append(value) }
        }
    }

    private static func value(of item: GoodsItem) -> (Kind, Int64)? {
        guard let commodity = item.commodity, let origin = item.origin, let price = item.customsValue ?? item.price,
            let mass = item.netMass, mass.kilograms.coefficient > 0, price.amount.coefficient > 0
        else { return nil }
        let ratio = price.amount.double / mass.kilograms.double
        let kind = Kind(
            commodity: String(commodity.text.prefix(6)), origin: origin.text, currency: price.currency.text)
        guard ratio.isNormal else { return nil }
        return (kind, Int64((log(ratio) * 1_000_000).rounded()))
    }

    package static func == (left: TradeTrace, right: TradeTrace) -> Bool {
        left.pairs == right.pairs && left.values.map(\.kind) == right.values.map(\.kind)
            && left.values.map(\.log) == right.values.map(\.log)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(pairs) }
}
