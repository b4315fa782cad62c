/// A part of a message that the vocabulary has no word for, kept so that nothing read is lost.
package struct Extension: Hashable, Sendable {
    /// The parent's path in the message (`Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]`); positions from 1,
    /// written where a name repeats.
    package var parent: String
    /// The index among the parent's children at which the node stood, from 0.
    package var position: Int
    package var node: Node

    /// An element: name without prefix, namespace, attributes in order, and either text or children.
    package indirect enum Content: Hashable, Sendable {
        case text(String)
        case nodes([Node])
    }

    package struct Node: Hashable, Sendable {
        package var name: String
        package var namespace: String?
        package var attributes: [Attribute]
        package var content: Content

        package init(name: String, namespace: String? = nil, attributes: [Attribute] = [], content: Content) {
            self.name = name
            self.namespace = namespace
            self.attributes = attributes
            self.content = content
        }
    }

    package struct Attribute: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(parent: String, position: Int, node: Node) {
        self.parent = parent
        self.position = position
        self.node = node
    }
}
