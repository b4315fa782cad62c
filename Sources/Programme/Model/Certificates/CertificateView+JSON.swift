import Customs
package import JSON

extension CertificateView {
    /// The certificate as JSON; with what only its holder and the office see, or as the public sees it: without consent the
    /// number, the validity and the status only.
    package func json(isPublic: Bool) -> JSONValue {
        var object = JSONObject()
        object["number"] = .string(number)
        object["answer"] = .string(span.status.answer.rawValue)
        object["status"] = .string(span.status.rawValue)
        object["statusSince"] = .string(span.since.description)
        object["asOf"] = .string(asOf.description)
        object["programme"] = .string(programme)
        object["validFrom"] = .string(validFrom.description)
        object["validThrough"] = validThrough.map { .string($0.description) } ?? .null
        if isPublic, !self.isPublic {
            object["holder"] = .null
            return .object(object)
        }
        var holder = JSONObject()
        holder["name"] = .string(self.holder.name)
        holder["identifiers"] = .array(
            self.holder.identifiers.filter { $0.isPublic || !isPublic }
                .map { ["scheme": .string($0.scheme), "value": .string($0.value)] })
        if !isPublic { holder["operator"] = .string(operatorID.text) }
        object["holder"] = .object(holder)
        object["role"] = .string(role)
        if !isPublic {
            object["decidedOn"] = decidedOn.map { .string($0.description) } ?? .null
            object["code"] = .string(VerificationCode.grouped(code))
        }
        object["sites"] = .array(
            sites.filter { $0.isPublic || !isPublic }
                .map { ["site": .string($0.id.text), "name": .string($0.name), "place": .string($0.place)] })
        return .object(object)
    }

    /// What the certificate proves, whenever it is printed: all but the moment of asking.
    var proven: JSONValue {
        var view = self
        view.asOf = span.since
        return view.json(isPublic: false)
    }
}
