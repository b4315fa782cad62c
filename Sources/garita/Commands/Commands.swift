/// Every command, in the order of the help.
enum Commands {
    static let all: [Command] = [.serve, .accountAdd, .simulate, .replay, .rebuild, .verify]
}
