/// Members in the order they were written, each key once.
///
/// Keys are compared byte by byte, as RFC 8259 section 8.3 advises, so `é` composed and decomposed are two keys (Swift's
/// own comparison would take them for one). Equality of objects does not look at the order; ``members`` keeps it.
package struct JSONObject: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// The members in their order.
    package private(set) var members: [(key: String, value: JSONValue)]
    /// Where each key stands; only for objects too long to walk through.
    private var index: [ExactKey: Int]?

    private static let walkable = 16

    package init() { members = [] }

    /// The members in their order; the last value of a repeated key stands, at the first one's place.
    package init(_ members: [(String, JSONValue)]) {
        self.init()
        self.members.reserveCapacity(members.count)
        for (key, value) in members { self[key] = value }
    }

    package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }
    package var keys: [String] { members.map(\.key) }

    /// The value of a key; a new key goes to the end, setting nil takes the key away.
    package subscript(key: String) -> JSONValue? {
        get { place(of: key).map { members[$0].value } }
        set {
            switch (place(of: key), newValue) {
            case (let place?, let value?): members[place].value = value
            case (nil, let value?): append(key, value)
            case (let place?, nil):
                members.remove(at: place)
                index = nil
                if members.count > Self.walkable { makeIndex() }
            case (nil, nil): break
            }
        }
    }

    /// Adds a member whose key the caller knows to be new (the reader has refused repeated ones).
    mutating func append(_ key: String, _ value: JSONValue) {
        members.append((key, value))
        if index != nil {
            index?[ExactKey(key)] = members.count - 1
        } else if members.count > Self.walkable {
            makeIndex()
        }
    }

    private mutating func makeIndex() {
        var index: [ExactKey: Int] = [:]
        index.reserveCapacity(members.count * 2)
        for place in members.indices { index[ExactKey(members[place].key)] = place }
        self.index = index
    }

    private func place(of key: String) -> Int? {
        if let index { return index[ExactKey(key)] }
        for place in members.indices where ExactKey.same(members[place].key, key) { return place }
        return nil
    }

    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        for (key, value) in left.members where right[key] != value { return false }
        return true
    }
}

/// A key compared and hashed by its bytes.
struct ExactKey: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    /// Bytes first compared by Swift's own `==`, which is quick to say no and says yes for every equal pair.
    static func same(_ left: String, _ right: String) -> Bool {
        left == right && left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }

    static func == (left: ExactKey, right: ExactKey) -> Bool { same(left.text, right.text) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
