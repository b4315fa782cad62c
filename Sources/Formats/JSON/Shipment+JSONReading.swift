import Customs
import JSON

extension Shipment: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .charges: try reader.list(&charges, ValuationCharge(), &problems)
        case .consignment: try reader.optional(&consignment, Consignment(), &problems)
        case .destination: try reader.code(&destination, &problems)
        case .destinationRegion: try reader.text(&destinationRegion, &problems)
        case .documents: try reader.list(&documents, SupportingDocument(), &problems)
        case .exportCountry: try reader.code(&exportCountry, &problems)
        case .freightCharge: try reader.money(&freightCharge, &problems)
        case .invoices: try reader.list(&invoices, SupportingDocument(), &problems)
        case .items: try reader.list(&items, GoodsItem(sequence: -1), &problems)
        case .parties: try reader.parties(&parties, &problems)
        case .previousDocuments: try reader.list(&previousDocuments, PreviousDocument(), &problems)
        case .tradeTerms: try reader.optional(&tradeTerms, TradeTerms(), &problems)
        case .transactionNature: try reader.text(&transactionNature, &problems)
        case .ucr: try reader.text(&ucr, &problems)
        case .warehouse: try reader.optional(&warehouse, Warehouse(), &problems)
        default: return false
        }
        return true
    }
}

extension Consignment: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .arrivalTransport: try reader.optional(&arrivalTransport, TransportMeans(), &problems)
        case .containerised: try reader.flag(&isContainerised, &problems)
        case .departureTransport: try reader.optional(&departureTransport, TransportMeans(), &problems)
        case .equipment: try reader.list(&equipment, TransportEquipment(), &problems)
        case .freightPaymentMethod: try reader.text(&freightPaymentMethod, &problems)
        case .goodsLocation: try reader.optional(&goodsLocation, GoodsLocation(), &problems)
        case .itinerary: try readItinerary(&reader, &problems)
        case .loadingLocation: try reader.text(&loadingLocation, &problems)
        case .parties: try reader.parties(&parties, &problems)
        case .unloadingLocation: try reader.text(&unloadingLocation, &problems)
        default: return false
        }
        return true
    }
}

extension GoodsLocation: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .address: try reader.optional(&address, Address(), &problems)
        case .identifier: try reader.text(&identifier, &problems)
        case .name: try reader.text(&name, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        default: return false
        }
        return true
    }
}

extension Warehouse: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .identifier: try reader.text(&identifier, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        default: return false
        }
        return true
    }
}

extension TransportMeans: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .identifier: try reader.text(&identifier, &problems)
        case .identifierType: try reader.text(&identifierType, &problems)
        case .mode: try reader.word(&mode, &problems)
        case .name: try reader.text(&name, &problems)
        case .nationality: try reader.code(&nationality, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        default: return false
        }
        return true
    }
}

extension TransportEquipment: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .identifier: try reader.text(&identifier, &problems)
        case .seals: try reader.list(&seals, Seal(identifier: ""), &problems)
        case .sequence: try reader.count(&sequence, &problems)
        default: return false
        }
        return true
    }
}

extension TransportEquipment.Seal: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .identifier: try reader.text(&identifier, &problems)
        case .sequence: try reader.count(&sequence, &problems)
        default: return false
        }
        return true
    }
}

extension TradeTerms: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .condition: try reader.text(&condition, &problems)
        case .country: try reader.code(&country, &problems)
        case .description: try reader.text(&description, &problems)
        case .location: try reader.text(&location, &problems)
        case .locationName: try reader.text(&locationName, &problems)
        case .relationship: try reader.text(&relationship, &problems)
        default: return false
        }
        return true
    }
}

extension ValuationCharge: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .amount: try reader.money(&amount, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        default: return false
        }
        return true
    }
}
