import HTML

/// What the pages of operators say.
enum OperatorsTexts {
    static let all = Texts([OperatorWordTexts.all, OperatorFormTexts.all, OperatorPageTexts.all])
}
