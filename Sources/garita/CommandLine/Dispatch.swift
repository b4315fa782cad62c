import Foundation

/// Finds the command that the words name, runs it, and turns what it throws into one line and an exit status.
enum Dispatch {
    static let version = "0.1.0"

    /// Runs the words after the program's name; answers the exit status: 0 done, 1 failed, 2 not understood.
    static func run(_ words: [String], commands: [Command]) async -> Int32 {
        guard let first = words.first, first != "--help", first != "-h", first != "help" else {
            if words.count > 1, words[0] == "help" {
                return await run(Array(words.dropFirst()) + ["--help"], commands: commands)
            }
            Output.line(overview(commands), terminator: "")
            return 0
        }
        if first == "--version" {
            Output.line("garita \(version)")
            return 0
        }
        if first.hasPrefix("-") { return refuse("garita: unknown option \(first); see garita --help") }
        var rest = Array(words.dropFirst())
        var command = commands.first { $0.parent == nil && $0.name == first }
        let family = commands.filter { $0.parent == first }
        if !family.isEmpty {
            guard let second = rest.first, !second.hasPrefix("-") else {
                if rest.first == "--help" || rest.first == "-h" {
                    Output.line(overview(family, of: first), terminator: "")
                    return 0
                }
                return refuse("garita \(first): name one of \(family.map(\.name).joined(separator: ", "))")
            }
            command = family.first { $0.name == second }
            guard command != nil else {
                return refuse(
                    "garita \(first): there is no \(second); there are \(family.map(\.name).joined(separator: ", "))")
            }
            rest.removeFirst()
        }
        guard let command else { return refuse("garita: there is no command \(first); see garita --help") }
        if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
            Output.line(command.help, terminator: "")
            return 0
        }
        do {
            let arguments = try Arguments(rest, for: command)
            try await command.run(arguments)
            return 0
        } catch let mistake as Arguments.Mistake {
            return refuse(mistake.description)
        } catch {
            Output.error("\(command.path): \(error)")
            return 1
        }
    }

    private static func refuse(_ line: String) -> Int32 {
        Output.error(line)
        return 2
    }

    /// The list of commands.
    static func overview(_ commands: [Command], of family: String? = nil) -> String {
        var lines: [String] = []
        if let family {
            lines += ["Usage: garita \(family) WHICH [OPTIONS]", ""]
        } else {
            lines += [
                "Garita: trusted traders and risk at the border.", "",
                "Usage: garita COMMAND [OPTIONS]", "", "Commands:",
            ]
        }
        let names = commands.map {
            (family == nil ? [$0.parent, $0.name] : [$0.name]).compactMap { $0 }.joined(separator: " ")
        }
        let width = names.map(\.count).max() ?? 0
        for (name, command) in zip(names, commands) {
            lines.append("  \(name)\(String(repeating: " ", count: width + 2 - name.count))\(command.summary)")
        }
        if family == nil { lines += ["", "garita COMMAND --help explains a command. ./garita test runs every test."] }
        return lines.joined(separator: "\n") + "\n"
    }
}
