/// Values that are written once and then only read, at an address that stays: the index's tables, which the hot loop
/// walks without counting references or checking bounds.
///
/// `@unchecked Sendable`: the memory is filled in the initialiser and never written again.
final class FrozenArray<Element: BitwiseCopyable>: @unchecked Sendable {
    let base: UnsafePointer<Element>
    let count: Int
    private let memory: UnsafeMutablePointer<Element>

    init(_ elements: [Element]) {
        // At least one element, so that there is an address.
        memory = .allocate(capacity: max(1, elements.count))
        for (place, element) in elements.enumerated() { (memory + place).initialize(to: element) }
        base = UnsafePointer(memory)
        count = elements.count
    }

    deinit { memory.deallocate() }
}
