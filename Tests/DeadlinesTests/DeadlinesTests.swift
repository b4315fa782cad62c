import Testing

@testable import Deadlines

@Suite("Deadlines") struct DeadlinesTests {}
