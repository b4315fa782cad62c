import Testing

@testable import Programme

@Suite("Programme") struct ProgrammeTests {}
