package import Customs

/// The front door of `Formats`: bytes become declarations or problems with places, declarations become bytes.
package enum Formats {
    /// Reads `bytes` in the format that the media type names, else the one that the file name or the bytes suggest.
    ///
    /// Never throws and never traps: what is wrong stands in ``ReadResult/problems``, each with its place.
    package static func read(
        _ bytes: [UInt8], mediaType: String? = nil, filename: String? = nil, options: ReadOptions = .standard
    ) -> ReadResult {
        WCOReader.read(bytes, options: options)
    }

    /// Writes a declaration in a format.
    package static func write(_ declaration: Declaration, as format: Format) -> WriteResult {
        let document = WCODocument(declaration)
        let output = XMLOutput(document)
        return WriteResult(bytes: output.bytes, warnings: document.warnings + output.warnings)
    }
}
