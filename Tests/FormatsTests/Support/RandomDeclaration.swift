import Customs
import GaritaTesting

/// Seeded declarations with every part of the vocabulary sometimes there and sometimes not.
struct RandomDeclaration {
    var random: SplitMix64
    /// Only what a WCO message has an element for, in the order that a message gives it.
    let forWCO: Bool

    init(seed: UInt64, forWCO: Bool = false) {
        random = SplitMix64(seed: seed)
        self.forWCO = forWCO
    }

    mutating func next() throws -> Declaration {
        var made = Declaration(
            function: pick(MessageFunction.allCases), reference: word(),
            type: try DeclarationType(pick(["IMA", "EXD", "COR", "A1"])))
        made.number = maybe { $0.word() }
        made.acceptance = maybe { $0.moment() }
        made.issued = maybe { $0.moment() }
        made.goodsItemCount = maybe { $0.number() }
        made.totalPackages = maybe { $0.number() }
        made.totalGrossMass = maybe { $0.mass() }
        made.invoice = maybe { $0.money() }
        made.specificCircumstances = maybe { $0.word() }
        made.parties = parties([.submitter, .agent, .declarant, .exporter])
        made.representation = maybe { $0.pick(Representation.allCases) }
        made.authorisationHolders = list {
            AuthorisationHolder(identifier: $0.word(), category: $0.maybe { $0.word() })
        }
        made.declarationOffice = maybe { $0.office() }
        made.exitOffice = maybe { $0.office() }
        made.entryOffice = maybe { $0.office() }
        made.supervisingOffice = maybe { $0.office() }
        made.presentationOffice = maybe { $0.office() }
        made.borderTransport = maybe { $0.transport() }
        if made.borderTransport != nil { made.expectedArrival = maybe { $0.moment() } }
        made.consignment = maybe { $0.consignment() }
        made.exchangeRates = list { ExchangeRate(currency: $0.currency(), rate: $0.maybe { $0.decimal() }) }
        made.guarantees = list { $0.guarantee() }
        made.documents = list { $0.document() }
        made.additionalInformation = list { $0.information() }
        made.amendments = list { random in Amendment(reason: random.word(), pointers: random.list { $0.pointer() }) }
        made.envelope = maybe { $0.envelope() }
        made.shipment = maybe { $0.shipment() }
        if made.shipment != nil || !forWCO {
            made.recognisedParties = list { RecognisedParty(identifier: $0.word(), role: $0.word()) }
        }
        if !forWCO {
            made.extensions = list { Extension(parent: $0.text(), position: $0.number(), node: $0.node(3)) }
            made.forms = list { random in
                WrittenForm(
                    parent: random.text(), name: random.word(), value: random.text(), nodes: random.list { $0.node(2) })
            }
        }
        return made
    }

    // MARK: Parts

    private mutating func shipment() -> Shipment {
        var made = Shipment()
        made.parties = parties([.buyer, .consignee, .consignor, .taxParty, .importer, .payer, .seller, .surety])
        made.transactionNature = maybe { $0.word() }
        made.destination = maybe { $0.country() }
        made.destinationRegion = maybe { $0.word() }
        made.exportCountry = maybe { $0.country() }
        made.ucr = maybe { $0.word() }
        made.tradeTerms = maybe { random in
            var terms = TradeTerms(
                condition: random.word(), location: random.maybe { $0.text() }, description: random.text())
            terms.locationName = random.maybe { $0.text() }
            terms.relationship = random.maybe { $0.word() }
            if !random.forWCO { terms.country = random.country() }
            return terms
        }
        made.invoices = list { random in
            var invoice = SupportingDocument(typeCode: random.word(), identifier: random.word())
            invoice.issued = random.maybe { $0.moment() }
            return invoice
        }
        made.previousDocuments = list { $0.previous() }
        made.documents = list { $0.document() }
        made.freightCharge = maybe { $0.money() }
        made.charges = list { ValuationCharge(typeCode: $0.word(), amount: $0.money()) }
        made.warehouse = maybe { Warehouse(identifier: $0.word(), typeCode: $0.maybe { $0.word() }) }
        made.consignment = maybe { $0.consignment() }
        made.items = list { $0.item() }
        return made
    }

    private mutating func item() -> GoodsItem {
        var made = GoodsItem(sequence: number())
        made.description = maybe { $0.text() }
        made.commodity = maybe { try? HSCode($0.pick(["01", "8703", "870323", "87032310", "8703231000"])) }
        made.classifications = list { Classification(identifier: $0.word(), scheme: $0.pick(["TRA", "GN", "CV"])) }
        made.origins = list { random in
            var origin = Origin(country: random.country(), typeCode: random.maybe { $0.word() })
            origin.region = random.maybe { $0.word() }
            return origin
        }
        made.destination = maybe { $0.country() }
        made.destinationRegion = maybe { $0.word() }
        made.exportCountry = maybe { $0.country() }
        made.procedure = maybe { Procedure(current: $0.word(), previous: $0.word()) }
        if made.procedure != nil { made.additionalProcedures = list { $0.word() } }
        made.grossMass = maybe { $0.mass() }
        made.netMass = maybe { $0.mass() }
        made.quantity = maybe { $0.quantity() }
        made.price = maybe { $0.money() }
        made.statisticalValue = maybe { $0.money() }
        made.customsValue = maybe { $0.money() }
        made.valuationMethod = maybe { $0.word() }
        made.valuation = list {
            ValuationAdjustment(
                additionCode: $0.word(), amount: $0.maybe { $0.money() }, percentage: $0.maybe { $0.decimal() })
        }
        made.charges = list { ValuationCharge(typeCode: $0.word(), amount: $0.money()) }
        made.taxes = list { $0.tax() }
        made.packaging = list {
            Packaging(
                sequence: $0.number(), count: $0.maybe { $0.number() }, type: try? PackageType("BX"),
                marks: $0.maybe { $0.text() })
        }
        made.documents = list { $0.document() }
        made.additionalInformation = list { $0.information() }
        made.previousDocuments = list { $0.previous() }
        made.parties = parties([.buyer, .consignee, .consignor, .taxParty, .seller])
        made.recognisedParties = list { RecognisedParty(identifier: $0.word(), role: $0.word()) }
        made.equipment = list { $0.equipment() }
        made.transactionNature = maybe { $0.word() }
        made.ucr = maybe { $0.word() }
        made.dangerousGoods = list { $0.word() }
        return made
    }

    private mutating func tax() -> DutyTax {
        var made = DutyTax()
        made.typeCode = word()
        made.regimeCode = maybe { $0.word() }
        made.quotaOrder = maybe { $0.word() }
        made.base = maybe { $0.money() }
        made.baseQuantity = maybe { $0.quantity() }
        made.rate = maybe { $0.decimal() }
        made.deduction = maybe { $0.money() }
        made.paymentMethod = maybe { $0.word() }
        made.amount = maybe { $0.money() }
        made.payable = maybe { $0.money() }
        return made
    }

    private mutating func consignment() -> Consignment {
        var made = Consignment()
        made.isContainerised = maybe { $0.pick([true, false]) }
        made.goodsLocation = maybe { random in
            GoodsLocation(
                identifier: random.word(), name: random.maybe { $0.text() }, typeCode: random.word(),
                address: random.maybe { $0.address() })
        }
        made.loadingLocation = maybe { $0.word() }
        made.unloadingLocation = maybe { $0.word() }
        made.arrivalTransport = maybe { $0.transport() }
        made.departureTransport = maybe { $0.transport() }
        made.equipment = list { $0.equipment() }
        made.itinerary = list { $0.country() }.compactMap { $0 }
        made.freightPaymentMethod = maybe { $0.word() }
        made.parties = parties([.carrier, .consignor])
        return made
    }

    private mutating func equipment() -> TransportEquipment {
        TransportEquipment(
            sequence: number(), identifier: word(),
            seals: list { TransportEquipment.Seal(sequence: $0.maybe { $0.number() }, identifier: $0.word()) })
    }

    private mutating func transport() -> TransportMeans {
        TransportMeans(
            identifier: word(), identifierType: maybe { $0.word() }, nationality: maybe { $0.country() },
            mode: maybe { $0.pick(TransportMode.allCases) }, name: maybe { $0.text() }, typeCode: maybe { $0.word() })
    }

    private mutating func parties(_ roles: [PartyRole]) -> [Party] {
        roles.compactMap { role in
            maybe { random in
                Party(
                    role: role, identifier: random.word(), name: random.maybe { $0.text() },
                    address: random.maybe { $0.address() },
                    roleCode: role == .agent ? nil : random.maybe { $0.word() })
            }
        }
    }

    private mutating func address() -> Address {
        var made = Address(
            line: text(), city: maybe { $0.text() }, postcode: maybe { $0.word() }, region: maybe { $0.text() },
            country: maybe { $0.country() }, typeCode: maybe { $0.word() })
        made.regionCode = maybe { $0.word() }
        return made
    }

    private mutating func document() -> SupportingDocument {
        var made = SupportingDocument(category: word(), typeCode: maybe { $0.word() }, identifier: maybe { $0.text() })
        made.sequence = maybe { $0.number() }
        made.name = maybe { $0.text() }
        made.issued = maybe { $0.moment() }
        made.effective = maybe { $0.moment() }
        made.exemption = maybe { $0.word() }
        made.statusCode = maybe { $0.word() }
        made.issuer = maybe { $0.text() }
        made.issuerRole = maybe { $0.word() }
        made.writeOff = maybe { $0.quantity() }
        made.writeOffAmount = maybe { $0.money() }
        return made
    }

    private mutating func previous() -> PreviousDocument {
        var made = PreviousDocument(category: word(), typeCode: maybe { $0.word() }, identifier: maybe { $0.word() })
        made.sequence = maybe { $0.number() }
        made.line = maybe { $0.number() }
        return made
    }

    private mutating func information() -> AdditionalInformation {
        var made = AdditionalInformation(code: word(), text: maybe { $0.text() }, typeCode: maybe { $0.word() })
        made.sequence = maybe { $0.number() }
        made.pointers = list { $0.pointer() }
        return made
    }

    private mutating func pointer() -> Pointer {
        Pointer(section: word(), sequence: maybe { $0.number() }, tag: maybe { $0.word() })
    }

    private mutating func guarantee() -> Guarantee {
        var made = Guarantee()
        made.identifier = word()
        made.reference = maybe { $0.word() }
        made.typeCode = maybe { $0.word() }
        made.accessCode = maybe { $0.word() }
        made.amount = maybe { $0.money() }
        made.office = maybe { $0.office() }
        return made
    }

    private mutating func envelope() -> Envelope {
        var made = Envelope()
        made.modelVersion = maybe { _ in "3.6" }
        made.typeName = maybe { $0.word() }
        made.country = maybe { $0.word() }
        made.agency = maybe { $0.text() }
        made.customization = maybe { $0.word() }
        made.customizationVersion = maybe { $0.word() }
        return made
    }

    private mutating func node(_ depth: Int) -> Extension.Node {
        Extension.Node(
            name: word(), namespace: maybe { $0.pick(["", "urn:x"]) },
            attributes: list { Extension.Attribute(name: $0.word(), value: $0.text()) },
            content: depth > 0 && pick([true, false]) ? .nodes(list { $0.node(depth - 1) }) : .text(text()))
    }

    // MARK: Values

    mutating func pick<T>(_ all: [T]) -> T { all[Int(random.next() % UInt64(all.count))] }
    mutating func maybe<T>(_ make: (inout RandomDeclaration) -> T?) -> T? { random.next() % 3 == 0 ? nil : make(&self) }

    private mutating func list<T>(_ make: (inout RandomDeclaration) -> T) -> [T] {
        (0..<Int(random.next() % 3)).map { _ in make(&self) }
    }

    private mutating func number() -> Int { Int(random.next() % 1000) }
    private mutating func word() -> String { "W" + String(random.next() % 1_000_000, radix: 36) }

    private mutating func text() -> String {
        pick(["Straße <1> & \"Co\"", "Camión de carga", "日本 貨物", "a\tb\nc", "]]>", "O'Higgins\\", "x"]) + word()
    }

    private mutating func decimal() -> ExactDecimal {
        ExactDecimal(coefficient: Int64(random.next() % 10_000_000), scale: UInt8(random.next() % 4))
    }

    private mutating func moment() -> Instant {
        let seconds = Int64(1_577_836_800 + random.next() % 315_000_000)
        return Instant(milliseconds: seconds * 1000 + (forWCO ? 0 : Int64(random.next() % 1000)))
    }

    private mutating func country() -> CountryCode? { try? CountryCode(pick(["MX", "US", "CN", "DE"])) }
    private mutating func currency() -> Currency? { try? Currency(pick(["USD", "MXN", "EUR"])) }
    private mutating func office() -> CustomsOffice? { try? CustomsOffice(pick(["240", "GB000014", "MX-800"])) }
    private mutating func mass() -> Mass? { try? Mass(kilograms: decimal()) }
    private mutating func money() -> Money? { currency().map { Money(decimal(), $0) } }
    private mutating func quantity() -> Quantity { Quantity(decimal(), maybe { _ in try? UnitCode("C62") }) }
}
