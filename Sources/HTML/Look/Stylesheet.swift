/// The one stylesheet, put together from its subjects.
enum Stylesheet {
    static let text = Tokens.css + base + layout + forms + components + tables + files + charts + tasks + lane + print
}
