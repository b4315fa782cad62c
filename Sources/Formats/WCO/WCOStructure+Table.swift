extension WCOStructure {
    /// The declaration's elements in the schema's order: name, WCO identifier (a section or a tag of a pointer), and a
    /// star where the element repeats. `Address`, `Contact`, `Communication` and `Pointer` have the same parts everywhere
    /// and are listed once, in ``sharedParts``.
    ///
    /// Source: annotations (`WCOID`) of the published schema `WCO_DEC_2_DMS.xsd` (WCO Data Model 3.6); the identifier of
    /// `Classification/IdentificationTypeCode`, which has none there, from published rejections.
    static let table = """
        Declaration 42A
          AcceptanceDateTime 023
          FunctionCode 017
          FunctionalReferenceID D026
          ID D014
          IssueDateTime D011
          IssueLocationID D012
          TypeCode D013
          GoodsItemQuantity 228
          DeclarationOfficeID 065
          InvoiceAmount 109
          LoadingListQuantity 013
          TotalGrossMassMeasure 131
          TotalPackageQuantity 146
          SpecificCircumstancesCodeCode 504
          Authentication 61B
            Authentication 104
            Authenticator 12A
              Name R007
          Submitter 17B
            Name R058
            ID R059
            Address 04A
          AdditionalDocument 02A *
            CategoryCode D031
            ID D005
            TypeCode D006
          AdditionalInformation 03A *
            StatementCode 226
            StatementDescription 225
            StatementTypeCode 369
            Pointer 97A *
          Agent 05A
            Name R003
            ID R004
            FunctionCode 102
            Address 04A
          Amendment 06A *
            ChangeReasonCode 099
            Pointer 97A *
          AuthorisationHolder 17C *
            ID R144
            CategoryCode R145
          BorderTransportMeans 15A
            Name T005
            ID T006
            IdentificationTypeCode T018
            TypeCode T010
            RegistrationNationalityCode T014
            ModeCode T022
          Consignment 28A
            Carrier 18A
              Name R011
              ID R012
              Address 04A
              Communication 25A
            ConsignmentItem 29A *
              SequenceNumeric 006
              Consignor 30A
                Name R020
                ID R021
                Address 04A
              Freight 62A
                PaymentMethodCode 098
            Consignor 30A
              Name R020
              ID R021
              Address 04A
            Freight 62A
              PaymentMethodCode 098
            Itinerary 81A *
              SequenceNumeric 006
              RoutingCountryCode 064
          CurrencyExchange 40A *
            CurrencyTypeCode 135
            RateNumeric 118
          Declarant 57B
            Name R124
            ID R123
            Address 04A
            Contact 34A
            Communication 25A
          ExitOffice 56A
            ID G005
          Exporter 57A
            Name R031
            ID R032
            Address 04A
            Contact 34A
            Communication 25A
          GoodsShipment 67A
            ExitDateTime 024
            TransactionNatureCode 103
            AEOMutualRecognitionParty 16C *
              ID R143
              RoleCode R005
            Buyer 16A
              Name R009
              ID R010
              Address 04A
              Contact 34A
              Communication 25A
            Consignee 27A
              Name R014
              ID R015
              Address 04A
            Consignment 28A
              ContainerCode 096
              ArrivalTransportMeans 10A
                Name T001
                ID T002
                IdentificationTypeCode T034
                TypeCode T008
                ModeCode T020
              DepartureTransportMeans 46A
                Name T003
                ID T004
                IdentificationTypeCode T029
                TypeCode T009
                ModeCode T021
              GoodsLocation 64A
                Name L016
                ID L017
                TypeCode L110
                Address 04A
              LoadingLocation 83A
                Name L009
                ID L010
              TransportEquipment 31B *
                SequenceNumeric 006
                ID 159
                Seal 44B *
                  SequenceNumeric 006
                  ID 165
            Consignor 30A
              Name R020
              ID R021
              Address 04A
            CustomsValuation 41A
              FreightChargeAmount 117
              ChargeDeduction 58B *
                ChargesTypeCode 371
                OtherChargeDeductionAmount 181
            Destination 99B
              CountryCode 465
              RegionID 477
            DomesticDutyTaxParty 55B *
              ID R119
              RoleCode R005
            ExportCountry 95B
              ID 062
            GovernmentAgencyGoodsItem 68A *
              CustomsValueAmount 108
              SequenceNumeric 006
              StatisticalValueAmount 114
              TransactionNatureCode 103
              AdditionalDocument 02A *
                CategoryCode D031
                EffectiveDateTime 276
                ID D005
                Name D028
                TypeCode D006
                LPCOExemptionCode 360
                Submitter 17B
                  Name R058
                  RoleCode R005
                WriteOff 22C
                  QuantityQuantity 502
                  AmountAmount 503
              AdditionalInformation 03A *
                StatementCode 226
                StatementDescription 225
                StatementTypeCode 369
              AEOMutualRecognitionParty 16C *
                ID R143
                RoleCode R005
              Buyer 16A
                Name R009
                ID R010
                Address 04A
                Contact 34A
                Communication 25A
              Commodity 23A
                Description 137
                Classification 21A *
                  ID 145
                  IdentificationTypeCode 337
                DangerousGoods 12C *
                  UNDGID 506
                DutyTaxFee 50A *
                  AdValoremTaxBaseAmount 116
                  DeductAmount 111
                  DutyRegimeCode 164
                  SpecificTaxBaseQuantity 129
                  TaxRateNumeric 115
                  TypeCode 113
                  QuotaOrderID 401
                  Payment 94A
                    MethodCode 107
                    TaxAssessedAmount 120
                    PaymentAmount 378
                GoodsMeasure 65A
                  GrossMassMeasure 126
                  NetNetWeightMeasure 128
                  TariffQuantity 130
                InvoiceLine 79A
                  ItemChargeAmount 112
                TransportEquipment 31B *
                  SequenceNumeric 006
                  ID 159
              Consignee 27A
                Name R014
                ID R015
                Address 04A
              Consignor 30A
                Name R020
                ID R021
                Address 04A
              CustomsValuation 41A
                MethodCode 122
                ChargeDeduction 58B *
                  ChargesTypeCode 371
                  OtherChargeDeductionAmount 181
              Destination 99B
                CountryCode 465
                RegionID 477
              DomesticDutyTaxParty 55B *
                ID R119
                RoleCode R005
              ExportCountry 95B
                ID 062
              GovernmentProcedure 70A *
                CurrentCode 166
                PreviousCode 161
              Origin 92A *
                CountryCode 063
                RegionID 066
                TypeCode 501
              Packaging 93A *
                SequenceNumeric 006
                MarksNumbersID 142
                QuantityQuantity 144
                TypeCode 141
                PackingMaterialDescription 344
                LengthMeasure 367
                WidthMeasure 368
                HeightMeasure 402
                VolumeMeasure 395
              PreviousDocument 99A *
                CategoryCode D031
                ID D018
                TypeCode D019
                LineNumeric 171
              Seller 09B
                Name R050
                ID R051
                Address 04A
                Contact 34A
                Communication 25A
              UCR 35B
                ID 016
                TraderAssignedReferenceID 009
              ValuationAdjustment 39B
                AdditionCode 188
            Importer 74A
              Name R037
              ID R038
              Address 04A
              Contact 34A
              Communication 25A
            Invoice 78A
              ID D016
              IssueDateTime D015
            Payer 56B
              Name R120
              ID R121
              Address 04A
            PreviousDocument 99A *
              CategoryCode D031
              ID D018
              TypeCode D019
              LineNumeric 171
            Seller 09B
              Name R050
              ID R051
              Address 04A
              Contact 34A
              Communication 25A
            Surety 19B
              Name R054
              ID R055
              Address 04A
            TradeTerms 22B
              ConditionCode 090
              CountryRelationshipCode 106
              Description 089
              LocationID L002
              LocationName L001
            UCR 35B
              ID 016
              TraderAssignedReferenceID 009
            Warehouse 43B
              ID L019
              TypeCode L112
          ObligationGuarantee 90A *
            AmountAmount 492
            ID D014
            ReferenceID 100
            SecurityDetailsCode 101
            AccessCode 499
            GuaranteeOffice 14C
              ID G014
          PresentationOffice 15C
            ID G015
          SupervisingOffice 97B
            ID G012
        """

    /// The parts of a reply that pointers name.
    ///
    /// Source: `WCO_RES_2_DMS.xsd`.
    static let responseTable = """
        Response 07B
          FunctionCode 017
          FunctionalReferenceID D026
          AdditionalInformation 03A *
            StatementCode 226
            StatementDescription 225
            StatementTypeCode 369
            Pointer 97A *
          Amendment 06A *
            ChangeReasonCode 099
            Pointer 97A *
          Error 53A *
            Pointer 97A *
          Status 12B *
            Pointer 97A *
        """

    /// The parts that every element of these names has.
    static let sharedParts: [Tag: [(Tag, String)]] = [
        .address: [
            (.typeCode, "410"), (.cityName, "241"), (.countryCode, "242"), (.countrySubDivisionCode, "244"),
            (.countrySubDivisionName, "243"), (.line, "239"), (.postcodeID, "245"),
        ],
        .contact: [(.name, "246")],
        .communication: [(.id, "240"), (.typeCode, "253")],
        .pointer: [(.sequenceNumeric, "006"), (.documentSectionCode, "375"), (.tagID, "381")],
    ]
}
