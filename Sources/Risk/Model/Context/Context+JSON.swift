import Customs
package import JSON

extension Context {
    /// Writes the context as canonical JSON: keys in order, nothing written that is not known.
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        if !alerts.isEmpty {
            writer.key("alerts")
            writer.beginArray()
            for alert in alerts { write(alert, &writer) }
            writer.endArray()
        }
        if let currency {
            writer.key("currency")
            writer.string(currency.text)
        }
        writer.key("day")
        writer.string(day.description)
        if !exchangeRates.isEmpty {
            writer.key("exchangeRates")
            writer.beginObject()
            for (currency, rate) in exchangeRates.sorted(by: { $0.key < $1.key }) {
                writer.key(currency.text)
                writer.string(rate.description)
            }
            writer.endObject()
        }
        if !items.isEmpty {
            writer.key("items")
            writer.beginArray()
            for item in items { write(item, &writer) }
            writer.endArray()
        }
        writer.key("load")
        writer.beginObject()
        writer.key("decided")
        writer.int(load.decided)
        writer.key("red")
        writer.int(load.red)
        writer.key("yellow")
        writer.int(load.yellow)
        writer.endObject()
        writer.key("now")
        writer.string(now.description)
        if let office {
            writer.key("office")
            writer.string(office)
        }
        if !operators.isEmpty {
            writer.key("operators")
            writer.beginArray()
            for found in operators { write(found, &writer) }
            writer.endArray()
        }
        if !selectedToday.isEmpty {
            writer.key("selectedToday")
            writer.beginObject()
            for (id, count) in selectedToday.sorted(by: { JSONKeyOrder.precedes($0.key, $1.key) }) {
                writer.key(id)
                writer.int(count)
            }
            writer.endObject()
        }
        writer.endObject()
    }

    private func write(_ alert: Alert, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("channel")
        writer.string(alert.channel.rawValue)
        writer.key("id")
        writer.string(alert.id)
        writer.key("instruction")
        writer.texts(alert.instruction)
        writer.key("kind")
        writer.string(alert.kind)
        writer.key("subject")
        writer.string(alert.subject)
        writer.endObject()
    }

    private func write(_ item: Item, _ writer: inout JSONWriter) {
        writer.beginObject()
        if let first = item.isFirstHS {
            writer.key("firstHS")
            writer.bool(first)
        }
        if let first = item.isFirstOrigin {
            writer.key("firstOrigin")
            writer.bool(first)
        }
        writer.key("item")
        writer.int(item.sequence)
        if let peer = item.peerValuePerKilogram {
            writer.key("peerValuePerKilogram")
            writer.double(peer)
        }
        writer.endObject()
    }

    private func write(_ found: Operator, _ writer: inout JSONWriter) {
        writer.beginObject()
        if let count = found.declarations90 {
            writer.key("declarations90")
            writer.int(count)
        }
        if let count = found.findings365 {
            writer.key("findings365")
            writer.int(count)
        }
        if let days = found.firstSeenDays {
            writer.key("firstSeenDays")
            writer.int(days)
        }
        writer.key("identifier")
        writer.string(found.identifier)
        if let isRecognised = found.isRecognised {
            writer.key("recognised")
            writer.bool(isRecognised)
        }
        if let status = found.status {
            writer.key("status")
            writer.string(status)
        }
        writer.endObject()
    }
}
