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

    /// `parent` is empty for what stands around the message's root; a name that begins with `@` is an attribute.
    package init(parent: String, position: Int, node: Node) {
        self.parent = parent
        self.position = position
        self.node = node
    }
}

/// How a message wrote something that the vocabulary holds as a value: `20171001010000+01` for a moment in UTC, `007`
/// for 7, a commodity code in other pieces.
///
/// It is used again only while the vocabulary still says the same: a changed value is written in Garita's own way.
package struct WrittenForm: Hashable, Sendable {
    /// The parent's path in the message, as in ``Extension/parent``.
    package var parent: String
    /// The name of the elements it stands for: all children of the parent with this name.
    package var name: String
    /// What Garita writes there for the value that was read.
    package var value: String
    /// What the message wrote there.
    package var nodes: [Extension.Node]

    package init(parent: String, name: String, value: String, nodes: [Extension.Node]) {
        self.parent = parent
        self.name = name
        self.value = value
        self.nodes = nodes
    }
}

/// The head of a WCO message (`MetaData`): which data model it follows and whose customisation of it.
package struct Envelope: Hashable, Sendable {
    /// `3.6`.
    package var modelVersion: String?
    /// `DEC` declaration, `RES` response.
    package var typeName: String?
    package var country: String?
    package var agency: String?
    package var customization: String?
    package var customizationVersion: String?

    package init() {}
}
