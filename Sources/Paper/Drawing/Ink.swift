/// The colours of paper, those of the pages on white.
struct Ink: Hashable, Sendable {
    let red: Double
    let green: Double
    let blue: Double

    init(_ hex: UInt32) {
        red = Double(hex >> 16 & 0xFF) / 255
        green = Double(hex >> 8 & 0xFF) / 255
        blue = Double(hex & 0xFF) / 255
    }

    /// As pango counts, to 65535.
    var words: (UInt16, UInt16, UInt16) { (UInt16(red * 65535), UInt16(green * 65535), UInt16(blue * 65535)) }

    static let text = Ink(0x1B1F23)
    static let black = Ink(0x000000)
    static let quiet = Ink(0x57606A)
    static let wash = Ink(0xF4F6F8)
    static let line = Ink(0xD5DBE1)
    static let lead = Ink(0x0B5D66)

    static func mark(_ tone: PaperTone) -> Ink {
        switch tone {
        case .plain: quiet
        case .green: Ink(0x0A6B3D)
        case .yellow: Ink(0xB58100)
        case .red: Ink(0xB42318)
        }
    }

    static func wash(_ tone: PaperTone) -> Ink {
        switch tone {
        case .plain: wash
        case .green: Ink(0xE6F4EC)
        case .yellow: Ink(0xFFF4D6)
        case .red: Ink(0xFDECEA)
        }
    }
}
