package import Customs
package import JSON

extension Declaration {
    /// The declaration in Garita's own JSON, canonical (RFC 8785): equal declarations give equal bytes, so that a hash of
    /// them names the declaration.
    package func canonicalJSON() -> [UInt8] {
        var writer = JSONWriter(capacity: 4096)
        writeJSON(to: &writer)
        return writer.bytes
    }

    /// Appends the declaration as one object to a longer text.
    package func writeJSON(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("acceptance", acceptance)
        writer.members("additionalInformation", additionalInformation) { $0.writeJSON(to: &$1) }
        writer.members("amendments", amendments) { $0.writeJSON(to: &$1) }
        writer.members("authorisationHolders", authorisationHolders) { holder, writer in
            writer.member("category", holder.category)
            writer.member("identifier", holder.identifier)
        }
        writer.member("borderTransport", borderTransport) { $0.writeJSON(to: &$1) }
        writer.member("consignment", consignment) { $0.writeJSON(to: &$1) }
        writer.member("declarationOffice", declarationOffice?.text)
        writer.members("documents", documents) { $0.writeJSON(to: &$1) }
        writer.member("entryOffice", entryOffice?.text)
        writer.member("envelope", envelope) { $0.writeJSON(to: &$1) }
        writer.members("exchangeRates", exchangeRates) { rate, writer in
            writer.member("currency", rate.currency?.text)
            writer.member("rate", rate.rate)
        }
        writer.member("exitOffice", exitOffice?.text)
        writer.member("expectedArrival", expectedArrival)
        writer.members("extensions", extensions) { $0.writeJSON(to: &$1) }
        writer.members("forms", forms) { $0.writeJSON(to: &$1) }
        writer.member("function", function.word)
        writer.member("goodsItemCount", goodsItemCount)
        writer.members("guarantees", guarantees) { $0.writeJSON(to: &$1) }
        writer.member("invoice", invoice)
        writer.member("issued", issued)
        writer.member("number", number)
        writer.members("parties", parties) { $0.writeJSON(to: &$1) }
        writer.member("presentationOffice", presentationOffice?.text)
        writer.members("recognisedParties", recognisedParties) { $0.writeJSON(to: &$1) }
        writer.member("reference", reference)
        writer.member("representation", representation?.word)
        writer.member("shipment", shipment) { $0.writeJSON(to: &$1) }
        writer.member("specificCircumstances", specificCircumstances)
        writer.member("supervisingOffice", supervisingOffice?.text)
        writer.member("totalGrossMass", totalGrossMass)
        writer.member("totalPackages", totalPackages)
        writer.member("type", type.text)
        writer.endObject()
    }
}

extension Party {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("address", address) { $0.writeJSON(to: &$1) }
        writer.member("identifier", identifier)
        writer.member("name", name)
        writer.member("role", role.rawValue)
        writer.member("roleCode", roleCode)
    }
}

extension Address {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("city", city)
        writer.member("country", country?.text)
        writer.member("line", line)
        writer.member("postcode", postcode)
        writer.member("region", region)
        writer.member("regionCode", regionCode)
        writer.member("typeCode", typeCode)
    }
}

extension RecognisedParty {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("identifier", identifier)
        writer.member("role", role)
    }
}

extension SupportingDocument {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("category", category)
        writer.member("effective", effective)
        writer.member("exemption", exemption)
        writer.member("identifier", identifier)
        writer.member("issued", issued)
        writer.member("issuer", issuer)
        writer.member("issuerRole", issuerRole)
        writer.member("name", name)
        writer.member("sequence", sequence)
        writer.member("statusCode", statusCode)
        writer.member("typeCode", typeCode)
        writer.member("writeOff", writeOff)
        writer.member("writeOffAmount", writeOffAmount)
    }
}

extension PreviousDocument {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("category", category)
        writer.member("identifier", identifier)
        writer.member("line", line)
        writer.member("sequence", sequence)
        writer.member("typeCode", typeCode)
    }
}

extension AdditionalInformation {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("code", code)
        writer.members("pointers", pointers) { $0.writeJSON(to: &$1) }
        writer.member("sequence", sequence)
        writer.member("text", text)
        writer.member("typeCode", typeCode)
    }
}

extension Amendment {
    func writeJSON(to writer: inout JSONWriter) {
        writer.members("pointers", pointers) { $0.writeJSON(to: &$1) }
        writer.member("reason", reason)
    }
}

extension Pointer {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("section", section)
        writer.member("sequence", sequence)
        writer.member("tag", tag)
    }
}

extension Guarantee {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("accessCode", accessCode)
        writer.member("amount", amount)
        writer.member("identifier", identifier)
        writer.member("office", office?.text)
        writer.member("reference", reference)
        writer.member("typeCode", typeCode)
    }
}

extension Envelope {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("agency", agency)
        writer.member("country", country)
        writer.member("customization", customization)
        writer.member("customizationVersion", customizationVersion)
        writer.member("modelVersion", modelVersion)
        writer.member("typeName", typeName)
    }
}

extension Extension {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("node", node) { $0.writeJSON(to: &$1) }
        writer.member("parent", parent)
        writer.member("position", position)
    }
}

extension WrittenForm {
    func writeJSON(to writer: inout JSONWriter) {
        writer.member("name", name)
        writer.members("nodes", nodes) { $0.writeJSON(to: &$1) }
        writer.member("parent", parent)
        writer.member("value", value)
    }
}

extension Extension.Node {
    func writeJSON(to writer: inout JSONWriter) {
        writer.members("attributes", attributes) { attribute, writer in
            writer.member("name", attribute.name)
            writer.member("value", attribute.value)
        }
        if case .nodes(let children) = content {
            writer.key("children")
            writer.beginArray()
            for child in children {
                writer.beginObject()
                child.writeJSON(to: &writer)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.member("name", name)
        if let namespace {
            writer.key("namespace")
            writer.string(namespace)
        }
        if case .text(let text) = content { writer.member("text", text) }
    }
}
