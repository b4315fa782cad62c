@main
struct Garita {
    nonisolated static func main() {
        print("garita")
    }
}
