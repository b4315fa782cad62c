package import Customs

/// A word by which a declaration can be found: a letter for its kind, a colon and the term, as in `c:870829`.
package struct SearchTerm: Hashable, Sendable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case party = "p"
        /// The number of a vehicle.
        case plate = "v"
        /// A subheading of six digits.
        case commodity = "c"
        /// The four digits of the first item's heading.
        case heading = "h"
        case equipment = "e"
        case office = "o"
    }

    package let kind: Kind
    package let text: String

    package init(kind: Kind, term: String) {
        self.kind = kind
        text = kind.rawValue + ":" + term
    }

    /// A declaration's words as they stand in its row: sorted by their bytes, each between two spaces, which no word holds.
    package static func joined(_ terms: [SearchTerm]) -> String {
        terms.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.reduce(into: " ") { text, word in
            text += word
            text += " "
        }
    }

    /// A party's number or a plate as people type it: capitals, letters and digits only.
    package static func normalised(_ text: String) -> String {
        if text.utf8.allSatisfy(isNormal) { return text }
        return String(
            decoding: text.utf8.compactMap { byte -> UInt8? in
                switch byte {
                case 0x61...0x7A: byte - 0x20
                case let byte where isNormal(byte): byte
                default: nil
                }
            }, as: UTF8.self)
    }

    /// A digit, a capital, or part of a letter outside ASCII.
    private static func isNormal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x80...: true
        default: false
        }
    }

    /// The words of a declaration, each once, in a stable order; at most ``limit``, and the heading and the office.
    ///
    /// - Parameter organisation: who lodged it, so that it finds its own whatever parties the declaration names.
    package static func all(of declaration: Declaration, organisation: String) -> [SearchTerm] {
        // At most some 64: looking through them is quicker than a set.
        var terms: [SearchTerm] = []
        terms.reserveCapacity(12)
        func add(_ kind: Kind, _ text: String?) {
            guard terms.count < limit, let text else { return }
            let normal = kind == .commodity ? text : normalised(text)
            guard !normal.isEmpty else { return }
            let term = SearchTerm(kind: kind, term: normal)
            if !terms.contains(term) { terms.append(term) }
        }
        add(.party, organisation)
        for party in declaration.parties where party.role != .declarant { add(.party, party.identifier) }
        for party in declaration.shipment?.parties ?? [] { add(.party, party.identifier) }
        add(.party, declaration.party(.declarant)?.identifier)
        add(.plate, plate(of: declaration))
        for equipment in declaration.shipment?.consignment?.equipment ?? [] { add(.equipment, equipment.identifier) }
        for item in declaration.items where !item.equipment.isEmpty && terms.count < limit {
            for equipment in item.equipment { add(.equipment, equipment.identifier) }
        }
        for item in declaration.items where terms.count < limit {
            add(.commodity, item.commodity?.subheading)
        }
        // The first item's heading, whatever the limit: a short code is looked up by it.
        if let first = declaration.items.first?.commodity, first.count >= 4 {
            terms.append(SearchTerm(kind: .heading, term: first.heading))
        }
        if let office = declaration.declarationOffice { terms.append(SearchTerm(kind: .office, term: office.text)) }
        return terms
    }

    /// The number of the vehicle that brings or takes the goods.
    package static func plate(of declaration: Declaration) -> String? {
        declaration.borderTransport?.identifier
            ?? declaration.shipment?.consignment?.arrivalTransport?.identifier
            ?? declaration.shipment?.consignment?.departureTransport?.identifier
    }

    /// No declaration is found by more words than this, its heading and its office aside.
    package static let limit = 64
}
