package import Country
package import Customs

/// How strictly a declaration is checked against the country's tables.
package enum CheckPolicy: String, Sendable, Hashable {
    /// A live declaration: an unknown office or procedure refuses it.
    case live
    /// Data from another place or time: the country's tables give warnings only.
    case historical
}

/// The checks that look at a declaration as a whole, after each of its values is valid by itself.
///
/// Every reason has a stable code and a place in the declaration's own JSON terms (`/items/0/netMass`); errors refuse
/// the declaration (Kyoto General Annex, standard 3.13: the reasons are given), warnings travel with it.
package enum Checks {
    /// All problems of a declaration, in the order of its parts.
    package static func problems(of declaration: Declaration, country: CountryPack, policy: CheckPolicy) -> [Problem] {
        var found = Found()
        header(declaration, country, policy, &found)
        let items = declaration.items
        var sequences = Set<Int>(minimumCapacity: items.count)
        for index in items.indices {
            check(items[index], at: index, in: declaration, &found)
            if !sequences.insert(items[index].sequence).inserted {
                found.add(
                    "item.sequence-repeated", "/shipment/items/\(index)/sequence",
                    "item number \(items[index].sequence) stands twice")
            }
        }
        totals(declaration, &found)
        return found.problems
    }

    private struct Found {
        var problems: [Problem] = []

        mutating func add(_ code: String, _ path: String, _ message: String, _ severity: Problem.Severity = .error) {
            problems.append(Problem(code: code, severity: severity, place: .init(path: path), message: message))
        }
    }

    private static func header(
        _ declaration: Declaration, _ country: CountryPack, _ policy: CheckPolicy, _ found: inout Found
    ) {
        let table: Problem.Severity = policy == .live ? .error : .warning
        if declaration.identifier(of: .declarant) == nil {
            found.add("declarant.missing", "/parties", "name the declarant by number", table)
        }
        if let office = declaration.declarationOffice {
            if !country.hasOffice(office) {
                found.add(
                    "office.unknown", "/declarationOffice", "office \(office) is not in the country's table", table)
            }
        } else {
            found.add(
                "office.missing", "/declarationOffice", "name the customs office where the goods are declared", table)
        }
        if declaration.items.isEmpty {
            found.add("items.missing", "/shipment/items", "a declaration has at least one goods item")
        }
    }

    private static func check(_ item: GoodsItem, at index: Int, in declaration: Declaration, _ found: inout Found) {
        let path = "/shipment/items/\(index)"
        if item.commodity == nil {
            found.add("commodity.missing", "\(path)/commodity", "give the commodity code of the item")
        } else if let commodity = item.commodity, commodity.count < 4 {
            found.add(
                "commodity.short", "\(path)/commodity", "a goods item needs a commodity code of at least four digits")
        }
        if item.origin == nil, declaration.type.flow == .import {
            found.add("origin.missing", "\(path)/origins", "give the country of origin of the item")
        }
        if let net = item.netMass, let gross = item.grossMass, net.kilograms.double > gross.kilograms.double {
            found.add("mass.net-over-gross", "\(path)/netMass", "the net mass is greater than the gross mass")
        }
        if let price = item.price, price.amount.coefficient < 0 {
            found.add("price.negative", "\(path)/price", "a price is zero or more")
        }
    }

    private static func totals(_ declaration: Declaration, _ found: inout Found) {
        if let count = declaration.goodsItemCount, !declaration.items.isEmpty, count != declaration.items.count {
            found.add(
                "items.count", "/goodsItemCount",
                "the header counts \(count) items, the declaration has \(declaration.items.count)")
        }
        if let total = declaration.totalPackages {
            let counts = declaration.items.flatMap(\.packaging).compactMap(\.count)
            let sum = counts.reduce(0) { $0.addingReportingOverflow($1).overflow ? Int.max : $0 + $1 }
            if !counts.isEmpty, sum != total {
                found.add(
                    "packages.total", "/totalPackages", "the header counts \(total) packages, the items \(sum)",
                    .warning)
            }
        }
        if let invoice = declaration.invoice {
            let prices = declaration.items.compactMap(\.price)
            let same = prices.allSatisfy { $0.currency == invoice.currency }
            let amounts = prices.compactMap(\.minorUnits)
            // In floating point: 9,999 prices of eighteen digits do not fit in 64 bits.
            let sum = amounts.reduce(0.0) { $0 + Double($1) }
            if same, amounts.count == declaration.items.count, let total = invoice.minorUnits,
                abs(Double(total) - sum) > Double(prices.count)
            {
                found.add(
                    "invoice.total", "/invoice", "the invoice total differs from the sum of the items' prices", .warning
                )
            }
        }
    }
}
