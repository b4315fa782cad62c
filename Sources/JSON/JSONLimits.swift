/// How much a reader takes before it refuses, so that no document can exhaust memory or stack.
package struct JSONLimits: Hashable, Sendable {
    /// The whole document, in bytes.
    package var maxBytes: Int
    /// Objects and arrays inside one another; never more than 512, since a tree is built recursively.
    package var maxDepth: Int
    /// One string as written, in bytes.
    package var maxStringBytes: Int
    /// One key as written, in bytes.
    package var maxKeyBytes: Int
    /// One number as written, in bytes.
    package var maxNumberBytes: Int

    package init(
        maxBytes: Int = 8 << 20, maxDepth: Int = 64, maxStringBytes: Int = 1 << 20, maxKeyBytes: Int = 1024,
        maxNumberBytes: Int = 128
    ) {
        self.maxBytes = maxBytes
        self.maxDepth = min(maxDepth, 512)
        self.maxStringBytes = maxStringBytes
        self.maxKeyBytes = maxKeyBytes
        self.maxNumberBytes = maxNumberBytes
    }

    /// For what comes in at a door: 8 MiB, 64 deep, strings to 1 MiB.
    package static let standard = JSONLimits()
    /// For our own files (country packs, reference tables, backups): 512 MiB, 64 deep, strings to 16 MiB.
    package static let file = JSONLimits(maxBytes: 512 << 20, maxStringBytes: 16 << 20)
}
