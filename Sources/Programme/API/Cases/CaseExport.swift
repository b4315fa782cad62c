import Customs
import Database
import FoundationEssentials
import JSON
import Ledger

/// A case in open form: its life's events as the ledger holds them, with the texts that they name.
extension ProgrammeSite {
    func export(_ file: CaseFile, forCompany: Bool) async throws -> JSONValue {
        let now = now
        return try await programme.base.database.read { (db) throws in
            try CaseExport.json(file, forCompany: forCompany, at: now, in: db)
        }
    }

    /// The texts that each event of a case names, by its place in the ledger.
    static func prose(of file: CaseFile) throws -> [Int64: [Prose]] {
        var prose: [Int64: [Prose]] = [:]
        for event in file.events {
            let data = try JSONValue.parse(CaseFactData(event.fact.payload).bytes, limits: .file)
            prose[event.sequence] = hashes(in: data).map { Prose(hash: $0) }
        }
        return prose
    }

    /// Every SHA-256 in hexadecimal that stands somewhere in a value.
    static func hashes(in value: JSONValue) -> [String] {
        if let text = value.string { return text.utf8.count == 64 ? [text] : [] }
        if let array = value.array { return array.flatMap { hashes(in: $0) } }
        return value.object?.members.flatMap { hashes(in: $0.value) } ?? []
    }
}

/// A case as JSON on a snapshot.
enum CaseExport {
    /// - Parameter forCompany: what is the office's own is left out, and its people are `office`.
    static func json(
        _ file: CaseFile, forCompany: Bool, hiding people: Set<String>? = nil, at now: Instant, in db: any Reading
    ) throws -> JSONValue {
        let life = file.life
        let office = (people ?? life.office).union(file.events.filter(\.isOfficial).map(\.actor))
        let events = file.events.filter { !forCompany || !$0.fact.isOfficeOnly }
        var listed: [JSONValue] = []
        for event in events {
            let data = try JSONValue.parse(CaseFactData(event.fact.payload).bytes, limits: .file)
            var object = JSONObject()
            object["sequence"] = .string(String(event.sequence))
            object["kind"] = .string(event.fact.kind.name)
            object["at"] = .string(event.at.description)
            // To the company the office is the office; who its people are is the office's own.
            object["actor"] = .string(forCompany && office.contains(event.actor) ? "office" : event.actor)
            object["data"] = forCompany ? hiding(office, in: data) : data
            listed.append(.object(object))
        }
        let names = listed.flatMap { ProgrammeSite.hashes(in: $0) }.map { Prose(hash: $0) }
        let texts = try ProseStore.texts(names, in: db)
        var object = JSONObject()
        object["id"] = .string(life.id.text)
        object["operator"] = .string(life.opened.operatorID.text)
        object["programme"] = .string(life.opened.programme)
        object["version"] = .string(life.opened.version)
        object["role"] = .string(life.opened.role)
        object["state"] = .string(life.state.rawValue)
        if let status = life.status(at: now) { object["status"] = .string(status.rawValue) }
        object["consents"] = .array(life.consents.map(\.rawValue).sorted().map { .string($0) })
        if let certificate = life.certificate { object["certificate"] = .string(certificate.number) }
        object["events"] = .array(listed)
        object["texts"] = .object(
            JSONObject(texts.sorted { $0.key.hash < $1.key.hash }.map { ($0.key.hash, .string($0.value)) }))
        return .object(object)
    }

    /// The value with every text that is one of these people's login as `office`.
    static func hiding(_ people: Set<String>, in value: JSONValue) -> JSONValue {
        if let text = value.string { return people.contains(text) ? "office" : value }
        if let array = value.array { return .array(array.map { hiding(people, in: $0) }) }
        guard let object = value.object else { return value }
        return .object(JSONObject(object.members.map { ($0.key, hiding(people, in: $0.value)) }))
    }
}

extension CaseLife {
    /// Everybody who acted for the office in this case.
    var office: Set<String> {
        var people = officers.set.union(deciders.set).union(validators.set).union(conflicts.set)
        people.formUnion(assigned.values)
        people.formUnion([riskMappedBy, riskMapApprovedBy].compactMap { $0 })
        people.formUnion(findings.compactMap(\.closedBy))
        people.formUnion(appeals.compactMap { $0.decided?.ruledBy })
        // Nobody of the company is hidden from it.
        people.subtract([openedBy, submitted?.signedBy].compactMap { $0 })
        return people
    }
}

extension CaseEvent {
    /// Whether a person of the office did it: whatever is none of the company's own acts and came not of time alone.
    var isOfficial: Bool { actor != "system" && !Self.companyKinds.contains(fact.kind.name) }

    private static let companyKinds = Set(CaseActs.company.map(\.kind) + ["case.opened", "case.submitted"])
}
