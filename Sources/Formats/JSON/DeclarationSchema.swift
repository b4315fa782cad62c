package import JSON

extension Formats {
    /// The JSON Schema (2020-12) of Garita's own JSON for declarations; stands in the API description, and a test holds it
    /// against the reader and the writer.
    package static let declarationSchema: JSONValue =
        (try? JSONValue.parse(Array(declarationSchemaText.utf8))) ?? .object(JSONObject())

    /// The schema as text, for those who want the file.
    package static let declarationSchemaText = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://garita.example/schemas/declaration.json",
          "title": "Goods declaration",
          "description": "A customs declaration in Garita's own JSON. Members that have nothing to say are left out; null is not used.",
          "type": "object",
          "additionalProperties": false,
          "required": ["reference", "type"],
          "properties": {
            "function": {
              "type": "string",
              "enum": ["cancellation", "replacement", "original", "amendment"],
              "default": "original"
            },
            "type": {
              "type": "string",
              "pattern": "^[A-Z0-9]{1,8}$",
              "description": "IM, EX or CO and a letter for the way it is lodged; COR, INV, GPR"
            },
            "reference": {
              "type": "string",
              "minLength": 1,
              "description": "the declarant's own reference, once for each declaration"
            },
            "number": {
              "type": "string",
              "minLength": 1,
              "description": "the administration's number, in messages about an earlier declaration"
            },
            "acceptance": {"type": "string", "format": "date-time"},
            "issued": {"type": "string", "format": "date-time"},
            "expectedArrival": {"type": "string", "format": "date-time"},
            "goodsItemCount": {"type": "integer", "minimum": 0, "maximum": 999999999999999},
            "totalPackages": {"type": "integer", "minimum": 0, "maximum": 999999999999999},
            "totalGrossMass": {"$ref": "#/$defs/mass"},
            "invoice": {"$ref": "#/$defs/money"},
            "specificCircumstances": {"type": "string", "minLength": 1},
            "parties": {"type": "array", "items": {"$ref": "#/$defs/party"}},
            "representation": {"type": "string", "enum": ["own", "direct", "indirect"]},
            "authorisationHolders": {"type": "array", "items": {"$ref": "#/$defs/authorisationHolder"}},
            "recognisedParties": {"type": "array", "items": {"$ref": "#/$defs/recognisedParty"}},
            "declarationOffice": {"$ref": "#/$defs/office"},
            "entryOffice": {"$ref": "#/$defs/office"},
            "exitOffice": {"$ref": "#/$defs/office"},
            "supervisingOffice": {"$ref": "#/$defs/office"},
            "presentationOffice": {"$ref": "#/$defs/office"},
            "borderTransport": {"$ref": "#/$defs/transport"},
            "consignment": {"$ref": "#/$defs/consignment"},
            "exchangeRates": {"type": "array", "items": {"$ref": "#/$defs/exchangeRate"}},
            "guarantees": {"type": "array", "items": {"$ref": "#/$defs/guarantee"}},
            "documents": {"type": "array", "items": {"$ref": "#/$defs/document"}},
            "additionalInformation": {"type": "array", "items": {"$ref": "#/$defs/information"}},
            "amendments": {"type": "array", "items": {"$ref": "#/$defs/amendment"}},
            "shipment": {"$ref": "#/$defs/shipment"},
            "envelope": {"$ref": "#/$defs/envelope"},
            "extensions": {"type": "array", "items": {"$ref": "#/$defs/extension"}},
            "forms": {"type": "array", "items": {"$ref": "#/$defs/form"}}
          },
          "$defs": {
            "text": {"type": "string", "minLength": 1},
            "decimal": {
              "description": "An exact number of at most 18 digits, as text so that no digit and no trailing zero is lost",
              "type": "string",
              "pattern": "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)$",
              "maxLength": 40
            },
            "mass": {
              "description": "Kilograms, exact, zero or more",
              "type": "string",
              "pattern": "^\\+?([0-9]+\\.?[0-9]*|\\.[0-9]+)$",
              "maxLength": 40
            },
            "country": {"description": "ISO 3166-1 alpha-2", "type": "string", "pattern": "^[A-Z]{2}$"},
            "currency": {"description": "ISO 4217", "type": "string", "pattern": "^[A-Z]{3}$"},
            "unit": {
              "description": "UN/ECE Recommendation 20 or a national code",
              "type": "string",
              "pattern": "^[A-Z0-9#]{1,8}$"
            },
            "office": {
              "description": "A customs office by its administration's number",
              "type": "string",
              "pattern": "^[A-Z0-9-]{1,17}$"
            },
            "money": {
              "type": "object",
              "additionalProperties": false,
              "required": ["amount", "currency"],
              "properties": {"amount": {"$ref": "#/$defs/decimal"}, "currency": {"$ref": "#/$defs/currency"}}
            },
            "quantity": {
              "type": "object",
              "additionalProperties": false,
              "required": ["value"],
              "properties": {"value": {"$ref": "#/$defs/decimal"}, "unit": {"$ref": "#/$defs/unit"}}
            },
            "role": {
              "type": "string",
              "enum": [
                "declarant", "agent", "importer", "exporter", "consignee", "consignor", "seller", "buyer",
                "carrier", "warehousekeeper", "freight-forwarder", "manufacturer", "payer", "surety",
                "tax-party", "notify-party", "deconsolidator", "submitter"
              ]
            },
            "address": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "line": {"type": "string", "minLength": 1},
                "city": {"type": "string", "minLength": 1},
                "postcode": {"type": "string", "minLength": 1},
                "region": {"type": "string", "minLength": 1, "description": "by name"},
                "regionCode": {"type": "string", "minLength": 1, "description": "by code"},
                "country": {"$ref": "#/$defs/country"},
                "typeCode": {"type": "string", "minLength": 1}
              }
            },
            "party": {
              "type": "object",
              "additionalProperties": false,
              "required": ["role"],
              "properties": {
                "role": {"$ref": "#/$defs/role"},
                "identifier": {
                  "type": "string",
                  "minLength": 1,
                  "description": "RFC, EORI, TIN or another number, as written"
                },
                "name": {"type": "string", "minLength": 1},
                "address": {"$ref": "#/$defs/address"},
                "roleCode": {
                  "type": "string",
                  "minLength": 1,
                  "description": "a role code that a message gives beside the element's name"
                }
              }
            },
            "recognisedParty": {
              "type": "object",
              "description": "An AEO of a partner administration, recognised under an arrangement",
              "additionalProperties": false,
              "properties": {"identifier": {"type": "string", "minLength": 1}, "role": {"type": "string", "minLength": 1}}
            },
            "authorisationHolder": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "identifier": {"type": "string", "minLength": 1},
                "category": {"type": "string", "minLength": 1, "description": "AEOC, AEOS, AEOF, CGU, DPO ..."}
              }
            },
            "transport": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "identifier": {"type": "string", "minLength": 1, "description": "plate, IMO or flight number, as written"},
                "identifierType": {"type": "string", "minLength": 1},
                "nationality": {"$ref": "#/$defs/country"},
                "mode": {
                  "type": "string",
                  "enum": ["sea", "rail", "road", "air", "mail", "multimodal", "fixed", "inland-water", "other"]
                },
                "name": {"type": "string", "minLength": 1},
                "typeCode": {"type": "string", "minLength": 1}
              }
            },
            "equipment": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "sequence": {"type": "integer", "minimum": 0, "maximum": 999999999999999},
                "identifier": {"type": "string", "minLength": 1, "description": "container or trailer number"},
                "seals": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                      "sequence": {"type": "integer", "minimum": 0, "maximum": 999999999999999},
                      "identifier": {"type": "string", "minLength": 1}
                    }
                  }
                }
              }
            },
            "consignment": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "containerised": {"type": "boolean"},
                "goodsLocation": {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "identifier": {"type": "string", "minLength": 1},
                    "name": {"type": "string", "minLength": 1},
                    "typeCode": {"type": "string", "minLength": 1},
                    "address": {"$ref": "#/$defs/address"}
                  }
                },
                "loadingLocation": {"type": "string", "minLength": 1},
                "unloadingLocation": {"type": "string", "minLength": 1},
                "arrivalTransport": {"$ref": "#/$defs/transport"},
                "departureTransport": {"$ref": "#/$defs/transport"},
                "equipment": {"type": "array", "items": {"$ref": "#/$defs/equipment"}},
                "itinerary": {"type": "array", "items": {"$ref": "#/$defs/country"}},
                "freightPaymentMethod": {"type": "string", "minLength": 1},
                "parties": {"type": "array", "items": {"$ref": "#/$defs/party"}}
              }
            },
            "document": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "sequence": {"type": "integer", "minimum": 0, "maximum": 999999999999999},
                "category": {"type": "string", "minLength": 1},
                "typeCode": {"type": "string", "minLength": 1},
                "identifier": {"type": "string", "minLength": 1},
                "name": {"type": "string", "minLength": 1},
                "issued": {"type": "string", "format": "date-time"},
                "effective": {"type": "string", "format": "date-time"},
                "exemption": {"type": "string", "minLength": 1},
                "statusCode": {"type": "string", "minLength": 1},
                "issuer": {"type": "string", "minLength": 1},
                "issuerRole": {"type": "string", "minLength": 1},
                "writeOff": {"$ref": "#/$defs/quantity"},
                "writeOffAmount": {"$ref": "#/$defs/money"}
              }
            },
            "previousDocument": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "sequence": {"type": "integer", "minimum": 0, "maximum": 999999999999999},
                "category": {"type": "string", "minLength": 1},
                "typeCode": {"type": "string", "minLength": 1},
                "identifier": {"type": "string", "minLength": 1},
                "line": {"type": "integer", "minimum": 0, "maximum": 999999999999999}
              }
            },
            "pointer": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "section": {
                  "type": "string",
                  "minLength": 1,
                  "description": "42A declaration, 67A shipment, 68A item ..."
                },
                "sequence": {"type": "integer", "minimum": 0, "maximum": 999999999999999},
                "tag": {"type": "string", "minLength": 1}
              }
            },
            "information": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "sequence": {"type": "integer", "minimum": 0, "maximum": 999999999999999},
                "code": {"type": "string", "minLength": 1},
                "text": {"type": "string", "minLength": 1},
                "typeCode": {"type": "string", "minLength": 1},
                "pointers": {"type": "array", "items": {"$ref": "#/$defs/pointer"}}
              }
            },
            "amendment": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "reason": {"type": "string", "minLength": 1},
                "pointers": {"type": "array", "items": {"$ref": "#/$defs/pointer"}}
              }
            },
            "guarantee": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "identifier": {"type": "string", "minLength": 1},
                "reference": {"type": "string", "minLength": 1},
                "typeCode": {"type": "string", "minLength": 1},
                "accessCode": {"type": "string", "minLength": 1},
                "amount": {"$ref": "#/$defs/money"},
                "office": {"$ref": "#/$defs/office"}
              }
            },
            "exchangeRate": {
              "type": "object",
              "additionalProperties": false,
              "properties": {"currency": {"$ref": "#/$defs/currency"}, "rate": {"$ref": "#/$defs/decimal"}}
            },
            "charge": {
              "type": "object",
              "additionalProperties": false,
              "properties": {"typeCode": {"type": "string", "minLength": 1}, "amount": {"$ref": "#/$defs/money"}}
            },
            "tax": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "typeCode": {"type": "string", "minLength": 1},
                "regimeCode": {"type": "string", "minLength": 1},
                "quotaOrder": {"type": "string", "minLength": 1},
                "base": {"$ref": "#/$defs/money"},
                "baseQuantity": {"$ref": "#/$defs/quantity"},
                "rate": {"$ref": "#/$defs/decimal"},
                "deduction": {"$ref": "#/$defs/money"},
                "paymentMethod": {"type": "string", "minLength": 1},
                "amount": {"$ref": "#/$defs/money", "description": "as the declarant claims it"},
                "payable": {"$ref": "#/$defs/money"}
              }
            },
            "item": {
              "type": "object",
              "additionalProperties": false,
              "required": ["sequence"],
              "properties": {
                "sequence": {
                  "type": "integer",
                  "minimum": 0,
                  "maximum": 999999999999999,
                  "description": "number among the items"
                },
                "description": {"type": "string", "minLength": 1},
                "commodity": {
                  "type": "string",
                  "pattern": "^[0-9]{2,10}$",
                  "description": "HS subheading or national tariff item, leading zeros kept"
                },
                "classifications": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                      "identifier": {"type": "string", "minLength": 1},
                      "scheme": {"type": "string", "minLength": 1}
                    }
                  },
                  "description": "other schemes"
                },
                "origins": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                      "country": {"$ref": "#/$defs/country"},
                      "region": {"type": "string", "minLength": 1},
                      "typeCode": {
                        "type": "string",
                        "minLength": 1,
                        "description": "1 non-preferential, 2 preferential"
                      }
                    }
                  }
                },
                "destination": {"$ref": "#/$defs/country"},
                "destinationRegion": {"type": "string", "minLength": 1},
                "exportCountry": {"$ref": "#/$defs/country"},
                "procedure": {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "current": {"type": "string", "minLength": 1},
                    "previous": {"type": "string", "minLength": 1}
                  }
                },
                "additionalProcedures": {"type": "array", "items": {"type": "string"}},
                "grossMass": {"$ref": "#/$defs/mass"},
                "netMass": {"$ref": "#/$defs/mass"},
                "quantity": {"$ref": "#/$defs/quantity", "description": "in the tariff's supplementary unit"},
                "price": {"$ref": "#/$defs/money"},
                "statisticalValue": {"$ref": "#/$defs/money"},
                "customsValue": {"$ref": "#/$defs/money"},
                "valuationMethod": {"type": "string", "minLength": 1},
                "valuation": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                      "additionCode": {"type": "string", "minLength": 1},
                      "amount": {"$ref": "#/$defs/money"},
                      "percentage": {"$ref": "#/$defs/decimal"}
                    }
                  }
                },
                "charges": {"type": "array", "items": {"$ref": "#/$defs/charge"}},
                "taxes": {"type": "array", "items": {"$ref": "#/$defs/tax"}},
                "packaging": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                      "sequence": {"type": "integer", "minimum": 0, "maximum": 999999999999999},
                      "count": {"type": "integer", "minimum": 0, "maximum": 999999999999999},
                      "type": {
                        "type": "string",
                        "pattern": "^[A-Z0-9]{2}$",
                        "description": "UN/ECE Recommendation 21"
                      },
                      "marks": {"type": "string", "minLength": 1}
                    }
                  }
                },
                "documents": {"type": "array", "items": {"$ref": "#/$defs/document"}},
                "additionalInformation": {"type": "array", "items": {"$ref": "#/$defs/information"}},
                "previousDocuments": {"type": "array", "items": {"$ref": "#/$defs/previousDocument"}},
                "parties": {"type": "array", "items": {"$ref": "#/$defs/party"}},
                "recognisedParties": {"type": "array", "items": {"$ref": "#/$defs/recognisedParty"}},
                "equipment": {"type": "array", "items": {"$ref": "#/$defs/equipment"}},
                "transactionNature": {"type": "string", "minLength": 1},
                "ucr": {"type": "string", "minLength": 1},
                "dangerousGoods": {"type": "array", "items": {"type": "string"}, "description": "UN numbers"}
              }
            },
            "shipment": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "parties": {"type": "array", "items": {"$ref": "#/$defs/party"}},
                "transactionNature": {"type": "string", "minLength": 1},
                "destination": {"$ref": "#/$defs/country"},
                "destinationRegion": {"type": "string", "minLength": 1},
                "exportCountry": {"$ref": "#/$defs/country"},
                "ucr": {"type": "string", "minLength": 1},
                "tradeTerms": {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "condition": {"type": "string", "minLength": 1, "description": "Incoterms"},
                    "location": {"type": "string", "minLength": 1},
                    "locationName": {"type": "string", "minLength": 1},
                    "country": {"$ref": "#/$defs/country"},
                    "description": {"type": "string", "minLength": 1},
                    "relationship": {"type": "string", "minLength": 1}
                  }
                },
                "invoices": {"type": "array", "items": {"$ref": "#/$defs/document"}},
                "previousDocuments": {"type": "array", "items": {"$ref": "#/$defs/previousDocument"}},
                "documents": {"type": "array", "items": {"$ref": "#/$defs/document"}},
                "freightCharge": {"$ref": "#/$defs/money"},
                "charges": {"type": "array", "items": {"$ref": "#/$defs/charge"}},
                "warehouse": {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "identifier": {"type": "string", "minLength": 1},
                    "typeCode": {"type": "string", "minLength": 1}
                  }
                },
                "consignment": {"$ref": "#/$defs/consignment"},
                "items": {"type": "array", "items": {"$ref": "#/$defs/item"}}
              }
            },
            "envelope": {
              "type": "object",
              "description": "The head of the WCO message that this came in",
              "additionalProperties": false,
              "properties": {
                "modelVersion": {"type": "string", "minLength": 1},
                "typeName": {"type": "string", "minLength": 1},
                "country": {"type": "string", "minLength": 1},
                "agency": {"type": "string", "minLength": 1},
                "customization": {"type": "string", "minLength": 1},
                "customizationVersion": {"type": "string", "minLength": 1}
              }
            },
            "node": {
              "type": "object",
              "additionalProperties": false,
              "required": ["name"],
              "properties": {
                "name": {
                  "type": "string",
                  "minLength": 1,
                  "description": "local name; @name for an attribute of the parent, #text for text between elements"
                },
                "namespace": {"type": "string", "description": "when it is another than the declaration's"},
                "attributes": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["name"],
                    "properties": {"name": {"type": "string", "minLength": 1}, "value": {"type": "string"}}
                  }
                },
                "text": {"type": "string"},
                "children": {"type": "array", "items": {"$ref": "#/$defs/node"}}
              }
            },
            "extension": {
              "type": "object",
              "description": "A part of a message that these words do not cover, kept as it stood",
              "additionalProperties": false,
              "required": ["node"],
              "properties": {
                "parent": {
                  "type": "string",
                  "description": "WCO path of the parent; left out for what stands around the message"
                },
                "position": {
                  "type": "integer",
                  "minimum": 0,
                  "maximum": 999999999999999,
                  "description": "index among the parent's children"
                },
                "node": {"$ref": "#/$defs/node"}
              }
            },
            "form": {
              "type": "object",
              "description": "How a message wrote a value, used again while the value is the same",
              "additionalProperties": false,
              "required": ["name"],
              "properties": {
                "parent": {"type": "string"},
                "name": {"type": "string", "minLength": 1},
                "value": {"type": "string", "description": "what Garita would write"},
                "nodes": {
                  "type": "array",
                  "items": {"$ref": "#/$defs/node"},
                  "description": "what the message wrote"
                }
              }
            }
          }
        }
        """#
}
