/// What a photograph is, told by its first bytes and never by its name.
package enum PhotoType: String, Sendable, Hashable, CaseIterable {
    case jpeg, png, heic, webp

    package var mediaType: String { "image/\(rawValue)" }

    /// The type of the bytes; nil when they are none of the four.
    package init?(of bytes: [UInt8]) {
        func holds(_ text: StaticString, at place: Int) -> Bool {
            text.withUTF8Buffer { wanted in
                bytes.count >= place + wanted.count && bytes[place..<place + wanted.count].elementsEqual(wanted)
            }
        }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if holds("RIFF", at: 0), holds("WEBP", at: 8) {
            self = .webp
        } else if holds("ftyp", at: 4),
            holds("heic", at: 8) || holds("heix", at: 8) || holds("heim", at: 8) || holds("hevc", at: 8)
                || holds("mif1", at: 8) || holds("msf1", at: 8)
        {
            self = .heic
        } else {
            return nil
        }
    }

    /// The largest photograph that is taken, in bytes.
    package static let largest = 12 << 20
    /// The most photographs of one visit.
    package static let mostOfVisit = 600
}
