import Customs
import Database
import HTML
import HTTP
import Ledger
import Sealing

extension ClearanceConsole {
    var eventsEndpoint: Endpoint {
        Endpoint(
            .get, "/events", access: .permission(.readEvents), summary: "The event log, newest first.",
            tags: ["pages"], parameters: ["subject", "kind", "below"].map { EndpointParameter($0) },
            responses: [.page()], handler: events)
    }

    private func events(_ request: Request) async throws -> Response {
        var view = EventListView()
        view.subject = request.query.trimmed("subject", limit: 80)
        view.kind = request.query.trimmed("kind", limit: 64)
        let below = request.query.int("below").map { Int64($0) }.flatMap { $0 > 1 ? $0 : nil }
        view.isLater = below != nil
        let filter = EventFilter(
            sequences: below.map { 1...($0 - 1) }, subject: view.subject.isEmpty ? nil : view.subject,
            kinds: view.kind.isEmpty ? [] : [EventKind(view.kind)], limit: Self.pageSize + 1, isReversed: true)
        let (found, head) = try await clearance.database.read { (db) throws in
            (
                try Ledger.events(filter, in: db),
                try Ledger.events(EventFilter(limit: 1, isReversed: true), in: db).first
            )
        }
        view.rows = found.prefix(Self.pageSize).map { event in
            let fact = (try? event.data).flatMap { DeclarationFact(kind: event.kind.name, data: $0) }
            return EventRowView(event, fact)
        }
        if found.count > Self.pageSize { view.next = String(found[Self.pageSize - 1].sequence) }
        view.head = head.map { ($0.sequence, $0.leaf.hex) }
        let shown = view
        return page(request) { ClearancePages.events($0, shown) }
    }
}
