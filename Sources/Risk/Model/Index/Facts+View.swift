extension Facts {
    /// Lets `body` read these facts in place.
    @inline(__always)
    func withView<T>(_ body: (FactView) -> T) -> T {
        withUnsafePointer(to: self) { facts in
            codes.withUnsafeBufferPointer { codes in
                numbers.withUnsafeBufferPointer { numbers in
                    guard let codes = codes.baseAddress, let numbers = numbers.baseAddress else {
                        preconditionFailure("facts have a place for every field")
                    }
                    return body(FactView(codes: codes, numbers: numbers, facts: facts))
                }
            }
        }
    }
}

extension ProfileIndex {
    /// The places of all profiles that match, ascending.
    func matches(_ facts: Facts) -> [Int] {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, profiles.count)) { found in
            guard let first = found.baseAddress else { return [] }
            let count = facts.withView { match($0, into: first) }
            var places = found[..<count].map(Int.init)
            places.sort()
            return places
        }
    }
}
