import Foundation
import HTTP

/// The roof: finds the command and runs it. Closures stay out of `main`, which would make them main-actor isolated.
@main
struct Garita {
    nonisolated static func main() async {
        signal(SIGPIPE, SIG_IGN)
        let status = await Dispatch.run(Array(CommandLine.arguments.dropFirst()), commands: Commands.all)
        Log.standard.flush()
        exit(status)
    }
}
