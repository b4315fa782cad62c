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
        let places = [UInt32](unsafeUninitializedCapacity: max(1, profiles.count)) { found, count in
            guard let found = found.baseAddress else { return }
            count = facts.withView { match($0, into: found) }
        }
        return places.map(Int.init).sorted()
    }
}
