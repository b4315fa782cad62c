package import JSON
package import Sealing

extension JSONWriter {
    /// An object of texts in canonical order.
    mutating func texts(_ texts: [String: String]) {
        beginObject()
        for (key, text) in texts.sorted(by: { JSONKeyOrder.precedes($0.key, $1.key) }) {
            self.key(key)
            string(text)
        }
        endObject()
    }

    /// A digest as a string of its hexadecimal digits, written in place.
    package mutating func digest(_ digest: Digest) {
        withUnsafeTemporaryAllocation(byteCount: Digest.hexCount + 2, alignment: 8) { text in
            text[0] = 0x22
            digest.writeHex(to: UnsafeMutableRawBufferPointer(rebasing: text[1...Digest.hexCount]))
            text[Digest.hexCount + 1] = 0x22
            raw(UnsafeRawBufferPointer(text))
        }
    }
}
