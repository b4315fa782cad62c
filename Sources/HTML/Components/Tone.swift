/// What a state means, said three times over: by word, by shape and by colour.
package enum Tone: String, Sendable, Hashable, CaseIterable {
    /// Release, met: circle.
    case green
    /// Released, audited later: square.
    case blue
    /// Documents: triangle.
    case yellow
    /// Examine, refused, error: octagon.
    case red
    /// A state that is none of the four: ring.
    case plain

    /// The class that the stylesheet knows.
    var classAttribute: HTML {
        switch self {
        case .green: "green"
        case .blue: "blue"
        case .yellow: "yellow"
        case .red: "red"
        case .plain: "plain"
        }
    }
}

extension HTML {
    /// The shape of a tone, drawn in the colour of the text around it; hidden from readers, who get the word.
    package static func shape(_ tone: Tone) -> HTML {
        let path: HTML =
            switch tone {
            case .green: "<circle cx=\"8\" cy=\"8\" r=\"6.8\"/>"
            case .blue: "<rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\"/>"
            case .yellow: "<path d=\"M8 1 15.5 14.5H.5z\"/>"
            case .red: "<path d=\"M4.4 0h7.2L16 4.4v7.2L11.6 16H4.4L0 11.6V4.4z\"/>"
            case .plain: "<circle class=\"ring\" cx=\"8\" cy=\"8\" r=\"6\"/>"
            }
        return "<svg class=\"shape\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\">\(path)</svg>"
    }

    /// A status: shape and word in a tint of its colour. It never looks like a button and never is one.
    package static func tag(_ tone: Tone, _ word: String) -> HTML {
        "<strong class=\"tag \(tone.classAttribute)\">\(shape(tone))\(word)</strong>"
    }
}
