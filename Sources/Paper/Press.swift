import CPango
import Concurrency
import Dispatch

/// Prints documents one at a time on a queue of its own: pango and fontconfig block, and a font map may be used from one
/// thread at a time only.
package final class Press: Sendable {
    package static let shared = Press()

    /// Documents that may wait; more are refused.
    package static let room = 64

    /// The font map of the queue. Sendable: it is touched inside `queue` only.
    private final class Fonts: @unchecked Sendable {
        lazy var map = garita_font_map_new(72)
    }

    private let queue = DispatchQueue(label: "garita.paper.press")
    private let fonts = Fonts()
    private let waiting = Locked(0)

    package init() {}

    /// The PDF of a document. Throws ``PaperError``.
    package func print(_ document: PaperDocument) async throws -> [UInt8] {
        let isTaken = waiting.with { waiting in
            guard waiting < Self.room else { return false }
            waiting += 1
            return true
        }
        guard isTaken else { throw PaperError(.busy, "\(Self.room) documents wait to be printed") }
        defer { waiting.with { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { @Sendable [fonts] in
                continuation.resume(with: Result { try Self.press(document, fonts) })
            }
        }
    }

    private static func press(_ document: PaperDocument, _ fonts: Fonts) throws -> [UInt8] {
        guard let map = fonts.map else { throw PaperError(.drawing, "there is no font map") }
        let typesetter = try Typesetter(map, language: document.language)
        let pages = try Setting(document, typesetter).pages()
        let canvas = try Canvas(document)
        try PagePrinter(document, typesetter, canvas).print(pages)
        let bytes = try canvas.finish()
        return PDFRevision(bytes, language: document.language, alternatives: document.alternatives).bytes
    }
}

extension PaperDocument {
    /// The words for those who do not see its figures, in their order.
    var alternatives: [String] {
        blocks.compactMap { block in
            if case .figure(let figure) = block { figure.alternative } else { nil }
        }
    }
}
