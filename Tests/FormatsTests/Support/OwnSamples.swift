/// Messages written for these tests.
enum OwnSamples {
    /// An import with values written in unusual ways and elements from outside of the vocabulary.
    static let importDeclaration = """
        <?xml version="1.0" encoding="UTF-8"?>
        <doc:MetaData xmlns:doc="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x ../x.xsd">
          <doc:WCODataModelVersionCode>3.6</doc:WCODataModelVersionCode>
          <doc:WCOTypeName>DEC</doc:WCOTypeName>
          <doc:ResponsibleCountryCode>MX</doc:ResponsibleCountryCode>
          <doc:ResponsibleAgencyName>Aduana de prueba</doc:ResponsibleAgencyName>
          <doc:AgencyAssignedCustomizationVersionCode>v1.0</doc:AgencyAssignedCustomizationVersionCode>
          <dec:Declaration xmlns:dec="urn:wco:datamodel:WCO:DEC-DMS:2">
            <!-- a declaration of two items -->
            <dec:AcceptanceDateTime>
              <t:DateTimeString xmlns:t="urn:wco:datamodel:WCO:Declaration_DS:DMS:2" formatCode="102">20261123</t:DateTimeString>
            </dec:AcceptanceDateTime>
            <dec:FunctionCode listID="1225">9</dec:FunctionCode>
            <dec:FunctionalReferenceID> PRUEBA-0001 </dec:FunctionalReferenceID>
            <dec:TypeCode>IMA</dec:TypeCode>
            <dec:GoodsItemQuantity>02</dec:GoodsItemQuantity>
            <dec:InvoiceAmount currencyID="USD">0300.50</dec:InvoiceAmount>
            <dec:LoadingListQuantity>4</dec:LoadingListQuantity>
            <dec:Agent><dec:FunctionCode>2</dec:FunctionCode></dec:Agent>
            <dec:BorderTransportMeans><dec:ID>AB123C</dec:ID><dec:ModeCode>3</dec:ModeCode></dec:BorderTransportMeans>
            <dec:Declarant>
              <dec:ID>GODE561231GR8</dec:ID>
              <dec:Contact><dec:Name>Ana &amp; Luis</dec:Name></dec:Contact>
            </dec:Declarant>
            <dec:GoodsShipment>
              <dec:GovernmentAgencyGoodsItem>
                <dec:SequenceNumeric>1</dec:SequenceNumeric>
                <dec:Commodity>
                  <dec:Description><![CDATA[Frenos <nuevos>]]></dec:Description>
                  <dec:Classification><dec:ID>8708309900</dec:ID><dec:IdentificationTypeCode>TSP</dec:IdentificationTypeCode></dec:Classification>
                  <dec:GoodsMeasure>
                    <dec:GrossMassMeasure unitCode="TNE">1.5</dec:GrossMassMeasure>
                    <dec:TariffQuantity unitCode="C62">10</dec:TariffQuantity>
                  </dec:GoodsMeasure>
                  <dec:InvoiceLine><dec:ItemChargeAmount currencyID="USD">100.25</dec:ItemChargeAmount></dec:InvoiceLine>
                </dec:Commodity>
                <dec:GovernmentProcedure><dec:CurrentCode>000</dec:CurrentCode></dec:GovernmentProcedure>
                <dec:GovernmentProcedure><dec:CurrentCode>40</dec:CurrentCode><dec:PreviousCode>00</dec:PreviousCode></dec:GovernmentProcedure>
                <dec:Origin><dec:CountryCode>US</dec:CountryCode><dec:TypeCode>1</dec:TypeCode></dec:Origin>
                <dec:Packaging>
                  <dec:SequenceNumeric>1</dec:SequenceNumeric>
                  <dec:QuantityQuantity>5</dec:QuantityQuantity>
                  <dec:TypeCode>CT</dec:TypeCode>
                  <dec:VolumeMeasure unitCode="MTQ">2.5</dec:VolumeMeasure>
                </dec:Packaging>
              </dec:GovernmentAgencyGoodsItem>
              <dec:GovernmentAgencyGoodsItem>
                <dec:SequenceNumeric>2</dec:SequenceNumeric>
                <dec:Commodity>
                  <dec:Description>Tornillos</dec:Description>
                  <dec:Classification><dec:ID>73181500</dec:ID><dec:IdentificationTypeCode>TSP</dec:IdentificationTypeCode></dec:Classification>
                  <dec:Classification><dec:ID>99</dec:ID><dec:IdentificationTypeCode>TRC</dec:IdentificationTypeCode></dec:Classification>
                </dec:Commodity>
                <dec:Origin><dec:CountryCode>CN</dec:CountryCode></dec:Origin>
              </dec:GovernmentAgencyGoodsItem>
              <dec:Importer><dec:ID>SAT970701NN3</dec:ID></dec:Importer>
            </dec:GoodsShipment>
          </dec:Declaration>
        </doc:MetaData>
        """
}
