import Paper
import Testing

@Suite("Paper") struct PaperTests {}
