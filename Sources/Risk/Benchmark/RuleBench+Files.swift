package import Country
package import Customs
package import JSON

extension RuleBench {
    /// A declaration of a file, or facts that stand in it as such.
    package enum Entry: Sendable {
        /// With the labels that a CSV mapping kept apart; `aeo` and `newImporter` among them are taken as facts.
        case declaration(Declaration, labels: [String: String])
        case facts(id: String, [Facts])

        package static func declaration(_ declaration: Declaration) -> Entry { .declaration(declaration, labels: [:]) }
    }

    /// Reads one line of facts: `{"declaration": "D1", "hs": "870323", "value": 1200, "aeo": false, …}` with the names of
    /// Docs/Profiles.md (`unitPrice` too, for `valuePerKilogram`). Nil when the line is no object with a text `declaration`.
    ///
    /// Throws ``JSONError`` when it is no JSON or a value does not suit its field.
    package static func facts(line: [UInt8]) throws -> Entry? {
        let json = try JSONValue.parse(line)
        guard let id = json["declaration"]?.string, let members = json.object?.members else { return nil }
        var facts = Facts(item: 1)
        for (key, value) in members where key != "declaration" && !value.isNull {
            guard let field = key == "unitPrice" ? .valuePerKilogram : Field(named: key) else {
                throw JSONError(code: .value, path: "/" + JSONPointer.escaped(key), message: "this is no field")
            }
            switch (field.kind, value) {
            case (.code, .string(let text)): facts[code: field] = text
            case (.number, .number(let number)): facts[number: field] = number.double
            case (.flag, .bool(let flag)): facts[flag: field] = flag
            case (.set, .array(let values)): facts[set: field] = values.compactMap(\.string)
            default:
                throw JSONError(
                    code: .kind, path: "/" + JSONPointer.escaped(key), message: "the field is a \(field.kind.rawValue)")
            }
        }
        return .facts(id: id, [facts])
    }

    /// Finds the hits of every declaration of a file with a file's profiles.
    ///
    /// All profiles count as in force. Beside the declarations nothing is known, so their own words are taken: values as declared in any currency, AEO when
    /// the declaration names an AEO authorisation or a recognised party, new importer at an importer's first line.
    ///
    /// - Parameters:
    ///   - profiles: Docs/Profiles.md, full or compact form.
    ///   - next: the next declaration, nil after the last.
    ///   - write: takes lines `{"declaration":"…","hits":["P1",…]}`, each with its line feed, in the order of the file.
    ///   - line: takes words for people.
    /// - Returns: `{"declarations", "hits", "per_s", "profiles", "total_per_s"}`; `per_s` counts the time of the rules alone,
    ///   `total_per_s` reading and writing too.
    package static func run(
        profiles file: PackFile, next: () throws -> Entry?, write: (([UInt8]) throws -> Void)? = nil,
        line: (String) -> Void
    ) throws -> JSONValue {
        let clock = ContinuousClock()
        let rules = try Ruleset(id: file.name, version: "0", languages: ["es", "en"], profiles: file, form: .any)
        let compiling = clock.now
        // A file of the past may be tried with rules of today.
        let inForce = rules.profiles.map { profile in
            var profile = profile
            (profile.validFrom, profile.validTo) = (nil, nil)
            return profile
        }
        var matcher = FileMatcher(CompiledRuleset(Ruleset(id: rules.id, profiles: inForce)))
        let compiled = (clock.now - compiling) / .seconds(1)
        line("\(rules.profiles.count) profiles compiled in \(Words.seconds(compiled))")
        let start = clock.now
        while let entry = try next() {
            matcher.add(entry)
            if matcher.isFull { try matcher.flush(write) }
        }
        try matcher.flush(write)
        let total = (clock.now - start) / .seconds(1)
        let perSecond = Double(matcher.declarations) / max(matcher.seconds, 1e-9)
        line("\(matcher.declarations) declarations, \(matcher.hits) hits")
        line("rules alone: \(Words.count(perSecond)) declarations a second on one core")
        line("with reading and writing: \(Words.seconds(total))")
        return [
            "declarations": .number(matcher.declarations), "hits": .number(matcher.hits),
            "per_s": .number(perSecond.rounded()), "profiles": .number(rules.profiles.count),
            "total_per_s": .number((Double(matcher.declarations) / max(total, 1e-9)).rounded()),
        ]
    }
}

/// Matches declarations in batches, so that memory stays flat and the clock is asked seldom.
private struct FileMatcher {
    private let rules: CompiledRuleset
    private let quotedIDs: [[UInt8]]
    private var ids: [String] = []
    private var facts: [Facts] = []
    /// How many facts (items) each declaration of the batch has.
    private var counts: [Int] = []
    private var importers: Set<String> = []
    private(set) var declarations = 0
    private(set) var hits = 0
    private(set) var seconds = 0.0

    init(_ rules: CompiledRuleset) {
        self.rules = rules
        quotedIDs = rules.ruleset.profiles.map { JSONValue.string($0.id).bytes() }
    }

    var isFull: Bool { facts.count >= 1024 }

    mutating func add(_ entry: RuleBench.Entry) {
        switch entry {
        case .facts(let id, let facts): add(id, facts)
        case .declaration(let declaration, let labels): add(declaration.reference, read(declaration, labels))
        }
    }

    private mutating func add(_ id: String, _ facts: [Facts]) {
        ids.append(id)
        counts.append(facts.count)
        self.facts += facts
    }

    private mutating func read(_ declaration: Declaration, _ labels: [String: String]) -> [Facts] {
        let moment = declaration.acceptance ?? declaration.issued ?? Instant(milliseconds: 0)
        let context = Context(now: moment, day: CalendarDay(moment))
        var facts = Facts.make(declaration, context: context, rates: Rates())
        let claims = declaration.authorisationHolders.contains { $0.category?.hasPrefix("AEO") == true }
        let isRecognised =
            !declaration.recognisedParties.isEmpty || declaration.items.contains { !$0.recognisedParties.isEmpty }
        let aeo = Self.flag(labels["aeo"]) ?? (claims || isRecognised)
        for place in facts.indices {
            let importer = facts[place][code: .importer]
            let isNew = importer.map { importers.insert($0).inserted }
            facts[place][flag: .aeo] = aeo
            facts[place][flag: .newImporter] =
                Self.flag(labels["newImporter"]) ?? (place > 0 ? facts[0][flag: .newImporter] : isNew)
        }
        return facts
    }

    private static func flag(_ label: String?) -> Bool? {
        switch label?.lowercased() {
        case "1", "true", "y", "yes": true
        case "0", "false", "n", "no": false
        default: nil
        }
    }

    /// Matches the batch, writes its lines and forgets it.
    ///
    /// The rules are timed over a second round of the batch, as the made-up benchmark times facts that stand ready.
    mutating func flush(_ write: (([UInt8]) throws -> Void)?) throws {
        let table = FactTable(facts)
        let room = max(1, rules.ruleset.profiles.count)
        var ends: [Int] = []
        ends.reserveCapacity(facts.count)
        var all: [UInt32] = []
        let found = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
        defer { found.deallocate() }
        for place in 0..<table.count {
            let count = rules.index.match(table.view(place), into: found)
            all.append(contentsOf: UnsafeBufferPointer(start: found, count: count))
            ends.append(all.count)
        }
        var check = 0
        let start = CoreClock.seconds
        for place in 0..<table.count { check &+= rules.index.match(table.view(place), into: found) }
        seconds += CoreClock.seconds - start
        precondition(check == all.count, "both rounds find the same hits")

        var lines: [UInt8] = []
        var (item, begin) = (0, 0)
        for place in ids.indices {
            item += counts[place]
            let end = counts[place] > 0 ? ends[item - 1] : begin
            let profiles = Set(all[begin..<end]).sorted()
            begin = end
            hits += profiles.count
            if write != nil { append(ids[place], profiles, &lines) }
        }
        try write?(lines)
        declarations += ids.count
        ids.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        facts.removeAll(keepingCapacity: true)
    }

    private func append(_ id: String, _ profiles: [UInt32], _ lines: inout [UInt8]) {
        lines += Array("{\"declaration\":".utf8)
        lines += JSONValue.string(id).bytes()
        lines += Array(",\"hits\":[".utf8)
        for (place, profile) in profiles.enumerated() {
            if place > 0 { lines.append(0x2C) }
            lines += quotedIDs[Int(profile)]
        }
        lines += Array("]}\n".utf8)
    }
}
