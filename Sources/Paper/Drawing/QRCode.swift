import CQRCode

/// A QR code (ISO/IEC 18004) as dark and light modules; level M restores what 15 % of dirt hides.
package struct QRCode: Hashable, Sendable {
    /// Modules a side, without the quiet zone.
    package let width: Int
    private let dark: [Bool]

    /// Throws ``PaperError`` `code` for an empty text or one that is too long.
    package init(_ text: String) throws(PaperError) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
            throw PaperError(.code, "\(bytes.count) bytes do not fit into a QR code")
        }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        self.width = width
        dark = (0..<(width * width)).map { code.pointee.data[$0] & 1 == 1 }
    }

    package func isDark(_ x: Int, _ y: Int) -> Bool { dark[y * width + x] }

    /// The dark modules of each row as runs: fewer rectangles, and no seams between them.
    package var runs: [(x: Int, y: Int, length: Int)] {
        var runs: [(x: Int, y: Int, length: Int)] = []
        for y in 0..<width {
            var x = 0
            while x < width {
                guard isDark(x, y) else {
                    x += 1
                    continue
                }
                let start = x
                while x < width, isDark(x, y) { x += 1 }
                runs.append((start, y, x - start))
            }
        }
        return runs
    }
}
