import Database

/// Questions and answers.
package final class QuestionnaireDesk: Sendable {
    let base: ProgrammeBase

    init(_ base: ProgrammeBase) { self.base = base }
}
