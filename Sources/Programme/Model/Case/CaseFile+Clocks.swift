import Deadlines

extension CaseFile {
    /// The clocks that run as far as the events tell, whatever the time is now.
    func clocks(under rules: CaseRules) -> [CaseClock] { [] }
}
