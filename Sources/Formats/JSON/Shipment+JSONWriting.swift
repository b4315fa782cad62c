import Customs
import JSON

extension Shipment {
    func writeJSON(to writer: inout JSONWriter) {
        writer.members("charges", charges) { $0.writeJSON(to: &$1) }
        writer.member("consignment", consignment) { $0.writeJSON(to: &$1) }
        writer.member("destination", destination?.text)
        writer.member("destinationRegion", destinationRegion)
        writer.members("documents", documents) { $0.writeJSON(to: &$1) }
        writer.member("exportCountry", exportCountry?.text)
        writer.member("freightCharge", freightCharge)
        writer.members("invoices", invoices) { $0.writeJSON(to: &$1) }
        writer.members("items", items) { $0.writeJSON(to: &$1) }
        writer.members("parties", parties) { $0.writeJSON(to: &$1) }
        writer.members("previousDocuments", previousDocuments) { $0.writeJSON(to: &$1) }
        writer.member("tradeTerms", tradeTerms) { $0.writeJSON(to: &$1) }
        writer.member("transactionNature", transactionNature)
        writer.member("ucr", ucr)
        writer.member("warehouse", warehouse) { warehouse, writer in
            writer.member("identifier", warehouse.identifier)
            writer.member("typeCode", warehouse.typeCode)
        }
    }
}

extension Consignment {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("arrivalTransport", arrivalTransport) { $0.writeJSON(to: &$1) }
        writer.member("containerised", isContainerised)
        writer.member("departureTransport", departureTransport) { $0.writeJSON(to: &$1) }
        writer.members("equipment", equipment) { $0.writeJSON(to: &$1) }
        writer.member("freightPaymentMethod", freightPaymentMethod)
        writer.member("goodsLocation", goodsLocation) { location, writer in
            writer.member("address", location.address) { $0.writeJSON(to: &$1) }
            writer.member("identifier", location.identifier)
            writer.member("name", location.name)
            writer.member("typeCode", location.typeCode)
        }
        writer.texts("itinerary", itinerary.map(\.text))
        writer.member("loadingLocation", loadingLocation)
        writer.members("parties", parties) { $0.writeJSON(to: &$1) }
        writer.member("unloadingLocation", unloadingLocation)
    }
}

extension TransportMeans {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("identifier", identifier)
        writer.member("identifierType", identifierType)
        writer.member("mode", mode?.word)
        writer.member("name", name)
        writer.member("nationality", nationality?.text)
        writer.member("typeCode", typeCode)
    }
}

extension TransportEquipment {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("identifier", identifier)
        writer.members("seals", seals) { seal, writer in
            writer.member("identifier", seal.identifier)
            writer.member("sequence", seal.sequence)
        }
        writer.member("sequence", sequence)
    }
}

extension TradeTerms {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("condition", condition)
        writer.member("country", country?.text)
        writer.member("description", description)
        writer.member("location", location)
        writer.member("locationName", locationName)
        writer.member("relationship", relationship)
    }
}

extension ValuationCharge {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("amount", amount)
        writer.member("typeCode", typeCode)
    }
}

extension GoodsItem {
    func writeJSON(to writer: inout JSONWriter) {
        writer.members("additionalInformation", additionalInformation) { $0.writeJSON(to: &$1) }
        writer.texts("additionalProcedures", additionalProcedures)
        writer.members("charges", charges) { $0.writeJSON(to: &$1) }
        writer.members("classifications", classifications) { classification, writer in
            writer.member("identifier", classification.identifier)
            writer.member("scheme", classification.scheme)
        }
        writer.member("commodity", commodity?.text)
        writer.member("customsValue", customsValue)
        writer.texts("dangerousGoods", dangerousGoods)
        writer.member("description", description)
        writer.member("destination", destination?.text)
        writer.member("destinationRegion", destinationRegion)
        writer.members("documents", documents) { $0.writeJSON(to: &$1) }
        writer.members("equipment", equipment) { $0.writeJSON(to: &$1) }
        writer.member("exportCountry", exportCountry?.text)
        writer.member("grossMass", grossMass)
        writer.member("netMass", netMass)
        writer.members("origins", origins) { origin, writer in
            writer.member("country", origin.country?.text)
            writer.member("region", origin.region)
            writer.member("typeCode", origin.typeCode)
        }
        writer.members("packaging", packaging) { packaging, writer in
            writer.member("count", packaging.count)
            writer.member("marks", packaging.marks)
            writer.member("sequence", packaging.sequence)
            writer.member("type", packaging.type?.text)
        }
        writer.members("parties", parties) { $0.writeJSON(to: &$1) }
        writer.members("previousDocuments", previousDocuments) { $0.writeJSON(to: &$1) }
        writer.member("price", price)
        writer.member("procedure", procedure) { procedure, writer in
            writer.member("current", procedure.current)
            writer.member("previous", procedure.previous)
        }
        writer.member("quantity", quantity)
        writer.members("recognisedParties", recognisedParties) { $0.writeJSON(to: &$1) }
        writer.member("sequence", sequence)
        writer.member("statisticalValue", statisticalValue)
        writer.members("taxes", taxes) { $0.writeJSON(to: &$1) }
        writer.member("transactionNature", transactionNature)
        writer.member("ucr", ucr)
        writer.members("valuation", valuation) { adjustment, writer in
            writer.member("additionCode", adjustment.additionCode)
            writer.member("amount", adjustment.amount)
            writer.member("percentage", adjustment.percentage)
        }
        writer.member("valuationMethod", valuationMethod)
    }
}

extension DutyTax {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("amount", amount)
        writer.member("base", base)
        writer.member("baseQuantity", baseQuantity)
        writer.member("deduction", deduction)
        writer.member("payable", payable)
        writer.member("paymentMethod", paymentMethod)
        writer.member("quotaOrder", quotaOrder)
        writer.member("rate", rate)
        writer.member("regimeCode", regimeCode)
        writer.member("typeCode", typeCode)
    }
}
