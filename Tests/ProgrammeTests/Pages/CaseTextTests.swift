import Foundation
import HTML
import Ledger
import Testing

@testable import Programme

@Suite("Texts of cases") struct CaseTextTests {
    @Test("every word of a case has its text in both languages")
    func complete() {
        let catalogue = Catalogue([Programme.texts])
        for state in CaseState.allCases { #expect(catalogue.has("cases.state.\(state.rawValue)")) }
        for kind in CaseFact.kinds { #expect(catalogue.has("cases.event.\(kind.name.dropFirst(5))"), "\(kind)") }
        for act in CaseActs.all { #expect(catalogue.has("cases.act.\(act.name)"), "\(act.name)") }
        let rules = try? CaseRules.sample()
        #expect(rules != nil)
    }
}
