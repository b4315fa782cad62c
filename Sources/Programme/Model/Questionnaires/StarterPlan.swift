package import Country

/// What a small company does first: the questions that bind it, how long they take, and the papers to have at hand.
package struct StarterPlan: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package var section: String
        package var questions: [Question]
        /// For what is still open.
        package var minutes: Int
    }

    package struct Paper: Hashable, Sendable {
        package var name: LocalizedText
        /// The questions that ask for it.
        package var questions: [String]
        package var isRequired: Bool
    }

    package var steps: [Step]
    /// What to have at hand, each once, what is required first.
    package var papers: [Paper]

    package var minutes: Int { steps.reduce(0) { $0 + $1.minutes } }
    package var questions: Int { steps.reduce(0) { $0 + $1.questions.count } }
}

extension Questionnaire {
    /// The plan for an operator of some roles with some kinds of site: each question once, whatever the number of sites,
    /// since a small company answers for the whole and notes where a site differs.
    ///
    /// - Parameter open: the questions that are still open; nil for all.
    package func starterPlan(
        roles: Set<String>, siteTypes: Set<String>, obligations: Set<Obligation> = [.must],
        open: Set<String>? = nil
    ) -> StarterPlan {
        var steps: [StarterPlan.Step] = []
        var papers: [StarterPlan.Paper] = []
        for section in sections {
            let asked = section.questions.filter { question in
                obligations.contains(question.obligation) && (open?.contains(question.code) ?? true)
                    && question.applies(roles: roles, siteType: nil)
                    && (question.level == .company || question.siteTypes.isEmpty || siteTypes.isEmpty
                        || !question.siteTypes.isDisjoint(with: siteTypes))
            }
            if asked.isEmpty { continue }
            steps.append(
                StarterPlan.Step(
                    section: section.code, questions: asked, minutes: asked.reduce(0) { $0 + $1.minutes }))
            for question in asked where question.evidence.rule != .none {
                for kind in question.evidence.kinds {
                    let isRequired = question.evidence.rule == .required
                    if let at = papers.firstIndex(where: { $0.name == kind }) {
                        papers[at].questions.append(question.code)
                        papers[at].isRequired = papers[at].isRequired || isRequired
                    } else {
                        papers.append(StarterPlan.Paper(name: kind, questions: [question.code], isRequired: isRequired))
                    }
                }
            }
        }
        let (required, advised) = (papers.filter(\.isRequired), papers.filter { !$0.isRequired })
        return StarterPlan(steps: steps, papers: required + advised)
    }
}
