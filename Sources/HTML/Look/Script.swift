/// The little script that makes pages nicer; every page works without it.
enum Script {
    static let text = ""
}
