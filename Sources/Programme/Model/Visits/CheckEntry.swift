package import Customs
package import JSON

/// What a validator saw about a question, or why it was not looked at.
package enum CheckResult: String, Codable, Sendable, Hashable, CaseIterable {
    case met
    case partly
    case notMet = "not-met"
    case notChecked = "not-checked"
}

/// Why a planned check was left out.
package enum OmissionReason: String, Codable, Sendable, Hashable, CaseIterable {
    /// It does not concern this site.
    case notApplicable = "not-applicable"
    /// The place or the document could not be seen.
    case noAccess = "no-access"
    /// Seen at another site of the same operator, or in the file.
    case seenElsewhere = "seen-elsewhere"
    case noTime = "no-time"
    /// Something else; the note says what.
    case other
}

/// A finding as its validator drafts it; the entry's note is its statement of fact.
package struct FindingDraft: Codable, Hashable, Sendable {
    package var `class`: Finding.Class
    /// 1 (slight) to 3 (grave).
    package var severity: Int
    package init(_ class: Finding.Class, severity: Int) {
        self.class = `class`
        self.severity = severity
    }
}

/// What one validator says about one check at one moment: made on the phone, never changed afterwards.
///
/// Its identifier is made where it is written, so that sending it twice is sending it once.
package struct CheckEntry: Hashable, Sendable {
    /// A UUID in lower case.
    package var id: String
    package var visit: VisitID
    package var question: String
    package var result: CheckResult
    /// Given when, and only when, the check was left out.
    package var reason: OmissionReason?
    package var note: String
    package var finding: FindingDraft?
    /// All photographs of the check as its author sees it, by SHA-256.
    package var photos: [String]
    /// By the clock of the phone, moved on where that stands before an entry that this one replaces.
    package var at: Instant
    package var by: String
    /// The entries in whose place this one stands: the author's own earlier ones and, where two validators differed, those
    /// that it settles.
    package var replaces: [String]

    package init(
        id: String, visit: VisitID, question: String, result: CheckResult, reason: OmissionReason? = nil,
        note: String = "", finding: FindingDraft? = nil, photos: [String] = [], at: Instant, by: String,
        replaces: [String] = []
    ) {
        self.id = id
        self.visit = visit
        self.question = question
        self.result = result
        self.reason = reason
        self.note = note
        self.finding = finding
        self.photos = photos
        self.at = at
        self.by = by
        self.replaces = replaces
    }

    /// The one order in which entries are read: by the clock, then by the identifier.
    package static func isBefore(_ left: CheckEntry, _ right: CheckEntry) -> Bool {
        (left.at, left.id) < (right.at, right.id)
    }

    /// Why an entry is not taken; each has a text, `visits.entry.<word>`.
    package enum Refusal: String, Error, Sendable, Hashable, CaseIterable {
        /// It cannot be read as an entry.
        case malformed
        /// Its identifier belongs to an entry with another content.
        case idTaken = "id-taken"
        /// The plan does not check this question.
        case question
        /// Another person wrote it than the one who sends it.
        case person
        /// A check that is left out has a reason, others have none.
        case reason
        /// What is not met, or left out for something else, is described.
        case note
        case tooLong = "too-long"
        /// The visit was closed before it came.
        case closed
        /// The visit was cancelled before it came.
        case cancelled
    }

    static let longestNote = 4000
    static let mostPhotos = 20
    static let mostReplaced = 50

    /// Why this entry is not taken for a plan; nil when it is.
    package func refusal(_ plan: VisitPlan, sender: String) -> Refusal? {
        if by != sender { return .person }
        if plan.check(question) == nil { return .question }
        if (result == .notChecked) != (reason != nil) { return .reason }
        let needsNote = result == .notMet || result == .partly || finding != nil || reason == .other
        if needsNote, note.allSatisfy(\.isWhitespace) { return .note }
        if note.utf8.count > Self.longestNote * 4 || note.count > Self.longestNote { return .tooLong }
        if photos.count > Self.mostPhotos || replaces.count > Self.mostReplaced { return .tooLong }
        return nil
    }
}

extension CheckEntry {
    /// Canonical JSON, as it is stored and compared.
    func canonicalBytes() throws -> [UInt8] { try json.canonicalBytes() }

    /// The entry as the phone and the API know it; `at` is in milliseconds since 1970.
    package var json: JSONValue {
        var object: JSONObject = [
            "id": .string(id), "visit": .string(visit.text), "question": .string(question),
            "result": .string(result.rawValue), "note": .string(note), "at": .number(at.milliseconds),
            "by": .string(by), "photos": .array(photos.map { .string($0) }),
            "replaces": .array(replaces.map { .string($0) }),
        ]
        if let reason { object["reason"] = .string(reason.rawValue) }
        if let finding {
            object["finding"] = ["class": .string(finding.class.rawValue), "severity": .number(finding.severity)]
        }
        return .object(object)
    }

    /// Reads an entry. Throws ``Refusal`` `malformed`.
    package init(_ json: JSONValue, visit: VisitID) throws(Refusal) {
        guard let id = json["id"]?.string, Self.isUUID(id), let question = json["question"]?.string,
            question.utf8.count <= 64, let result = json["result"]?.string.flatMap(CheckResult.init(rawValue:)),
            let at = json["at"]?.int, (0...253_402_300_799_999).contains(at), let by = json["by"]?.string,
            by.utf8.count <= 64, (json["visit"]?.string ?? visit.text) == visit.text
        else { throw .malformed }
        var reason: OmissionReason?
        if let given = json["reason"], !given.isNull {
            guard let known = given.string.flatMap(OmissionReason.init(rawValue:)) else { throw .malformed }
            reason = known
        }
        var finding: FindingDraft?
        if let given = json["finding"], !given.isNull {
            guard let known = given["class"]?.string.flatMap(Finding.Class.init(rawValue:)),
                let severity = given["severity"]?.int, (1...3).contains(severity)
            else { throw .malformed }
            finding = FindingDraft(known, severity: Int(severity))
        }
        let photos = try Self.list(json["photos"], isRight: Self.isHash)
        let replaces = try Self.list(json["replaces"], isRight: Self.isUUID)
        self.init(
            id: id, visit: visit, question: question, result: result, reason: reason,
            note: json["note"]?.string ?? "", finding: finding, photos: photos, at: Instant(milliseconds: at), by: by,
            replaces: replaces)
    }

    private static func list(_ value: JSONValue?, isRight: (String) -> Bool) throws(Refusal) -> [String] {
        guard let value, !value.isNull else { return [] }
        guard let elements = value.array, elements.count <= 200 else { throw .malformed }
        var texts: [String] = []
        for element in elements {
            guard let text = element.string, isRight(text) else { throw .malformed }
            if !texts.contains(text) { texts.append(text) }
        }
        return texts
    }

    /// A UUID in lower case with its hyphens.
    package static func isUUID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { place, byte in
            [8, 13, 18, 23].contains(place) ? byte == 0x2D : isHexDigit(byte)
        }
    }

    /// A SHA-256 in 64 lower-case hexadecimal digits.
    package static func isHash(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy(isHexDigit)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
