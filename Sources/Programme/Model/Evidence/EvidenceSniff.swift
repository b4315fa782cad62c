/// Tells the kind of a file by its content, and refuses what pretends to be another or could run.
///
/// The signatures are those of the formats' own standards (ISO 32000, ISO 10918-1, ISO 15948, ISO 14496-12, TIFF 6.0,
/// ECMA-376, APPNOTE.TXT); what runs is refused by what it is, never by its name alone.
package enum EvidenceSniff {
    /// The kind of a file. Throws ``EvidenceError`` `empty`, `active`, `unknownType` or `mismatch`.
    ///
    /// - Parameters:
    ///   - declared: the media type that the sender gave, without parameters.
    ///   - name: the file's name, of which the ending counts.
    package static func type(of bytes: [UInt8], declared: String, name: String) throws(EvidenceError) -> EvidenceType {
        guard !bytes.isEmpty else { throw EvidenceError(.empty, "the file holds nothing") }
        let ending = Self.ending(of: name)
        if activeEndings.contains(ending) {
            throw EvidenceError(.active, "a file that ends in .\(ending) is a program or a page")
        }
        let type = try Self.type(of: bytes, isTable: ending == "csv" || (ending.isEmpty && declared == "text/csv"))
        guard ending.isEmpty || type.endings.contains(ending) else {
            throw EvidenceError(.mismatch, "the content is \(type.mediaType), the name ends in .\(ending)")
        }
        guard type.mayBeCalled(declared) else {
            throw EvidenceError(.mismatch, "the content is \(type.mediaType), it came as \(declared)")
        }
        return type
    }

    /// What stands behind the last point of a name, in lower case; empty when there is none.
    static func ending(of name: String) -> String {
        guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
        return name[name.index(after: point)...].lowercased()
    }

    private static func type(of bytes: [UInt8], isTable: Bool) throws(EvidenceError) -> EvidenceType {
        if let program = programs.first(where: { bytes.starts(with: $0.signature) }) {
            throw EvidenceError(.active, "the content is \(program.name)")
        }
        if bytes.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            has("IHDR", at: 12, in: bytes)
        {
            return .png
        }
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0x00]) || bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
            return .tiff
        }
        if has("ftyp", at: 4, in: bytes), bytes.count >= 12 { return try boxed(bytes) }
        if bytes.starts(with: [0x50, 0x4B]) { return try zipped(bytes) }
        return try written(bytes, isTable: isTable)
    }

    /// ISO base media files: pictures and films by their brands.
    private static func boxed(_ bytes: [UInt8]) throws(EvidenceError) -> EvidenceType {
        let size = min(bytes.count, Int(bytes[0]) << 24 | Int(bytes[1]) << 16 | Int(bytes[2]) << 8 | Int(bytes[3]), 256)
        var brands: [String] = [String(decoding: bytes[8..<12], as: UTF8.self)]
        var offset = 16
        while offset + 4 <= size {
            brands.append(String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self))
            offset += 4
        }
        if brands.contains(where: { ["heic", "heix", "heim", "heis", "mif1", "msf1"].contains($0) }) { return .heic }
        if brands.contains(where: {
            ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V "].contains($0)
        }) {
            return .mp4
        }
        throw EvidenceError(.unknownType, "a film or picture of a kind that is not taken")
    }

    /// Office documents: the archive must hold the right member, no macro and no program.
    private static func zipped(_ bytes: [UInt8]) throws(EvidenceError) -> EvidenceType {
        guard let archive = ZipDirectory(bytes) else {
            throw EvidenceError(.unknownType, "an archive that cannot be read")
        }
        if archive.isEncrypted { throw EvidenceError(.unknownType, "an encrypted archive") }
        for member in archive.names {
            let lower = member.lowercased()
            if lower.hasSuffix("vbaproject.bin") || activeEndings.contains(ending(of: lower)) {
                throw EvidenceError(.active, "the document holds a macro or a program")
            }
        }
        guard archive.names.contains("[Content_Types].xml") else {
            throw EvidenceError(.unknownType, "an archive that is no document")
        }
        if archive.names.contains("xl/workbook.xml") { return .xlsx }
        if archive.names.contains("word/document.xml") { return .docx }
        throw EvidenceError(.unknownType, "an archive that is no workbook and no text document")
    }

    /// Text, tables and XML: no control characters, no script, no page.
    private static func written(_ bytes: [UInt8], isTable: Bool) throws(EvidenceError) -> EvidenceType {
        let isControl: (UInt8) -> Bool = { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C }
        if bytes.contains(where: isControl) {
            throw EvidenceError(.unknownType, "the content is none of the kinds that are taken")
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let text = body.drop { $0 <= 0x20 }
        for sign in scriptSigns where contains(sign, in: bytes) {
            throw EvidenceError(.active, "the content is a page or a script")
        }
        if text.starts(with: [0x23, 0x21]) { throw EvidenceError(.active, "the content is a script") }
        guard text.first == 0x3C else { return isTable ? .csv : .text }
        guard String(validating: body, as: UTF8.self) != nil, isMarkup(text) else {
            throw EvidenceError(.unknownType, "the content begins like XML and is none")
        }
        for space in scriptSpaces where contains(space, in: bytes) {
            throw EvidenceError(.active, "the XML holds a page or a drawing")
        }
        return .xml
    }

    /// `<?xml`, a comment or an element's name behind the first `<`.
    private static func isMarkup(_ text: ArraySlice<UInt8>) -> Bool {
        guard let next = text.dropFirst().first, text.contains(0x3E) else { return false }
        return next == 0x3F || next == 0x21 || next == 0x5F || (0x41...0x5A).contains(next)
            || (0x61...0x7A).contains(next) || next >= 0x80
    }

    private static func has(_ word: String, at offset: Int, in bytes: [UInt8]) -> Bool {
        bytes.count >= offset + word.utf8.count && bytes[offset...].starts(with: Array(word.utf8))
    }

    /// Whether a lower-case sign stands anywhere, whatever the case.
    private static func contains(_ sign: [UInt8], in bytes: [UInt8]) -> Bool {
        guard bytes.count >= sign.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for start in 0...(bytes.count - sign.count) where bytes[start] == sign[0] {
                var length = 1
                while length < sign.count {
                    let byte = bytes[start + length]
                    guard ((0x41...0x5A).contains(byte) ? byte + 0x20 : byte) == sign[length] else { break }
                    length += 1
                }
                if length == sign.count { return true }
            }
            return false
        }
    }

    private static let programs: [(signature: [UInt8], name: String)] = [
        (Array("MZ".utf8), "a Windows program"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program (ELF)"),
        ([0xFE, 0xED, 0xFA, 0xCE], "a program (Mach-O)"), ([0xFE, 0xED, 0xFA, 0xCF], "a program (Mach-O)"),
        ([0xCE, 0xFA, 0xED, 0xFE], "a program (Mach-O)"), ([0xCF, 0xFA, 0xED, 0xFE], "a program (Mach-O)"),
        ([0xCA, 0xFE, 0xBA, 0xBE], "a program (Java or Mach-O)"),
        ([0x00, 0x61, 0x73, 0x6D], "a program (WebAssembly)"),
        ([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], "a Windows shortcut"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old office document, which can hold macros"),
    ]

    /// In lower case. A document type is refused too: it can name files and grow without end.
    private static let scriptSigns: [[UInt8]] = [
        "<script", "<!doctype", "<html", "<svg", "<iframe", "<?php", "<!entity", "<?xml-stylesheet", "<xsl:stylesheet",
    ].map { Array($0.utf8) }

    /// Under any prefix, elements of these can hold scripts.
    private static let scriptSpaces: [[UInt8]] = [
        "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xsl/transform",
    ].map { Array($0.utf8) }

    private static let activeEndings: Set<String> = [
        "exe", "dll", "com", "scr", "bat", "cmd", "ps1", "vbs", "vbe", "js", "mjs", "jse", "wsf", "wsh", "hta", "msi",
        "jar", "class", "sh", "py", "php", "pl", "rb", "html", "htm", "xhtml", "svg", "svgz", "xsl", "xslt", "lnk",
        "iso",
        "img", "xlsm", "xlsb", "xltm", "docm", "dotm", "pptm", "chm", "url", "apk", "wasm", "swf", "reg", "cpl",
    ]
}
