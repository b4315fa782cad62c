/// Adds to a PDF what cairo 1.16 cannot say: the language of the document, that its title is shown, the words for its
/// figures, and that the heads of a table stand over columns (ISO 14289, ISO 32000-1 section 7.5.6).
///
/// The file is not edited: a revision is written after its end, as the format provides. A file of a shape that this does
/// not know (a later cairo may write its table of objects otherwise) stays as it is.
struct PDFRevision {
    let bytes: [UInt8]

    init(_ file: [UInt8], language: String, alternatives: [String]) {
        guard let table = ObjectTable(file) else {
            bytes = file
            return
        }
        var changed: [(number: Int, body: [UInt8])] = []
        var figures = alternatives[...]
        for number in 1..<table.offsets.count {
            guard let object = table.object(number, in: file) else { continue }
            if number == table.root {
                let tag = language.utf8.filter { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x2D }
                let more =
                    "/Lang (\(String(decoding: tag, as: UTF8.self))) /ViewerPreferences << /DisplayDocTitle true >> "
                changed.append((number, Self.adding(more, to: object)))
            } else if Self.begins(object, with: "<< /Type /StructElem") {
                if Self.holds(object, "/S /Figure\n"), let words = figures.popFirst() {
                    changed.append((number, Self.adding("/Alt \(Self.text(words)) ", to: object)))
                } else if Self.holds(object, "/S /TH\n") {
                    changed.append((number, Self.adding("/A << /O /Table /Scope /Column >> ", to: object)))
                }
            }
        }
        bytes = file + table.revision(changed, after: file.count)
    }

    /// An object's dictionary with more entries at its front.
    private static func adding(_ entries: String, to object: ArraySlice<UInt8>) -> [UInt8] {
        // Every dictionary that cairo writes begins with `<< `.
        Array("<< ".utf8) + Array(entries.utf8) + object.dropFirst(3)
    }

    /// A text as PDF writes any language: UTF-16 in hexadecimal.
    private static func text(_ text: String) -> String {
        var digits = "<FEFF"
        for unit in text.printable.utf16 {
            let hex = String(unit, radix: 16, uppercase: true)
            digits += String(repeating: "0", count: 4 - hex.count) + hex
        }
        return digits + ">"
    }

    private static func begins(_ bytes: ArraySlice<UInt8>, with text: String) -> Bool { bytes.starts(with: text.utf8) }

    private static func holds(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
        bytes.range(of: Array(text.utf8)) != nil
    }

    /// Where the objects of a file stand, as its plain cross-reference table says.
    private struct ObjectTable {
        var offsets: [Int] = [0]
        var root = 0
        var info = 0
        var start = 0

        init?(_ file: [UInt8]) {
            let tail = Array(file.suffix(400))
            let text = String(decoding: tail, as: UTF8.self)
            func number(after word: String) -> Int? {
                guard let range = text.ranges(of: word).last else { return nil }
                return Int(text[range.upperBound...].drop { $0.isWhitespace }.prefix { $0.isNumber })
            }
            guard let start = number(after: "startxref"), let root = number(after: "/Root"),
                let info = number(after: "/Info"), let size = number(after: "/Size"), start < file.count,
                size < 5_000_000
            else { return nil }
            self.start = start
            self.root = root
            self.info = info
            let head = Array("xref\n0 \(size)\n".utf8)
            guard file[start...].starts(with: head), start + head.count + 20 * size <= file.count else { return nil }
            for number in 1..<size {
                let place = start + head.count + 20 * number
                guard let offset = Int(String(decoding: file[place..<(place + 10)], as: UTF8.self)) else { return nil }
                offsets.append(offset)
            }
        }

        /// The bytes of an object that is a plain dictionary, between `obj` and `endobj`; nil for others.
        func object(_ number: Int, in file: [UInt8]) -> ArraySlice<UInt8>? {
            let head = Array("\(number) 0 obj\n".utf8)
            let start = offsets[number]
            guard start > 0, start < file.count, file[start...].starts(with: head) else { return nil }
            let body = file[(start + head.count)...].prefix(20_000)
            guard body.starts(with: "<< /".utf8), let end = body.range(of: Array("endobj".utf8)) else { return nil }
            return body[..<end.lowerBound]
        }

        func revision(_ objects: [(number: Int, body: [UInt8])], after length: Int) -> [UInt8] {
            var bytes: [UInt8] = []
            var entries: [UInt8] = []
            for (number, body) in objects {
                let offset = String(length + bytes.count)
                entries += Array(
                    "\(number) 1\n\(String(repeating: "0", count: 10 - offset.utf8.count))\(offset) 00000 n \n".utf8)
                bytes += Array("\(number) 0 obj\n".utf8) + body + Array("endobj\n".utf8)
            }
            let place = length + bytes.count
            bytes += Array("xref\n".utf8) + entries
            let trailer =
                "trailer\n<< /Size \(offsets.count)\n   /Root \(root) 0 R\n   /Info \(info) 0 R\n   /Prev \(start)\n>>\n"
            return bytes + Array((trailer + "startxref\n\(place)\n%%EOF\n").utf8)
        }
    }
}

extension ArraySlice<UInt8> {
    /// The first place where some bytes stand.
    fileprivate func range(of pattern: [UInt8]) -> Range<Int>? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        var index = startIndex
        while index <= endIndex - pattern.count {
            if self[index] == first, self[index..<(index + pattern.count)].elementsEqual(pattern) {
                return index..<(index + pattern.count)
            }
            index += 1
        }
        return nil
    }
}
