/// One field of the index, ready to look up: from a value to the row of profiles that this value leaves possible.
struct Column: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable {
        case code
        case number
        case flag
        /// A set of which some element must fit.
        case some
        /// A set of which no element may be listed.
        case none
    }

    var kind: Kind
    /// The field's place among codes, numbers or sets of ``Facts``.
    var slot: Int
    /// The row where the value is missing.
    var missing: UInt32
    /// The row of a text about which nothing is listed.
    var other: UInt32 = 0
    var table: CodeTable?
    /// The column's number among those with long texts, -1 where there are none.
    var longTexts = -1
    /// Numbers: `cutCount` cuts make `cutCount + 1` classes; class n is `cuts[n - 1] ≤ x < cuts[n]`.
    var cuts: UnsafePointer<Double>?
    var cutCount = 0
    /// The row of each class; of false and true for a flag.
    var rows: UnsafePointer<UInt32>?
    /// Where classes are coarse: the row of profiles whose own bound lies inside the class, so that a match must be
    /// checked against it. Nil where every class is exact.
    var doubtful: UnsafePointer<UInt32>?

    /// The class of a number: how many cuts are not above it.
    @inline(__always) func classOf(_ number: Double) -> Int {
        guard let cuts else { return 0 }
        var base = 0
        var length = cutCount
        while length > 1 {
            let half = length >> 1
            base = cuts[base &+ half &- 1] <= number ? base &+ half : base
            length &-= half
        }
        return base &+ (length == 1 && cuts[base] <= number ? 1 : 0)
    }
}
