import Database

extension Command {
    static let migrate = Command(
        name: "migrate", summary: "Bring the database up to date; every command that opens it does so too.",
        details: "Steps that were run before and have another text now are refused. Exit status 1 then.",
        options: dataOptions,
        run: { arguments in
            let database = try await Database.open(try arguments.databaseURL())
            do {
                let run = try await database.migrate(House.migrations)
                await database.close()
                for id in run { Output.line("ran \(id)") }
                Output.error(
                    "\(database.place): \(run.isEmpty ? "up to date" : "\(run.count) steps run"), "
                        + "\(House.migrations.count) in all")
            } catch {
                await database.close()
                throw error
            }
        })
}
