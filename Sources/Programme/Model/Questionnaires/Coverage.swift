/// How a questionnaire covers one SAFE criterion: what it asks, and what is answered.
package struct CoverageLine: Hashable, Sendable {
    package var letter: SAFELetter
    /// Questions at places, each counted once for each place.
    package var asked = 0
    package var done = 0
    /// Must-questions that are open.
    package var openMusts = 0
    /// Open questions whose answer another programme's answer offers.
    package var offered = 0

    package var isCovered: Bool { asked > 0 && openMusts == 0 }
}

/// The coverage of every SAFE letter by one programme's questionnaire.
package struct Coverage: Hashable, Sendable {
    package var questionnaire: String
    package var programme: String
    /// One line for each letter from A to M.
    package var lines: [CoverageLine]

    package subscript(letter: SAFELetter) -> CoverageLine {
        lines.first { $0.letter == letter } ?? CoverageLine(letter: letter)
    }

    /// Letters that the questionnaire does not ask about.
    package var unasked: [SAFELetter] { lines.filter { $0.asked == 0 }.map(\.letter) }
}

extension Questionnaire {
    /// The coverage of the SAFE letters by what is answered; `offers` are those that wait for this questionnaire.
    package func coverage(_ completeness: Completeness, offers: [AnswerOffer] = []) -> Coverage {
        let offered = Set(offers.map(\.key))
        var lines = SAFELetter.allCases.map { CoverageLine(letter: $0) }
        var index: [SAFELetter: Int] = [:]
        for (place, letter) in SAFELetter.allCases.enumerated() { index[letter] = place }
        for place in completeness.places {
            for line in place.lines {
                for letter in line.question.safe {
                    guard let at = index[letter] else { continue }
                    lines[at].asked += 1
                    if line.state.isDone { lines[at].done += 1 }
                    if line.question.obligation == .must, !line.state.isDone { lines[at].openMusts += 1 }
                    if offered.contains(AnswerKey(line.question.code, site: place.site)) { lines[at].offered += 1 }
                }
            }
        }
        return Coverage(questionnaire: code, programme: programme, lines: lines)
    }
}
