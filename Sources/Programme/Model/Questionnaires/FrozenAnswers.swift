import Customs
import JSON

/// Answers as they were signed: one text in canonical JSON, named by its SHA-256.
///
/// What a case says about answers it says by this hash; the text is kept beside the ledger, never in it.
package struct FrozenAnswers: Hashable, Sendable {
    package var operatorID: OperatorID
    package var questionnaire: String
    package var version: String
    package var roles: [String]
    package var sites: [AnsweringSite]
    package var sheet: AnswerSheet

    package init(
        operatorID: OperatorID, questionnaire: String, version: String, roles: Set<String>, sites: [AnsweringSite],
        sheet: AnswerSheet
    ) {
        self.operatorID = operatorID
        self.questionnaire = questionnaire
        self.version = version
        self.roles = roles.sorted()
        self.sites = sites.sorted { $0.id < $1.id }
        // Answers for sites that are not among those named do not belong to what is signed.
        let named = Set(sites.map(\.id))
        self.sheet = AnswerSheet(
            sheet.answers.values.filter { answer in
                !answer.content.isEmpty && answer.key.site.map { named.contains($0) } ?? true
            })
    }

    /// The canonical text (RFC 8785): what is hashed, stored and given out.
    package var bytes: [UInt8] {
        var writer = JSONWriter(capacity: 512 + sheet.answers.count * 512)
        writer.beginObject()
        writer.key("answers")
        writer.beginArray()
        for answer in sheet.sorted { writer.frozen(answer) }
        writer.endArray()
        writer.key("format")
        writer.string(Self.format)
        writer.key("operator")
        writer.string(operatorID.text)
        writer.key("questionnaire")
        writer.string(questionnaire)
        writer.key("roles")
        writer.strings(roles)
        writer.key("sites")
        writer.beginArray()
        for site in sites {
            writer.beginObject()
            writer.key("id")
            writer.string(site.id.text)
            writer.key("name")
            writer.string(site.name)
            writer.key("type")
            writer.string(site.type)
            writer.endObject()
        }
        writer.endArray()
        writer.key("version")
        writer.string(version)
        writer.endObject()
        return writer.bytes
    }

    private static let format = "garita.answers.1"

    /// Reads what ``bytes`` wrote.
    ///
    /// Throws ``JSONError`` for what is no JSON, ``InvalidValue`` for what is another text.
    package init(_ bytes: [UInt8]) throws {
        let root = try JSONValue.parse(bytes, limits: .file)
        let malformed = InvalidValue(
            scheme: "answers", code: .structure, message: "the text is not answers as they were signed")
        guard root["format"]?.string == Self.format, let operatorText = root["operator"]?.string,
            let questionnaire = root["questionnaire"]?.string, let version = root["version"]?.string,
            let siteList = root["sites"]?.array, let list = root["answers"]?.array
        else { throw malformed }
        operatorID = try OperatorID(operatorText)
        self.questionnaire = questionnaire
        self.version = version
        roles = root["roles"]?.array?.compactMap(\.string) ?? []
        sites = try siteList.map { site in
            guard let id = site["id"]?.string, let name = site["name"]?.string, let type = site["type"]?.string else {
                throw malformed
            }
            return AnsweringSite(id: try SiteID(id), name: name, type: type)
        }
        var answers: [Answer] = []
        answers.reserveCapacity(list.count)
        for item in list {
            guard let answer = try Answer(frozen: item) else { throw malformed }
            answers.append(answer)
        }
        sheet = AnswerSheet(answers)
    }
}

extension JSONWriter {
    mutating func strings(_ texts: [String]) {
        beginArray()
        for text in texts { string(text) }
        endArray()
    }

    /// An answer, its members in canonical order; those without a value are left out.
    mutating func frozen(_ answer: Answer) {
        beginObject()
        key("at")
        string(answer.at.description)
        key("author")
        string(answer.author)
        key("evidence")
        strings(answer.content.evidence.map(\.text))
        key("narrative")
        string(answer.content.narrative)
        if let origin = answer.origin {
            key("origin")
            string(origin.description)
        }
        key("question")
        string(answer.key.question)
        if let review = answer.review {
            key("review")
            string(review.rawValue)
        }
        key("revision")
        int(answer.revision)
        if let site = answer.key.site {
            key("site")
            string(site.text)
        }
        if let value = answer.content.value {
            key("value")
            string(value.stored)
        }
        key("version")
        string(answer.version)
        endObject()
    }
}

extension Answer {
    /// Reads what ``JSONWriter/frozen(_:)`` wrote; nil when a member is missing.
    init?(frozen item: JSONValue) throws {
        guard let at = item["at"]?.string, let author = item["author"]?.string,
            let narrative = item["narrative"]?.string, let question = item["question"]?.string,
            let revision = item["revision"]?.int, let version = item["version"]?.string
        else { return nil }
        let evidence = try (item["evidence"]?.array ?? []).compactMap(\.string).map { try EvidenceID($0) }
        self.init(
            key: AnswerKey(question, site: try item["site"]?.string.map { try SiteID($0) }),
            content: AnswerContent(
                value: item["value"]?.string.flatMap { AnswerValue(stored: $0) }, narrative: narrative,
                evidence: evidence),
            version: version, author: author, at: try Instant(at), revision: Int(revision),
            review: item["review"]?.string.flatMap { ReviewCause(rawValue: $0) },
            origin: item["origin"]?.string.flatMap { QuestionReference($0) })
    }
}
