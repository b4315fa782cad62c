import Customs
import FoundationEssentials
import JSON
import Ledger

/// A case in open form: its life's events as the ledger holds them, with the texts that they name.
extension ProgrammeSite {
    /// Kinds of fact that are the office's own until they become reasons of an act towards the company.
    static let officeOnly: Set<String> = [
        "case.noted", "case.assigned", "case.conflict-declared", "case.risk-mapped", "case.risk-map-approved",
        "case.consultation-opened", "case.consultation-closed", "case.decision-proposed", "case.overlay-opened",
        "case.overlay-closed",
    ]

    func export(_ file: CaseFile, forCompany: Bool) async throws -> JSONValue {
        let life = file.life
        let events = file.events.filter { !forCompany || !Self.officeOnly.contains($0.fact.kind.name) }
        var listed: [JSONValue] = []
        for event in events {
            let data = try JSONValue.parse(CaseFactData(event.fact.payload).bytes, limits: .file)
            var object = JSONObject()
            object["sequence"] = .string(String(event.sequence))
            object["kind"] = .string(event.fact.kind.name)
            object["at"] = .string(event.at.description)
            // To the company the office is the office; who its people are is the office's own.
            object["actor"] = .string(forCompany && event.isOfficial ? "office" : event.actor)
            object["data"] = data
            listed.append(.object(object))
        }
        let names = listed.flatMap { Self.hashes(in: $0) }.map { Prose(hash: $0) }
        let texts = try await cases.texts(names)
        var object = JSONObject()
        object["id"] = .string(life.id.text)
        object["operator"] = .string(life.opened.operatorID.text)
        object["programme"] = .string(life.opened.programme)
        object["version"] = .string(life.opened.version)
        object["role"] = .string(life.opened.role)
        object["state"] = .string(life.state.rawValue)
        if let status = life.status(at: now) { object["status"] = .string(status.rawValue) }
        if let certificate = life.certificate { object["certificate"] = .string(certificate.number) }
        object["events"] = .array(listed)
        object["texts"] = .object(
            JSONObject(texts.sorted { $0.key.hash < $1.key.hash }.map { ($0.key.hash, .string($0.value)) }))
        return .object(object)
    }

    /// Every SHA-256 in hexadecimal that stands somewhere in a value.
    static func hashes(in value: JSONValue) -> [String] {
        if let text = value.string { return text.utf8.count == 64 ? [text] : [] }
        if let array = value.array { return array.flatMap { hashes(in: $0) } }
        return value.object?.members.flatMap { hashes(in: $0.value) } ?? []
    }
}

extension CaseEvent {
    /// Whether a person of the office did it: whatever is none of the company's own acts and came not of time alone.
    var isOfficial: Bool { actor != "system" && !Self.companyKinds.contains(fact.kind.name) }

    private static let companyKinds = Set(CaseActs.company.map(\.kind) + ["case.opened", "case.submitted"])
}
