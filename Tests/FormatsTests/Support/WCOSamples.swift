import Customs
import GaritaTesting

@testable import Formats

/// The published messages beside the repository, by what their index says of them.
enum WCOSamples {
    static let folder = "messages/wco/"
    static var arePresent: Bool { SharedData.has(folder + "scenarios/INDEX.csv") }

    /// Files under `messages/wco/scenarios` whose validation column begins with a word.
    static func files(_ validation: String) -> [String] {
        guard let index = SharedData.bytes(folder + "scenarios/INDEX.csv") else { return [] }
        return String(decoding: index, as: UTF8.self).split(separator: "\n").compactMap { line in
            let fields = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
            guard fields.count >= 3, fields[2].hasPrefix(validation) else { return nil }
            return folder + "scenarios/" + fields[1]
        }
    }

    static let valid = files("declaration-valid")
    static let broken = files("not-well-formed")
    static let wrapped = files("other:submitDeclarationRequest")
    static let tradeTest = [
        "Imports/Accepted/Declaration/TT1_IM_v2.02_Accepted.xml",
        "Exports/Accepted/Declaration/TT1_EX_v2.02_Accepted.xml",
        "Exports/Rejected/Rejected_Ref_Data/Declaration/TT1_EX_v2.02_Rejected_RefData.xml",
        "Exports/Rejected/Rejected_Format/Declaration/TT1_EX_v2.02_Rejected_Format.xml",
        "Exports/Rejected/Rejected_Obligation/Declaration/TT1_EX_v2.02_Rejected_Obligation_Exitoffice.xml",
    ].map { folder + "trade-test-1/" + $0 }

    static func schema(_ name: String) throws -> XSDSchema? {
        guard let root = SharedData.path(folder + "xsd") else { return nil }
        return try XSDSchema(path: root + "/customs/" + name, importsUnder: root)
    }
}

/// XML compared as people mean it: elements, their order, attributes and texts; not prefixes, comments, blanks.
enum CanonicalXML {
    /// Nil when both documents say the same, else the first difference.
    static func difference(_ left: [UInt8], _ right: [UInt8]) -> String? {
        guard case .tree(let left) = XMLReading.parse(left), case .tree(let right) = XMLReading.parse(right) else {
            return "not well-formed"
        }
        guard left.nodes.count == right.nodes.count else {
            let first = zip(left.nodes.indices, right.nodes.indices).first { left.name($0) != right.name($1) }
            return "\(left.nodes.count) and \(right.nodes.count) elements; first: "
                + (first.map { left.path($0.0) + " and " + right.path($0.1) } ?? "the last")
        }
        for node in left.nodes.indices {
            let (one, other) = (left.nodes[node], right.nodes[node])
            guard left.name(node) == right.name(node), one.end == other.end else {
                return "\(left.path(node)) and \(right.path(node))"
            }
            guard left.namespaces[Int(one.namespace)] == right.namespaces[Int(other.namespace)] else {
                return "namespaces of \(left.path(node))"
            }
            func attributes(_ tree: XMLTree) -> [String] {
                tree.attributes(node).map { "{\(tree.namespaces[Int($0.namespace)])}\($0.name)=\($0.value)" }.sorted()
            }
            guard attributes(left) == attributes(right) else { return "attributes of \(left.path(node))" }
            if !left.hasChildren(node), one.text != other.text {
                guard one.text.allSatisfy(\.isWhitespace), other.text.allSatisfy(\.isWhitespace) else {
                    return "\(left.path(node)): \(one.text) and \(other.text)"
                }
            }
        }
        return nil
    }
}
