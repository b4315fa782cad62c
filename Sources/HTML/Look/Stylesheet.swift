/// The one stylesheet.
enum Stylesheet {
    static let text = ""
}
