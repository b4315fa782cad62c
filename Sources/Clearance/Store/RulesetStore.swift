import Concurrency
package import Country
package import Customs
package import Database
import JSON
import Ledger
package import Risk
package import Sealing

/// Every ruleset that ever decided, byte for byte: what a replay compiles again.
package struct RulesetStore: Sendable {
    let database: Database
    private let compiled = Locked<[Digest: CompiledRuleset]>([:])

    package init(database: Database) { self.database = database }

    /// Puts the rules of a country pack into force: keeps their files, writes the event when they are new.
    ///
    /// Throws `RulesetError` with every problem of the files.
    package func publish(_ country: CountryPack, at now: Instant) async throws -> CompiledRuleset {
        let ruleset = try Ruleset(pack: country)
        let hash = ruleset.hash.hex
        let bytes = Self.archive(country, ruleset)
        let version = ruleset.version
        try await database.write { (tx) throws -> Void in
            let changed = try tx.execute(
                """
                INSERT INTO ruleset (hash, version, bytes, published_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (hash) DO NOTHING
                """, [.text(hash), .text(version), .blob(bytes), .int(now.milliseconds)])
            guard changed == 1 else { return }
            try Ledger.append(
                [
                    EventDraft(
                        .rulesetPublished, subject: hash, at: now, actor: Actor.system,
                        data: ["hash": .string(hash), "version": .string(version)])
                ], in: tx)
        }
        let compiled = CompiledRuleset(ruleset)
        self.compiled.with { $0[ruleset.hash] = compiled }
        return compiled
    }

    /// The rules that a decision names. Throws ``ClearanceError`` when they are not kept, or not what their hash says.
    package func ruleset(_ hash: Digest) async throws -> CompiledRuleset {
        if let found = compiled.with({ $0[hash] }) { return found }
        let bytes = try await database.read { (db) throws in
            try db.value("SELECT bytes FROM ruleset WHERE hash = ?", [.text(hash.hex)])?.blob
        }
        guard let bytes else { throw ClearanceError(.rulesetUnknown, "the ruleset \(hash.hex) is not kept") }
        let ruleset = try Self.read(bytes)
        guard ruleset.hash == hash else {
            throw ClearanceError(.rulesetUnknown, "the kept ruleset \(hash.hex) is not what its hash says")
        }
        let compiled = CompiledRuleset(ruleset)
        self.compiled.with { $0[hash] = compiled }
        return compiled
    }

    /// The files in one JSON object, each as the text that it was.
    private static func archive(_ country: CountryPack, _ ruleset: Ruleset) -> [UInt8] {
        var object = JSONObject()
        object["id"] = .string(ruleset.id)
        object["version"] = .string(ruleset.version)
        object["languages"] = .array(ruleset.languages.map { .string($0) })
        for (name, file) in [
            ("profiles", country.profilesFile), ("mandatory", country.mandatoryFile), ("rates", country.ratesFile),
        ] {
            object[name] = .string(String(decoding: file.bytes, as: UTF8.self))
        }
        return JSONValue.object(object).bytes()
    }

    private static func read(_ bytes: [UInt8]) throws -> Ruleset {
        let archive = try JSONValue.parse(bytes, limits: .file)
        func file(_ name: String) -> PackFile {
            PackFile(name: "\(name).json", bytes: Array((archive[name]?.string ?? "").utf8))
        }
        return try Ruleset(
            id: archive["id"]?.string ?? "", version: archive["version"]?.string ?? "",
            languages: archive["languages"]?.array?.compactMap(\.string) ?? [], profiles: file("profiles"),
            mandatory: file("mandatory"), rates: file("rates"))
    }
}
