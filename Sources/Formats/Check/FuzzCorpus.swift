import Customs

/// What the fuzzer mutates: small messages of its own, and pieces that parsers dislike.
enum FuzzCorpus {
    static let own: [[UInt8]] = [xml, nakedXML, amendment, json, csv].map { Array($0.utf8) }

    /// The door as the fuzzer asks it: with a mapping for its own CSV.
    static var options: ReadOptions {
        var options = ReadOptions()
        if let mapping = try? CSVMapping(parsing: Array(mapping.utf8)) { options.mappings = [mapping] }
        return options
    }

    /// What the amendments among the inputs are applied to.
    static let original: Declaration? = Formats.read(Array(xml.utf8), mediaType: "text/xml").declarations.first

    static let tokens = [
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>&c;",
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;", "&amp;", "&#0;", "&#x110000;", "&#60;",
        "<![CDATA[",
        "]]>", "<!--", "-->", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
        "<Declaration>", "</Declaration>", "<Response>", "<GoodsShipment/>", " xmlns=\"urn:other\"", " xmlns:p=\"\"",
        "<p:Weather xmlns:p=\"urn:p\" p:a=\"1\">wet</p:Weather>", "<SequenceNumeric>2</SequenceNumeric>", "loose text",
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\ud800", "\\u0000", "null", "true", "1e999", "-0",
        "{\"type\":\"IMA\"}",
        "\"extensions\":[{\"node\":{\"name\":\"a b<\"}}],", "\"shipment\":{\"items\":[]},", "\r\n", "\n", "\r", "\"\"",
        ";",
        "\u{FEFF}", "\u{0}", "\u{2028}", "\u{1F69B}",
    ]

    static let values = [
        "", " ", "0", "-1", "+1", "007", ".5", "5.", "1.000", "1e9", "NaN", "999999999999999999",
        "9999999999999999999999",
        String(repeating: "9", count: 400), "0.000000000000000001", "20261399", "20260229", "99991231235959+99",
        "20261123101112+0530", "USA", "us", "é", "\u{0}", "1234567890", "12345678901", "\u{FFFD}", "&lt;", "true",
        "IMA",
        String(repeating: "A", count: 5000), "\t\n x \n", "x\ty",
    ]

    private static let xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
        <md:WCODataModelVersionCode>3.6</md:WCODataModelVersionCode><md:WCOTypeName>DEC</md:WCOTypeName>
        <Declaration><!-- a comment --><AcceptanceDateTime>
        <p:DateTimeString xmlns:p="urn:wco:datamodel:WCO:Declaration_DS:DMS:2" formatCode="304">20261123101112-06</p:DateTimeString>
        </AcceptanceDateTime><FunctionCode listID="1">9</FunctionCode><FunctionalReferenceID>F-1</FunctionalReferenceID>
        <TypeCode>IMA</TypeCode><GoodsItemQuantity>02</GoodsItemQuantity><InvoiceAmount currencyID="USD">10.50</InvoiceAmount>
        <Agent><FunctionCode>2</FunctionCode></Agent><Consignment><Itinerary><SequenceNumeric>1</SequenceNumeric>
        <RoutingCountryCode>US</RoutingCountryCode></Itinerary></Consignment><Declarant><ID>D &amp; Co</ID></Declarant>
        <GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric><AdditionalDocument><ID>A</ID>
        </AdditionalDocument><Commodity><Description><![CDATA[<x>]]></Description><Classification><ID>87083099</ID>
        <IdentificationTypeCode>TSP</IdentificationTypeCode></Classification><Classification><ID>00</ID>
        <IdentificationTypeCode>TRC</IdentificationTypeCode></Classification><GoodsMeasure>
        <GrossMassMeasure unitCode="TNE">1.5</GrossMassMeasure></GoodsMeasure></Commodity><GovernmentProcedure>
        <CurrentCode>40</CurrentCode><PreviousCode>00</PreviousCode></GovernmentProcedure><GovernmentProcedure>
        <CurrentCode>000</CurrentCode></GovernmentProcedure><Origin><CountryCode>US</CountryCode></Origin>
        </GovernmentAgencyGoodsItem><GovernmentAgencyGoodsItem><SequenceNumeric>2</SequenceNumeric><Weather a="b">wet</Weather>
        </GovernmentAgencyGoodsItem><Importer><ID>I</ID></Importer></GoodsShipment></Declaration></md:MetaData>
        """

    private static let nakedXML =
        "<Batch><Declaration><FunctionCode>9</FunctionCode><FunctionalReferenceID>N</FunctionalReferenceID>"
        + "<TypeCode>EXA</TypeCode><Exporter><Name>E</Name></Exporter></Declaration></Batch>"

    private static let amendment = """
        <Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"><FunctionCode>13</FunctionCode>
        <FunctionalReferenceID>M</FunctionalReferenceID><ID>26MX</ID><TypeCode>COR</TypeCode><Amendment>
        <ChangeReasonCode>21</ChangeReasonCode><Pointer><DocumentSectionCode>42A</DocumentSectionCode></Pointer><Pointer>
        <SequenceNumeric>1</SequenceNumeric><DocumentSectionCode>67A</DocumentSectionCode><TagID>103</TagID></Pointer>
        </Amendment><GoodsShipment><TransactionNatureCode>1</TransactionNatureCode></GoodsShipment></Declaration>
        """

    private static let json = """
        {"type": "IMA", "reference": "J-1", "acceptance": "2026-11-23T10:11:12.5Z", "declarationOffice": "240",
         "parties": [{"role": "declarant", "identifier": "D", "address": {"country": "MX"}}],
         "borderTransport": {"mode": "road", "identifier": "AB\\u0031"}, "totalGrossMass": "10.50",
         "shipment": {"exportCountry": "US", "consignment": {"containerised": true, "itinerary": ["US"]}, "items": [
           {"sequence": 1, "commodity": "0807190100", "price": {"amount": "1.10", "currency": "USD"},
            "quantity": {"value": "2", "unit": "C62"}, "procedure": {"current": "40", "previous": "00"},
            "taxes": [{"rate": "5.0"}], "origins": [{"country": "CN"}]}]},
         "extensions": [{"parent": "Declaration", "position": 0, "node": {"name": "Weather", "text": "wet"}}],
         "forms": [{"parent": "Declaration", "name": "FunctionCode", "value": "9", "nodes": [{"name": "FunctionCode", "text": "9"}]}]}
        """

    private static let csv = """
        id,day,hs,country,price,label
        C-1,2026-11-23,080719,CN,10.50,0
        "C-2",2026-11-24,870830,US,"1000",1
        C-3,2026-11-25,"01",DE,,0

        """

    private static let mapping = """
        {"name": "fuzz", "currency": "USD", "constants": {"/type": "IMA", "/shipment/items/0/sequence": 1},
         "columns": [{"name": "id", "to": "/reference"}, {"name": "day", "to": "/acceptance", "date": "yyyy-MM-dd"},
          {"name": "hs", "to": "/shipment/items/0/commodity"},
          {"name": "country", "to": "/shipment/items/0/origins/0/country", "or": "/shipment/items/0/origins/0/region"},
          {"name": "price", "to": "/shipment/items/0/price/amount"}, {"name": "label", "label": true}]}
        """
}
