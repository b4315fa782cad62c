/// An answer given for one programme that another programme's question could take.
package struct AnswerOffer: Hashable, Sendable {
    /// Where it would stand.
    package var key: AnswerKey
    /// The revision that stands there now: 0 for nothing.
    package var revision: Int
    /// What it would say: the value only where the question takes it.
    package var content: AnswerContent
    /// The question whose answer it is, and which writing of it.
    package var origin: QuestionReference
    package var source: Answer
}

extension QuestionnaireLibrary {
    /// The answers to other questionnaires that ask the same, for what is open in one; in the order of the questions.
    ///
    /// Only for places without an answer of their own: an offer never replaces what somebody wrote. Of several answers the
    /// youngest is offered.
    package func offers(
        to questionnaire: Questionnaire, sheets: [String: AnswerSheet], roles: Set<String>, sites: [AnsweringSite]
    ) -> [AnswerOffer] {
        let own = sheets[questionnaire.code] ?? AnswerSheet()
        var offers: [AnswerOffer] = []
        for question in questionnaire.questions where question.applies(roles: roles, siteType: nil) {
            let sources = same(as: QuestionReference(questionnaire.code, question.code))
                .filter { $0.questionnaire != questionnaire.code }
            guard !sources.isEmpty else { continue }
            var places: [AnsweringSite?] = [nil]
            if question.level == .site {
                places += sites.filter { question.applies(roles: roles, siteType: $0.type) }.map { $0 }
            }
            for place in places {
                let key = AnswerKey(question.code, site: place?.id)
                guard own[key].map(\.content.isEmpty) ?? true else { continue }
                if let offer = offer(for: question, key, sources: sources, sheets: sheets, own: own) {
                    offers.append(offer)
                }
            }
        }
        return offers
    }

    private func offer(
        for question: Question, _ key: AnswerKey, sources: [QuestionReference], sheets: [String: AnswerSheet],
        own: AnswerSheet
    ) -> AnswerOffer? {
        var best: (reference: QuestionReference, answer: Answer)?
        for reference in sources {
            // A site is offered what was answered for that site; the company's answer comes down by inheritance.
            guard let answer = sheets[reference.questionnaire]?[AnswerKey(reference.question, site: key.site)],
                !answer.content.isEmpty
            else { continue }
            if let found = best, (found.answer.at, reference) >= (answer.at, found.reference) { continue }
            best = (reference, answer)
        }
        guard let best else { return nil }
        var content = best.answer.content
        if let value = content.value, !value.fits(question.type) { content.value = nil }
        return AnswerOffer(
            key: key, revision: own[key]?.revision ?? 0, content: content, origin: best.reference, source: best.answer)
    }
}
