package import Customs

/// WCO pointers: chains of sections (`42A` declaration, `67A` shipment, `68A` item ...) with the number of each among its
/// siblings and, on the last link, the tag of a value. Amendments, replies and errors name elements by them.
package enum WCOPointers {
    /// The path that a chain names, such as `Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/Origin[1]/CountryCode`;
    /// nil when the schema has no such element.
    ///
    /// A number of a section that stands once is not looked at: real messages count on there what they number elsewhere.
    package static func path(of chain: [Pointer]) -> String? {
        steps(of: chain).map { $0.map(\.text).joined(separator: "/") }
    }

    /// The chain that names the element at a path; nil when the schema has no such element.
    package static func pointers(to path: String) -> [Pointer]? {
        let structure = path.hasPrefix("Response") ? WCOStructure.response : .declaration
        var names = path.split(separator: "/").makeIterator()
        guard names.next().map({ $0 == structure.elements[0].tag.name }) == true else { return nil }
        var chain = [Pointer(section: structure.elements[0].identifier)]
        var element = 0
        while let name = names.next() {
            let (tag, position) = split(name)
            if tag == .dateTimeString { break }
            guard let next = structure.child(of: element, tag), chain[chain.count - 1].tag == nil else { return nil }
            let kind = structure.elements[next]
            guard !kind.identifier.isEmpty else { return nil }
            if structure.isLeaf(next) {
                chain[chain.count - 1].tag = kind.identifier
            } else {
                chain.append(Pointer(section: kind.identifier, sequence: kind.repeats ? position : nil))
            }
            element = next
        }
        return chain
    }

    private static func split(_ step: Substring) -> (Tag, Int) {
        let name = step.prefix { $0 != "[" }
        let position = Int(step.dropFirst(name.count).dropFirst().dropLast()) ?? 1
        return (TagTable.tag(String(name)), position)
    }

    /// One step from an element to a child.
    struct Step: Hashable {
        let tag: Tag
        /// The number among the siblings, where the element repeats.
        let position: Int?

        var text: String { position.map { "\(tag.name)[\($0)]" } ?? tag.name }
    }

    /// The steps of a chain from the root, the root included.
    static func steps(of chain: [Pointer]) -> [Step]? {
        guard let first = chain.first else { return nil }
        let structure = first.section == "07B" ? WCOStructure.response : .declaration
        guard first.section == structure.elements[0].identifier else { return nil }
        var steps = [Step(tag: structure.elements[0].tag, position: nil)]
        var element = 0
        for (index, link) in chain.enumerated() {
            if index > 0 {
                guard let next = structure.child(of: element, identifier: link.section) else { return nil }
                let repeats = structure.elements[next].repeats
                steps.append(Step(tag: structure.elements[next].tag, position: repeats ? link.sequence ?? 1 : nil))
                element = next
            }
            guard let tag = link.tag, !tag.isEmpty else { continue }
            guard index == chain.count - 1, let value = structure.child(of: element, identifier: tag) else {
                return nil
            }
            steps.append(Step(tag: structure.elements[value].tag, position: nil))
        }
        return steps
    }
}
