import Customs
import HTTP
import Sealing

/// Two states of an operator's answers side by side: now or as they were signed, whole or at one site.
struct AnswerComparison: Sendable {
    struct Side: Sendable {
        /// `now`, or the hash of a frozen set.
        var state: String
        var site: AnsweringSite?
        var version: String
        var questionnaire: Questionnaire
        var sheet: AnswerSheet
    }

    var left: Side
    var right: Side
    var differences: [AnswerDifference]
    /// True when the left side was written for an older version and is read as it would stand under the right one's.
    var isMigrated: Bool

    /// What `left`, `right` (`now` or a hash), `leftSite` and `rightSite` of a request name. One site named on one side only
    /// is meant on both.
    static func make(
        _ request: Request, _ entry: AnswerDoor.Entry, _ book: QuestionnaireDesk.Book, _ door: AnswerDoor
    ) async throws -> AnswerComparison {
        let query = request.query
        let leftSite = try door.site(query.text("leftSite") ?? query.text("rightSite"), entry)
        let rightSite = try door.site(query.text("rightSite") ?? query.text("leftSite"), entry)
        var left = try await side(query.text("left") ?? "now", leftSite, entry, book, door)
        let right = try await side(query.text("right") ?? "now", rightSite, entry, book, door)
        let isMigrated = left.version != right.version
        if isMigrated {
            guard
                let path = door.desk.library.path(
                    of: book.questionnaire.code, from: left.version, to: right.version)
            else { throw QuestionnaireError(.noMigration) }
            left = migrated(left, along: path)
        }
        let differences =
            leftSite == nil
            ? AnswerDifference.between(left.sheet.contents, right.sheet.contents)
            : AnswerDifference.between(
                left.sheet.effectiveContents(left.questionnaire, at: leftSite?.id),
                right.sheet.effectiveContents(right.questionnaire, at: rightSite?.id))
        return AnswerComparison(left: left, right: right, differences: differences, isMigrated: isMigrated)
    }

    private static func side(
        _ state: String, _ site: AnsweringSite?, _ entry: AnswerDoor.Entry, _ book: QuestionnaireDesk.Book,
        _ door: AnswerDoor
    ) async throws -> Side {
        if state == "now" {
            return Side(
                state: state, site: site, version: book.questionnaire.version, questionnaire: book.questionnaire,
                sheet: book.sheet)
        }
        guard entry.right.sites == nil, let hash = Digest(hex: state),
            let frozen = try await door.desk.frozen(hash, of: entry.company.id),
            frozen.questionnaire == book.questionnaire.code,
            let questionnaire = door.desk.library.questionnaire(frozen.questionnaire, version: frozen.version)
        else { throw HTTPProblem(.notFound) }
        return Side(
            state: state, site: site, version: frozen.version, questionnaire: questionnaire, sheet: frozen.sheet)
    }

    /// The side as it would stand under a later version.
    private static func migrated(_ side: Side, along path: [Questionnaire]) -> Side {
        var side = side
        for next in path {
            let step = AnswerMigration.step(side.sheet.contents, from: side.questionnaire, to: next)
            for key in step.retired { side.sheet[key] = nil }
            for write in step.writes {
                for key in write.from where next.question(key.question) == nil { side.sheet[key] = nil }
                side.sheet[write.key] = Answer(
                    key: write.key, content: write.content, version: next.version, author: "",
                    at: Instant(milliseconds: 0), revision: 0)
            }
            side.questionnaire = next
        }
        return side
    }
}
