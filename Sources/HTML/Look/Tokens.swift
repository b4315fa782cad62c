/// A colour of the house with its two values, light and dark (lane at night).
struct Token: Sendable {
    let name: String
    let light: String
    let dark: String
}

/// Two tokens that stand on each other, and the contrast that they must have (WCAG 2.2 AA: 4.5 for text, 3 for
/// what is only seen).
struct ColourPair: Sendable {
    let ink: String
    let paper: String
    let least: Double
}

/// The colours of `look.md`, and which of them meet.
enum Tokens {
    static let all: [Token] = [
        Token(name: "ink", light: "#1B1F23", dark: "#E6EDF3"),
        Token(name: "paper", light: "#FFFFFF", dark: "#0D1117"),
        Token(name: "quiet", light: "#57606A", dark: "#9DA7B3"),
        Token(name: "wash", light: "#F4F6F8", dark: "#161B22"),
        Token(name: "line", light: "#D5DBE1", dark: "#30363D"),
        Token(name: "lead", light: "#0B5D66", dark: "#5EC8D3"),
        Token(name: "on-lead", light: "#FFFFFF", dark: "#0D1117"),
        // Solid: the lane's word, a chart's bar, a tint in a list.
        Token(name: "green", light: "#0A6B3D", dark: "#4ADE80"),
        Token(name: "on-green", light: "#FFFFFF", dark: "#0D1117"),
        Token(name: "blue", light: "#1D4ED8", dark: "#93C5FD"),
        Token(name: "on-blue", light: "#FFFFFF", dark: "#0D1117"),
        Token(name: "yellow", light: "#FFE08A", dark: "#FACC15"),
        Token(name: "on-yellow", light: "#3D2E00", dark: "#0D1117"),
        Token(name: "red", light: "#B42318", dark: "#F87171"),
        Token(name: "on-red", light: "#FFFFFF", dark: "#0D1117"),
        // Tags: ink on a tint by day, the solid pair by night.
        Token(name: "green-tag", light: "#E6F4EC", dark: "#4ADE80"),
        Token(name: "on-green-tag", light: "#0A6B3D", dark: "#0D1117"),
        Token(name: "blue-tag", light: "#E8EEFC", dark: "#93C5FD"),
        Token(name: "on-blue-tag", light: "#1E429F", dark: "#0D1117"),
        Token(name: "yellow-tag", light: "#FFF4D6", dark: "#FACC15"),
        Token(name: "on-yellow-tag", light: "#6B4E00", dark: "#0D1117"),
        Token(name: "red-tag", light: "#FDECEA", dark: "#F87171"),
        Token(name: "on-red-tag", light: "#912018", dark: "#0D1117"),
        // A shape or a line drawn on paper: the solid yellow is too pale there by day.
        Token(name: "yellow-mark", light: "#6B4E00", dark: "#FACC15"),
    ]

    /// Every pair that the stylesheet puts together; a test computes their contrast in both schemes.
    static let pairs: [ColourPair] =
        [
            ("ink", "paper"), ("ink", "wash"), ("quiet", "paper"), ("quiet", "wash"), ("lead", "paper"),
            ("lead", "wash"), ("on-lead", "lead"), ("on-green", "green"), ("on-blue", "blue"), ("on-yellow", "yellow"),
            ("on-red", "red"), ("on-green-tag", "green-tag"), ("on-blue-tag", "blue-tag"),
            ("on-yellow-tag", "yellow-tag"), ("on-red-tag", "red-tag"), ("red", "paper"), ("green", "paper"),
        ].map { ColourPair(ink: $0.0, paper: $0.1, least: 4.5) }
        + [("blue", "paper"), ("yellow-mark", "paper"), ("yellow-mark", "wash"), ("quiet", "line")].map {
            ColourPair(ink: $0.0, paper: $0.1, least: 3)
        }

    /// Custom properties for both schemes; a page may ask for one with `data-theme`.
    static var css: String {
        let light = all.map { "--\($0.name):\($0.light)" }.joined(separator: ";")
        let dark = all.map { "--\($0.name):\($0.dark)" }.joined(separator: ";")
        return """
            :root{color-scheme:light;\(light)}
            @media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;\(dark)}}
            :root[data-theme=dark]{color-scheme:dark;\(dark)}

            """
    }
}
