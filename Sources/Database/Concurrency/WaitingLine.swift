/// First in, first out, without moving the rest at every removal.
struct WaitingLine<Element> {
    private var elements: [Element] = []
    private var head = 0

    var count: Int { elements.count - head }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func append(contentsOf more: [Element]) { elements.append(contentsOf: more) }

    mutating func popFirst() -> Element? {
        guard head < elements.count else { return nil }
        let element = elements[head]
        head += 1
        if head == elements.count {
            elements.removeAll(keepingCapacity: elements.capacity <= 4096)
            head = 0
        } else if head >= 1024, head * 2 >= elements.count {
            elements.removeFirst(head)
            head = 0
        }
        return element
    }

    /// Takes up to `limit` elements from the front.
    mutating func pop(_ limit: Int) -> [Element] {
        if head == 0, elements.count <= limit {
            let all = elements
            elements = []
            return all
        }
        var taken: [Element] = []
        taken.reserveCapacity(min(limit, count))
        while taken.count < limit, let element = popFirst() { taken.append(element) }
        return taken
    }

    /// Takes those out that match; the others keep their order.
    @discardableResult
    mutating func remove(where isOut: (Element) -> Bool) -> [Element] {
        var out: [Element] = []
        var kept: [Element] = []
        for element in elements[head...] {
            if isOut(element) { out.append(element) } else { kept.append(element) }
        }
        if !out.isEmpty {
            elements = kept
            head = 0
        }
        return out
    }
}
