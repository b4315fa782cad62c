import Customs
import HTTP

/// What people do with a case, each as one value: from it come the address of the API, the form on the page, and the
/// facts that it writes.
struct CaseAct: Sendable {
    /// Who does it: someone of the company, of the office, another authority.
    enum Side: Sendable { case company, office }

    /// A word in lower case, part of its addresses; its texts are `cases.act.<name>`.
    let name: String
    let side: Side
    let permission: Permission
    /// The fact that it writes first: the table says from which states.
    let kind: String
    /// A company's act that needs the power to sign.
    let signs: Bool
    let fields: @Sendable (CaseLife, CaseRules) -> [ActField]
    /// The facts; throws ``ActRefusal`` for a field that is not filled in.
    let build: @Sendable (ActInput) throws -> [CaseFact]

    init(
        _ name: String, _ side: Side, _ permission: Permission, _ kind: String, signs: Bool = false,
        fields: @escaping @Sendable (CaseLife, CaseRules) -> [ActField] = { _, _ in [] },
        build: @escaping @Sendable (ActInput) throws -> [CaseFact]
    ) {
        self.name = name
        self.side = side
        self.permission = permission
        self.kind = kind
        self.signs = signs
        self.fields = fields
        self.build = build
    }

    /// Whether the table knows the act in the state of a case; the guards still have their say.
    func isPossible(in life: CaseLife) -> Bool { CaseTable.row(for: kind, in: life.state) != nil }
}

/// One thing that an act asks for.
struct ActField: Sendable {
    enum Kind: Sendable {
        case line, text
        /// One of these values; `texts` begins the keys of their words, nil: the words come with them.
        case choice([Option])
        /// Any of these values, none too.
        case choices([Option])
        case yes
        /// One figure from 1 to 5.
        case figure
        case day
    }

    struct Option: Sendable {
        let value: String
        /// A key of the catalogue.
        var key: String?
        /// The words when no key has them.
        var label: [String: String] = [:]
        /// The day that tells it from others of the same words.
        var day: CalendarDay?
    }

    let name: String
    let kind: Kind
    var isRequired = true
    /// What stands before anybody types: the values that are chosen now.
    var value: [String] = []
    /// What the label is about besides the field itself: a criterion's name.
    var about: [String: String] = [:]
    /// The key of the label, `cases.field.<name>` when nil.
    var labelKey: String?
    /// The key of a hint below the label.
    var hintKey: String?

    init(_ name: String, _ kind: Kind, isRequired: Bool = true, hint: String? = nil) {
        hintKey = hint
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
    }
}

/// What a person sent with an act, and where it lands.
struct ActInput {
    let form: FormFields
    let place: CaseDesk.Place

    var life: CaseLife { place.life }
    var rules: CaseRules { place.rules }

    /// A text that must be there, kept under its name.
    func prose(_ name: String) throws -> Prose { try place.keep(try text(name)) }

    func optionalProse(_ name: String) throws -> Prose? {
        guard let text = form.text(name) else { return nil }
        return try place.keep(try checked(name, text))
    }

    func text(_ name: String, limit: Int = ProseStore.limit) throws -> String {
        guard let text = form.text(name) else { throw ActRefusal(name, "cases.error.missing") }
        return try checked(name, text, limit: limit)
    }

    private func checked(_ name: String, _ text: String, limit: Int = ProseStore.limit) throws -> String {
        if text.count > limit { throw ActRefusal(name, "cases.error.long") }
        let isClean = text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\r" || $0 == "\t" }
        if !isClean { throw ActRefusal(name, "cases.error.characters") }
        return text
    }

    func choice<Value: RawRepresentable>(_ name: String, _ type: Value.Type) throws -> Value
    where Value.RawValue == String {
        guard let value = form.text(name).flatMap({ Value(rawValue: $0) }) else {
            throw ActRefusal(name, "cases.error.choice")
        }
        return value
    }

    func code(_ name: String) throws -> String {
        let text = try text(name, limit: 64)
        let isCode = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x40].contains(byte)
        }
        guard isCode else { throw ActRefusal(name, "cases.error.choice") }
        return text
    }

    func isYes(_ name: String) -> Bool { ["yes", "true", "on", "1"].contains(form.text(name) ?? "") }

    func day(_ name: String) throws -> CalendarDay? {
        guard let text = form.text(name) else { return nil }
        guard let day = try? CalendarDay(text) else { throw ActRefusal(name, "cases.error.day") }
        return day
    }

    func figure(_ name: String) throws -> Int {
        guard let figure = form.int(name), (1...5).contains(figure) else {
            throw ActRefusal(name, "cases.error.figure")
        }
        return figure
    }

    /// Numbers of evidence, chosen, or written with blanks or commas between; with `use` the vault is told what rests on
    /// them, and takes only the operator's own.
    func evidence(_ name: String = "evidence", as use: EvidenceUse.Kind? = nil) throws -> [EvidenceID] {
        let pieces = form.all(name).flatMap { $0.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\n" }) }
        let ids = try pieces.prefix(50).map { piece in
            guard let id = try? EvidenceID(String(piece)) else { throw ActRefusal(name, "cases.error.evidence") }
            return id
        }
        if let use { try note(ids, as: use, of: name) }
        return ids
    }

    /// Tells the vault what rests on files: they are the operator's own, and are not withdrawn afterwards.
    private func note(_ ids: [EvidenceID], as use: EvidenceUse.Kind, of field: String) throws {
        do {
            try EvidenceVault.noteUse(
                of: ids, owner: life.opened.operatorID, as: use, reference: life.id.text, at: place.at, in: place.tx)
        } catch is EvidenceError { throw ActRefusal(field, "cases.error.evidence.own") }
    }

    /// What proves a reason: numbers of evidence and codes of the case's own file, at least one of either.
    private func proofs(_ name: String) throws -> ([EvidenceID], [String]) {
        guard let text = form.text(name) else { throw ActRefusal(name, "cases.error.proof") }
        var (evidence, records): ([EvidenceID], [String]) = ([], [])
        for piece in text.split(whereSeparator: { $0 == " " || $0 == "," || $0.isNewline }).prefix(50) {
            if let id = try? EvidenceID(String(piece)) {
                evidence.append(id)
            } else if let record = CaseRecord(String(piece), in: place.file) {
                records.append(record.code)
            } else {
                throw ActRefusal(name, "cases.error.proof")
            }
        }
        if evidence.isEmpty, records.isEmpty { throw ActRefusal(name, "cases.error.proof") }
        try note(evidence, as: .decision, of: name)
        return (evidence, records)
    }

    /// Up to five reasons: `criterion-1`, `fact-1` and so on; the first must be there.
    func reasons() throws -> [Reason] {
        var reasons: [Reason] = []
        for index in 1...5 {
            let (criterion, fact) = ("criterion-\(index)", "fact-\(index)")
            if form.text(criterion) == nil, form.text(fact) == nil, index > 1 { continue }
            let code = try code(criterion)
            guard rules.definition.criteria.contains(where: { $0.code == code }) else {
                throw ActRefusal(criterion, "cases.error.choice")
            }
            let (evidence, records) = try proofs("evidence-\(index)")
            reasons.append(
                Reason(criterion: code, fact: try prose(fact), evidence: evidence, records: records))
        }
        return reasons
    }
}

/// A field that keeps an act from being done: its name, and the key of what is wrong.
struct ActRefusal: Error, Hashable, Sendable {
    let field: String
    let key: String

    init(_ field: String, _ key: String) {
        self.field = field
        self.key = key
    }
}
